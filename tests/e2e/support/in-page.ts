// Functions that are run in a page, in whichever browser: they see nothing but their arguments.

/** What a visitor sees of where one is. */
export interface Position {
  address: string;
  heading: string;
  title: string;
}

/** Where the page is. */
export const position = (): Position => ({
  address: location.pathname + location.search + location.hash,
  heading: document.querySelector("h1")?.textContent ?? "",
  title: document.title,
});

/** Follows a link of its own, for no other leads there. */
export const followLink = (href: string): void => {
  const link = Object.assign(document.createElement("a"), { href });
  document.body.append(link);
  link.click();
  link.remove();
};

/** Every element and text of the document, or of one that is given as HTML, without what a visit is meant to change. */
export const outline = (html: string | null): string[] => {
  const read = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const lines: string[] = [];
  const visit = (node: Node, depth: number): void => {
    // Adjoining texts are one: comments, by which the app finds its places, may stand between them.
    if (node instanceof Text) {
      const previous = lines.at(-1);
      if (previous?.startsWith(`${depth} "`)) lines.splice(-1, 1, previous + node.data);
      else lines.push(`${depth} "${node.data}`);
    }
    if (!(node instanceof Element)) return;
    const attributes = [...node.attributes]
      // What the scripts at the top of the document say of themselves: the app is ready, and the colors are these.
      .filter(({ name }) => !(node === read.documentElement && ["data-app", "data-theme"].includes(name)))
      .map(({ name, value }) => ` ${name}="${value}"`);
    lines.push(`${depth} <${node.localName}${attributes.sort().join("")}>`);
    // How far the visitor's clock is from that of a meeting, which only the app knows.
    if (!node.matches("[data-noon]")) for (const child of node.childNodes) visit(child, depth + 1);
  };
  visit(read.documentElement, 0);
  return lines;
};
