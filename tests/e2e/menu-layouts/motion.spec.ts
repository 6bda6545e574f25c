// For visitors who asked for less motion.
import type { Page } from "@playwright/test";
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

/** What moves on the page from now on, and what its scrolling does. */
async function watchMotion(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(globalThis, { moved });
    for (const kind of ["transitionrun", "animationstart"]) {
      document.addEventListener(kind, ({ target }) => {
        // A millisecond is how styles switch an animation off and keep its end.
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
      const title = motion === "reduce" ? "with_reduced_motion_nothing_animates" : "without_the_wish_the_caret_turns";
      test(`v1_${title}_in_the_${layout}`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: motion });
        await open(page, "/");
        const moved = await watchMotion(page);
        const menu = new Layout(page);
        for (const section of await menu.sections()) await menu.open(section);
        await menu.trigger("Support us").click();
        await expect(menu.panel("Support us")).toBeHidden();
        // That something moves otherwise shows that the watch above sees it.
        if (motion === "reduce") expect(await moved()).toEqual([]);
        else expect((await moved()).length).toBeGreaterThan(0);
      });
    }
  });
}

test("v1_with_reduced_motion_a_page_on_its_way_does_not_move", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "/");
  const moved = await watchMotion(page);
  let answer = (): void => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/content/pages/**", async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByRole("link", { name: "About RFCs" }).first().click();
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  await page.waitForFunction(() =>
    document
      .querySelector("main")!
      .getAnimations({ subtree: true })
      .every((one) => one.playState === "finished"),
  );
  answer();
  await expect(page.getByRole("heading", { level: 1, name: "About RFCs" })).toBeVisible();
  expect(await moved()).toEqual([]);
});
