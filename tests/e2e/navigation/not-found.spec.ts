// Addresses that no page has.
import type { Page } from "@playwright/test";
import { BAR } from "../support/menu";
import { NOT_FOUND_MESSAGE, UNKNOWN_ADDRESS } from "../support/pages";
import { PROGRAM_FILES, results } from "../support/search";
import { expect, heading, open, ready, test } from "../support/test";

// The browser logs the status of the document, on purpose.
test.use({ allowed: [NOT_FOUND_MESSAGE] });

/** Expects that the page says what happened, and leads on by the search and the sections. */
async function expectWaysOn(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await expect(page).toHaveTitle(/^Page not found/);
  await expect(main.getByRole("searchbox", { name: "Search" })).toBeVisible();
  const ways = main.getByRole("heading", { name: "Try next" }).locator("xpath=following::ul[1]").getByRole("link");
  await expect(ways).toHaveText(BAR);
  // Trying again would not help.
  await expect(main.getByRole("button", { name: "Try again" })).toHaveCount(0);
}

for (const address of [UNKNOWN_ADDRESS, "/nowhere", "/meeting/999/", "/about/introduction/more/", "/caf%C3%A9/", "/%F0%9F%A6%80/"]) {
  test(`a9_unknown_address_${address}_answers_404_with_ways_on`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await ready(page);
    await expectWaysOn(page);
    expect(new URL(page.url()).pathname).toBe(address);
  });
}

test("a9_link_to_an_unknown_address_ends_on_the_not_found_page", async ({ page }) => {
  await open(page, "/");
  const link = page.getByRole("link", { name: "All events" });
  await link.evaluate((element, href) => element.setAttribute("href", href), UNKNOWN_ADDRESS);
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await link.click();
  expect((await answer).status()).toBe(404);
  await expect(page).toHaveURL(UNKNOWN_ADDRESS);
  await ready(page);
  await expectWaysOn(page);
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to Example");
});

test("a9_links_of_the_not_found_page_work", async ({ page }) => {
  await open(page, UNKNOWN_ADDRESS);
  await page.getByRole("main").getByRole("link", { name: "Process" }).click();
  await expect(page).toHaveURL("/process/");
  await expect(heading(page)).not.toHaveText("Page not found");
  await page.goBack();
  await expect(page).toHaveURL(UNKNOWN_ADDRESS);
  await expect(heading(page)).toHaveText("Page not found");
});

test("a9_search_of_the_not_found_page_works", async ({ page }) => {
  await open(page, UNKNOWN_ADDRESS);
  await page.getByRole("main").getByRole("searchbox", { name: "Search" }).fill("hackathon");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search/?query=hackathon");
  await expect(results(page).getByRole("link", { name: /^Example Hackathons/ })).toBeVisible();
});

const nearest = (page: Page) => page.getByRole("main").getByRole("heading", { name: "Nearest pages" }).locator("xpath=following::ol[1]");

// A mistake in a word and an old extension, words of another folder, encoded signs.
for (const [address, title] of [
  ["/process/about-docments.html", /^About documents/],
  ["/old/runningcode/110-hackathon", /^Example Hackathons/],
  ["/meetings/%48ackathon%73/%E2%82%AC/", /^Example Hackathons/],
] as const) {
  test(`a9_pages_nearest_to_the_unknown_address_${address}_are_proposed`, async ({ page }) => {
    await page.goto(address);
    await ready(page);
    const link = nearest(page).getByRole("link", { name: title });
    await expect(link).toBeVisible();
    expect(await nearest(page).getByRole("link").count()).toBeLessThanOrEqual(5);
    await expectWaysOn(page);
    await link.click();
    await expect(heading(page)).toHaveText(title);
    await page.goBack();
    await expect(page).toHaveURL(address);
    await expect(link).toBeVisible();
  });
}

test("a9_more_results_for_the_words_of_an_unknown_address_are_a_click_away", async ({ page }) => {
  await open(page, "/old/hackathons/");
  await page.getByRole("link", { name: "More results for “hackathons”" }).click();
  await expect(page).toHaveURL("/search/?query=hackathons");
  await expect(results(page).getByRole("link", { name: /^Example Hackathons/ })).toBeVisible();
});

test.describe("nothing proposed", () => {
  test.use({ allowed: [NOT_FOUND_MESSAGE, /ERR_FAILED/] });

  test("a9_not_found_page_is_whole_where_nothing_is_near_or_the_search_fails", async ({ page }) => {
    for (const address of ["/zzzqqqxxxyyy/", "/old/hackathons/"]) {
      await page.goto(address);
      await ready(page);
      await expectWaysOn(page);
      await expect(page.locator("search-results")).toBeEmpty();
      await page.route(PROGRAM_FILES, (route) => route.abort());
    }
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a9_not_found_page_is_the_same_without_scripts", async ({ page }) => {
    expect((await page.goto(UNKNOWN_ADDRESS))?.status()).toBe(404);
    await expectWaysOn(page);
  });
});
