// Light and dark: the switch, its memory, and that the first paint is right.
import type { Page } from "@playwright/test";

import { expect, open, test } from "./support/test";

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(14, 22, 32)";

test("the_colors_are_those_of_the_system", async ({ page }) => {
  await open(page, "/");
  expect(await ground(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => ground(page)).toBe(DARK);
});

test("the_switch_is_remembered_across_pages_and_documents", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "Use dark colors" }).click();
  expect(await ground(page)).toBe(DARK);
  await page.getByRole("link", { name: "About RFCs" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About RFCs");
  expect(await ground(page)).toBe(DARK);
  await open(page, "/about/introduction/");
  expect(await ground(page)).toBe(DARK);
});

test("the_choice_is_there_before_the_first_paint", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("theme", "dark");
    // Before there is a body there is nothing to paint.
    const observer = new MutationObserver(() => {
      if (!document.body) return;
      Object.assign(globalThis, { first: document.documentElement.dataset.theme });
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await open(page, "/");
  expect(await page.evaluate(() => (globalThis as unknown as { first: string }).first)).toBe("dark");
});

test("a_visitor_who_agrees_with_the_system_keeps_following_it", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "Use dark colors" }).click();
  await page.getByRole("button", { name: "Use light colors" }).click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => ground(page)).toBe(DARK);
});

/** What storage does where a visitor, or a full disk, does not let a page write. */
const BLOCKED: Record<string, () => void> = {
  is_blocked: () => {
    const get = () => {
      throw new DOMException("access is denied", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get });
  },
  is_full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room is left", "QuotaExceededError");
    };
  },
};

for (const [name, block] of Object.entries(BLOCKED)) {
  test(`where_storage_${name}_the_switch_works_until_the_document_is_left_and_so_does_all_else`, async ({ page }) => {
    await page.addInitScript(block);
    await open(page, "/");
    expect(await ground(page)).toBe(LIGHT);
    await page.getByRole("button", { name: "Use dark colors" }).click();
    expect(await ground(page)).toBe(DARK);
    await page.getByRole("link", { name: "About RFCs" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("About RFCs");
    expect(await ground(page)).toBe(DARK);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("hackathon");
    await expect(page.getByRole("option").first()).toContainText("Hackathon");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Use light colors" }).click();
    expect(await ground(page)).toBe(LIGHT);
    await page.getByRole("button", { name: "Use dark colors" }).click();
    await open(page, "/about/introduction/");
    expect(await ground(page)).toBe(LIGHT);
  });
}
