// Contrast of text and controls in both color schemes.
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { LAYOUTS, Layout } from "../support/layouts";
import { caretOf, contrast, edgeOf } from "../support/look";
import { SITE_HEADER } from "../support/selectors";
import { expect, open, test } from "../support/test";

/** Texts of the header with too little contrast: according to axe, or, where axe cannot tell, to a screenshot. */
async function faint(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, incomplete, passes } = await page.evaluate(async (header) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const results = await engine.run(header, { runOnly: ["color-contrast"] });
    const targets = (list: typeof results.passes): string[] => list.flatMap(({ nodes }) => nodes.map(({ target }) => String(target)));
    return { violations: targets(results.violations), incomplete: targets(results.incomplete), passes: targets(results.passes) };
  }, SITE_HEADER);
  expect(passes.length).toBeGreaterThan(10);
  for (const target of incomplete) {
    if ((await contrast(page, (await page.locator(target).boundingBox())!)) < 4.5) violations.push(target);
  }
  return violations;
}

for (const scheme of ["light", "dark"] as const) {
  for (const [layout, viewport] of Object.entries(LAYOUTS)) {
    test.describe(`${scheme} ${layout}`, () => {
      // High enough for the longest panel: axe looks only at what is on the screen.
      test.use({ colorScheme: scheme, viewport: { ...viewport, height: 2600 } });

      test(`v6_panel_text_of_the_${layout}_has_enough_contrast_in_${scheme}`, async ({ page }) => {
        // The menu names this page, so that its mark is measured as well.
        await open(page, "/about/introduction/");
        const menu = new Layout(page);
        for (const section of await menu.sections()) {
          await menu.open(section);
          // The pointer rests on the trigger, which changes its look.
          expect(await faint(page), section).toEqual([]);
        }
        await page.mouse.move(0, 0);
        expect(await faint(page)).toEqual([]);
      });

      test(`v6_carets_and_section_mark_of_the_${layout}_have_enough_contrast_in_${scheme}`, async ({ page }) => {
        await open(page, "/about/introduction/");
        const menu = new Layout(page);
        await menu.openList();
        for (const section of await menu.sections()) {
          expect(await contrast(page, await caretOf(menu.trigger(section))), section).toBeGreaterThanOrEqual(3);
        }
        await menu.open("About");
        expect(await contrast(page, await caretOf(menu.trigger("About"))), "open").toBeGreaterThanOrEqual(3);
        await menu.trigger("About").click();
        const mark = await edgeOf(menu.trigger("About"), layout === "bar" ? "bottom" : "start");
        // In the accordion the mark lies along the edge of the window: nothing is outside of it.
        const clip = layout === "bar" ? mark : { ...mark, x: 0, width: 10 };
        expect(await contrast(page, clip)).toBeGreaterThanOrEqual(3);
      });
    });
  }

  test.describe(scheme, () => {
    test.use({ colorScheme: scheme, viewport: { width: 1440, height: 900 } });

    test(`v6_field_and_button_borders_have_enough_contrast_in_${scheme}`, async ({ page }) => {
      await open(page, "/");
      for (const field of await page.getByRole("searchbox").all()) {
        await field.scrollIntoViewIfNeeded();
        const name = (await field.getAttribute("aria-label")) ?? "Search";
        expect.soft(await contrast(page, await edgeOf(field, "start")), name).toBeGreaterThanOrEqual(3);
        expect.soft(await contrast(page, await edgeOf(field, "bottom")), name).toBeGreaterThanOrEqual(3);
      }
      for (const button of await page.getByRole("main").locator(".button, .search-form__button").all()) {
        await button.scrollIntoViewIfNeeded();
        expect.soft(await contrast(page, await edgeOf(button, "bottom")), await button.innerText()).toBeGreaterThanOrEqual(3);
      }
    });

    test(`v6_theme_switch_has_enough_contrast_in_${scheme}`, async ({ page }) => {
      await open(page, "/");
      const icon = page.getByRole("button", { name: /Use (dark|light) colors/ });
      expect(await contrast(page, (await icon.boundingBox())!)).toBeGreaterThanOrEqual(3);
    });
  });
}
