// Any walk ends where the browser's own navigation ends: the same walk with scripts off says where that is.
import type { Browser, Page } from "@playwright/test";
import { painted } from "../support/app";
import { type Position, position } from "../support/in-page";
import { expect, lead, open, ready, test } from "../support/test";
import { type Step, told, walk } from "../support/walk";

const WALKS = 20;
const STEPS = 40;

async function take(page: Page, step: Step): Promise<void> {
  if (step.kind === "reload") {
    await page.reload();
    return;
  }
  const act =
    step.kind === "link" ? lead(page, step.href) : page.evaluate((delta) => history.go(delta), step.delta);
  // The document may be gone before it can answer.
  await act.catch((error: Error) => {
    if (!/context was destroyed/.test(error.message)) throw error;
  });
}

/** Where each step of a walk leads in a browser without scripts. */
async function withoutScripts(browser: Browser, start: string, steps: Step[]): Promise<Position[]> {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(start);
  const positions: Position[] = [];
  for (const step of steps) {
    await Promise.all([page.waitForEvent("framenavigated"), take(page, step)]);
    await page.waitForLoadState();
    positions.push(await page.evaluate(position));
  }
  await context.close();
  return positions;
}

test.describe("random walks", () => {
  test.use({ audit: false });

  for (let seed = 1; seed <= WALKS; seed++) {
    test(`a16_walk_${seed}_ends_where_the_browser_itself_would_be_after_each_step`, async ({ page, browser, baseURL }) => {
      test.setTimeout(120_000);
      const steps = [...walk(seed, STEPS)];
      const expected = await withoutScripts(browser, `${baseURL}/`, steps);
      await open(page, "/");
      const taken: string[] = [];
      for (const [number, step] of steps.entries()) {
        await take(page, step);
        taken.push(told(step));
        const steps = taken.join(", ");
        await expect.poll(() => page.evaluate(position), { message: steps, timeout: 5_000 }).toEqual(expected[number]);
        if (step.kind === "reload") await ready(page);
        await expect(page.locator("main[aria-busy]")).toHaveCount(0);
        // And it stays there.
        await painted(page);
        expect(await page.evaluate(position), steps).toEqual(expected[number]);
      }
    });
  }
});
