// Reduced motion.
import type { Page } from "@playwright/test";
import { held } from "../support/held";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

/** Records what moves on the page from now on. */
async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(globalThis, { moved });
    for (const kind of ["transitionrun", "animationstart"]) {
      document.addEventListener(kind, ({ target }) => {
        // Styles turn an animation off by a duration of a millisecond, so that its end is still announced.
        const long = (target as Element)
          .getAnimations({ subtree: true })
          .filter((one) => Number(one.effect?.getComputedTiming().duration) > 10);
        if (long.length) moved.push(`${kind} of ${(target as Element).className}`);
      });
    }
  });
  return () => page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);
}

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    for (const motion of ["reduce", "no-preference"] as const) {
      const title = motion === "reduce" ? "nothing_animates_with_reduced_motion" : "caret_turns_without_reduced_motion";
      test(`v1_${title}_in_the_${layout}`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: motion });
        await open(page, "/");
        const moved = await watchMotion(page);
        const menu = new Layout(page);
        for (const section of await menu.sections()) await menu.open(section);
        await menu.trigger("Support us").click();
        await expect(menu.panel("Support us")).toBeHidden();
        // Motion without the preference shows that the recording works.
        if (motion === "reduce") expect(await moved()).toEqual([]);
        else expect((await moved()).length).toBeGreaterThan(0);
      });
    }
  });
}

test("v1_loading_page_does_not_move_with_reduced_motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "/");
  const moved = await watchMotion(page);
  const { until, release } = held();
  await page.route("**/content/pages/**", async (route) => {
    await until;
    await route.continue();
  });
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  await page.waitForFunction(() =>
    document
      .querySelector("main")!
      .getAnimations({ subtree: true })
      .every((one) => one.playState === "finished"),
  );
  release();
  await expect(page.getByRole("heading", { level: 1, name: "About documents" })).toBeVisible();
  expect(await moved()).toEqual([]);
});
