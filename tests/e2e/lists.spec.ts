// Lists that a form narrows down: the site index, the groups, the past meetings.
import type { Page } from "@playwright/test";

import { hold } from "./support/app";
import { addresses, dist, read } from "./support/dist";
import { expect, open, ready, test } from "./support/test";

const form = (page: Page, name: string) => page.getByRole("main").getByRole("search", { name, exact: true });
const status = (page: Page) => page.getByRole("main").getByRole("status");

test("a10_the_search_narrows_while_one_types_counts_and_keeps_its_query_in_the_address", async ({ page }) => {
  await open(page, "/search/");
  const field = form(page, "Site index").getByRole("searchbox");
  await field.focus();
  await page.keyboard.type("hackathons IETF");
  await expect(status(page)).toHaveText(/^1 of \d+ titles$/);
  await expect(page).toHaveURL("/search/?query=hackathons+IETF");
  await expect(field).toBeFocused();
  await expect(page.locator(".index").getByRole("listitem").filter({ visible: true })).toHaveText(["IETF Hackathons"]);
});

test("a10_the_query_is_there_again_after_back_reload_and_as_a_link", async ({ page }) => {
  await open(page, "/search/");
  const field = form(page, "Site index").getByRole("searchbox");
  await field.fill("hackathon");
  await page.locator(".index").getByRole("link", { name: "IETF Hackathons" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("IETF Hackathons");
  await page.goBack();
  await expect(field).toHaveValue("hackathon");
  await expect(status(page)).toHaveText(/^\d of \d+ titles$/);
  await page.reload();
  await ready(page);
  await expect(field).toHaveValue("hackathon");
  await expect(status(page)).toHaveText(/^\d of \d+ titles$/);
  await open(page, "/search/?query=no+such+thing");
  await expect(status(page)).toHaveText(/^None of \d+ titles fits\.$/);
});

test("a10_enter_neither_reloads_nor_adds_to_the_history", async ({ page }) => {
  await open(page, "/search/");
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  const length = await page.evaluate(() => history.length);
  const field = form(page, "Site index").getByRole("searchbox");
  await field.fill("hackathon");
  await field.press("Enter");
  await expect(status(page)).toHaveText(/^\d of \d+ titles$/);
  expect(await page.evaluate(() => ["same" in globalThis, history.length])).toEqual([true, length]);
  await expect(field).toBeFocused();
});

test("odd_queries_find_nothing_and_break_nothing", async ({ page }) => {
  await open(page, "/search/");
  const field = form(page, "Site index").getByRole("searchbox");
  for (const query of ["<script>alert(1)</script>", "🦀", "\u202eabc", "'\"&", "x".repeat(10_000)]) {
    await field.fill(query);
    await expect(status(page)).toHaveText(/^None of \d+ titles fits\.$/);
  }
  await field.fill("   ");
  await expect(status(page)).toBeEmpty();
});

test("groups_are_found_by_words_area_topic_and_state", async ({ page }) => {
  await open(page, "/technologies/keywords/");
  const groups = form(page, "Groups");
  const shown = page.locator(".group-card:visible");
  const all = await shown.count();
  expect(all).toBe(166);
  await groups.getByRole("combobox", { name: "Area" }).selectOption("Security Area (SEC)");
  await expect(status(page)).toHaveText("34 of 166 groups");
  await groups.getByLabel("Words of name or topic").fill("post-quantum");
  await expect(status(page)).toHaveText(/^[1-9] of 166 groups$/);
  for (const text of await shown.allInnerTexts()) expect(text.toLowerCase()).toContain("post-quantum");
  await groups.getByLabel("Words of name or topic").fill("");
  await groups.getByRole("combobox", { name: "Area" }).selectOption("All");
  await groups.getByRole("combobox", { name: "State" }).selectOption("Proposed");
  await groups.getByRole("combobox", { name: "Topic" }).selectOption("Artificial intelligence and bots");
  await expect(page).toHaveURL("/technologies/keywords/?topic=Artificial+intelligence+and+bots&state=Proposed");
  await expect(shown).toHaveCount(4);
  // Sections without a group that fits are not there.
  await expect(page.getByRole("heading", { name: "Routing Area (RTG)" })).toBeHidden();
  await shown.first().getByRole("link").click();
  await expect(page).toHaveURL(/\/technologies\/areas\/art\/#agentproto$/);
  await expect(page.locator("#agentproto")).toBeInViewport();
});

test("past_meetings_are_found_by_decade_region_and_country", async ({ page }) => {
  await open(page, "/meeting/past/");
  const meetings = form(page, "Past meetings");
  await expect(page.locator(".meeting-row:visible")).toHaveCount(124);
  await meetings.getByLabel("Region").selectOption("Asia");
  await meetings.getByLabel("Decade").selectOption("2000s");
  await expect(status(page)).toHaveText(/^\d of 124 meetings$/);
  for (const text of await page.locator(".meeting-row:visible").allInnerTexts())
    expect(text).toMatch(/Japan|South Korea|China|Singapore|Thailand/);
  await meetings.getByLabel("Region").selectOption("Online");
  await meetings.getByLabel("Decade").selectOption("All");
  await expect(status(page)).toHaveText("6 of 124 meetings");
  await meetings.getByLabel("Region").selectOption("All");
  await meetings.getByLabel("Country").selectOption("Japan");
  await expect(status(page)).toHaveText(/^[1-9] of 124 meetings$/);
  for (const text of await page.locator(".meeting-row:visible").allInnerTexts()) expect(text).toContain("Japan");
});

test("r11_a_meeting_that_is_over_by_the_visitors_clock_is_in_the_list", async ({ page }) => {
  await page.clock.setFixedTime("2026-04-01T12:00:00");
  await open(page, "/meeting/past/?region=Asia");
  await expect(page.locator(".meeting-row:visible a").first()).toHaveText("IETF 125 Shenzhen");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("n1_the_lists_are_complete_without_scripts", async ({ page }) => {
    await page.goto("/technologies/keywords/");
    await expect(page.locator(".group-card")).toHaveCount(166);
    await form(page, "Groups").getByRole("button", { name: "Show" }).click();
    await expect(page.locator(".group-card")).toHaveCount(166);
    await page.goto("/meeting/past/");
    await expect(page.locator(".meeting-row")).toHaveCount(124);
  });
});

interface Post {
  address: string;
  date: { day: string };
  topics: { label: string }[];
}

/** The posts that are published. */
const posts = addresses()
  .filter((address) => /^\/blog\/./.test(address))
  .map((address) => JSON.parse(read(dist, `content/pages${address.slice(0, -1)}.json`)).data)
  .filter(({ kind }) => kind.post)
  .map(({ address, kind }): Post => ({ address, ...kind.post }));

/** The addresses of some of them, sorted. */
const addressesOf = (chosen: (post: Post) => boolean): string[] =>
  posts
    .filter(chosen)
    .map(({ address }) => address)
    .sort();

test("news_lead_to_all_posts_of_a_year_and_a_topic", async ({ page }) => {
  const listed = () => page.locator(".news__title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")!).sort());
  await open(page, "/blog/");
  await page
    .getByRole("navigation", { name: "All posts" })
    .getByRole("link", { name: /^Security/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("News on Security");
  expect(await listed()).toEqual(addressesOf(({ topics }) => topics.some(({ label }) => label === "Security")));
  await page.getByRole("navigation", { name: "All posts" }).getByRole("link", { name: /^2024/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("News of 2024");
  const days = await page.locator(".news time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime")!));
  expect(days).toEqual([...days].sort().reverse());
  expect(await listed()).toEqual(addressesOf(({ date }) => date.day.startsWith("2024-")));
});

test("a13_a_choice_made_before_the_app_takes_over_outlives_the_move_of_the_clock", async ({ page }) => {
  await page.clock.setFixedTime("2026-04-01T12:00:00");
  const release = await hold(page);
  await page.goto("/meeting/past/");
  const field = form(page, "Past meetings").getByRole("searchbox");
  await field.fill("vienna");
  await release();
  await expect(status(page)).toHaveText("2 of 125 meetings");
  await expect(field).toHaveValue("vienna");
});
