// Without styles, and in a text browser, order and labels carry the meaning alone.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { KINDS } from "../support/pages";
import { expect, open, test } from "../support/test";

interface Section {
  label: string;
  intro?: string;
  groups: { heading: string; links: { label: string }[] }[];
}

/** The menu as the writers ordered it. */
async function written(request: APIRequestContext): Promise<Section[]> {
  return (await (await request.get("/content/site.json")).json()).data.menu;
}

/** What a panel says, in its order. */
function words({ label, intro, groups }: Section): string[] {
  const named = groups.flatMap(({ heading, links }) => [heading, ...links.map((link) => link.label)]);
  return [label, ...(intro ? [intro] : []), `Overview of ${label}`, ...named];
}

/** Fails unless the words stand in the text in their order. */
function expectInOrder(text: string, wanted: string[]): void {
  const plain = text.replace(/\s+/g, " ");
  let at = 0;
  for (const word of wanted) {
    const found = plain.indexOf(word, at);
    expect(found, `"${word}" should follow "${plain.slice(Math.max(0, at - 60), at)}"`).toBeGreaterThanOrEqual(0);
    at = found + word.length;
  }
}

test.describe("styles off", () => {
  // The missing stylesheet is the point, and the browser logs it. What axe says of sizes holds for our styles.
  test.use({ allowed: [/ERR_FAILED/], audit: false });

  const openPlain = async (page: Page, address: string): Promise<void> => {
    await page.route("**/*.css", (route) => route.abort());
    await open(page, address);
  };

  test("n4_without_styles_each_panel_says_its_words_in_order", async ({ page, request }) => {
    await openPlain(page, "/");
    const menu = new Layout(page);
    for (const section of (await written(request)).filter(({ groups }) => groups.length)) {
      await menu.openList();
      await menu.trigger(section.label).click();
      expectInOrder(await menu.nav.innerText(), words(section));
    }
  });

  test("n4_without_styles_the_page_is_read_from_its_name_to_its_foot", async ({ page }) => {
    await openPlain(page, "/about/introduction/");
    const landmarks = page.locator("header.site-header, nav[aria-label=Main], main, main h1, footer.site-footer");
    expect(await landmarks.evaluateAll((all) => all.map((one) => one.tagName))).toEqual(["HEADER", "NAV", "MAIN", "H1", "FOOTER"]);
    expectInOrder(await page.locator("body").innerText(), [
      "Skip to main content",
      "IETF",
      "Menu",
      ...(await texts(page.getByRole("main"))),
      ...(await texts(page.getByRole("contentinfo"))),
    ]);
  });

  test("n4_without_styles_no_label_says_two_things", async ({ page }) => {
    await openPlain(page, "/");
    for (const button of await page.getByRole("button").all()) {
      expect(await button.innerText()).not.toMatch(/dark.*light|light.*dark/s);
    }
  });
});

test.describe("text browser", () => {
  // The browser of this test is another one.
  test.use({ audit: false });

  const lynx = async (address: string): Promise<string> =>
    (await promisify(execFile)("lynx", ["-dump", "-nolist", "-width=500", address])).stdout;

  test.beforeAll(async () => {
    const installed = await lynx("-version").then(
      () => true,
      () => false,
    );
    test.skip(!installed, "lynx is not installed");
  });

  test("n4_a_text_browser_reads_the_whole_menu_in_order", async ({ baseURL, request }) => {
    expectInOrder(await lynx(`${baseURL}/`), ["IETF home page", ...(await written(request)).flatMap(plain)]);
  });

  for (const [kind, address] of Object.entries(KINDS)) {
    test(`n4_a_text_browser_reads_a_page_of_the_kind_${kind}`, async ({ baseURL, page, request }) => {
      await page.goto(address);
      const main = await texts(page.getByRole("main"));
      const last = (await written(request)).at(-1)!.label;
      expect(main.length).toBeGreaterThan(10);
      expectInOrder(await lynx(`${baseURL}${address}`), ["Skip to main content", "IETF home page", last, ...main]);
    });
  }
});

/**
 * Every text of a part of the page. But for what a text browser cannot have: choices that are not made, labels in pictures, whose
 * texts repeat them, and how far the visitor's clock is from that of a meeting.
 */
function texts(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.parentElement!.closest("option, svg, [data-noon]")) found.push(text.textContent!.replace(/\s+/g, " ").trim());
    }
    return found.filter(Boolean);
  });
}

/** A section with no panel is a link and nothing more. */
function plain(section: Section): string[] {
  return section.groups.length ? words(section) : [section.label];
}
