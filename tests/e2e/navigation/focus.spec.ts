// Where focus is after a link is followed.
import type { Page } from "@playwright/test";
import { isOnFirstControlAfter } from "../support/in-page";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

/** Expects focus on the heading, and that the next Tab reaches the first control after it. */
async function expectAtStart(page: Page, title: string): Promise<void> {
  const heading = page.getByRole("heading", { level: 1, name: title });
  await expect(heading).toBeFocused();
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate(isOnFirstControlAfter, "h1")).toBe(true);
}

test("a1_menu_link_focuses_the_heading_before_the_first_control", async ({ page }) => {
  await open(page, "/");
  const panel = await new Layout(page).open("Process");
  await panel.getByRole("link", { name: "About documents" }).click();
  await expectAtStart(page, "About documents");
});

test("a1_link_followed_by_keyboard_focuses_the_heading", async ({ page }) => {
  await open(page, "/process/documents/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "News & blog" }).focus();
  await page.keyboard.press("Enter");
  await expectAtStart(page, "News & blog");
});

test("a1_text_link_focuses_the_heading", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("main").getByRole("link", { name: "All events" }).click();
  await expectAtStart(page, "Upcoming meetings");
});

test("a1_footer_link_focuses_the_heading", async ({ page }) => {
  await open(page, "/about/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Past meetings" }).click();
  await expectAtStart(page, "Past meetings");
});

test("a1_logo_focuses_the_heading_of_the_home_page", async ({ page }) => {
  await open(page, "/about/");
  await page.getByRole("link", { name: "Example home page" }).click();
  await expectAtStart(page, "Welcome to Example");
});

test("a1_focused_heading_stays_out_of_the_tab_order", async ({ page }) => {
  await open(page, "/about/");
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  // A script can focus it, but Tab does not stop at it.
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("tabindex", "-1");
});

test.describe("accordion", () => {
  test.use({ viewport: LAYOUTS.accordion });

  test("a1_accordion_link_focuses_the_heading", async ({ page }) => {
    await open(page, "/");
    const panel = await new Layout(page).open("Meetings");
    await panel.getByRole("link", { name: "Past meetings" }).click();
    await expectAtStart(page, "Past meetings");
  });
});
