// Opening the menu shifts nothing; print leaves it out.
import type { Page } from "@playwright/test";
import { painted } from "../support/app";
import { LAYOUTS, Layout } from "../support/layouts";
import { KINDS } from "../support/pages";
import { CLOCK, SITE_FOOTER } from "../support/selectors";
import { expect, heading, open, test } from "../support/test";

/** Records every layout shift, also those after a press: a menu always opens after a press. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift" });
  });
  return async () => {
    // Shifts are reported after the frame in which they happened.
    await painted(page);
    return page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0));
  };
}

/** The place of every element outside of the list of the menu. */
function places(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("header *, main *, footer *")]
      .filter((element) => element.checkVisibility() && !element.closest("details > :not(summary), [popover]:popover-open"))
      .map((element) => `${element.tagName} ${JSON.stringify(element.getBoundingClientRect())}`),
  );
}

test("v7_opening_a_bar_panel_shifts_nothing", async ({ page }) => {
  await open(page, "/");
  const shifted = await watchShifts(page);
  const before = await places(page);
  const menu = new Layout(page);
  for (const section of await menu.sections()) {
    await menu.open(section);
    expect(await places(page), section).toEqual(before);
  }
  await menu.trigger("Support us").click();
  await expect(menu.panel("Support us")).toBeHidden();
  expect(await places(page)).toEqual(before);
  // The turning carets are a shift of a few millionths.
  expect(await shifted()).toBeCloseTo(0, 4);
});

test.describe("accordion", () => {
  test.use({ viewport: LAYOUTS.accordion });

  test("v7_opening_the_accordion_shifts_nothing", async ({ page }) => {
    await open(page, "/");
    const shifted = await watchShifts(page);
    const before = await places(page);
    const menu = new Layout(page);
    await menu.openList();
    expect(await shifted()).toBe(0);
    expect(await places(page)).toEqual(before);
    await menu.open("Meetings");
    expect(await places(page)).toEqual(before);
  });
});

for (const scheme of ["light", "dark"] as const) {
  test(`v7_print_from_${scheme}_hides_navigation_and_is_black_on_white`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, "/process/documents/");
    // Also with a panel open, as it stays when one prints from the keyboard.
    await new Layout(page).open("Process");
    await page.emulateMedia({ media: "print", colorScheme: scheme });
    for (const navigation of await page.getByRole("navigation", { includeHidden: true }).all()) {
      await expect(navigation).toBeHidden();
    }
    await expect(heading(page)).toBeVisible();
    await expect(page.locator("html")).toHaveCSS("color-scheme", "light");
    await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  });
}

test("v7_print_shows_where_links_lead", async ({ page }) => {
  await open(page, "/process/documents/");
  const content = (selector: string): Promise<string[][]> =>
    page
      .locator(selector)
      .evaluateAll((links) => links.map((link) => [link.getAttribute("href")!, getComputedStyle(link, "::after").content]));
  await page.emulateMedia({ media: "print" });
  const outside = await content("main a[href^='https:']");
  expect(outside.length).toBeGreaterThan(3);
  for (const [href, printed] of outside) expect(printed.includes("attr(href)") || printed.includes(href), `${href}: ${printed}`).toBe(true);
  // A jump within the page leads nowhere on paper.
  for (const [, printed] of await content("main a[href^='#']")) expect(printed).toBe("none");
});

for (const [kind, address] of Object.entries(KINDS)) {
  test(`v7_print_of_a_${kind}_page_leaves_out_what_works_on_a_screen_only`, async ({ page }) => {
    await open(page, address);
    await expect(page.locator(CLOCK).filter({ hasText: /^$/ })).toHaveCount(0);
    await page.emulateMedia({ media: "print" });
    const shown = await page
      .locator(`form, button, .button, nav, ${CLOCK}, ${SITE_FOOTER}`)
      .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML));
    expect(shown).toEqual([]);
    await expect(heading(page)).toBeVisible();
  });
}

test("v7_print_has_dark_letters_on_buttons", async ({ page }) => {
  await open(page, "/blog/message-encryption/");
  await page.emulateMedia({ media: "print" });
  const button = page.getByRole("main").locator(".button[rel]");
  const color = await heading(page).evaluate((element) => getComputedStyle(element).color);
  await expect(button.first()).toHaveCSS("color", color);
});

test("v7_print_keeps_colors_that_mean_something", async ({ page }) => {
  await open(page, "/meeting/past/");
  await page.emulateMedia({ media: "print" });
  const adjust = (selector: string, part?: string): Promise<string[]> =>
    page.locator(selector).evaluateAll((found, pseudo) => found.map((one) => getComputedStyle(one, pseudo).printColorAdjust), part);
  expect(await adjust(".chart__key", "::before")).toEqual(["exact", "exact", "exact"]);
  // White letters on a color that is left out would be gray ones on white.
  await open(page, "/meeting/upcoming/");
  for (const value of await adjust(".event__month, .badge")) expect(value).toBe("exact");
});
