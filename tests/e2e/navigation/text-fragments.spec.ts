// Links to words of a page (URL Fragment Text Directives), which find what find-in-page finds.
import type { Page } from "@playwright/test";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, ready, test } from "../support/test";

/** Follows a link to a word that occurs in the menu and, after it, in the text. */
async function expectFoundInText(page: Page): Promise<void> {
  await page.goto("/about/introduction/#:~:text=Participants");
  await ready(page);
  const word = page
    .getByRole("main")
    .getByText(/\bparticipants\b/i)
    .first();
  await expect(word).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200);
  for (const section of await new Layout(page).sections()) await expect(new Layout(page).panel(section)).toBeHidden();
}

test.describe("accordion", () => {
  test.use({ viewport: LAYOUTS.accordion });

  test("a18_text_fragment_finds_the_text_not_the_closed_accordion", async ({ page }) => {
    await expectFoundInText(page);
  });
});

test("a18_text_fragment_finds_the_text_not_the_closed_panels_of_the_bar", async ({ page }) => {
  await expectFoundInText(page);
});
