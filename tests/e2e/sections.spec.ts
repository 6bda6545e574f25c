// The overview pages of sections: cards first, then the text; on phones, rows.
import type { Page } from "@playwright/test";
import { expect, heading, open, test } from "./support/test";

const cards = (page: Page) => page.getByRole("main").locator(".card");

test("cards_of_a_section_stand_between_lead_and_text", async ({ page }) => {
  await open(page, "/technologies/");
  const top = async (locator: ReturnType<typeof cards>) => (await locator.boundingBox())!.y;
  const places = [await top(page.locator(".lead")), await top(cards(page).first()), await top(page.locator("[data-text]"))];
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test("all_of_a_card_leads_to_its_page", async ({ page }) => {
  await open(page, "/technologies/");
  const card = cards(page).first();
  const title = await card.getByRole("link").innerText();
  const { width, height } = (await card.boundingBox())!;
  await card.click({ position: { x: width - 8, y: height - 8 } });
  await expect(heading(page)).toHaveText(title);
});

test("last_card_of_an_odd_number_fills_its_row", async ({ page }) => {
  for (const address of ["/about/", "/meeting/", "/participate/"]) {
    await open(page, address);
    for (const group of await page.locator(".card-group__cards").all()) {
      const right = async (locator: ReturnType<typeof cards>) => {
        const { x, width } = (await locator.boundingBox())!;
        return Math.round(x + width);
      };
      expect(await right(group.locator(".card").last()), address).toBe(await right(group));
    }
  }
});

test("cards_are_rows_of_titles_on_a_phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/about/");
  for (const card of await cards(page).all()) {
    expect(Math.round((await card.boundingBox())!.height)).toBeGreaterThanOrEqual(48);
    await expect(card.getByRole("paragraph")).toBeHidden();
  }
});

test("breadcrumbs_stand_at_the_same_height_beside_a_diagram", async ({ page }) => {
  const top = async () => (await page.getByRole("navigation", { name: "Breadcrumbs" }).boundingBox())!.y;
  await open(page, "/technologies/");
  const besideDiagram = await top();
  await open(page, "/process/documents/");
  expect(await top()).toBe(besideDiagram);
});

test.describe("touch screen", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("contents_are_easy_to_press_on_a_touch_screen", async ({ page }) => {
    await open(page, "/process/documents/");
    const links = await page.locator(".table-of-contents a").all();
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});
