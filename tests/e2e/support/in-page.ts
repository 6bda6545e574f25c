// Functions that run in a page, in whichever browser: they see nothing but their arguments.

/** Where a visitor is, as the page shows it. */
export interface Position {
  address: string;
  heading: string;
  title: string;
}

/** The position of the page. */
export const position = (): Position => ({
  address: location.pathname + location.search + location.hash,
  heading: document.querySelector("h1")?.textContent ?? "",
  title: document.title,
});

/** Follows a link that is made for it, since the page may have none to that address. */
export const followLink = (href: string): void => {
  const link = Object.assign(document.createElement("a"), { href });
  document.body.append(link);
  link.click();
  link.remove();
};

/** Every element and text of the document, or of the given HTML, without what a visit is meant to change. */
export const outline = (html: string | null): string[] => {
  const read = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const lines: string[] = [];
  const visit = (node: Node, depth: number): void => {
    // Adjoining texts are one: the comments by which the app finds its places may separate them.
    if (node instanceof Text) {
      const previous = lines.at(-1);
      if (previous?.startsWith(`${depth} "`)) lines.splice(-1, 1, previous + node.data);
      else lines.push(`${depth} "${node.data}`);
    }
    if (!(node instanceof Element)) return;
    const attributes = [...node.attributes]
      // What scripts set: that the app is ready, and the colors.
      .filter(({ name }) => !(node === read.documentElement && ["data-app", "data-theme"].includes(name)))
      .map(({ name, value }) => ` ${name}="${value}"`);
    lines.push(`${depth} <${node.localName}${attributes.sort().join("")}>`);
    // How far the visitor's clock is from that of a meeting, which only the app knows.
    if (!node.matches("[data-reference-time]")) for (const child of node.childNodes) visit(child, depth + 1);
  };
  visit(read.documentElement, 0);
  return lines;
};

/** The first visible element that a selector finds, of those with a text if one is given. */
export const named = (selector: string, text: string | null | undefined): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.checkVisibility({ visibilityProperty: true }) && (text == null || element.textContent!.trim() === text),
  );

/** Whether focus is on the first control after an element. */
export const isOnFirstControlAfter = (selector: string): boolean => {
  const start = document.querySelector(selector)!;
  const controls = [...document.querySelectorAll<HTMLElement>("main :is(a[href], button, input, summary)")];
  const after = controls.filter((one) => start.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  const first = after.find((one) => one.checkVisibility({ visibilityProperty: true }) && !one.hasAttribute("disabled"));
  return document.activeElement === first;
};

/** Begins to note what a live region announces. */
export const listen = (selector: string): void => {
  const said: string[] = [];
  Object.assign(window, { said });
  const region = document.querySelector(selector)!;
  new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
};

/** What has been announced since then, but for that a page is slow, which any page may be on a busy machine. */
export const said = (): string[] => (window as unknown as { said: string[] }).said.filter((text) => text !== "Loading the page");

/** The text of what has focus, or its id if it has none; empty if nothing has focus. */
export const focused = (): string => {
  const active = document.activeElement;
  return !active || active === document.body ? "" : active.textContent!.trim() || active.id;
};

/** Whether the visible status message of the page, of which some have several, matches a pattern. */
export const says = (pattern: string): boolean => {
  const messages = [...document.querySelectorAll("main [role=status]")].filter((one) => one.checkVisibility());
  return messages.some(({ textContent }) => new RegExp(pattern).test(textContent!.trim()));
};
