// The menu with a mouse.
import type { Locator, Page } from "@playwright/test";

import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { dialog, headerLink } from "../support/search";
import { expect, open, test } from "../support/test";

async function middle(element: Locator): Promise<[number, number]> {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await element.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** Presses one element, and releases on another. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await page.mouse.move(...(await middle(from)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(to)), { steps: 5 });
  await page.mouse.up();
}

const theme = (page: Page) => page.locator("html").getAttribute("data-theme");
const themeSwitch = (page: Page) => page.getByRole("button", { name: /Use (light|dark) colors/ });

inBothLayouts((layout) => {
  test("p1_press_toggles_a_panel", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    for (const section of Object.keys(SECTIONS)) {
      await menu.open(section);
      await menu.trigger(section).click();
      await menu.expectOpen();
    }
    if (layout === "accordion") {
      await menu.toggle.click();
      await expect(menu.list).toBeHidden();
    }
  });

  test("p1_press_outside_closes_the_menu_and_still_takes_effect", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Support us");
    const before = await theme(page);
    await themeSwitch(page).click();
    await menu.expectOpen();
    expect(await theme(page)).not.toBe(before);
    if (layout === "accordion") await expect(menu.list).toBeHidden();
    await menu.open("Support us");
    await headerLink(page).click();
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await menu.expectOpen();
  });

  test("p1_press_on_empty_space_closes_the_menu", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Support us");
    // The margin of the header takes no focus: moving focus would close the menu as well.
    await page.mouse.click(4, 36);
    await menu.expectOpen();
    if (layout === "accordion") await expect(menu.list).toBeHidden();
  });

  test("p2_hover_neither_opens_nor_closes", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openList();
    const hoverAll = async () => {
      for (const section of Object.keys(SECTIONS)) {
        await menu.trigger(section).hover();
        await letTimersFire(page);
      }
    };
    await hoverAll();
    await menu.expectOpen();
    await menu.open("About");
    await hoverAll();
    await menu.expectOpen("About");
    await headerLink(page).hover();
    await letTimersFire(page);
    await menu.expectOpen("About");
  });

  test("p3_press_dragged_off_does_nothing", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.openList();
    await drag(page, menu.trigger("Meetings"), menu.trigger("Technologies"));
    await menu.expectOpen();
    await menu.open("Meetings");
    await drag(page, menu.trigger("Meetings"), menu.trigger("About"));
    await menu.expectOpen("Meetings");
    await drag(page, menu.links("Meetings").nth(1), menu.links("Meetings").nth(3));
    await menu.expectOpen("Meetings");
    await expect(page).toHaveURL("/");
  });

  test("p3_drag_out_of_the_panel_closes_nothing", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Support us");
    await drag(page, menu.panel("Support us").getByText("Ways to give", { exact: true }), themeSwitch(page));
    await menu.expectOpen("Support us");
  });
});

/** Lets timers of up to three seconds fire: a menu may open only after a while of hovering. */
async function letTimersFire(page: Page): Promise<void> {
  await page.clock.runFor(3000);
}
