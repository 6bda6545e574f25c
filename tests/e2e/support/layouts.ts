// The menu in its two layouts, used as a visitor uses it.
import { type Locator, type Page, expect } from "@playwright/test";

/** A window of each layout. */
export const LAYOUTS = {
  bar: { width: 1280, height: 800 },
  accordion: { width: 390, height: 844 },
};

/** Where the bar begins, in CSS pixels: 62rem. */
export const BAR_FROM = 992;

export class Layout {
  readonly nav: Locator;
  /** The "Menu" button of the small layout. */
  readonly toggle: Locator;
  /** The list that the button opens. */
  readonly list: Locator;
  /** The elements that open a panel. A `summary` has no role of its own in ARIA, so it is found by its element. */
  readonly triggers: Locator;

  constructor(readonly page: Page) {
    this.nav = page.getByRole("navigation", { name: "Main" });
    this.toggle = this.nav.getByRole("button", { name: "Menu" });
    this.list = this.nav.locator("#menu");
    this.triggers = this.nav.locator("summary");
  }

  trigger(section: string): Locator {
    return this.triggers.filter({ hasText: new RegExp(`^\\s*${section}\\s*$`) });
  }

  panel(section: string): Locator {
    return this.trigger(section).locator("xpath=following-sibling::*[1]");
  }

  /** The names of the sections that have a panel. */
  async sections(): Promise<string[]> {
    return (await this.triggers.allTextContents()).map((name) => name.trim());
  }

  /** Opens the list, if the layout has a button for it. */
  async openList(): Promise<void> {
    if ((await this.toggle.isVisible()) && !(await this.list.isVisible())) await this.toggle.click();
    await expect(this.list).toBeVisible();
  }

  /** Opens the panel of a section, and the list before it where needed. */
  async open(section: string): Promise<Locator> {
    await this.openList();
    await this.trigger(section).click();
    await expect(this.panel(section)).toBeVisible();
    return this.panel(section);
  }

  /** Expects that the menu opens and closes. */
  async expectToWork(): Promise<void> {
    const button = await this.toggle.isVisible();
    if (button) await expect(this.list).toBeHidden();
    const [first, second] = await this.sections();
    await this.open(first);
    await this.open(second);
    await expect(this.panel(first)).toBeHidden();
    await this.trigger(second).click();
    await expect(this.panel(second)).toBeHidden();
    if (button) {
      await this.toggle.click();
      await expect(this.list).toBeHidden();
    }
  }
}
