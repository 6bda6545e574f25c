// The document as the browser has it, checked against the HTML standard by the Nu HTML checker.
import { writeFile } from "node:fs/promises";

import type { Page, TestInfo } from "@playwright/test";

import { dist } from "../support/dist";
import { htmlErrors, validityErrors } from "../support/files";
import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { KINDS } from "../support/pages";
import { expect, open, test } from "../support/test";

/** Writes the document as it is now into a file, whose name says what is open. */
async function save(page: Page, info: TestInfo, name: string): Promise<string> {
  const file = info.outputPath(`${name.toLowerCase().replaceAll(" ", "-")}.html`);
  await writeFile(file, `<!doctype html>\n${await page.evaluate(() => document.documentElement.outerHTML)}`);
  return file;
}

inBothLayouts((layout) => {
  test("s6_document_is_valid_with_the_menu_closed_and_open", async ({ page }, info) => {
    test.slow();
    await open(page, "/");
    const menu = new Menu(page);
    const files = [await save(page, info, "closed")];
    if (layout === "accordion") {
      await menu.openList();
      files.push(await save(page, info, "list"));
    }
    for (const section of Object.keys(SECTIONS)) {
      await menu.open(section);
      files.push(await save(page, info, section));
    }
    expect(await htmlErrors(files)).toEqual([]);
  });
});

test("s6_every_served_document_is_valid", async () => {
  test.slow();
  expect(await validityErrors(dist)).toEqual([]);
});

test("s6_every_kind_of_page_is_valid_once_ready", async ({ page }, info) => {
  test.slow();
  const files: string[] = [];
  for (const [kind, address] of Object.entries(KINDS)) {
    await open(page, address);
    files.push(await save(page, info, kind));
  }
  expect(await htmlErrors(files)).toEqual([]);
});
