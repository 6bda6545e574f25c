// What a screen reader announces of a navigation.
import type { Page } from "@playwright/test";
import { listen, said } from "../support/in-page";
import { KINDS } from "../support/pages";
import { REGION, expect, open, region, test } from "../support/test";

/** What the live region announces from now on, but for slow pages, whose test is in retry.spec.ts. */
async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(listen, REGION);
  return () => page.evaluate(said);
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`a2_live_region_is_empty_when_a_${kind}_page_loads`, async ({ page }) => {
    await open(page, address);
    await expect(region(page)).toHaveCount(1);
    await expect(region(page)).toBeEmpty();
    // It is hidden visually, but not from the accessibility tree.
    await expect(page.getByRole("status").and(region(page))).toHaveCount(1);
  });
}

test("a2_navigation_announces_the_title_once", async ({ page }) => {
  await open(page, "/");
  const said = await listenTo(page);
  await page.getByRole("link", { name: "All events" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings"]);
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings", "Welcome to Example"]);
  await page.getByRole("link", { name: "All news" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings", "Welcome to Example", "News & blog"]);
  // It stays, for those who read it later.
  await expect(region(page)).toHaveText("News & blog");
});

test("a2_back_and_forward_announce_the_title_once", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(region(page)).toHaveText("Upcoming meetings");
  const said = await listenTo(page);
  await page.goBack();
  await expect.poll(said).toEqual(["Welcome to Example"]);
  await page.goForward();
  await expect.poll(said).toEqual(["Welcome to Example", "Upcoming meetings"]);
});

test("a2_navigation_to_the_same_title_announces_it_again", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(region(page)).toHaveText("Upcoming meetings");
  const said = await listenTo(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "Upcoming meetings" }).click();
  await expect.poll(said).toEqual(["Upcoming meetings"]);
});
