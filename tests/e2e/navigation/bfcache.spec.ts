// A document that the browser restores from its back-forward cache.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { dialog, openDialog } from "../support/search";
import { EVENT_TITLE } from "../support/selectors";
import { DAY, expect, heading, open, ready } from "../support/test";
import { test } from "../support/window";

/** Loads another document of the site, as a typed address or a bookmark does, and goes back on a day. */
async function leaveAndReturn(page: Page, day: string): Promise<void> {
  await page.evaluate((day) => {
    Object.assign(globalThis, { thawed: false });
    const now = new Date(day);
    // When the page is left: on its return, the app's own listeners come first.
    addEventListener("pagehide", () => Object.assign(globalThis, { Date: new Proxy(Date, { construct: () => now }) }));
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { thawed: persisted }));
  }, day);
  await page.goto(new URL("/about/introduction/", page.url()).href);
  await ready(page);
  // Playwright's `goBack` waits for a load, which does not happen.
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => (globalThis as unknown as { thawed?: boolean }).thawed);
}

test("a15_page_restored_from_bfcache_works", async ({ page }) => {
  await open(page, "/process/documents/");
  await leaveAndReturn(page, DAY);
  await expect(heading(page)).toHaveText("About documents");
  // Links, the menu and history work as before.
  const panel = await new Layout(page).open("Meetings");
  await panel.getByRole("link", { name: "Example Hackathons" }).click();
  await expect(heading(page)).toHaveText("Example Hackathons");
  await page.evaluate(() => history.back());
  await expect(heading(page)).toHaveText("About documents");
});

test("a15_page_restored_from_bfcache_has_its_menu_closed", async ({ page }) => {
  await open(page, "/process/documents/");
  const menu = new Layout(page);
  await menu.open("Meetings");
  await leaveAndReturn(page, DAY);
  await expect(menu.panel("Meetings")).toBeHidden();
});

test("a15_page_restored_from_bfcache_has_its_search_closed", async ({ page }) => {
  await open(page, "/process/documents/");
  await openDialog(page);
  await leaveAndReturn(page, DAY);
  await expect(dialog(page)).toBeHidden();
});

test("a15_page_restored_from_bfcache_shows_the_current_day", async ({ page }) => {
  await open(page, "/");
  await expect(page.locator(EVENT_TITLE).first()).toHaveText("IETF 107 Singapore");
  await leaveAndReturn(page, "2026-03-21T12:00:00");
  await expect(page.locator(EVENT_TITLE).first()).toHaveText("IETF 108 Vienna");
});
