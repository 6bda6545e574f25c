// What a screen reader is told of a navigation.
import type { Page } from "@playwright/test";
import { KINDS } from "../support/pages";
import { REGION, expect, open, region, test } from "../support/test";

/** What is said of a page that takes its time: on a busy machine any page may. Its own test is in retry.spec. */
const WAITING = "Loading the page";

/** Everything else that the live region says from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate((selector) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const region = document.querySelector(selector)!;
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  }, REGION);
  return async () => {
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    return said.filter((text) => text !== WAITING);
  };
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`a2_the_live_region_is_there_and_empty_on_load_of_the_kind_${kind}`, async ({ page }) => {
    await open(page, address);
    await expect(region(page)).toHaveCount(1);
    await expect(region(page)).toBeEmpty();
    // Hidden from the eye, not from the accessibility tree.
    await expect(page.getByRole("status").and(region(page))).toHaveCount(1);
  });
}

test("a2_each_navigation_says_its_title_exactly_once", async ({ page }) => {
  await open(page, "/");
  const said = await listen(page);
  await page.getByRole("link", { name: "All events" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings"]);
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings", "Welcome to the IETF"]);
  await page.getByRole("link", { name: "All news" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings", "Welcome to the IETF", "News & blog"]);
  // It stays, for those who look for it later.
  await expect(region(page)).toHaveText("News & blog");
});

test("a2_back_and_forward_say_their_titles_exactly_once", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(region(page)).toHaveText("Upcoming meetings");
  const said = await listen(page);
  await page.goBack();
  await expect.poll(said).toEqual(["Welcome to the IETF"]);
  await page.goForward();
  await expect.poll(said).toEqual(["Welcome to the IETF", "Upcoming meetings"]);
});

test("a2_the_same_title_again_is_said_again", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(region(page)).toHaveText("Upcoming meetings");
  const said = await listen(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "Upcoming meetings" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings"]);
});
