// When focus leaves the menu.
import { Menu, inBothLayouts, tabTo } from "../support/menu";
import { expect, open, test } from "../support/test";

inBothLayouts((layout) => {
  test("k6_focus_leaving_the_navigation_closes_it", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Support us");
    await tabTo(menu.entry("News & blog"));
    await menu.expectOpen("Support us");
    await page.keyboard.press("Tab");
    await menu.expectOpen();
    if (layout === "accordion") await expect(menu.list).toBeHidden();
  });

  test("k6_focus_leaving_the_navigation_backwards_closes_it", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("About");
    await tabTo(page.getByRole("banner").getByRole("link", { name: "Search", exact: true }), "Shift+Tab");
    await menu.expectOpen();
    if (layout === "accordion") await expect(menu.list).toBeHidden();
  });
});
