// How the menu shows where the visitor is.
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

/** What is marked in the menu of the document, or of the document of an address. */
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

/** The section that a page belongs to, as its content says. */
async function ownSection(page: Page, address: string): Promise<string> {
  const { data } = await (await page.request.get(`/content/pages${address.slice(0, -1)}.json`)).json();
  const entries = Object.entries({ ...SECTIONS, "News & blog": "/blog/" });
  return entries.find(([, start]) => start === data.section)![0];
}

test("s5_every_page_in_the_menu_is_marked_once", async ({ page }) => {
  await open(page, "/");
  const links = new Menu(page).nav.locator("a");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")!));
  const addresses = new Set(hrefs.filter((href) => href.startsWith("/") && !href.includes("#")));
  expect(addresses.size).toBeGreaterThan(40);
  for (const address of addresses) {
    const { pages, sections } = await marks(page, address);
    expect.soft(pages, address).toEqual([address]);
    expect.soft(sections, address).toEqual([await ownSection(page, address)]);
  }
});

/** Pages that the menu names more than once, or with parts, and the panel whose link is marked. */
const PLACES = {
  "/support-us/sponsorship/": "Support us",
  "/meeting/guide/": "Meetings",
  "/process/groups/": "Process",
  "/process/informal/": "Process",
  "/about/introduction/": "About",
  "/about/note-well/": "Participate",
  "/about/steering/appeals/": "Process",
  "/process/": "Process",
};

for (const [address, panel] of Object.entries(PLACES)) {
  test(`s5_link_in_the_own_section_else_the_first_is_marked: ${address}`, async ({ page }) => {
    await open(page, address);
    const menu = new Menu(page);
    const marked = menu.nav.locator("[aria-current=page]");
    await expect(marked).toHaveCount(1);
    const first = menu.panel(panel).locator(`a[href="${address}"]`).first();
    await expect(first).toHaveAttribute("aria-current", "page");
  });
}

test("s5_fragment_links_are_never_marked", async ({ page }) => {
  await open(page, "/about/introduction/#mission");
  expect((await marks(page)).pages).toEqual(["/about/introduction/"]);
});

test("s5_page_outside_the_menu_marks_only_its_section", async ({ page }) => {
  await open(page, "/meeting/106/");
  expect(await marks(page)).toEqual({ pages: [], sections: ["Meetings"] });
});

test("s5_marks_follow_navigation", async ({ page }) => {
  await open(page, "/process/groups/");
  expect(await marks(page)).toEqual({ pages: ["/process/groups/"], sections: ["Process"] });
  const menu = new Menu(page);
  await menu.open("Participate");
  await menu.links("Participate").filter({ hasText: "Mailing lists" }).click();
  await expect(page).toHaveURL("/participate/lists/");
  await expect.poll(() => marks(page)).toEqual({ pages: ["/participate/lists/"], sections: ["Participate"] });
  await page.goBack();
  await expect.poll(() => marks(page)).toEqual({ pages: ["/process/groups/"], sections: ["Process"] });
});

/** The strip of an entry that has its line: at the bottom in the bar, at the start in the accordion. */
async function edge(entry: Locator, layout: "bar" | "accordion"): Promise<Box> {
  const { x, y, width, height } = (await entry.boundingBox())!;
  const depth = 8;
  return layout === "bar" ? { x, y: y + height - depth, width, height: depth } : { x, y, width: depth, height };
}

inBothLayouts((layout) => {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test("s5_current_section_and_page_are_marked_by_a_line", async ({ page }) => {
        await open(page, "/process/groups/");
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
