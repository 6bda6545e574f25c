// Before the app has started, the menu works as it does without scripts; hydration does not disturb the visitor.
import { hold } from "../support/app";
import { LAYOUTS, Layout } from "../support/layouts";
import { headerField } from "../support/search";
import { expect, test } from "../support/test";

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    test(`n3_${layout}_works_before_ready`, async ({ page }) => {
      await hold(page);
      await page.goto("/");
      const menu = new Layout(page);
      await menu.expectToWork();
      const panel = await menu.open("Process");
      await panel.getByRole("link", { name: "About documents" }).click();
      await expect(page).toHaveURL("/process/documents/");
    });

    test(`n3_hydration_keeps_the_open_panel_and_focus_of_the_${layout}`, async ({ page }) => {
      const release = await hold(page);
      await page.goto("/");
      const menu = new Layout(page);
      const panel = await menu.open("Technologies");
      await page.keyboard.press("Tab");
      const link = panel.getByRole("link", { name: "Overview of Technologies" });
      await expect(link).toBeFocused();
      await release();
      await expect(panel).toBeVisible();
      await expect(link).toBeFocused();
      // A panel that was opened before hydration closes like any other.
      await menu.trigger("Technologies").click();
      await expect(panel).toBeHidden();
    });
  });
}

test.describe("scrolled list", () => {
  test.use({ viewport: LAYOUTS.accordion });

  test("n3_hydration_keeps_the_scroll_position_of_the_list", async ({ page }) => {
    const release = await hold(page);
    await page.goto("/");
    const menu = new Layout(page);
    const panel = await menu.open("About");
    await panel.getByRole("link").last().hover();
    const top = await menu.list.evaluate((list) => list.scrollTop);
    expect(top).toBeGreaterThan(100);
    await release();
    expect(await menu.list.evaluate((list) => list.scrollTop)).toBe(top);
    await expect(panel.getByRole("link").last()).toBeInViewport();
  });
});

test("n3_hydration_keeps_the_scroll_position_with_a_panel_open", async ({ page }) => {
  const release = await hold(page);
  await page.goto("/");
  const menu = new Layout(page);
  const panel = await menu.open("About");
  await page.mouse.move(640, 600);
  await page.mouse.wheel(0, 40);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(40);
  await release();
  expect(await page.evaluate(() => scrollY)).toBe(40);
  await expect(panel).toBeVisible();
});

test("n3_hydration_keeps_typed_text_with_a_panel_open", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const release = await hold(page);
  await page.goto("/");
  const menu = new Layout(page);
  const panel = await menu.open("Meetings");
  const field = headerField(page);
  await field.click();
  await page.keyboard.type("congestion");
  await release();
  await expect(field).toHaveValue("congestion");
  await expect(field).toBeFocused();
  await expect(panel).toBeVisible();
});
