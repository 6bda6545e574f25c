// The date that the site is shown for follows the visitor's clock for as long as the document is open.
import type { Page } from "@playwright/test";

import { EVENT } from "./support/selectors";
import { expect, heading, open, test } from "./support/test";

/** The evening before IETF 107 Singapore starts, in the time zone of the browser. */
const EVENING = "2026-03-13T23:58:30";

const first = (page: Page) => page.locator(EVENT).first();

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: EVENING });
});

test("r11_open_tab_shows_the_new_day_after_midnight", async ({ page }) => {
  await open(page, "/");
  await expect(first(page)).toContainText("IETF 107 Singapore");
  await expect(first(page)).not.toContainText("Now");
  await page.clock.runFor("03:00");
  await expect(first(page)).toContainText("Now");
});

test("r11_tab_that_slept_shows_the_current_day_when_it_is_looked_at", async ({ page }) => {
  await open(page, "/");
  await expect(first(page)).not.toContainText("Now");
  // The clock moves on, and no timer has run.
  await page.clock.setSystemTime("2026-03-14T08:00:00");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(first(page)).toContainText("Now");
});

test("r11_ten_days_of_visits_inside_the_app_end_on_the_current_day", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(heading(page)).toHaveText("Upcoming meetings");
  await page.clock.fastForward(10 * 24 * 60 * 60 * 1000);
  await page.goBack();
  await expect(first(page)).not.toContainText("IETF 107 Singapore");
});
