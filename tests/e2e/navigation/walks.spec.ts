// Any walk ends where the browser's own navigation ends.
import { painted } from "../support/app";
import { position } from "../support/in-page";
import { take, walkWithoutScripts } from "../support/oracle";
import { expect, open, ready, test } from "../support/test";
import { told, walk } from "../support/walk";

const WALKS = 20;
const STEPS = 40;

test.use({ audit: false });

for (let seed = 1; seed <= WALKS; seed++) {
  test(`a16_each_step_of_walk_${seed}_ends_where_browser_navigation_ends`, async ({ page, browser, baseURL }) => {
    test.setTimeout(120_000);
    const steps = [...walk(seed, STEPS)];
    const expected = await walkWithoutScripts(browser, baseURL!, steps);
    await open(page, "/");
    for (const [number, step] of steps.entries()) {
      await take(page, step);
      const message = steps
        .slice(0, number + 1)
        .map(told)
        .join(", ");
      await expect.poll(() => page.evaluate(position), { message, timeout: 5_000, intervals: [10, 20, 50, 100] }).toEqual(expected[number]);
      if (step.kind === "reload") await ready(page);
      await expect(page.locator("main[aria-busy]")).toHaveCount(0);
      // And it stays there.
      await painted(page);
      expect(await page.evaluate(position), message).toEqual(expected[number]);
    }
  });
}
