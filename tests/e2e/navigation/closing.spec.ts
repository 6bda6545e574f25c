// A navigation closes whatever is open.
import type { Page } from "@playwright/test";
import { LAYOUTS, Layout } from "../support/layouts";
import { results } from "../support/search";
import { expect, heading, open, test } from "../support/test";

/** Expects that nothing is open: no panel, no list, no dialog, and nothing that says that it is expanded. */
async function expectAllClosed(page: Page): Promise<void> {
  await expect(page.locator("header :is(details[open], :popover-open, dialog[open], [aria-expanded=true])")).toHaveCount(0);
  const menu = new Layout(page);
  for (const section of await menu.sections()) await expect(menu.panel(section)).toBeHidden();
}

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    test(`a12_following_a_panel_link_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/");
      const panel = await new Layout(page).open("Meetings");
      await panel.getByRole("link", { name: "Past meetings" }).click();
      await expect(heading(page)).toHaveText("Past meetings");
      await expectAllClosed(page);
    });

    test(`a12_going_back_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/");
      const menu = new Layout(page);
      await (await menu.open("Meetings")).getByRole("link", { name: "Past meetings" }).click();
      await expect(heading(page)).toHaveText("Past meetings");
      await menu.open("Process");
      await page.goBack();
      await expect(heading(page)).toHaveText("Welcome to Example");
      await expectAllClosed(page);
    });

    test(`a12_following_a_link_to_the_current_page_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/meeting/past/");
      const panel = await new Layout(page).open("Meetings");
      await panel.getByRole("link", { name: "Past meetings" }).click();
      await expectAllClosed(page);
    });

    test(`a12_following_a_fragment_link_closes_the_${layout}`, async ({ page }) => {
      await open(page, "/about/introduction/");
      const panel = await new Layout(page).open("About");
      await panel.getByRole("link", { name: "Mission", exact: true }).click();
      await expect(page).toHaveURL("/about/introduction/#mission");
      await expectAllClosed(page);
      await expect(page.locator("#mission")).toBeInViewport();
    });

    test(`a12_${layout}_opens_again_after_a_navigation`, async ({ page }) => {
      await open(page, "/");
      const menu = new Layout(page);
      await (await menu.open("Meetings")).getByRole("link", { name: "Past meetings" }).click();
      await expect(heading(page)).toHaveText("Past meetings");
      await menu.expectToWork();
    });
  });
}

test("a12_following_a_search_result_clears_the_search", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "/search/?query=hackathon");
  await results(page)
    .getByRole("link", { name: /^Example Hackathons/ })
    .click();
  await expect(page).toHaveURL("/meeting/hackathons/");
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveCount(0);
  await expect(page.getByRole("banner").getByRole("searchbox")).toHaveValue("");
  await expectAllClosed(page);
});
