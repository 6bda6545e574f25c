// Every width of a window, with each panel open.
import { Layout } from "../support/layouts";
import { crowded, overflow } from "../support/look";
import { KINDS } from "../support/pages";
import { expect, open, test } from "../support/test";

const WIDTHS = [320, 360, 390, 480, 600, 768, 991, 992, 1100, 1280, 1440, 1920];

for (const width of WIDTHS) {
  test(`v3_no_open_panel_scrolls_sideways_at_${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, "/");
    const menu = new Layout(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const section of await menu.sections()) {
      await menu.open(section);
      expect(await overflow(page), section).toBeLessThanOrEqual(0);
      const sideways = await menu.list.evaluate((list) => list.scrollWidth - list.clientWidth);
      expect(sideways, `the list, at ${section}`).toBeLessThanOrEqual(0);
    }
  });

  test(`v3_header_controls_do_not_overlap_at_${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, "/");
    expect(await crowded(page)).toEqual([]);
  });
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`v3_${kind}_page_does_not_scroll_sideways`, async ({ page }) => {
    await open(page, address);
    for (const width of [1920, 1024, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${width}`).toBeLessThanOrEqual(0);
    }
  });
}
