// The menu, with the keyboard and with the mouse.
import { Key } from "selenium-webdriver";

import { type Engine, expect, inEachEngine, test } from "../support/engines";
import { LAYOUTS } from "../support/layouts";
import { BAR, SECTIONS } from "../support/menu";
import { SKIP_LINK } from "../support/selectors";
import type { Tab } from "../support/tab";

const NAV = "nav[aria-label=Main]";
const TRIGGER = `${NAV} summary`;
const TOGGLE = `${NAV} [popovertarget]`;
const LIST = "#menu";

/** No narrower, as Firefox has no narrower window; this is the small layout all the same. */
const SMALL = { width: 500, height: LAYOUTS.accordion.height };

/** Expects exactly these panels to be open, judged by what is rendered. */
async function expectOpen(tab: Tab, ...sections: string[]): Promise<void> {
  const opened = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .filter((trigger) => trigger.nextElementSibling!.checkVisibility())
      .map((trigger) => trigger.textContent!.trim());
  await expect.poll(() => tab.run(opened, TRIGGER), "open panels").toEqual(sections);
}

/** The texts of the links of an open panel. */
const links = (tab: Tab, section: string): Promise<string[]> =>
  tab.run(
    (selector, name) => {
      const trigger = [...document.querySelectorAll(selector)].find((one) => one.textContent!.trim() === name)!;
      return [...trigger.nextElementSibling!.querySelectorAll("a")].map((link) => link.textContent!.trim());
    },
    TRIGGER,
    section,
  );

async function openByKeyboard(tab: Tab, section: string): Promise<void> {
  await tab.focus(TRIGGER, section);
  await tab.press(Key.ENTER);
  await expectOpen(tab, section);
}

/** Opens the home page in one of the layouts, with the list of the menu open. */
async function start(tab: Tab, origin: string, layout: keyof typeof LAYOUTS): Promise<void> {
  if (layout === "accordion") await tab.resize(SMALL.width, SMALL.height);
  await tab.open(`${origin}/`);
  if (layout === "accordion") {
    await tab.focus(TOGGLE);
    await tab.press(Key.ENTER);
  }
  await tab.find(LIST);
}

