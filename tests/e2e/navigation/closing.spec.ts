// A navigation closes what was open.
import type { Page } from "@playwright/test";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

/** Nothing is open: no panel, no list, no dialog, and nothing that says of itself that it is expanded. */
async function expectAllClosed(page: Page): Promise<void> {
  await expect(page.locator("header :is(details[open], :popover-open, dialog[open], [aria-expanded=true])")).toHaveCount(0);
  const menu = new Layout(page);
  for (const section of await menu.sections()) await expect(menu.panel(section)).toBeHidden();
}

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    test(`a12_a_link_of_the_panel_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/");
      const panel = await new Layout(page).open("Meetings");
      await panel.getByRole("link", { name: "Past meetings" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Past meetings");
      await expectAllClosed(page);
    });

    test(`a12_back_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/");
      const menu = new Layout(page);
      await (await menu.open("Meetings")).getByRole("link", { name: "Past meetings" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Past meetings");
      await menu.open("Process");
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
      await expectAllClosed(page);
    });

    test(`a12_a_link_to_the_page_itself_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/meeting/past/");
      const panel = await new Layout(page).open("Meetings");
      await panel.getByRole("link", { name: "Past meetings" }).click();
      await expectAllClosed(page);
    });

    test(`a12_a_link_to_a_part_of_the_page_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/about/introduction/");
      const panel = await new Layout(page).open("About");
      await panel.getByRole("link", { name: "Mission", exact: true }).click();
      await expect(page).toHaveURL("/about/introduction/#mission");
      await expectAllClosed(page);
      await expect(page.locator("#mission")).toBeInViewport();
    });

    test(`a12_the_menu_of_the_${layout}_opens_again_after_a_navigation`, async ({ page }) => {
      await open(page, "/");
      const menu = new Layout(page);
      await (await menu.open("Meetings")).getByRole("link", { name: "Past meetings" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Past meetings");
      await menu.expectToWork();
    });
  });
}

test("a12_a_result_of_the_search_leaves_no_search_behind", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "/search/?query=hackathon");
  const result = page.getByRole("main").getByRole("link", { name: "IETF Hackathons", exact: true });
  await result.click();
  await expect(page).toHaveURL("/meeting/hackathons/");
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveCount(0);
  await expect(page.getByRole("banner").getByRole("searchbox")).toHaveValue("");
  await expectAllClosed(page);
});
