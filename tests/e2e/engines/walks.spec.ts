// Any walk ends where the browser's own navigation ends.
import { expect, inEachEngine, test } from "../support/engines";
import { walkWithoutScripts } from "../support/oracle";
import { told, walk } from "../support/walk";

const WALKS = 3;
const STEPS = 40;

inEachEngine((engine) => {
  for (let seed = 101; seed < 101 + WALKS; seed++) {
    test(`a16_each_step_of_walk_${seed}_ends_where_browser_navigation_ends_in_${engine}`, async ({ tab, server, browser }) => {
      test.setTimeout(120_000);
      const steps = [...walk(seed, STEPS)];
      const expected = await walkWithoutScripts(browser, server.origin, steps);
      await tab.open(`${server.origin}/`);
      for (const [number, step] of steps.entries()) {
        if (step.kind === "link") await tab.lead(step.href);
        else if (step.kind === "reload") await tab.reload();
        else await tab.go(step.delta);
        const message = steps
          .slice(0, number + 1)
          .map(told)
          .join(", ");
        await expect.poll(() => tab.position(), { message, timeout: 15_000, intervals: [10, 20, 50, 100] }).toEqual(expected[number]);
        await tab.until("the page", () => !document.querySelector("main[aria-busy]"));
        expect(await tab.position(), message).toEqual(expected[number]);
      }
    });
  }
});
