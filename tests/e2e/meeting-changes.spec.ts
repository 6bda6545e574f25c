// Meetings that were cancelled or moved: IETF 112 and 113 of the small site.
import type { Page } from "@playwright/test";

import { EVENT, EVENT_TITLE, NEXT_MEETING } from "./support/selectors";
import { expect, open, test } from "./support/test";

const BADGE = ".badge";

/** The event of the page's JSON-LD. */
const event = async (page: Page) => {
  const texts = await page.locator("script[type='application/ld+json']").allTextContents();
  return texts.flatMap((text) => JSON.parse(text)["@graph"]).find((node) => node["@type"] === "Event");
};

test("r11_cancelled_meeting_is_marked_and_never_the_next_one", async ({ page }) => {
  await page.clock.setFixedTime("2027-08-01T12:00:00");
  await open(page, "/");
  await expect(page.locator(EVENT_TITLE)).toHaveText(["IETF 112 Nairobi Cancelled", "IETF 113 Lisbon Moved"]);
  await expect(page.locator(EVENT).first()).toContainText("IETF 112 was cancelled.");
  await expect(page.locator(NEXT_MEETING)).toContainText("IETF 113 Lisbon");
  // Not even while it would have been under way.
  await page.clock.setFixedTime("2027-11-08T12:00:00");
  await open(page, "/meeting/upcoming/");
  await expect(page.locator(EVENT_TITLE)).toHaveText(["IETF 112 Nairobi Cancelled", "IETF 113 Lisbon Moved"]);
});

test("cancelled_meeting_offers_no_calendar_and_no_local_time", async ({ page }) => {
  await open(page, "/meeting/112/");
  const main = page.getByRole("main");
  await expect(main.locator(BADGE)).toHaveText("Cancelled");
  await expect(main).toContainText("IETF 112 was cancelled.");
  await expect(main).not.toContainText("Local time");
  await expect(main.getByRole("link", { name: "Meeting wiki" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Add to calendar" })).toHaveCount(0);
  expect((await event(page)).eventStatus).toBe("https://schema.org/EventCancelled");
});

test("moved_meeting_says_what_was_planned_first", async ({ page }) => {
  await open(page, "/meeting/113/");
  const main = page.getByRole("main");
  await expect(main.locator(BADGE)).toHaveText("Moved");
  await expect(main).toContainText("Moved: first planned for 11-17 March 2028 in Porto.");
  await expect(main.getByRole("link", { name: "Add to calendar" })).toBeVisible();
  const { eventStatus, previousStartDate } = await event(page);
  expect([eventStatus, previousStartDate]).toEqual(["https://schema.org/EventRescheduled", "2028-03-11"]);
});

test("r11_list_of_past_meetings_marks_cancelled_and_moved_ones", async ({ page }) => {
  await page.clock.setFixedTime("2028-04-01T12:00:00");
  await open(page, "/meeting/past/");
  const row = (name: string) => page.locator(".meeting-row", { hasText: name });
  await expect(row("IETF 112").locator(BADGE)).toHaveText("Cancelled");
  await expect(row("IETF 113").locator(BADGE)).toHaveText("Moved");
  await expect(row("IETF 110").locator(BADGE)).toHaveCount(0);
  await page.getByRole("main").getByRole("searchbox").fill("cancelled");
  await expect(page.locator(".meeting-row:visible")).toHaveCount(1);
});
