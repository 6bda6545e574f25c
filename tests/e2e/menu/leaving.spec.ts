// When focus leaves the menu.
import { Menu, inBothLayouts, tabTo } from "../support/menu";
import { headerLink } from "../support/search";
import { expect, open, test } from "../support/test";

inBothLayouts((layout) => {
  test("k6_focus_leaving_the_menu_closes_it", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Support us");
    await tabTo(menu.entry("News & blog"));
    await menu.expectOpen("Support us");
    await page.keyboard.press("Tab");
    await menu.expectOpen();
    if (layout === "accordion") await expect(menu.list).toBeHidden();
  });

  test("k6_focus_leaving_the_menu_backwards_closes_it", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("About");
    await tabTo(headerLink(page), "Shift+Tab");
    await menu.expectOpen();
    if (layout === "accordion") await expect(menu.list).toBeHidden();
  });
});
