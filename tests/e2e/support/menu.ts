// The menu of the small site: what is open, what has focus, and what Tab reaches.
import { type Locator, type Page, expect } from "@playwright/test";

import { focused as focusedInPage } from "./in-page";
import { LAYOUTS, Layout } from "./layouts";
import { SKIP_LINK } from "./selectors";
import { test } from "./test";

/** The entries of the bar that have a panel, and the pages of their sections. */
export const SECTIONS = {
  About: "/about/",
  Technologies: "/technologies/",
  Meetings: "/meeting/",
  Process: "/process/",
  Participate: "/participate/",
  "Support us": "/support-us/",
};

/** All entries of the bar. */
export const BAR = [...Object.keys(SECTIONS), "News & blog"];

/** Declares the same tests for both layouts. */
export function inBothLayouts(declare: (layout: keyof typeof LAYOUTS) => void): void {
  for (const layout of ["bar", "accordion"] as const) {
    test.describe(layout, () => {
      test.use({ viewport: LAYOUTS[layout] });
      declare(layout);
    });
  }
}

export class Menu extends Layout {
  /** An entry of the bar, also where it is a plain link. */
  entry(label: string): Locator {
    return label in SECTIONS ? this.trigger(label) : this.nav.getByRole("link", { name: label });
  }

  /** The links of a panel. By element: those of a closed panel have no role. */
  links(section: string): Locator {
    return this.panel(section).locator("a");
  }

  /** Brings focus to an entry of the bar, with Tab alone. */
  async focus(label: string): Promise<void> {
    if ((await this.toggle.isVisible()) && !(await this.list.isVisible())) {
      await tabTo(this.toggle);
      await this.page.keyboard.press("Enter");
    }
    await tabTo(this.entry(label));
  }

  /** Opens a panel with the keyboard. */
  async openByKeyboard(section: string): Promise<void> {
    await this.focus(section);
    await this.page.keyboard.press("Enter");
    await this.expectOpen(section);
  }

  /** Expects exactly these panels to be open, judged by what is rendered, not by the attribute. */
  async expectOpen(...sections: string[]): Promise<void> {
    const opened = () =>
      this.triggers.evaluateAll((triggers) =>
        triggers.filter((trigger) => trigger.nextElementSibling!.checkVisibility()).map((trigger) => trigger.textContent),
      );
    await expect.poll(opened, "open panels").toEqual(sections);
  }
}

/** Presses Tab until focus is where it should be. */
export async function tabTo(target: Locator, key = "Tab"): Promise<void> {
  const arrived = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; !(await arrived()); presses += 1) {
    expect(presses, "presses of Tab").toBeLessThan(300);
    await target.page().keyboard.press(key);
  }
}

/** The text of the focused element; empty if none is. */
export const focused = (page: Page): Promise<string> => page.evaluate(focusedInPage);

/** Presses a key several times, and returns what had focus each time. */
export async function press(page: Page, key: string, times = 1): Promise<string[]> {
  const visited: string[] = [];
  while (visited.length < times) {
    await page.keyboard.press(key);
    visited.push(await focused(page));
  }
  return visited;
}

/** Tabs once through the whole page, and opens everything of the menu on the way. */
export async function walk(page: Page, visit: () => Promise<void>): Promise<void> {
  const start = page.locator(SKIP_LINK);
  await tabTo(start);
  const atEnd = () => start.evaluate((first) => [first, document.body].includes(document.activeElement as HTMLElement));
  let stops = 0;
  do {
    await visit();
    if (await page.evaluate(canOpen)) await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    stops += 1;
    expect(stops, "focus stops of the page").toBeLessThan(400);
  } while (!(await atEnd()));
}

/** Whether the focused element opens a part of the menu that is closed. */
function canOpen(): boolean {
  const active = document.activeElement!;
  if (active.matches("summary")) return !active.closest("details")!.open;
  return active.matches("[popovertarget]") && !document.querySelector(":popover-open");
}

/** Collects the keys that the page takes from the browser. */
export async function watchConsumedKeys(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const keys: string[] = [];
    Object.assign(globalThis, { consumedKeys: keys });
    // On the window, after the app has started, and bubbling: it receives each key after the app.
    addEventListener("keydown", (event) => event.defaultPrevented && keys.push(event.key));
  });
  return () => page.evaluate(() => (globalThis as unknown as { consumedKeys: string[] }).consumedKeys);
}
