// Lists with a form that filters them: the site index, the groups, the past meetings; and the lists of news.
import type { Page } from "@playwright/test";

import { hold } from "./support/app";
import { addresses, dist, jsonOf, read } from "./support/dist";
import { pageField, results } from "./support/search";
import { expect, heading, open, ready, test } from "./support/test";

const form = (page: Page, name: string) => page.getByRole("main").getByRole("search", { name, exact: true });
const status = (page: Page) => page.getByRole("main").getByRole("status");
/** The site index, which makes room for results. */
const index = (page: Page) => page.locator(".index");

/** What the page of results says. */
const SOME = /^\d+ results?(, \d+ shown)?$/;

const GROUP = ".group-card";
const GROUPS = 12;
const MEETING = ".meeting-row";
/** Past meetings on 5 January 2026; one more is over on 1 April. */
const PAST = 6;

test("a10_search_page_searches_while_typing_and_keeps_its_query_in_the_address", async ({ page }) => {
  await open(page, "/search/");
  await expect(index(page)).toBeVisible();
  await pageField(page).focus();
  await page.keyboard.type("example hackathons");
  await expect(status(page)).toHaveText(SOME);
  await expect(page).toHaveURL("/search/?query=example+hackathons");
  await expect(pageField(page)).toBeFocused();
  await expect(results(page).getByRole("listitem").first()).toContainText("Example Hackathons");
  await expect(index(page)).toBeHidden();
});

test("a10_query_survives_back_reload_and_links", async ({ page }) => {
  await open(page, "/search/");
  await pageField(page).fill("hackathon");
  await expect(status(page)).toHaveText(SOME);
  await results(page)
    .getByRole("link", { name: /^Example Hackathons/ })
    .click();
  await expect(heading(page)).toHaveText("Example Hackathons");
  await page.goBack();
  await expect(pageField(page)).toHaveValue("hackathon");
  await expect(status(page)).toHaveText(SOME);
  await page.reload();
  await ready(page);
  await expect(pageField(page)).toHaveValue("hackathon");
  await expect(status(page)).toHaveText(SOME);
  await open(page, "/search/?query=zzqx+zzqy");
  await expect(status(page)).toHaveText("No results");
});

test("a10_enter_neither_reloads_nor_adds_a_history_entry", async ({ page }) => {
  await open(page, "/search/");
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  const length = await page.evaluate(() => history.length);
  await pageField(page).fill("hackathon");
  await pageField(page).press("Enter");
  await expect(status(page)).toHaveText(SOME);
  expect(await page.evaluate(() => ["same" in globalThis, history.length])).toEqual([true, length]);
  await expect(pageField(page)).toBeFocused();
});

test("odd_queries_match_nothing_and_break_nothing", async ({ page }) => {
  await open(page, "/search/");
  for (const query of ["<zzq>zzqx</zzq>", "🦀", "\u202eabc", "'\"&", "x".repeat(10_000)]) {
    await pageField(page).fill(query);
    await expect(status(page)).toHaveText("No results");
    await pageField(page).fill("   ");
    await expect(index(page)).toBeVisible();
  }
});

