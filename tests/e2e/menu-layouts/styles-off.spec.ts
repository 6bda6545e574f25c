// Without styles, and in a text browser, only order and labels carry the meaning.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { KINDS } from "../support/pages";
import { CLOCK, SITE_FOOTER, SITE_HEADER } from "../support/selectors";
import { expect, open, test } from "../support/test";

interface Section {
  label: string;
  intro?: string;
  groups: { heading: string; links: { label: string }[] }[];
}

/** The menu in the order of the content. */
async function written(request: APIRequestContext): Promise<Section[]> {
  return (await (await request.get("/content/site.json")).json()).data.menu;
}

/** The texts of a panel, in order. */
function words({ label, intro, groups }: Section): string[] {
  const named = groups.flatMap(({ heading, links }) => [heading, ...links.map((link) => link.label)]);
  return [label, ...(intro ? [intro] : []), `Overview of ${label}`, ...named];
}

/** Expects the words in the text in their order. */
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
  // The browser logs the missing style sheet, which is on purpose. The sizes that axe checks are those of our styles.
  test.use({ allowed: [/ERR_FAILED/], audit: false });

  const openPlain = async (page: Page, address: string): Promise<void> => {
    await page.route("**/*.css", (route) => route.abort());
    await open(page, address);
  };

  test("n4_panels_read_in_order_without_styles", async ({ page, request }) => {
    await openPlain(page, "/");
    const menu = new Layout(page);
    for (const section of (await written(request)).filter(({ groups }) => groups.length)) {
      await menu.openList();
      await menu.trigger(section.label).click();
      expectInOrder(await menu.nav.innerText(), words(section));
    }
  });

  test("n4_page_reads_in_order_without_styles", async ({ page }) => {
    await openPlain(page, "/about/introduction/");
    const landmarks = page.locator(`${SITE_HEADER}, nav[aria-label=Main], main, main h1, ${SITE_FOOTER}`);
    expect(await landmarks.evaluateAll((all) => all.map((one) => one.tagName))).toEqual(["HEADER", "NAV", "MAIN", "H1", "FOOTER"]);
    expectInOrder(await page.locator("body").innerText(), [
      "Skip to main content",
      "Example",
      "Menu",
      ...(await texts(page.getByRole("main"))),
      ...(await texts(page.getByRole("contentinfo"))),
    ]);
  });

  test("n4_no_label_has_two_meanings_without_styles", async ({ page }) => {
    await openPlain(page, "/");
    for (const button of await page.getByRole("button").all()) {
      expect(await button.innerText()).not.toMatch(/dark.*light|light.*dark/s);
    }
  });
});

test.describe("text browser", () => {
  // These tests are not about the page in Chromium.
  // What programs add to a list is not in the page as it is served.
  test.use({ audit: false, javaScriptEnabled: false });

  const lynx = async (address: string): Promise<string> =>
    (await promisify(execFile)("lynx", ["-dump", "-nolist", "-width=500", address])).stdout;

  test.beforeAll(async () => {
    const installed = await lynx("-version").then(
      () => true,
      () => false,
    );
    test.skip(!installed, "lynx is not installed");
  });

  test("n4_menu_reads_in_order_in_a_text_browser", async ({ baseURL, request }) => {
    expectInOrder(await lynx(`${baseURL}/`), ["Example home page", ...(await written(request)).flatMap(plain)]);
  });

  for (const [kind, address] of Object.entries(KINDS)) {
    test(`n4_${kind}_page_reads_in_order_in_a_text_browser`, async ({ baseURL, page, request }) => {
      await page.goto(address);
      const main = await texts(page.getByRole("main"));
      const last = (await written(request)).at(-1)!.label;
      expect(main.length).toBeGreaterThan(10);
      expectInOrder(await lynx(`${baseURL}${address}`), ["Skip to main content", "Example home page", last, ...main]);
    });
  }
});

/**
 * The texts of a part of the page, without those that a text browser cannot show: options that are not selected, labels in pictures,
 * which are repeated in the text, and how far the visitor's clock is from that of a meeting.
 */
function texts(part: Locator): Promise<string[]> {
  return part.evaluate((root, clock) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.parentElement!.closest(`option, svg, ${clock}`)) found.push(text.textContent!.replace(/\s+/g, " ").trim());
    }
    return found.filter(Boolean);
  }, CLOCK);
}

/** The texts of a section. Without a panel it is a link and nothing more. */
function plain(section: Section): string[] {
  return section.groups.length ? words(section) : [section.label];
}
