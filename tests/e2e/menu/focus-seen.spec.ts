// Focus is visible: its indicator is painted, and nothing covers it.
import type { Page } from "@playwright/test";

import { BAR, Menu, focused, inBothLayouts, press, tabTo, walk } from "../support/menu";
import { ring } from "../support/ring";
import { expect, open, test } from "../support/test";

inBothLayouts((layout) => {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test("k11_menu_focus_outlines_are_two_pixels_and_three_to_one", async ({ page }) => {
        test.slow();
        await open(page, "/");
        const menu = new Menu(page);
        const thin: string[] = [];
        if (layout === "accordion") {
          await tabTo(menu.toggle);
          thin.push(...(await thinSides(page)));
        }
        for (const entry of BAR) {
          await menu.focus(entry);
          thin.push(...(await thinSides(page)));
        }
        await menu.openByKeyboard("Support us");
        for (const link of await menu.links("Support us").all()) {
          await tabTo(link);
          thin.push(...(await thinSides(page)));
        }
        expect(thin).toEqual([]);
      });

      test("k12_no_focus_stop_is_covered", async ({ page }) => {
        test.slow();
        await open(page, "/");
        await walk(page, () => expect.poll(() => page.evaluate(covering), "what covers a focus stop").toBe(""));
      });
    });
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("k11_outline_is_shown_when_keys_move_focus_after_the_mouse", async ({ page }) => {
      await open(page, "/");
      const menu = new Menu(page);
      await menu.open("Process");
      await page.keyboard.press("ArrowDown");
      expect(await thinSides(page)).toEqual([]);
      await menu.open("Meetings");
      await press(page, "Tab");
      await page.keyboard.press("Escape");
      await expect(menu.trigger("Meetings")).toBeFocused();
      expect(await thinSides(page)).toEqual([]);
    });

    test("k11_page_focus_outlines_are_two_pixels_and_three_to_one", async ({ page }) => {
      test.slow();
      await open(page, "/");
      const kinds = new Set<string>();
      const thin: string[] = [];
      await tabTo(page.getByRole("button", { name: /Use (light|dark) colors/ }));
      while ((await press(page, "Tab"))[0] !== "") {
        const kind = await page.evaluate(kindOfStop);
        if (!kinds.has(kind)) thin.push(...(await thinSides(page)));
        kinds.add(kind);
      }
      expect(kinds.size).toBeGreaterThan(5);
      expect(thin).toEqual([]);
    });
  });
}

/** The sides on which the focus indicator is thinner than two pixels, or fainter than 3:1. */
async function thinSides(page: Page): Promise<string[]> {
  const name = (await focused(page)).slice(0, 40);
  const sides = Object.entries(await ring(page)).filter(([, thickness]) => thickness < 2);
  return sides.map(([side, thickness]) => `${name}: ${thickness} px at the ${side}`);
}

/** What covers the middle of the focused element; empty if nothing does. */
function covering(): string {
  const active = document.activeElement!;
  // The first line of a link that is broken between lines: the middle of its box may belong to its neighbor.
  const { x, y, width, height } = active.getClientRects()[0];
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  const say = (element: Element | null) => element?.outerHTML.slice(0, 80) ?? "the edge of the window";
  return active.contains(hit) ? "" : `${say(active)} is under ${say(hit)}`;
}

/** The focused element and its parents as a style sheet sees them: stops of one kind look the same. */
function kindOfStop(): string {
  const parents: string[] = [];
  for (let at: Element | null = document.activeElement; at && at !== document.body; at = at.parentElement) {
    parents.push(`${at.tagName}.${at.className}`);
  }
  return parents.join(" < ");
}
