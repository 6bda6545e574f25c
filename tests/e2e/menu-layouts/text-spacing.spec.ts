// The text spacing of WCAG 1.4.12, which a visitor may ask for.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { crowded, overflow, unreadable } from "../support/look";
import { KINDS } from "../support/pages";
import { expect, open, test } from "../support/test";

/** As a visitor's own style sheet; the page's policy would not let a `style` element in. */
async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
}

for (const width of [320, 390, 768, 992, 1100, 1280, 1440, 1920]) {
  test(`v5_spaced_text_loses_nothing_in_the_menu_at_${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "/");
    await spaceText(page);
    expect.soft(await crowded(page)).toEqual([]);
    const menu = new Layout(page);
    for (const section of await menu.sections()) {
      const panel = await menu.open(section);
      expect.soft(await overflow(page), section).toBeLessThanOrEqual(0);
      expect.soft(await unreadable(menu.trigger(section)), section).toEqual([]);
      expect.soft(await unreadable(panel), section).toEqual([]);
    }
  });
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`v5_spaced_text_loses_nothing_on_a_page_of_the_kind_${kind}`, async ({ page }) => {
    await open(page, address);
    await spaceText(page);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await overflow(page), `${width}`).toBeLessThanOrEqual(0);
      expect.soft(await unreadable(page.getByRole("main")), `${width}`).toEqual([]);
    }
  });
}
