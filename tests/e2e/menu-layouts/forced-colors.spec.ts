// Forced colors: the browser uses the visitor's colors, without backgrounds and shadows.
import type { Locator, Page } from "@playwright/test";
import { LAYOUTS, Layout } from "../support/layouts";
import { caretOf, contrast, edgeOf } from "../support/look";
import { dialog, openWithDialog, results } from "../support/search";
import { expect, open, test } from "../support/test";

// axe reads colors from the style sheet; here they are measured on the screen.
test.use({ audit: false });

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ forcedColors: "active", colorScheme: scheme });
    });

    for (const [layout, viewport] of Object.entries(LAYOUTS)) {
      test(`v2_carets_and_borders_of_the_${layout}_are_visible_in_${scheme}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await open(page, "/");
        const menu = new Layout(page);
        await menu.openList();
        for (const section of await menu.sections()) {
          expect(await contrast(page, await caretOf(menu.trigger(section))), section).toBeGreaterThanOrEqual(3);
        }
        const panel = await menu.open("Support us");
        expect(await contrast(page, await caretOf(menu.trigger("Support us"))), "open").toBeGreaterThanOrEqual(3);
        const border = layout === "bar" ? panel : menu.list;
        expect(await contrast(page, await edgeOf(border, "bottom"))).toBeGreaterThanOrEqual(3);
      });

      test(`v2_focus_in_the_${layout}_is_visible_in_${scheme}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await open(page, "/");
        const menu = new Layout(page);
        await menu.open("Meetings");
        await page.keyboard.press("Tab");
        const link = menu.panel("Meetings").getByRole("link").first();
        await expect(link).toBeFocused();
        const { x, y, height } = (await link.boundingBox())!;
        // There is nothing beside the link but its outline.
        expect(await contrast(page, { x: x - 8, y, width: 7, height })).toBeGreaterThanOrEqual(3);
      });
    }

    test(`v2_current_page_is_marked_by_more_than_color_in_${scheme}`, async ({ page }) => {
      await open(page, "/meeting/past/");
      const panel = await new Layout(page).open("Meetings");
      const looks = await Promise.all((await panel.getByRole("link").all()).map((link) => marks(page, link)));
      const current = await marks(page, panel.locator("[aria-current=page]"));
      expect(looks.filter((look) => look === current)).toHaveLength(1);
    });

    test(`v2_current_section_has_a_line_at_one_edge_only_in_${scheme}`, async ({ page }) => {
      await open(page, "/meeting/past/");
      const trigger = new Layout(page).trigger("Meetings");
      const { x, y, width } = (await trigger.boundingBox())!;
      expect(await contrast(page, await edgeOf(trigger, "bottom")), "below").toBeGreaterThanOrEqual(3);
      expect(await contrast(page, { x: x + width / 3, y, width: width / 3, height: 6 }), "above").toBe(1);
    });

    test(`v2_current_section_is_marked_by_more_than_color_in_${scheme}`, async ({ page }) => {
      await open(page, "/meeting/past/");
      const menu = new Layout(page);
      const looks: string[] = [];
      // Its line along the bar counts only if the others have none: transparent borders get a color here, too.
      for (const section of await menu.sections()) looks.push(await marks(page, menu.trigger(section), true));
      const current = looks[(await menu.sections()).indexOf("Meetings")];
      expect(looks.filter((look) => look === current)).toHaveLength(1);
    });

    test(`v2_menu_button_has_a_frame_in_${scheme}`, async ({ page }) => {
      await page.setViewportSize(LAYOUTS.accordion);
      await open(page, "/");
      expect(await contrast(page, await edgeOf(new Layout(page).toggle, "bottom"))).toBeGreaterThanOrEqual(3);
    });

    test(`v2_navigation_of_a_page_has_a_frame_in_${scheme}`, async ({ page }) => {
      await open(page, "/about/introduction/");
      const contents = page.getByRole("navigation", { name: "On this page" });
      // The end of the frame, away from its thick line.
      const edge = async (nav: Locator) => {
        const box = (await nav.boundingBox())!;
        return { x: box.x + box.width - 3, y: box.y + box.height / 3, width: 6, height: box.height / 3 };
      };
      expect(await contrast(page, await edge(contents)), "contents").toBeGreaterThanOrEqual(3);
      const steps = page.getByRole("navigation", { name: "Previous and next page" }).getByRole("link");
      for (const step of await steps.all()) {
        await step.scrollIntoViewIfNeeded();
        expect(await contrast(page, await edge(step)), await step.innerText()).toBeGreaterThanOrEqual(3);
      }
    });

    test(`v2_pressed_kind_of_results_stands_out_in_${scheme}`, async ({ page }) => {
      await open(page, "/search/?query=security");
      const kinds = results(page).getByRole("group", { name: "Kinds of results" }).getByRole("button");
      await kinds.nth(1).click();
      await expect(kinds.nth(1)).toHaveAttribute("aria-pressed", "true");
      await page.mouse.move(0, 0);
      // Without its transparency: what is behind a transparent one has the same color here.
      const grounds = await kinds.evaluateAll((buttons) =>
        buttons.map((button) => getComputedStyle(button).backgroundColor.match(/\d+/g)!.slice(0, 3).join()),
      );
      expect(grounds.filter((ground) => ground === grounds[1])).toHaveLength(1);
      for (const kind of await kinds.all()) {
        expect(await contrast(page, (await kind.boundingBox())!), await kind.innerText()).toBeGreaterThanOrEqual(4.5);
      }
    });

    test(`v2_words_that_match_are_readable_in_${scheme}`, async ({ page }) => {
      await open(page, "/search/?query=security");
      const word = results(page).locator("mark").first();
      await expect(word).toBeVisible();
      expect(await contrast(page, (await word.boundingBox())!), "page").toBeGreaterThanOrEqual(4.5);
      await openWithDialog(page);
      await page.keyboard.type("security");
      const found = dialog(page).locator("mark").first();
      await expect(found).toBeVisible();
      expect(await contrast(page, (await found.boundingBox())!), "dialog").toBeGreaterThanOrEqual(4.5);
    });

    test(`v2_key_of_a_chart_has_the_colors_of_its_bars_in_${scheme}`, async ({ page }) => {
      await open(page, "/meeting/past/");
      const fill = (kind: string) =>
        page
          .locator(`.chart__${kind}:not(.chart__place)`)
          .first()
          .evaluate((bar) => getComputedStyle(bar).fill);
      const keys = await page
        .locator(".chart__key")
        .evaluateAll((names) => names.map((name) => getComputedStyle(name, "::before").backgroundColor));
      expect(new Set(keys).size).toBe(3);
      // Of no meeting of this site is only the total known.
      expect(keys.slice(0, 2)).toEqual([await fill("onsite"), await fill("remote")]);
    });

    test(`v2_progress_of_a_slow_load_is_visible_in_${scheme}`, async ({ page }) => {
      await open(page, "/");
      const top = { x: 0, y: 0, width: 40, height: 8 };
      expect(await contrast(page, top)).toBe(1);
      await page.getByRole("main").evaluate((main) => main.setAttribute("aria-busy", "true"));
      await expect.poll(() => contrast(page, top)).toBeGreaterThanOrEqual(3);
    });
  });
}

/** What distinguishes a link from others, apart from its color. */
async function marks(page: Page, link: Locator, line = false): Promise<string> {
  const letters = await link.evaluate((element) => {
    const { fontWeight, fontStyle, textDecorationLine } = getComputedStyle(element);
    return [fontWeight, fontStyle, textDecorationLine].join();
  });
  return line ? `${letters} ${(await contrast(page, await edgeOf(link, "bottom"))) >= 3}` : letters;
}
