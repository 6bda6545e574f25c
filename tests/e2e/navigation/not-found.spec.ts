// Addresses that lead nowhere.
import type { Page } from "@playwright/test";
import { NOT_FOUND_MESSAGE, NOWHERE } from "../support/pages";
import { expect, open, ready, test } from "../support/test";

// The browser logs the status of the document, which is what is tested.
test.use({ allowed: [NOT_FOUND_MESSAGE] });

/** The page says what happened, and has the search and the sections as ways on. */
async function expectWaysOn(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await expect(page).toHaveTitle(/^Page not found/);
  await expect(main.getByRole("searchbox", { name: "Search" })).toBeVisible();
  const ways = main.getByRole("heading", { name: "Ways on" }).locator("xpath=following::ul[1]").getByRole("link");
  const sections = ["About", "Technologies", "Meetings", "Process", "Participate", "Support us", "News & blog"];
  await expect(ways).toHaveText(sections);
  // Trying again would not help.
  await expect(main.getByRole("button", { name: "Try again" })).toHaveCount(0);
}

for (const address of [NOWHERE, "/nowhere", "/meeting/999/", "/about/introduction/more/", "/caf%C3%A9/", "/%F0%9F%A6%80/"]) {
  test(`a9_the_server_answers_404_for_${address}`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await ready(page);
    await expectWaysOn(page);
    expect(new URL(page.url()).pathname).toBe(address);
  });
}

test("a9_a_link_to_an_unknown_address_ends_on_the_not_found_page", async ({ page }) => {
  await open(page, "/");
  const link = page.getByRole("link", { name: "All events" });
  await link.evaluate((element, href) => element.setAttribute("href", href), NOWHERE);
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await link.click();
  expect((await answer).status()).toBe(404);
  await expect(page).toHaveURL(NOWHERE);
  await ready(page);
  await expectWaysOn(page);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
});

test("a9_the_ways_on_lead_on", async ({ page }) => {
  await open(page, NOWHERE);
  await page.getByRole("main").getByRole("link", { name: "Process" }).click();
  await expect(page).toHaveURL("/process/");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Page not found");
  await page.goBack();
  await expect(page).toHaveURL(NOWHERE);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
});

test("a9_the_search_of_the_not_found_page_searches", async ({ page }) => {
  await open(page, NOWHERE);
  await page.getByRole("main").getByRole("searchbox", { name: "Search" }).fill("hackathon");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search/?query=hackathon");
  await expect(page.getByRole("main").getByRole("link", { name: "IETF Hackathons", exact: true })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a9_without_scripts_the_not_found_page_is_the_same", async ({ page }) => {
    expect((await page.goto(NOWHERE))?.status()).toBe(404);
    await expectWaysOn(page);
  });
});