inEachEngine((engine) => {
  test(`k1_tab_visits_only_the_triggers_when_closed_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    await tab.focus(SKIP_LINK);
    const before = await tab.visit(6, Key.TAB);
    // The logo and the search come first.
    const first = before.indexOf(BAR[0]);
    expect(first, before.join()).toBeGreaterThan(0);
    const visited = [...before.slice(first), ...(await tab.visit(BAR.length - (before.length - first), Key.TAB))];
    expect(visited).toEqual(BAR);
    await tab.press(Key.TAB);
    await tab.hasFocus("[data-theme-switch]");
    await expectOpen(tab);
  });

  for (const layout of ["bar", "accordion"] as const) inLayout(engine, layout);

  test(`p1_press_outside_closes_the_menu_and_still_takes_effect_in_${engine}`, async ({ tab, server }) => {
    await start(tab, server.origin, "bar");
    await tab.click(TRIGGER, "Support us");
    await expectOpen(tab, "Support us");
    const theme = () => tab.run(() => document.documentElement.dataset.theme);
    const before = await theme();
    await tab.click("[data-theme-switch]");
    await expectOpen(tab);
    expect(await theme()).not.toBe(before);
    await tab.click(TRIGGER, "Meetings");
    await expectOpen(tab, "Meetings");
    // The margin of the header takes no focus: moving focus would close the menu as well.
    await tab.clickAt(4, 36);
    await expectOpen(tab);
  });

  test(`p1_t2_menu_button_of_the_small_layout_opens_and_closes_the_list_in_${engine}`, async ({ tab, server }) => {
    await tab.resize(SMALL.width, SMALL.height);
    await tab.open(`${server.origin}/`);
    const isShown = (selector: string) => document.querySelector(selector)!.checkVisibility();
    expect(await tab.run(isShown, LIST)).toBe(false);
    await tab.click(TOGGLE, "Menu");
    await tab.until("the list", isShown, LIST);
    await tab.click(TRIGGER, "Meetings");
    await expectOpen(tab, "Meetings");
    await tab.click(TOGGLE, "Menu");
    await tab.until("the list to close", (selector) => !document.querySelector(selector)!.checkVisibility(), LIST);
  });

  test(`s5_current_page_is_marked_once_and_follows_navigation_in_${engine}`, async ({ tab, server }) => {
    const marked = () =>
      [...document.querySelectorAll("nav[aria-label=Main] [aria-current=page]")].map((link) => link.getAttribute("href"));
    await tab.open(`${server.origin}/process/groups/`);
    expect(await tab.run(marked)).toEqual(["/process/groups/"]);
    await tab.click(TRIGGER, "Meetings");
    await tab.click(`${NAV} a`, "Past meetings");
    await tab.shows("Past meetings");
    expect(await tab.run(marked)).toEqual(["/meeting/past/"]);
  });
});

function inLayout(engine: Engine, layout: keyof typeof LAYOUTS): void {
  test(`k2_tab_visits_the_links_of_an_open_panel_of_the_${layout}_in_order_in_${engine}`, async ({ tab, server }) => {
    await start(tab, server.origin, layout);
    await openByKeyboard(tab, "Meetings");
    const inside = await links(tab, "Meetings");
    expect(inside.length).toBeGreaterThan(5);
    const next = BAR[BAR.indexOf("Meetings") + 1];
    expect(await tab.visit(inside.length + 1, Key.TAB)).toEqual([...inside, next]);
    expect(await tab.visit(inside.length + 1, Key.SHIFT, Key.TAB)).toEqual([...inside.toReversed(), "Meetings"]);
    await expectOpen(tab, "Meetings");
  });

  for (const [name, key] of [
    ["enter", Key.ENTER],
    ["space", Key.SPACE],
  ] as const) {
    test(`k3_k4_${name}_toggles_one_panel_of_the_${layout}_and_keeps_focus_in_${engine}`, async ({ tab, server }) => {
      await start(tab, server.origin, layout);
      for (const section of Object.keys(SECTIONS)) {
        await tab.focus(TRIGGER, section);
        await tab.press(key);
        // The one before closes.
        await expectOpen(tab, section);
        await tab.hasFocus(TRIGGER, section);
      }
      await tab.press(key);
      await expectOpen(tab);
      expect(await tab.run(() => scrollY)).toBe(0);
    });
  }

  test(`k5_escape_closes_the_panel_of_the_${layout}_and_returns_focus_in_${engine}`, async ({ tab, server }) => {
    await start(tab, server.origin, layout);
    const places: (() => Promise<unknown>)[] = [async () => {}, () => tab.visit(3, Key.TAB), () => tab.focus(TRIGGER, "Process")];
    for (const go of places) {
      await openByKeyboard(tab, "Meetings");
      await go();
      await tab.press(Key.ESCAPE);
      await expectOpen(tab);
      await tab.hasFocus(TRIGGER, "Meetings");
    }
    if (layout === "accordion") {
      await tab.press(Key.ESCAPE);
      await tab.hasFocus(TOGGLE);
      expect(await tab.run((list) => document.querySelector(list)!.checkVisibility(), LIST)).toBe(false);
    }
  });

  test(`k7_arrows_move_between_triggers_and_among_links_of_the_${layout}_in_${engine}`, async ({ tab, server }) => {
    await start(tab, server.origin, layout);
    await tab.focus(TRIGGER, BAR[0]);
    expect(await tab.visit(BAR.length - 1, Key.ARROW_RIGHT)).toEqual(BAR.slice(1));
    expect(await tab.visit(BAR.length - 1, Key.ARROW_LEFT)).toEqual(BAR.slice(0, -1).toReversed());
    await openByKeyboard(tab, "Process");
    const inside = await links(tab, "Process");
    expect(await tab.visit(inside.length, Key.ARROW_DOWN)).toEqual(inside);
    expect(await tab.visit(inside.length - 1, Key.ARROW_UP)).toEqual(inside.slice(0, -1).toReversed());
    await expectOpen(tab, "Process");
  });
}
