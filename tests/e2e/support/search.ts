// The search: the dialog, which the program of the search shows, and the results on the page of the search.
import { type Locator, type Page, expect } from "@playwright/test";

import { open } from "./test";

/** The files of the program that shows the dialog. */
export const PROGRAM = { script: /\/search-ui-[^/]*\.js$/, wasm: /\/search-ui-[^/]*_bg\.wasm$/ };
/** All of them, for `page.route`. */
export const PROGRAM_FILES = "**/search-ui-*";
/** The links by which the page asks for them. */
export const PROGRAM_LINKS = "link[href^='/search-ui']";

/** The file that says where the index is. */
export const CATALOG = "content/search/catalog.txt";
/** All files of the index, for `page.route`. */
export const INDEX_FILES = "**/content/search/**";

/** Whether a path belongs to the search. */
export const isOfSearch = (path: string): boolean => /\/search-ui|\/content\/search\//.test(path);

export const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Search" });
export const field = (page: Page): Locator => dialog(page).locator("input");
export const options = (page: Page): Locator => dialog(page).getByRole("option");
export const status = (page: Page): Locator => dialog(page).getByRole("status");

/** The id of an option. */
export const optionId = (number: number): string => `search-option-${number}`;

/** The field in the header of wide windows, which hands over to the dialog. */
export const headerField = (page: Page): Locator => page.locator("#header-search");

/** The link in the header, which opens the dialog. */
export const headerLink = (page: Page): Locator => page.getByRole("banner").getByRole("link", { name: "Search", exact: true });

/** The results on the page of the search. */
export const results = (page: Page): Locator => page.locator("[data-results]");

/** The field on the page of the search. */
export const pageField = (page: Page): Locator => page.getByRole("searchbox", { name: "Search the site" });

/** Opens the dialog on the page that is shown. */
export async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

/** Opens a page, and the dialog on it. */
export async function openWithDialog(page: Page, address = "/"): Promise<void> {
  await open(page, address);
  await openDialog(page);
}
