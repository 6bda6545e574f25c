// The header: its search field, and how it leaves and comes back while the visitor scrolls.
import type { Page } from "@playwright/test";

import { headerField } from "./support/search";
import { expect, open, test } from "./support/test";

const LONG = "/about/introduction/";
const KEY = ".site-header__search kbd";

/** Scrolls as a wheel does, and waits for the header. */
async function scroll(page: Page, by: number, isSeen: boolean): Promise<void> {
  await page.mouse.wheel(0, by);
  const header = page.getByRole("banner");
  if (isSeen) await expect(header).toBeInViewport();
  else await expect(header).not.toBeInViewport();
}

for (const width of [390, 1280]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 700 } });

    test("header_leaves_on_scrolling_down_and_comes_back_on_scrolling_up", async ({ page }) => {
      await open(page, LONG);
      await scroll(page, 900, false);
      await scroll(page, -50, true);
      await scroll(page, 100, false);
      // The keyboard finds it again.
      await page.getByRole("link", { name: /home page$/ }).focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await expect(page.getByRole("banner")).toBeInViewport();
    });

    test("k12_header_that_comes_back_covers_no_focus_stop", async ({ page }) => {
      test.slow();
      await open(page, LONG);
      await page.getByRole("contentinfo").getByRole("link").last().focus();
      for (let stop = 0; stop < 40; stop++) {
        await page.keyboard.press("Shift+Tab");
        const covering = () =>
          page.evaluate(() => {
            const { x, y, width, height } = document.activeElement!.getClientRects()[0];
            const hit = document.elementFromPoint(x + width / 2, y + height / 2);
            return document.activeElement!.contains(hit)
              ? ""
              : `${document.activeElement!.outerHTML} is under ${hit?.outerHTML.slice(0, 80)}`;
          });
        await expect.poll(covering).toBe("");
      }
    });

    test("a5_part_above_is_below_the_header_that_comes_back", async ({ page }) => {
      await open(page, LONG);
      await scroll(page, 20_000, false);
      await page.evaluate(() => location.assign("#principles"));
      await expect(page.getByRole("banner")).toBeInViewport();
      const bottom = await page.getByRole("banner").evaluate((header) => header.getBoundingClientRect().bottom);
      const top = () => page.locator("#principles").evaluate((part) => part.getBoundingClientRect().top);
      await expect.poll(top).toBeGreaterThanOrEqual(bottom);
    });
  });
}

test("v1_header_comes_back_without_motion_where_that_is_wanted", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, LONG);
  await scroll(page, 900, false);
  const duration = () => page.getByRole("banner").evaluate((header) => getComputedStyle(header).transitionDuration);
  expect(await duration()).toBe("0s");
});

test("v4_header_does_not_stay_in_a_low_window", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 256 });
  await open(page, LONG);
  await page.mouse.wheel(0, 900);
  await expect(page.getByRole("banner")).not.toBeInViewport();
  await page.mouse.wheel(0, -100);
  await page.waitForTimeout(300);
  await expect(page.getByRole("banner")).not.toBeInViewport();
});

test("long_page_ends_with_a_link_to_its_top", async ({ page }) => {
  await open(page, "/meeting/past/");
  await page.getByRole("link", { name: "Back to top" }).click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(100);
});

test.describe("the field", () => {
  test.use({ viewport: { width: 1600, height: 900 } });

  test("q4_field_of_the_header_names_the_key_that_opens_the_search", async ({ page }) => {
    await open(page, "/");
    await expect(page.locator(KEY)).toHaveText("Ctrl K");
    await expect(page.locator(KEY)).toBeVisible();
    // 16rem where there is room: with the widest of the fonts, not all of it.
    expect(await headerField(page).evaluate((field) => field.getBoundingClientRect().width)).toBeGreaterThanOrEqual(9 * 16);
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });

    test("a20_field_of_the_header_is_a_form_without_scripts_and_names_no_key", async ({ page }) => {
      await page.goto("/");
      await expect(page.locator(KEY)).toBeHidden();
      await headerField(page).fill("hackathon");
      await headerField(page).press("Enter");
      await expect(page).toHaveURL("/search/?query=hackathon");
    });
  });
});
