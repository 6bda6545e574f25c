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
