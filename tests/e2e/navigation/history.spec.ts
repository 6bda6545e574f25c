// The history that visits leave behind.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

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
