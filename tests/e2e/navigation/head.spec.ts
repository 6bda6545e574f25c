// What a page says of itself in its head, as it is served and after a navigation.
import { addresses } from "../support/dist";
import { expectHeads, head } from "../support/head";
import { KINDS } from "../support/pages";
import { expect, lead, open, test } from "../support/test";

const NAMES = { name: "Example", full_name: "Example Task Force", origin: "https://www.example.org" };

test("a3_every_page_has_a_correct_and_unique_head", async ({ page }) => {
  test.slow();
  expect(addresses().length).toBeGreaterThan(60);
  await page.goto("/");
  await expectHeads(page, addresses(), NAMES);
});

test("a3_head_after_navigation_equals_the_prerendered_head", async ({ page }) => {
  test.slow();
  for (const [kind, address] of Object.entries(KINDS)) {
    await test.step(kind, async () => {
      // The index has a link to every page but itself.
      await open(page, address === KINDS.search ? KINDS.home : KINDS.search);
      const before = await head(page);
      await page.evaluate(() => Object.assign(globalThis, { same: true }));
      if (address === KINDS.search) await lead(page, address);
      else await page.locator(`a[href='${address}']:visible`).first().click();
      await expect(page).toHaveURL(address);
      await expect(page).not.toHaveTitle(before.title);
      expect(await head(page)).toEqual(await head(page, address));
      // The document is still the same: its head was changed, not loaded.
      expect(await page.evaluate(() => "same" in globalThis)).toBe(true);
    });
  }
});

test("a3_going_back_restores_the_head", async ({ page }) => {
  await open(page, KINDS.home);
  const before = await head(page);
  await page.getByRole("link", { name: "All events" }).click();
  await expect(page).toHaveTitle("Upcoming meetings | Example");
  await page.goBack();
  await expect(page).toHaveTitle(before.title);
  expect(await head(page)).toEqual(before);
});
