// The history entries that navigations leave behind.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { field, openDialog, pageField, results, status } from "../support/search";
import { expect, heading, lead, open, ready, test } from "../support/test";

const entries = (page: Page): Promise<number> => page.evaluate(() => history.length);

test("a8_same_link_works_again_after_going_back", async ({ page }) => {
  await open(page, "/");
  for (let round = 0; round < 3; round++) {
    await page.getByRole("link", { name: "All events" }).click();
    await expect(page).toHaveURL("/meeting/upcoming/");
    await expect(heading(page)).toHaveText("Upcoming meetings");
    await page.goBack();
    await expect(page).toHaveURL("/");
    await expect(heading(page)).toHaveText("Welcome to Example");
  }
});

test("a8_each_navigation_adds_one_history_entry", async ({ page }) => {
  await open(page, "/");
  const before = await entries(page);
  await page.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveURL("/meeting/upcoming/");
  expect(await entries(page)).toBe(before + 1);
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(page).toHaveURL("/");
  expect(await entries(page)).toBe(before + 2);
});

test("a8_link_to_the_current_page_adds_no_history_entry", async ({ page }) => {
  await open(page, "/meeting/upcoming/");
  const before = await entries(page);
  for (let round = 0; round < 2; round++) {
    const panel = await new Layout(page).open("Meetings");
    await panel.getByRole("link", { name: "Upcoming meetings" }).click();
    // It counts as a navigation: the page starts anew.
    await expect(heading(page)).toBeFocused();
    await expect(panel).toBeHidden();
  }
  expect(await entries(page)).toBe(before);
  await expect(page).toHaveURL("/meeting/upcoming/");
});

test("a8_link_to_the_current_page_without_slash_adds_no_history_entry", async ({ page }) => {
  await open(page, "/meeting/upcoming/");
  const before = await entries(page);
  const link = page.getByRole("contentinfo").getByRole("link", { name: "Upcoming meetings" });
  await link.evaluate((element) => element.setAttribute("href", "/meeting/upcoming"));
  await link.click();
  await expect(heading(page)).toBeFocused();
  expect(await entries(page)).toBe(before);
  await expect(page).toHaveURL("/meeting/upcoming/");
});

test("a10_second_search_adds_an_entry_and_back_restores_the_first", async ({ page }) => {
  await open(page, "/search/?query=quic");
  const before = await entries(page);
  await expect(results(page).getByRole("listitem").first()).toContainText("QUIC");
  await openDialog(page);
  await field(page).fill("sponsorship levels");
  await expect(status(page)).toHaveText(/results?/);
  await field(page).press("Enter");
  await expect(page).toHaveURL("/search/?query=sponsorship%20levels");
  await expect(results(page).getByRole("listitem").first()).toContainText("ponsor");
  expect(await entries(page)).toBe(before + 1);
  await page.goBack();
  await expect(page).toHaveURL("/search/?query=quic");
  await expect(pageField(page)).toHaveValue("quic");
  await expect(results(page).getByRole("listitem").first()).toContainText("QUIC");
  await page.goForward();
  await expect(results(page).getByRole("listitem").first()).toContainText("ponsor");
});

/** What browsers do when history is written too often: WebKit and Firefox throw, Chromium ignores the call. */
const REFUSALS = {
  throws: () => {
    throw new DOMException("too many calls", "SecurityError");
  },
  is_ignored: () => {},
};
for (const [name, refusal] of Object.entries(REFUSALS)) {
  test(`a17_browser_follows_the_link_when_writing_history_${name}`, async ({ page }) => {
    await open(page, "/");
    await page.evaluate((refusal) => {
      history.pushState = history.replaceState = new Function(`return (${refusal})(...arguments)`) as History["pushState"];
    }, String(refusal));
    const loaded = page.waitForEvent("request", (request) => request.isNavigationRequest());
    await page.getByRole("link", { name: "All events" }).click();
    await loaded;
    await expect(page).toHaveURL("/meeting/upcoming/");
    await expect(heading(page)).toHaveText("Upcoming meetings");
    await ready(page);
    await page.goBack();
    await expect(page).toHaveURL("/");
    await expect(heading(page)).toHaveText("Welcome to Example");
  });
}

test("a17_link_works_after_typing_exhausted_the_history_limit", async ({ page }) => {
  await open(page, "/technologies/groups/");
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
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(page).toHaveURL("/");
  await expect(heading(page)).toHaveText("Welcome to Example");
});

test("a8_back_leaves_the_page_after_a_link_to_itself", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveURL("/meeting/upcoming/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Upcoming meetings" }).click();
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL("/");
  await expect(heading(page)).toHaveText("Welcome to Example");
});

test("a16_fragment_of_a_page_that_was_left_before_its_first_frame_is_not_added_to_another", async ({ page }) => {
  await open(page, "/about/introduction/");
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to Example");
  // A machine that is too busy to paint for a while.
  await page.evaluate(() => Object.assign(globalThis, { requestAnimationFrame: (then: () => void) => setTimeout(then, 300) }));
  await lead(page, "/about/introduction/#content");
  await expect(page).toHaveURL("/about/introduction/#content");
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL("/");
  // Longer than the frames take.
  await page.waitForTimeout(1_000);
  await expect(page).toHaveURL("/");
  await expect(heading(page)).toHaveText("Welcome to Example");
});
