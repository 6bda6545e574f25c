// The menu with a mouse.
import type { Locator, Page } from "@playwright/test";

import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { expect, open, test } from "../support/test";

async function middle(element: Locator): Promise<[number, number]> {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await element.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** Presses one thing, and releases on another. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await page.mouse.move(...(await middle(from)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(to)), { steps: 5 });
  await page.mouse.up();
}

const theme = (page: Page) => page.locator("html").getAttribute("data-theme");
const themeSwitch = (page: Page) => page.getByRole("button", { name: /Use (light|dark) colors/ });

inBothLayouts((layout) => {
  test("p1_a_press_toggles", async ({ page }) => {
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

  test("p1_a_press_outside_closes_and_what_was_pressed_still_works", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Support us");
    const before = await theme(page);
    await themeSwitch(page).click();
    await menu.expectOpen();
    expect(await theme(page)).not.toBe(before);
    if (layout === "accordion") await expect(menu.list).toBeHidden();
    await menu.open("Support us");
    await page.getByRole("banner").getByRole("link", { name: "Search", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
    await page.keyboard.press("Escape");
    await menu.expectOpen();
  });

  test("p1_a_press_on_nothing_closes", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Support us");
    // The margin of the header: nothing there takes focus, whose leaving would close the menu too.
    await page.mouse.click(4, 36);
    await menu.expectOpen();
    if (layout === "accordion") await expect(menu.list).toBeHidden();
  });

  test("p2_hover_never_opens_and_an_open_panel_stays_when_the_pointer_leaves", async ({ page }) => {
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
    await page.getByRole("banner").getByRole("link", { name: "Search", exact: true }).hover();
    await letTimersFire(page);
    await menu.expectOpen("About");
  });

  test("p3_press_drag_off_release_does_nothing", async ({ page }) => {
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

  test("p3_a_drag_from_the_panel_to_the_outside_closes_nothing", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    await menu.open("Support us");
    await drag(page, menu.panel("Support us").getByText("Ways to give", { exact: true }), themeSwitch(page));
    await menu.expectOpen("Support us");
  });
});

/** Lets everything happen that was put off for up to three seconds: a menu may open only after a while of hovering. */
async function letTimersFire(page: Page): Promise<void> {
  await page.clock.runFor(3000);
}
