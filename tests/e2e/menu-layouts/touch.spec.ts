// Touch, in both layouts.
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

test.use({ hasTouch: true });

test.describe("accordion", () => {
  test.use({ viewport: LAYOUTS.accordion, isMobile: true });

  test("t1_one_tap_opens_and_one_closes_the_accordion", async ({ page }) => {
    await open(page, "/");
    const menu = new Layout(page);
    await menu.toggle.tap();
    await expect(menu.list).toBeVisible();
    for (const section of await menu.sections()) {
      await menu.trigger(section).tap();
      await expect(menu.panel(section)).toBeVisible();
      await menu.trigger(section).tap();
      await expect(menu.panel(section)).toBeHidden();
    }
    await menu.toggle.tap();
    await expect(menu.list).toBeHidden();
  });

  test("t1_one_tap_follows_a_link", async ({ page }) => {
    await open(page, "/");
    const menu = new Layout(page);
    await menu.toggle.tap();
    await menu.trigger("Meetings").tap();
    await menu.panel("Meetings").getByRole("link", { name: "Past meetings" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "Past meetings" })).toBeVisible();
    await expect(menu.list).toBeHidden();
  });

  for (const width of [320, 390, 768, 991]) {
    test(`t2_menu_button_shows_its_text_inside_the_landmark_at_${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, "/");
      const { toggle } = new Layout(page);
      await expect(toggle).toBeInViewport({ ratio: 1 });
      // The visible text, not only the accessible name.
      expect(await toggle.innerText()).toBe("Menu");
      await expect(toggle.getByText("Menu")).not.toHaveCSS("font-size", "0px");
      const text = await toggle.evaluate((button) => {
        const range = document.createRange();
        range.selectNodeContents(button);
        return range.getBoundingClientRect().toJSON();
      });
      expect(text.width).toBeGreaterThan(24);
      expect(text.height).toBeGreaterThan(12);
    });
  }
});

test.describe("bar", () => {
  test.use({ viewport: { width: 1024, height: 768 }, isMobile: true });

  test("t1_one_tap_opens_and_one_closes_a_panel_of_the_bar", async ({ page }) => {
    await open(page, "/");
    const menu = new Layout(page);
    for (const section of await menu.sections()) {
      await menu.trigger(section).tap();
      await expect(menu.panel(section)).toBeVisible();
      await menu.trigger(section).tap();
      await expect(menu.panel(section)).toBeHidden();
    }
  });

  test("t2_bar_has_no_menu_button", async ({ page }) => {
    await open(page, "/");
    await expect(new Layout(page).toggle).toBeHidden();
  });
});
