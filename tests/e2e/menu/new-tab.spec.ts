// Links of the menu that are opened in another tab.
import { Menu, inBothLayouts } from "../support/menu";
import { expect, open, test } from "../support/test";

/** The clicks that open a tab: Command on macOS, Control elsewhere. */
const CLICKS: Record<string, { button?: "middle"; modifiers?: ["ControlOrMeta"] }> = {
  control_or_command: { modifiers: ["ControlOrMeta"] },
  the_middle_button: { button: "middle" },
};

inBothLayouts(() => {
  for (const [name, click] of Object.entries(CLICKS)) {
    test(`p4_${name}_click_opens_a_tab_and_leaves_the_menu_open`, async ({ page, context }) => {
      await open(page, "/");
      const menu = new Menu(page);
      await menu.open("Support us");
      for (const link of [menu.links("Support us").nth(2), menu.entry("News & blog")]) {
        const href = (await link.getAttribute("href"))!;
        const [tab] = await Promise.all([context.waitForEvent("page"), link.click(click)]);
        await expect(tab).toHaveURL(href);
        await expect(page).toHaveURL("/");
        await menu.expectOpen("Support us");
      }
    });
  }
});