test("groups_are_filtered_by_words_area_topic_and_state", async ({ page }) => {
  await open(page, "/technologies/groups/");
  const groups = form(page, "Groups");
  const words = groups.getByRole("searchbox");
  const shown = page.locator(`${GROUP}:visible`);
  await expect(shown).toHaveCount(GROUPS);
  await groups.getByRole("combobox", { name: "Area" }).selectOption("Security Area (SEC)");
  await expect(status(page)).toHaveText(`4 of ${GROUPS} groups`);
  await words.fill("post-quantum");
  await expect(status(page)).toHaveText(`2 of ${GROUPS} groups`);
  for (const text of await shown.allInnerTexts()) expect(text.toLowerCase()).toContain("post-quantum");
  await words.fill("");
  await groups.getByRole("combobox", { name: "Area" }).selectOption("All");
  await groups.getByRole("combobox", { name: "State" }).selectOption("Proposed");
  await groups.getByRole("combobox", { name: "Topic" }).selectOption("Artificial intelligence");
  await expect(page).toHaveURL("/technologies/groups/?topic=Artificial+intelligence&state=Proposed");
  await expect(shown).toHaveCount(2);
  // An area without a matching group is hidden.
  await expect(page.getByRole("heading", { name: "Network Area (NET)" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Security Area (SEC)" })).toBeHidden();
  await shown.first().getByRole("link").click();
  await expect(page).toHaveURL(/\/technologies\/areas\/app\/#agentx$/);
  await expect(page.locator("#agentx")).toBeInViewport();
});

test("past_meetings_are_filtered_by_years_region_and_country", async ({ page }) => {
  await open(page, "/meeting/past/");
  const meetings = form(page, "Past meetings");
  const titles = page.locator(`${MEETING}:visible a`);
  await expect(titles).toHaveCount(PAST);
  await meetings.getByLabel("Region").selectOption("Asia");
  await meetings.getByLabel("To year").selectOption("2009");
  await expect(status(page)).toHaveText(`1 of ${PAST} meetings`);
  await expect(titles).toHaveText(["IETF 102 Kyoto"]);
  await meetings.getByLabel("Region").selectOption("Online");
  await meetings.getByLabel("To year").selectOption("All");
  await expect(status(page)).toHaveText(`1 of ${PAST} meetings`);
  await expect(titles).toHaveText([/^IETF 104/]);
  await meetings.getByLabel("Region").selectOption("All");
  await meetings.getByLabel("Country").selectOption("Japan");
  await expect(status(page)).toHaveText(`2 of ${PAST} meetings`);
  await expect(titles).toHaveText(["IETF 106 Kyoto", "IETF 102 Kyoto"]);
});

test("q3_count_of_a_filtered_list_is_announced_once_typing_rests", async ({ page }) => {
  for (const [address, name, query, count] of [
    ["/technologies/groups/", "Groups", "post-quantum", `2 of ${GROUPS} groups`],
    ["/meeting/past/", "Past meetings", "106 kyoto", `1 of ${PAST} meetings`],
  ] as const) {
    await open(page, address);
    const messages = await status(page).evaluateHandle((element) => {
      const messages: string[] = [];
      const changes = { childList: true, characterData: true, subtree: true };
      new MutationObserver(() => messages.push(element.textContent!)).observe(element, changes);
      return messages;
    });
    // In the page: a busy machine would make pauses between keys that come one by one.
    await form(page, name)
      .getByRole("searchbox")
      .evaluate(async (field: HTMLInputElement, query) => {
        for (const letter of query) {
          field.value += letter;
          field.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await new Promise((done) => requestAnimationFrame(done));
        }
      }, query);
    await expect(status(page)).toHaveText(count);
    await page.waitForTimeout(600);
    expect(await messages.jsonValue()).toEqual([count]);
  }
});

test("r11_meeting_over_by_the_visitors_clock_is_listed_as_past", async ({ page }) => {
  await page.clock.setFixedTime("2026-04-01T12:00:00");
  await open(page, "/meeting/past/?region=Asia");
  await expect(page.locator(`${MEETING}:visible a`).first()).toHaveText("IETF 107 Singapore");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("n1_lists_are_complete_without_scripts", async ({ page }) => {
    await page.goto("/technologies/groups/");
    await expect(page.locator(GROUP)).toHaveCount(GROUPS);
    await expect(page.locator("form.list-filter")).toBeHidden();
    await page.goto("/meeting/past/");
    await expect(page.locator(MEETING)).toHaveCount(PAST);
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
  .map((address) => JSON.parse(read(dist, jsonOf(address))).data)
  .filter(({ kind }) => kind.post)
  .map(({ address, kind }): Post => ({ address, ...kind.post }));

/** The addresses of some of them, sorted. */
const addressesOf = (chosen: (post: Post) => boolean): string[] =>
  posts
    .filter(chosen)
    .map(({ address }) => address)
    .sort();

test("news_link_to_all_posts_of_a_year_and_a_topic", async ({ page }) => {
  const listed = () => page.locator(".news__title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")!).sort());
  const lists = page.getByRole("navigation", { name: "All posts" });
  await open(page, "/blog/");
  await lists.getByRole("link", { name: /^Security/ }).click();
  await expect(heading(page)).toHaveText("News on Security");
  expect(await listed()).toEqual(addressesOf(({ topics }) => topics.some(({ label }) => label === "Security")));
  await lists.getByRole("link", { name: /^2024/ }).click();
  await expect(heading(page)).toHaveText("News of 2024");
  const days = await page.locator(".news time").evaluateAll((times) => times.map((time) => time.getAttribute("datetime")!));
  expect(days).toEqual([...days].sort().reverse());
  expect(await listed()).toEqual(addressesOf(({ date }) => date.day.startsWith("2024-")));
  expect(days.length).toBeGreaterThan(1);
});

test("a13_filter_set_before_ready_survives_a_later_clock", async ({ page }) => {
  await page.clock.setFixedTime("2026-04-01T12:00:00");
  const release = await hold(page);
  await page.goto("/meeting/past/");
  const field = form(page, "Past meetings").getByRole("searchbox");
  await field.fill("kyoto");
  await release();
  await expect(status(page)).toHaveText(`2 of ${PAST + 1} meetings`);
  await expect(field).toHaveValue("kyoto");
});
