// Light and dark: the switch, what it remembers, and that the first paint is right.
import type { Page } from "@playwright/test";

import { dialog, field, openDialog, options } from "./support/search";
import { expect, heading, open, test } from "./support/test";

const background = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(14, 22, 32)";

test("colors_follow_the_system", async ({ page }) => {
  await open(page, "/");
  expect(await background(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => background(page)).toBe(DARK);
});

test("chosen_colors_are_kept_across_pages_and_documents", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "Use dark colors" }).click();
  expect(await background(page)).toBe(DARK);
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  expect(await background(page)).toBe(DARK);
  await open(page, "/about/introduction/");
  expect(await background(page)).toBe(DARK);
});

test("chosen_colors_apply_before_the_first_paint", async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem("theme", "dark");
    // Nothing is painted before there is a body.
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

test("choice_equal_to_the_system_keeps_following_it", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("button", { name: "Use dark colors" }).click();
  await page.getByRole("button", { name: "Use light colors" }).click();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => background(page)).toBe(DARK);
});

/** What storage does where a visitor or a full disk keeps a page from writing. */
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
  test(`site_works_and_switch_lasts_for_the_document_when_storage_${name}`, async ({ page }) => {
    await page.addInitScript(block);
    await open(page, "/");
    expect(await background(page)).toBe(LIGHT);
    await page.getByRole("button", { name: "Use dark colors" }).click();
    expect(await background(page)).toBe(DARK);
    await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
    await expect(heading(page)).toHaveText("About documents");
    expect(await background(page)).toBe(DARK);
    await page.goBack();
    await expect(heading(page)).toHaveText("Welcome to Example");
    await openDialog(page);
    await field(page).fill("hackathon");
    await expect(options(page).first()).toContainText("Hackathon");
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await page.getByRole("button", { name: "Use light colors" }).click();
    expect(await background(page)).toBe(LIGHT);
    await page.getByRole("button", { name: "Use dark colors" }).click();
    await open(page, "/about/introduction/");
    expect(await background(page)).toBe(LIGHT);
  });
}
