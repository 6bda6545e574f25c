// Where in the menu the visitor is.
import type { Locator, Page } from "@playwright/test";

import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { type Box, contrast } from "../support/look";
import { expect, open, test } from "../support/test";

interface Marks {
  /** Addresses of the links that are marked as the page. */
  pages: string[];
  /** Names of the entries of the bar that are marked as the section. */
  sections: string[];
}

/** What is marked in the menu of the document, or of one that was fetched from an address. */
function marks(page: Page, address?: string): Promise<Marks> {
  return page.evaluate(async (from) => {
    const parse = async (url: string) => new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    const menu = (from ? await parse(from) : document).querySelector("nav[aria-label=Main]")!;
    const marked = (selector: string) => [...menu.querySelectorAll(selector)];
    return {
      pages: marked("[aria-current=page]").map((link) => link.getAttribute("href")!),
      sections: marked("summary[aria-current=true], a[aria-current]:not(details a)").map((entry) => entry.textContent!),
    };
  }, address);
}

/** The section to which the content says that a page belongs. */
async function ownSection(page: Page, address: string): Promise<string> {
  const { data } = await (await page.request.get(`/content/pages${address.slice(0, -1)}.json`)).json();
  const entries = Object.entries({ ...SECTIONS, "News & blog": "/blog/" });
  return entries.find(([, start]) => start === data.section)![0];
}

test("s5_every_page_that_the_menu_names_is_marked_once", async ({ page }) => {
  await open(page, "/");
  const links = new Menu(page).nav.locator("a");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  const addresses = new Set(hrefs.filter((href) => href.startsWith("/") && !href.includes("#")));
  expect(addresses.size).toBeGreaterThan(60);
  for (const address of addresses) {
    const { pages, sections } = await marks(page, address);
    expect.soft(pages, address).toEqual([address]);
    expect.soft(sections, address).toEqual([await ownSection(page, address)]);
  }
});

/** Pages that the menu names more than once, or with parts, and the panel whose link counts. */
const PLACES = {
  "/support-us/sponsorship/": "Support us",
  "/meeting/guide-ietf-meetings/": "Meetings",
  "/process/wgs/": "Process",
  "/process/informal/": "Process",
  "/about/introduction/": "About",
  "/about/note-well/": "Participate",
  "/about/groups/iesg/appeals/": "Process",
  "/process/": "Process",
};

for (const [address, panel] of Object.entries(PLACES)) {
  test(`s5_the_link_in_the_panel_of_the_own_section_counts_else_the_first: ${address}`, async ({ page }) => {
    await open(page, address);
    const menu = new Menu(page);
    const marked = menu.nav.locator("[aria-current=page]");
    await expect(marked).toHaveCount(1);
    const first = menu.panel(panel).locator(`a[href="${address}"]`).first();
    await expect(first).toHaveAttribute("aria-current", "page");
  });
}

test("s5_links_to_a_part_of_a_page_are_never_marked", async ({ page }) => {
  await open(page, "/about/introduction/#mission");
  expect((await marks(page)).pages).toEqual(["/about/introduction/"]);
});

test("s5_a_page_that_the_menu_does_not_name_marks_only_its_section", async ({ page }) => {
  await open(page, "/meeting/124/");
  expect(await marks(page)).toEqual({ pages: [], sections: ["Meetings"] });
});

test("s5_the_marks_follow_a_navigation", async ({ page }) => {
  await open(page, "/process/wgs/");
  expect(await marks(page)).toEqual({ pages: ["/process/wgs/"], sections: ["Process"] });
  const menu = new Menu(page);
  await menu.open("Participate");
  await menu.links("Participate").filter({ hasText: "Mailing lists" }).click();
  await expect(page).toHaveURL("/participate/lists/");
  await expect.poll(() => marks(page)).toEqual({ pages: ["/participate/lists/"], sections: ["Participate"] });
  await page.goBack();
  await expect.poll(() => marks(page)).toEqual({ pages: ["/process/wgs/"], sections: ["Process"] });
});

/** The strip of an entry where its line is: below in the bar, at the start in the small layout. */
async function edge(entry: Locator, layout: "bar" | "accordion"): Promise<Box> {
  const { x, y, width, height } = (await entry.boundingBox())!;
  const depth = 8;
  return layout === "bar" ? { x, y: y + height - depth, width, height: depth } : { x, y, width: depth, height };
}

inBothLayouts((layout) => {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test("s5_section_and_page_are_marked_by_a_line", async ({ page }) => {
        await open(page, "/process/wgs/");
        const menu = new Menu(page);
        await menu.openList();
        const line = async (section: string) => contrast(page, await edge(menu.trigger(section), layout));
        expect(await line("Process")).toBeGreaterThanOrEqual(3);
        expect(await line("Meetings")).toBeLessThan(1.5);
        await menu.open("Process");
        const [marked, other] = [menu.nav.locator("[aria-current=page]"), menu.links("Process").nth(1)];
        await expect(marked).toHaveCSS("text-decoration-line", "underline");
        await expect(other).toHaveCSS("text-decoration-line", "none");
      });
    });
  }
});
