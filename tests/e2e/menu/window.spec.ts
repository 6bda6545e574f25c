// The window loses focus while the menu has it.
import { Menu, focused, inBothLayouts, press } from "../support/menu";
import { expect, open } from "../support/test";
import { test } from "../support/window";

inBothLayouts(() => {
  test("k6_menu_stays_open_when_the_window_loses_focus", async ({ page, context }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Support us");
    const links = await press(page, "Tab", 2);
    // Otherwise the browser tells each tested page that it has focus.
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
