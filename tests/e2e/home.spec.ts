// The home page: its feature, its events and the searches of other sites.
import { EVENT, EVENT_TITLE, FEATURE, NEXT_MEETING } from "./support/selectors";
import { expect, open, test } from "./support/test";

test.describe("on other sites", () => {
  // Stubs answer for them.
  test.use({ audit: false });

  test("searches_of_other_sites_are_plain_get_forms", async ({ page }) => {
    await page.route(/^https:\/\/\w+\.example\.org\//, (route) => route.fulfill({ body: "elsewhere", contentType: "text/html" }));
    await open(page, "/");
    const archive = page.getByRole("search", { name: "Search the mail archive" });
    await archive.getByRole("searchbox").fill("quic & tls");
    await archive.getByRole("button").click();
    await expect(page).toHaveURL("https://archive.example.org/search/?q=quic+%26+tls");
    await open(page, "/");
    const datatracker = page.getByRole("search", { name: "Search the Datatracker" });
    await datatracker.getByRole("searchbox").fill("quic");
    await datatracker.getByRole("button").click();
    await expect(page).toHaveURL("https://datatracker.example.org/search/?documents=on&by=group&name=quic");
  });
});

test("r11_home_page_lists_the_next_meetings_for_each_day", async ({ page }) => {
  const expected = {
    "2026-01-05": ["IETF 107 Singapore", "IETF 108 Vienna"],
    "2026-03-20": ["IETF 107 Singapore Now", "IETF 108 Vienna", "IETF 109 San Francisco"],
    "2026-03-21": ["IETF 108 Vienna", "IETF 109 San Francisco"],
    "2026-11-24": ["IETF 110 Accra", "IETF 111 Oslo Planned"],
  };
  for (const [day, titles] of Object.entries(expected)) {
    await page.clock.setFixedTime(`${day}T12:00:00`);
    await open(page, "/");
    await expect(page.locator(EVENT_TITLE), day).toHaveText(titles);
  }
});

test("r11_clock_behind_the_build_day_changes_nothing", async ({ page }) => {
  await page.clock.setFixedTime("2020-01-01T12:00:00");
  await open(page, "/");
  await expect(page.locator(EVENT_TITLE)).toHaveText(["IETF 107 Singapore", "IETF 108 Vienna"]);
});

test("r11_visitor_on_a_later_day_sees_the_current_meeting", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-16T12:00:00");
  await open(page, "/");
  const first = page.locator(EVENT).first();
  await expect(first).toContainText("IETF 107 Singapore");
  await expect(first).toContainText("Now");
  const band = page.locator(NEXT_MEETING);
  await expect(band).toContainText("IETF 107 Singapore is under way");
  await expect(band).toContainText("Day 3 of 7: 14-20 March 2026");
  await expect(band.getByRole("link")).toHaveAttribute("href", "/meeting/107/");
});

test("r11_newest_post_takes_the_place_of_a_feature_that_has_ended", async ({ page }) => {
  const expected = {
    "2026-01-31": ["17 Dec 2025 · Community", "Our year in numbers", "Read more about the year in numbers"],
    "2026-02-01": ["23 Dec 2025 · Community", "The survey of the year", "Read the post"],
  };
  for (const [day, [line, title, link]] of Object.entries(expected)) {
    await page.clock.setFixedTime(`${day}T12:00:00`);
    await open(page, "/");
    const feature = page.locator(FEATURE);
    await expect(feature, day).toContainText(line);
    await expect(feature.getByRole("heading"), day).toHaveText(title);
    await expect(feature.getByRole("link"), day).toHaveText(link);
  }
});
