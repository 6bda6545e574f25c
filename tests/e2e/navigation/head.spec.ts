// What a page says of itself in its head.
import type { Page } from "@playwright/test";
import { KINDS } from "../support/pages";
import { expect, lead, open, test } from "../support/test";

const ORIGIN = "https://www.ietf.org";

interface Head {
  title: string;
  /** The heading of the page, which its title has to name. */
  heading: string;
  /** The value of each of the tags, and none twice. */
  tags: Record<string, string[]>;
}

/** The head of the document, or of the prerendered file of an address. */
function head(page: Page, file?: string): Promise<Head> {
  return page.evaluate(async (address) => {
    const html = address && (await (await fetch(address)).text());
    const read = html ? new DOMParser().parseFromString(html, "text/html") : document;
    const all = (selector: string, attribute: string): string[] =>
      [...read.querySelectorAll(selector)].map((tag) => tag.getAttribute(attribute)!);
    return {
      title: read.title,
      heading: read.querySelector("h1")!.textContent!,
      tags: {
        description: all("meta[name=description]", "content"),
        canonical: all("link[rel=canonical]", "href"),
        "og:title": all("meta[property='og:title']", "content"),
        "og:description": all("meta[property='og:description']", "content"),
        "og:url": all("meta[property='og:url']", "content"),
        "og:type": all("meta[property='og:type']", "content"),
        "og:image": all("meta[property='og:image']", "content"),
        "og:image:alt": all("meta[property='og:image:alt']", "content"),
        "twitter:card": all("meta[name='twitter:card']", "content"),
        text: all("link[rel=alternate][type='text/plain']", "href"),
      },
    };
  }, file);
}

/** The addresses of the whole site, from its index. */
async function addresses(page: Page): Promise<string[]> {
  await open(page, KINDS.search);
  const links = page.getByRole("main").locator("a[href^='/']");
  return [...new Set(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!.replace(/#.*/, ""))))];
}

test("a3_every_page_has_a_head_that_is_right_and_its_own", async ({ page }) => {
  test.slow();
  const all = await addresses(page);
  expect(all.length).toBeGreaterThan(100);
  const heads = await Promise.all(all.map((address) => head(page, address)));
  for (const [at, { title, heading, tags }] of heads.entries()) {
    const url = ORIGIN + all[at];
    const [description] = tags.description;
    const type = /^\/blog\/./.test(all[at]) ? "article" : "website";
    expect(title, all[at]).toBe(all[at] === "/" ? "IETF | Internet Engineering Task Force" : `${heading} | IETF`);
    expect(description.length, all[at]).toBeGreaterThan(40);
    expect(tags, all[at]).toEqual({
      description: [description],
      canonical: [url],
      "og:title": [heading],
      "og:description": [description],
      "og:url": [url],
      "og:type": [type],
      "og:image": [`${url}share.png`],
      "og:image:alt": [title],
      "twitter:card": ["summary_large_image"],
      text: [`${url}index.txt`],
    });
  }
  const repeated = (values: string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);
  expect(repeated(heads.map(({ title }) => title))).toEqual([]);
  expect(repeated(heads.map(({ tags }) => tags.description[0]))).toEqual([]);
});

test("a3_the_head_after_a_navigation_is_that_of_the_prerendered_file", async ({ page }) => {
  test.slow();
  for (const [kind, address] of Object.entries(KINDS)) {
    await test.step(kind, async () => {
      // The index leads everywhere but to itself.
      await open(page, address === KINDS.search ? KINDS.home : KINDS.search);
      const before = await head(page);
      await page.evaluate(() => Object.assign(globalThis, { same: true }));
      if (address === KINDS.search) await lead(page, address);
      else await page.locator(`a[href='${address}']:visible`).first().click();
      await expect(page).toHaveURL(address);
      await expect(page).not.toHaveTitle(before.title);
      expect(await head(page)).toEqual(await head(page, address));
      // The document is the one from before: its head was changed, not loaded.
      expect(await page.evaluate(() => "same" in globalThis)).toBe(true);
    });
  }
});

test("a3_back_brings_the_head_of_the_page_back", async ({ page }) => {
  await open(page, KINDS.home);
  const before = await head(page);
  await page.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveTitle("Upcoming meetings | IETF");
  await page.goBack();
  await expect(page).toHaveTitle(before.title);
  expect(await head(page)).toEqual(before);
});
