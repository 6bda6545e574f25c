// The content of a panel, and its order.
import type { Locator } from "@playwright/test";

import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { expect, open, test } from "../support/test";

/** The visible text of a panel in front of one of its links. */
async function textBefore(link: Locator, panel: Locator): Promise<string> {
  const text = await panel.innerText();
  return text.slice(0, text.indexOf(await link.innerText())).trim();
}

inBothLayouts((layout) => {
  for (const [section, address] of Object.entries(SECTIONS)) {
    test(`s3_panel_starts_with_introduction_and_section_link: ${section}`, async ({ page }) => {
      await open(page, "/");
      const menu = new Menu(page);
      await menu.open(section);
      const first = menu.links(section).first();
      await expect(first).toHaveAttribute("href", address);
      await expect(first).toBeVisible();
      // The bar repeats the name above the introduction; in the accordion the trigger is right above it.
      const introduction = (await textBefore(first, menu.panel(section))).replace(layout === "bar" ? section : "", "");
      expect(introduction.trim(), "introduction, in whole sentences").toMatch(/^[A-Z].{20,}\.$/s);
    });
  }
});

for (const address of ["/", "/about/introduction/", "/meeting/upcoming/"]) {
  test(`s3_group_headings_keep_the_heading_order: ${address}`, async ({ page }) => {
    await open(page, address);
    const menu = new Menu(page);
    for (const section of Object.keys(SECTIONS)) {
      await menu.open(section);
      const levels = await page
        .getByRole("heading")
        .evaluateAll((all) => all.map((heading) => Number(heading.ariaLevel ?? heading.tagName.slice(1))));
      expect(levels[0], "the first heading").toBe(1);
      const skipped = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
      expect(skipped, `levels without the one above, in ${levels}`).toEqual([]);
    }
  });
}
