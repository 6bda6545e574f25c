// The keys that the menu leaves to the browser.
import { Menu, focused, inBothLayouts, press, tabTo, watchConsumedKeys } from "../support/menu";
import { expect, open, test } from "../support/test";

inBothLayouts((layout) => {
  const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];
  // The list of the small layout is a popover, which Chromium itself closes at Escape with any modifier.
  if (layout === "bar") keys.push("Escape");
  for (const modifier of ["Control", "Alt", "Meta"]) {
    test(`k9_${modifier}_combinations_are_never_intercepted`, async ({ page }) => {
      await open(page, "/");
      const menu = new Menu(page);
      const consumed = await watchConsumedKeys(page);
      await menu.openByKeyboard("Meetings");
      for (const place of [menu.trigger("Meetings"), menu.links("Meetings").nth(3)]) {
        await tabTo(place);
        for (const key of keys) {
          await page.keyboard.press(`${modifier}+${key}`);
          await expect(place, `${modifier}+${key}`).toBeFocused();
        }
      }
      expect(await consumed()).toEqual([]);
      await menu.expectOpen("Meetings");
    });
  }
});

test("k5_escape_is_not_consumed_with_nothing_open", async ({ page }) => {
  await open(page, "/");
  const menu = new Menu(page);
  const consumed = await watchConsumedKeys(page);
  await page.keyboard.press("Escape");
  await menu.focus("Meetings");
  await page.keyboard.press("Escape");
  await expect(menu.trigger("Meetings")).toBeFocused();
  expect(await consumed()).toEqual([]);
});

for (const address of ["/", "/search/", "/meeting/upcoming/", "/blog/year-in-numbers/"]) {
  test(`k9_page_has_no_single_character_shortcuts: ${address}`, async ({ page }) => {
    await open(page, address);
    const menu = new Menu(page);
    const consumed = await watchConsumedKeys(page);
    const pressAll = async () => {
      const before = await focused(page);
      for (const key of "abcdefghijklmnopqrstuvwxyz0123456789/?.,;:-+*#'[]\\") await page.keyboard.press(key);
      expect(await focused(page)).toBe(before);
    };
    await pressAll();
    await menu.openByKeyboard("Process");
    await pressAll();
    await press(page, "ArrowDown", 3);
    await pressAll();
    expect((await consumed()).filter((key) => key.length === 1)).toEqual([]);
    await menu.expectOpen("Process");
    await expect(page).toHaveURL(address);
    await expect(page.locator("[accesskey]")).toHaveCount(0);
  });
}
