// Before the app has started the menu works as without scripts, and starting disturbs nobody.
import { hold } from "../support/app";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, test } from "../support/test";

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    test(`n3_before_ready_the_${layout}_opens_closes_and_leads_on`, async ({ page }) => {
      await hold(page);
      await page.goto("/");
      const menu = new Layout(page);
      await menu.expectToWork();
      const panel = await menu.open("Process");
      await panel.getByRole("link", { name: "About RFCs" }).click();
      await expect(page).toHaveURL("/process/rfcs/");
    });

    test(`n3_becoming_ready_closes_nothing_in_the_${layout}_and_leaves_focus`, async ({ page }) => {
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
      // And what was opened before closes as if it had been opened since.
      await menu.trigger("Technologies").click();
      await expect(panel).toBeHidden();
    });
  });
}

test.describe("scrolled list", () => {
  test.use({ viewport: LAYOUTS.accordion });

  test("n3_becoming_ready_leaves_the_list_where_it_was_scrolled", async ({ page }) => {
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

test("n3_becoming_ready_leaves_the_page_where_it_was_scrolled_with_a_panel_open", async ({ page }) => {
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

test("n3_becoming_ready_keeps_what_was_typed_with_a_panel_open_before", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const release = await hold(page);
  await page.goto("/");
  const menu = new Layout(page);
  const panel = await menu.open("Meetings");
  const field = page.getByRole("search", { name: "Site" }).getByRole("searchbox");
  await field.click();
  await page.keyboard.type("congestion");
  await release();
  await expect(field).toHaveValue("congestion");
  await expect(field).toBeFocused();
  await expect(panel).toBeVisible();
});
