// When focus leaves the menu, and when only the window loses it.
import { Menu, focused, inBothLayouts, press, tabTo } from "../support/menu";
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

  test("k6_the_window_losing_focus_closes_nothing", async ({ page, context }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Support us");
    const links = await press(page, "Tab", 2);
    // Otherwise the browser tells every page under test that it has focus.
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    const other = await context.newPage();
    await other.bringToFront();
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false);
    await menu.expectOpen("Support us");
    await page.bringToFront();
    await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
    await menu.expectOpen("Support us");
    expect(await focused(page)).toBe(links[1]);
  });
});
