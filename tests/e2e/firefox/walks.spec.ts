// Any walk ends where the browser's own navigation ends, also in Firefox.
import { expect } from "@playwright/test";

import { test } from "../support/firefox";
import { walkWithoutScripts } from "../support/oracle";
import { told, walk } from "../support/walk";

const WALKS = 3;
const STEPS = 40;

for (let seed = 101; seed < 101 + WALKS; seed++) {
  test(`a16_each_step_of_walk_${seed}_in_firefox_ends_where_browser_navigation_ends`, async ({ firefox, server, browser }) => {
    test.setTimeout(120_000);
    const steps = [...walk(seed, STEPS)];
    const expected = await walkWithoutScripts(browser, server.origin, steps);
    await firefox.open(`${server.origin}/`);
    for (const [number, step] of steps.entries()) {
      if (step.kind === "link") await firefox.lead(step.href);
      else if (step.kind === "reload") await firefox.reload();
      else await firefox.run((delta) => history.go(delta), step.delta);
      const message = steps
        .slice(0, number + 1)
        .map(told)
        .join(", ");
      await expect.poll(() => firefox.position(), { message, timeout: 5_000, intervals: [10, 20, 50, 100] }).toEqual(expected[number]);
      await firefox.until("the page", () => !document.querySelector("main[aria-busy]"));
      expect(await firefox.position(), message).toEqual(expected[number]);
    }
  });
}
