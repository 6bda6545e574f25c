// The keys that the menu handles.
import { BAR, Menu, SECTIONS, inBothLayouts, press, tabTo } from "../support/menu";
import { expect, open, test } from "../support/test";

inBothLayouts(() => {
  for (const key of ["Enter", "Space"]) {
    test(`k3_key_toggles_keeps_focus_and_does_not_scroll: ${key}`, async ({ page }) => {
      await open(page, "/");
      const menu = new Menu(page);
      for (const section of Object.keys(SECTIONS)) {
        await menu.focus(section);
        await page.keyboard.press(key);
        await menu.expectOpen(section);
        await expect(menu.trigger(section)).toBeFocused();
        await page.keyboard.press(key);
        await menu.expectOpen();
        await expect(menu.trigger(section)).toBeFocused();
      }
      expect(await page.evaluate(() => scrollY)).toBe(0);
    });
  }

  test("k4_at_most_one_panel_is_open", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    for (const section of Object.keys(SECTIONS)) await menu.openByKeyboard(section);
    for (const section of Object.keys(SECTIONS).slice(0, -1).toReversed()) {
      await menu.open(section);
      await menu.expectOpen(section);
    }
  });

  test("k4_at_most_one_panel_is_open_in_browsers_without_details_name", async ({ page }) => {
    await open(page, "/");
    await page.evaluate(() => {
      for (const section of document.querySelectorAll("details")) section.removeAttribute("name");
    });
    const menu = new Menu(page);
    for (const section of Object.keys(SECTIONS)) {
      await menu.openByKeyboard(section);
      await menu.expectOpen(section);
    }
  });

  test("k5_escape_closes_from_anywhere_and_leaves_focus_outside_alone", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Meetings");
    // As in Safari, where a click focuses no trigger.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("Escape");
    await expect(menu.panel("Meetings")).toBeHidden();
    await expect(menu.trigger("Meetings")).not.toBeFocused();
  });

  test("k5_escape_closes_and_returns_focus", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    const places = {
      "its trigger": async () => {},
      "a link of the panel": () => press(page, "Tab", 3),
      "another trigger": () => tabTo(menu.entry("Process")),
    };
    for (const [place, go] of Object.entries(places)) {
      await menu.openByKeyboard("Meetings");
      await go();
      await page.keyboard.press("Escape");
      await menu.expectOpen();
      await expect(menu.trigger("Meetings"), `Escape from ${place}`).toBeFocused();
    }
  });

  test("k7_right_and_left_move_between_triggers", async ({ page }) => {
    await open(page, "/");
    await new Menu(page).focus("About");
    expect(await press(page, "ArrowRight", BAR.length - 1)).toEqual(BAR.slice(1));
    expect(await press(page, "ArrowLeft", BAR.length - 1)).toEqual(BAR.slice(0, -1).toReversed());
  });

  test("k7_down_enters_the_panel_and_arrows_move_among_its_links", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Process");
    const links = (await menu.links("Process").allTextContents()).map((text) => text.trim());
    expect(await press(page, "ArrowDown", links.length)).toEqual(links);
    expect(await press(page, "ArrowUp", links.length - 1)).toEqual(links.slice(0, -1).toReversed());
    await menu.expectOpen("Process");
  });

  test("k8_home_and_end_stay_within_the_level", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Meetings");
    expect(await press(page, "End")).toEqual([BAR.at(-1)]);
    expect(await press(page, "Home")).toEqual([BAR[0]]);
    await tabTo(menu.links("Meetings").nth(2));
    await page.keyboard.press("End");
    await expect(menu.links("Meetings").last()).toBeFocused();
    await page.keyboard.press("Home");
    await expect(menu.links("Meetings").first()).toBeFocused();
  });
});

test.describe("accordion", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("k5_escape_closes_the_panel_then_the_list", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openByKeyboard("Meetings");
    await press(page, "Tab", 2);
    await page.keyboard.press("Escape");
    await expect(menu.trigger("Meetings")).toBeFocused();
    await expect(menu.list).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(menu.list).toBeHidden();
    await expect(menu.toggle).toBeFocused();
  });
});
