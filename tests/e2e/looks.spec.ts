// What pages look like: pictures of the small site, compared with those in snapshots/. They are half as large as the page and have a
// typeface of their own, so that neither the fonts of a machine nor their hinting matter; what has moved, changed its color or vanished
// does. `script/test --browser looks --update-snapshots` takes over what was changed on purpose.
import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { KINDS, UNKNOWN_ADDRESS, NOT_FOUND_MESSAGE } from "./support/pages";
import { Menu } from "./support/menu";
import { field, openDialog, options } from "./support/search";
import { expect, open, test } from "./support/test";

const TYPEFACE = readFileSync(require.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2")).toString("base64");

const STYLE = `
  @font-face { font-family: "Test"; font-weight: 100 900; src: url("data:font/woff2;base64,${TYPEFACE}") }
  :root { --sans: "Test"; --mono: "Test" }
`;

/** The windows and schemes of the pictures. Colors do not depend on the width, so one dark width stands for both. */
const WINDOWS = {
  phone: { viewport: { width: 390, height: 1200 }, colorScheme: "light" },
  light: { viewport: { width: 1280, height: 1200 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 1200 }, colorScheme: "dark" },
} as const;

/** Pages of each kind, and states that a page can be brought to. */
const LOOKS: Record<string, (page: Page) => Promise<void>> = {
  ...Object.fromEntries(Object.entries(KINDS).map(([kind, address]) => [kind, (page: Page) => open(page, address)])),
  not_found: (page) => open(page, UNKNOWN_ADDRESS),
  menu: async (page) => {
    await open(page, KINDS.article);
    const menu = new Menu(page);
    if (await menu.toggle.isVisible()) await menu.toggle.click();
    await menu.trigger("Process").click();
  },
  search_dialog: async (page) => {
    await open(page, KINDS.article);
    await openDialog(page);
    await field(page).fill("quic");
    await expect(options(page).first()).toBeVisible();
  },
};

for (const [name, options] of Object.entries(WINDOWS)) {
  test.describe(name, () => {
    // The page's own policy lets neither the typeface nor its style in.
    test.use({ ...options, bypassCSP: true, deviceScaleFactor: 0.5, timezoneId: "UTC", allowed: [NOT_FOUND_MESSAGE], audit: false });
    for (const [look, show] of Object.entries(LOOKS)) {
      test(`${look}_looks_as_before_in_${name}`, async ({ page }) => {
        await show(page);
        await page.addStyleTag({ content: STYLE });
        await page.evaluate(() => document.fonts.load("1rem Test"));
        await page.waitForLoadState("networkidle");
        await expect(page).toHaveScreenshot(`${look}-${name}.png`, {
          animations: "disabled",
          scale: "device",
          threshold: 0.1,
          maxDiffPixelRatio: 0.002,
        });
      });
    }
  });
}
