// Larger text and zoom.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { crowded, overflow, unreadable } from "../support/look";
import { expect, open, test } from "../support/test";

/** Sets larger text in the browser, as against its zoom, which enlarges everything. */
async function doubleText(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
}

/** Expects that nothing is clipped, and that the last link of each panel is reachable, also by keyboard. */
async function expectAllWithinReach(page: Page, sideways = false): Promise<void> {
  const menu = new Layout(page);
  expect.soft(await crowded(page)).toEqual([]);
  for (const section of await menu.sections()) {
    const panel = await menu.open(section);
    if (!sideways) expect.soft(await overflow(page), section).toBeLessThanOrEqual(0);
    expect.soft(await unreadable(menu.trigger(section)), section).toEqual([]);
    expect.soft(await unreadable(panel), section).toEqual([]);
    const links = panel.getByRole("link");
    await menu.trigger(section).focus();
    for (let left = await links.count(); left > 0; left--) await page.keyboard.press("Tab");
    await expect(links.last()).toBeFocused();
    // Up to a fraction of a pixel.
    await expect(links.last()).toBeInViewport({ ratio: 0.95 });
    const onTop = await links.last().evaluate((link) => {
      const [line] = link.getClientRects();
      return link.contains(document.elementFromPoint(line.left + 2, line.top + line.height / 2));
    });
    expect(onTop, `the last link of ${section} is covered`).toBe(true);
  }
}

// The bar begins at 62rem, which is 1984 px at 32 px: the first three widths get the accordion, the last one the bar.
for (const width of [390, 1280, 1920, 2560]) {
  test(`v4_menu_is_complete_with_double_text_size_at_${width}`, async ({ page }) => {
    await doubleText(page);
    await page.setViewportSize({ width, height: 1024 });
    await open(page, "/");
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(32);
    // A phone with text of this size may scroll sideways, as long as the menu is reachable (1.4.4, not 1.4.10).
    await expectAllWithinReach(page, width < 640);
  });
}

test.describe("zoom of 400 %", () => {
  // 1280 x 1024 at 400 %.
  test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });

  test("v4_menu_is_complete_at_400_percent_zoom", async ({ page }) => {
    await open(page, "/");
    await expectAllWithinReach(page);
  });
});

test.describe("zoom of 200 %", () => {
  test.use({ viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 });

  test("v4_menu_is_complete_at_200_percent_zoom", async ({ page }) => {
    await open(page, "/");
    await expectAllWithinReach(page);
  });
});
