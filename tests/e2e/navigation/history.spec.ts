// The history that visits leave behind.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { expect, open, ready, test } from "../support/test";

const entries = (page: Page): Promise<number> => page.evaluate(() => history.length);

test("a8_back_and_then_the_same_link_works", async ({ page }) => {
  await open(page, "/");
  for (let round = 0; round < 3; round++) {
    await page.getByRole("link", { name: "All events" }).click();
    await expect(page).toHaveURL("/meeting/upcoming/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Upcoming meetings");
    await page.goBack();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
  }
});

test("a8_each_visit_is_one_entry", async ({ page }) => {
  await open(page, "/");
  const before = await entries(page);
  await page.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveURL("/meeting/upcoming/");
  expect(await entries(page)).toBe(before + 1);
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expect(page).toHaveURL("/");
  expect(await entries(page)).toBe(before + 2);
});

test("a8_a_link_to_the_current_page_adds_no_entry", async ({ page }) => {
  await open(page, "/meeting/upcoming/");
  const before = await entries(page);
  for (let round = 0; round < 2; round++) {
    const panel = await new Layout(page).open("Meetings");
    await panel.getByRole("link", { name: "Upcoming meetings" }).click();
    // It counts as a visit: the page starts anew.
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(panel).toBeHidden();
  }
  expect(await entries(page)).toBe(before);
  await expect(page).toHaveURL("/meeting/upcoming/");
});

test("a8_a_link_to_the_current_page_without_its_slash_adds_no_entry", async ({ page }) => {
  await open(page, "/meeting/upcoming/");
  const before = await entries(page);
  const link = page.getByRole("contentinfo").getByRole("link", { name: "Upcoming meetings" });
  await link.evaluate((element) => element.setAttribute("href", "/meeting/upcoming"));
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await entries(page)).toBe(before);
  await expect(page).toHaveURL("/meeting/upcoming/");
});

test("a10_a_second_search_is_an_entry_of_its_own_and_back_shows_the_results_of_the_first", async ({ page }) => {
  await open(page, "/search/?query=quic");
  const before = await entries(page);
  const results = page.locator("[data-results]");
  await expect(results.getByRole("listitem").first()).toContainText("QUIC");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("dialog", { name: "Search" });
  await box.getByRole("combobox").fill("sponsorship levels");
  await expect(box.getByRole("status")).toHaveText(/results/);
  await box.getByRole("combobox").press("Enter");
  await expect(page).toHaveURL("/search/?query=sponsorship%20levels");
  await expect(results.getByRole("listitem").first()).toContainText("ponsor");
  expect(await entries(page)).toBe(before + 1);
  await page.goBack();
  await expect(page).toHaveURL("/search/?query=quic");
  await expect(page.getByRole("searchbox", { name: "Search the site" })).toHaveValue("quic");
  await expect(results.getByRole("listitem").first()).toContainText("QUIC");
  await page.goForward();
  await expect(results.getByRole("listitem").first()).toContainText("ponsor");
});

/** What browsers do when history is written too often: WebKit and Firefox throw, Chromium does nothing. */
const REFUSALS = {
  throws: () => {
    throw new DOMException("too many calls", "SecurityError");
  },
  does_nothing: () => {},
};
for (const [name, refusal] of Object.entries(REFUSALS)) {
  test(`a17_where_writing_history_${name}_the_browser_follows_the_link`, async ({ page }) => {
    await open(page, "/");
    await page.evaluate((refusal) => {
      history.pushState = history.replaceState = new Function(`return (${refusal})(...arguments)`) as History["pushState"];
    }, String(refusal));
    const loaded = page.waitForEvent("request", (request) => request.isNavigationRequest());
    await page.getByRole("link", { name: "All events" }).click();
    await loaded;
    await expect(page).toHaveURL("/meeting/upcoming/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Upcoming meetings");
    await ready(page);
    await page.goBack();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
  });
}

test("a17_after_typing_more_than_a_browser_lets_history_be_written_a_link_still_leads_there", async ({ page }) => {
  await open(page, "/technologies/keywords/");
  // WebKit's limit: 100 times in 30 s.
  await page.evaluate(() => {
    let left = 100;
    for (const name of ["pushState", "replaceState"] as const) {
      const write = history[name].bind(history);
      history[name] = (...given) => {
        if (left-- <= 0) throw new DOMException("too many calls", "SecurityError");
        write(...given);
      };
    }
  });
  await page.getByRole("main").getByRole("searchbox").pressSequentially("x".repeat(115));
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
});

test("a8_back_after_a_link_to_the_current_page_leaves_the_page", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveURL("/meeting/upcoming/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Upcoming meetings" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
});
