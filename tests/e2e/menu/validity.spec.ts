// The document as the browser has it, held against the HTML standard by the Nu HTML checker.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Page, TestInfo } from "@playwright/test";

import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { KINDS } from "../support/pages";
import { dist, files as all } from "../support/dist";
import { expect, open, test } from "../support/test";

interface Message {
  type: "error" | "info" | "non-document-error";
  url: string;
  message: string;
  extract: string;
}

/** Keeps the document as it is now, under a name that says what is open. */
async function keep(page: Page, info: TestInfo, name: string): Promise<string> {
  const file = info.outputPath(`${name.toLowerCase().replaceAll(" ", "-")}.html`);
  await writeFile(file, `<!doctype html>\n${await page.evaluate(() => document.documentElement.outerHTML)}`);
  return file;
}

/** The errors in documents, all in one run of the checker: most of its time is its start. */
async function errors(files: string[]): Promise<string[]> {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const options = ["-jar", jar, "--exit-zero-always", "--stdout", "--format", "json", ...files];
  const { stdout } = await promisify(execFile)("java", options, { maxBuffer: 2 ** 26 });
  const { messages } = JSON.parse(stdout) as { messages: Message[] };
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ url, message, extract }) => `${url.split("/").pop()}: ${message} In: ${extract}`);
}

inBothLayouts((layout) => {
  test("s6_the_document_is_valid_with_the_menu_closed_and_open", async ({ page }, info) => {
    test.slow();
    await open(page, "/");
    const menu = new Menu(page);
    const files = [await keep(page, info, "closed")];
    if (layout === "accordion") {
      await menu.openList();
      files.push(await keep(page, info, "list"));
    }
    for (const section of Object.keys(SECTIONS)) {
      await menu.open(section);
      files.push(await keep(page, info, section));
    }
    expect(await errors(files)).toEqual([]);
  });
});

test("s6_every_page_is_valid_as_it_is_served", async () => {
  test.slow();
  const pages = all().filter((file) => file.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(100);
  expect(await errors(pages.map((file) => join(dist, file)))).toEqual([]);
});

test("s6_every_kind_of_page_is_valid", async ({ page }, info) => {
  test.slow();
  const files: string[] = [];
  for (const [kind, address] of Object.entries(KINDS)) {
    await open(page, address);
    files.push(await keep(page, info, kind));
  }
  expect(await errors(files)).toEqual([]);
});
