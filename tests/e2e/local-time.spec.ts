// The local time of meetings that are not over, and how far the visitor's clock is from it during the meeting.
import { EVENT } from "./support/selectors";
import { expect, open, ready, test } from "./support/test";

const MEETINGS = "/meeting/upcoming/";
const CLOCK = `${EVENT} .clock`;

// Singapore in March, Vienna in July and San Francisco in November: before and after the clocks of Europe and America change.
const VISITORS: Record<string, [singapore: string, vienna: string, sanFrancisco: string]> = {
  "America/Los_Angeles": ["15 hours behind", "9 hours behind", "the same time"],
  "Europe/London": ["8 hours behind", "1 hour behind", "8 hours ahead"],
  "Asia/Kolkata": ["2:30 hours behind", "3:30 hours ahead", "13:30 hours ahead"],
  "Asia/Kathmandu": ["2:15 hours behind", "3:45 hours ahead", "13:45 hours ahead"],
  // It is summer in the south when it is winter in the north.
  "Australia/Adelaide": ["2:30 hours ahead", "7:30 hours ahead", "18:30 hours ahead"],
};

for (const [timezoneId, expected] of Object.entries(VISITORS)) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId, audit: false });

    test(`clock_offset_holds_for_the_days_of_the_meeting_in_${timezoneId}`, async ({ page }) => {
      await open(page, MEETINGS);
      const clocks = page.locator(CLOCK);
      await expect(clocks).toHaveText([...expected, /./].map((words) => (typeof words === "string" ? `Your clock: ${words}` : words)));
    });
  });
}

test("local_time_is_shown_on_every_page_until_the_meeting_is_over", async ({ page }) => {
  await open(page, MEETINGS);
  await page.getByRole("link", { name: "IETF 108 Vienna" }).last().click();
  const row = page.locator(".facts__row", { hasText: "Local time" });
  await expect(row).toHaveText(/UTC\+2 during the meeting \(Europe\/Vienna\) Your clock: .+/);
  await page.goBack();
  await expect(page.locator(CLOCK).first()).toHaveText(/^Your clock: /);
  // The place of a planned meeting is not certain.
  const planned = page.locator(EVENT, { hasText: "IETF 111" });
  await expect(planned.locator(".badge")).toHaveText("Planned");
  await expect(planned).not.toContainText("Local time");
  await page.clock.setFixedTime("2026-08-01T12:00:00");
  await page.goto("/meeting/108/");
  await ready(page);
  await expect(page.getByText("IETF 108 is over.")).toBeVisible();
  await expect(row).toHaveCount(0);
});
