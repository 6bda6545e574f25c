// Pages never scroll sideways: on the narrowest screen, and with text twice as large on a phone (WCAG 1.4.4 and 1.4.10).
import type { Page } from "@playwright/test";

import { KINDS, NOT_FOUND_MESSAGE, UNKNOWN_ADDRESS } from "./support/pages";
import { expect, open, test } from "./support/test";

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
