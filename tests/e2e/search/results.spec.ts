// The page of results.
import type { Page } from "@playwright/test";
import { expect, heading, open, ready, test } from "../support/test";
import { dialog, field, holdBack, INDEX, openDialog, PROGRAM } from "./dialog";

/** Results for "group" that are shown after the first "More results". */
const ALL = 40;

const results = (page: Page) => page.locator("search-results");
const items = (page: Page) => results(page).getByRole("listitem");
const own = (page: Page) => page.getByRole("searchbox", { name: "Search the site" });
const status = (page: Page) => page.getByRole("main").getByRole("status");
const index = (page: Page) => page.locator(".index");
const more = (page: Page) => results(page).getByRole("button", { name: "More results" });

test("q3_the_page_of_results_says_one_count_in_one_status_message", async ({ page }) => {
  await open(page, "/search/?query=hackathon");
  await expect(items(page).first()).toBeVisible();
  await expect(status(page)).toHaveCount(1);
  await expect(status(page)).toHaveText(`${await items(page).count()} results`);
  await expect(index(page)).toBeHidden();
  await own(page).fill("");
  await expect(index(page)).toBeVisible();
  await expect(items(page)).toHaveCount(0);
});

test("q3_a_result_is_named_by_its_title_and_described_by_its_text", async ({ page }) => {
  await open(page, "/search/?query=hackathon");
  await expect(items(page).first().locator("mark").first()).toBeVisible();
  // Also with the dialog open, which has results of its own.
  await openDialog(page, "/search/?query=hackathon");
  await field(page).fill("people");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Escape");
  for (const item of await items(page).all()) {
    const link = item.getByRole("link");
    await expect(link).toHaveAccessibleName(await item.locator(".search-result__title").innerText());
    const text = await item.locator(".search-result__text").innerText();
    await expect(link).toHaveAccessibleDescription(new RegExp(`^${text.slice(0, 40).replaceAll(/\W/g, ".")}`));
  }
});

test("q3_without_the_search_the_a_to_z_is_narrowed_down_and_counted", async ({ page }) => {
  test.info().annotations.push({ type: "slow", description: "waits for a time-out" });
  await holdBack(page, PROGRAM);
  await open(page, "/search/?query=hackathons");
  await expect(index(page)).toBeVisible({ timeout: 15_000 });
  await expect(status(page)).toHaveText(/^\d+ of \d+ titles$/);
});

for (const [query, named] of [
  ["group", 0],
  ["tls", 1],
] as const) {
  test(`q6_more_results_for_${query}_moves_the_focus_to_the_first_new_one_and_is_announced`, async ({ page }) => {
    await open(page, `/search/?query=${query}`);
    // What the query names comes before the documents.
    await expect(items(page)).toHaveCount(20 + named);
    await more(page).focus();
    let shown = 0;
    while (await more(page).isVisible()) {
      shown = await items(page).count();
      await page.keyboard.press("Enter");
      await expect.poll(() => items(page).count()).toBeGreaterThan(shown);
    }
    // No button is left.
    await expect(items(page).nth(shown).getByRole("link").first()).toBeFocused();
    const all = await items(page).count();
    await expect(status(page)).toHaveText(`${all} results, ${all} shown`);
  });
}

test("q6_reload_and_back_keep_kind_number_and_position", async ({ page }) => {
  await open(page, "/search/?query=group");
  await results(page)
    .getByRole("button", { name: /^Groups/ })
    .click();
  await expect(results(page).getByRole("button", { name: /^Groups/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL("/search/?query=group&kind=Group");
  await results(page).getByRole("button", { name: /^All/ }).click();
  await expect(page).toHaveURL("/search/?query=group");
  await more(page).click();
  await expect(items(page)).toHaveCount(ALL);
  await page.evaluate(() => scrollTo({ top: 1000, behavior: "instant" }));
  // The app writes the position when scrolling has come to rest.
  await expect.poll(() => page.evaluate(() => (history.state as number[])[1])).toBeCloseTo(1000, -1);
  const top = () => page.evaluate(() => Math.round(scrollY));
  await page.reload();
  await ready(page);
  await expect(items(page)).toHaveCount(ALL);
  await expect.poll(top).toBe(1000);
  await items(page).nth(9).getByRole("link").click();
  await expect(heading(page)).not.toHaveText("Search");
  await page.goBack();
  await expect(heading(page)).toHaveText("Search");
  await expect(items(page)).toHaveCount(ALL);
  await expect.poll(top).toBe(1000);
});

test("q6_back_and_forward_lead_from_query_to_query", async ({ page }) => {
  await open(page, "/search/?query=hackathon");
  await expect(items(page).first()).toContainText("Hackathon");
  for (const query of ["people", "meeting"]) {
    await page.keyboard.press("Control+k");
    await field(page).fill(query);
    await expect(dialog(page).locator(".search-result").first()).toContainText(new RegExp(query, "i"));
    await page.keyboard.press("End");
    await page
      .getByRole("dialog")
      .getByRole("link", { name: /^All \d+ results$/ })
      .click();
    await expect(page).toHaveURL(`/search/?query=${query}`);
    await expect(items(page).first()).toContainText(new RegExp(query, "i"));
  }
  await page.goBack();
  await expect(items(page).first()).toContainText(/people/i);
  await expect(own(page)).toHaveValue("people");
  await page.goBack();
  await expect(items(page).first()).toContainText("Hackathon");
  await page.goForward();
  await expect(items(page).first()).toContainText(/people/i);
});

test("results_come_and_go_with_their_page", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("transport");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(items(page).first()).toBeVisible();
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to Example");
  await page.goBack();
  await expect(items(page).first()).toBeVisible();
  await results(page)
    .getByRole("button", { name: /^Groups/ })
    .click();
  await expect(page).toHaveURL("/search/?query=transport&kind=Group");
});

test("q6_results_are_there_before_the_app_is_ready", async ({ page }) => {
  const release = await holdBack(page, /\/ietf-site-[^/]*_bg\.wasm$/);
  await page.goto("/search/?query=hackathon");
  await expect(items(page).first()).toContainText("Hackathon");
  release();
  await ready(page);
  await expect(own(page)).toHaveValue("hackathon");
  await expect(items(page).first()).toContainText("Hackathon");
});

test("q3_results_that_come_after_the_time_out_are_shown_and_announced", async ({ page }) => {
  const release = await holdBack(page, PROGRAM);
  await open(page, "/search/?query=hackathon");
  await expect(status(page)).toHaveText("Searching…");
  await expect(index(page)).toBeVisible({ timeout: 15_000 });
  release();
  await expect(items(page).first()).toContainText("Hackathon");
  await expect(status(page)).toHaveText(/^\d+ results$/);
});

test.describe("without the index", () => {
  test.use({ allowed: [/Failed to load resource|net::ERR/] });

  test("q3_an_index_that_cannot_be_reached_is_said_with_the_a_to_z", async ({ page }) => {
    await page.route(INDEX, (route) => route.abort());
    await open(page, "/search/?query=hackathon");
    await expect(status(page)).toHaveText(/cannot be reached/);
    await results(page).getByRole("link", { name: "The site from A to Z" }).click();
    await expect(page).toHaveURL("/search/");
    await expect(page.locator(".index")).toBeVisible();
  });
});
