// Pages never scroll sideways: on the narrowest screen, and with text twice as large on a phone (WCAG 1.4.4 and 1.4.10).
import type { Page } from "@playwright/test";

import { KINDS, NOT_FOUND_MESSAGE, UNKNOWN_ADDRESS } from "./support/pages";
import { expect, lead, open, test } from "./support/test";

test.use({ allowed: [NOT_FOUND_MESSAGE] });

/** How far the page can be scrolled sideways, in CSS pixels. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const [kind, address] of Object.entries({ ...KINDS, not_found: UNKNOWN_ADDRESS, offline: "/offline/" })) {
  test(`v4_${kind}_page_fits_320_px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, address);
    expect(await overflow(page)).toBe(0);
  });

  test(`v4_${kind}_page_fits_a_phone_with_text_twice_as_large`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, address);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    expect(await overflow(page)).toBe(0);
  });
}

/** The frame of a table, named by the heading before it. */
const frame = (page: Page) => page.getByRole("region", { name: "Table: Where the records are" });

/** Makes the text so large that the table is wider than the window. */
const enlarge = (page: Page) => page.evaluate(() => document.documentElement.style.setProperty("font-size", "300%"));

test("v4_frame_of_a_table_is_a_tab_stop_only_where_it_scrolls", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/meeting/past/");
  await expect(frame(page)).not.toHaveAttribute("tabindex");
  // The window is the same, the text is not.
  await enlarge(page);
  await expect(frame(page)).toHaveAttribute("tabindex", "0");
  await frame(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => frame(page).evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  await page.setViewportSize({ width: 1920, height: 844 });
  await expect(frame(page)).not.toHaveAttribute("tabindex");
});

test("v4_frame_of_a_table_is_measured_on_arrival", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/about/");
  await enlarge(page);
  await lead(page, "/meeting/past/");
  await expect(frame(page)).toHaveAttribute("tabindex", "0");
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
  await expect(frame(page)).not.toHaveAttribute("tabindex");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  // Nothing can make it a tab stop where it scrolls, and not every browser does so by itself: the page scrolls.
  test("v4_wide_table_is_reachable_by_keyboard_without_scripts", async ({ page }) => {
    await page.setViewportSize({ width: 120, height: 844 });
    await page.goto("/meeting/past/");
    await expect(frame(page)).not.toHaveAttribute("tabindex");
    await expect(frame(page)).toHaveCSS("overflow", "visible");
    await frame(page).scrollIntoViewIfNeeded();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate(() => scrollX)).toBeGreaterThan(0);
  });
});
