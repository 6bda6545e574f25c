// Contrast of text and controls in both schemes.
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { LAYOUTS, Layout } from "../support/layouts";
import { caretOf, contrast, edgeOf } from "../support/look";
import { expect, open, test } from "../support/test";

/** Texts of the header that do not stand out: by axe, and where axe cannot tell, by the picture. */
async function faint(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, incomplete, passes } = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const results = await engine.run("header.site-header", { runOnly: ["color-contrast"] });
    const targets = (list: typeof results.passes): string[] => list.flatMap(({ nodes }) => nodes.map(({ target }) => String(target)));
    return { violations: targets(results.violations), incomplete: targets(results.incomplete), passes: targets(results.passes) };
  });
  expect(passes.length).toBeGreaterThan(10);
  for (const target of incomplete) {
    if ((await contrast(page, (await page.locator(target).boundingBox())!)) < 4.5) violations.push(target);
  }
  return violations;
}

for (const scheme of ["light", "dark"] as const) {
  for (const [layout, viewport] of Object.entries(LAYOUTS)) {
    test.describe(`${scheme} ${layout}`, () => {
      // High enough for the longest panel: axe looks at what is on the screen.
      test.use({ colorScheme: scheme, viewport: { ...viewport, height: 2600 } });

      test(`v6_text_of_each_panel_of_the_${layout}_stands_out_in_${scheme}`, async ({ page }) => {
        // The page is one that the menu names, so that its mark is looked at as well.
        await open(page, "/about/introduction/");
        const menu = new Layout(page);
        for (const section of await menu.sections()) {
          await menu.open(section);
          // The pointer rests on the trigger, which is another look.
          expect(await faint(page), section).toEqual([]);
        }
        await page.mouse.move(0, 0);
        expect(await faint(page)).toEqual([]);
      });

      test(`v6_carets_and_the_mark_of_the_section_stand_out_in_the_${layout}_in_${scheme}`, async ({ page }) => {
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
        // In the accordion the mark lies along the edge of the window: there is nothing outside of it.
        const clip = layout === "bar" ? mark : { ...mark, x: 0, width: 10 };
        expect(await contrast(page, clip)).toBeGreaterThanOrEqual(3);
      });
    });
  }

  test.describe(scheme, () => {
    test.use({ colorScheme: scheme, viewport: { width: 1440, height: 900 } });

    test(`v6_borders_of_fields_and_buttons_stand_out_in_${scheme}`, async ({ page }) => {
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

    test(`v6_the_switch_of_the_theme_stands_out_in_${scheme}`, async ({ page }) => {
      await open(page, "/");
      const icon = page.getByRole("button", { name: /Use (dark|light) colors/ });
      expect(await contrast(page, (await icon.boundingBox())!)).toBeGreaterThanOrEqual(3);
    });
  });
}
