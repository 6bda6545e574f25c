// Where focus is after a link was followed.
import type { Page } from "@playwright/test";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

/** Focus is on the heading, and the next Tab reaches the first control that follows it. */
async function expectAtStart(page: Page, title: string): Promise<void> {
  const heading = page.getByRole("heading", { level: 1, name: title });
  await expect(heading).toBeFocused();
  await heading.evaluate((start) => {
    const controls = [...document.querySelectorAll<HTMLElement>("main :is(a[href], button, input, summary)")];
    const after = controls.filter((one) => start.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    const first = after.find((one) => one.checkVisibility({ visibilityProperty: true }) && !one.hasAttribute("disabled"))!;
    first.dataset.first = "";
  });
  await page.keyboard.press("Tab");
  await expect(page.locator("[data-first]")).toBeFocused();
}

test("a1_a_link_of_the_menu_leads_to_the_heading_and_on_to_the_first_control", async ({ page }) => {
  await open(page, "/");
  const panel = await new Layout(page).open("Process");
  await panel.getByRole("link", { name: "About RFCs" }).click();
  await expectAtStart(page, "About RFCs");
});

test("a1_a_link_followed_by_keyboard_leads_to_the_heading", async ({ page }) => {
  await open(page, "/process/rfcs/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "News & blog" }).focus();
  await page.keyboard.press("Enter");
  await expectAtStart(page, "News & blog");
});

test("a1_a_link_of_the_text_leads_to_the_heading", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("main").getByRole("link", { name: "All events" }).click();
  await expectAtStart(page, "Upcoming meetings");
});

test("a1_a_link_at_the_foot_of_the_page_leads_to_the_heading", async ({ page }) => {
  await open(page, "/about/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Past meetings" }).click();
  await expectAtStart(page, "Past meetings");
});

test("a1_the_logo_leads_to_the_heading_of_the_home_page", async ({ page }) => {
  await open(page, "/about/");
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expectAtStart(page, "Welcome to the IETF");
});

test("a1_the_way_there_leaves_the_tab_order_of_the_heading_alone", async ({ page }) => {
  await open(page, "/about/");
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  // A script may focus it, the visitor does not come past it.
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("tabindex", "-1");
});

test.describe("small layout", () => {
  test.use({ viewport: LAYOUTS.accordion });

  test("a1_a_link_of_the_small_menu_leads_to_the_heading", async ({ page }) => {
    await open(page, "/");
    const panel = await new Layout(page).open("Meetings");
    await panel.getByRole("link", { name: "Past meetings" }).click();
    await expectAtStart(page, "Past meetings");
  });
});
