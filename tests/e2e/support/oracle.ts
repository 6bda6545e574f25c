// Where a walk leads by the browser's own navigation: without scripts, every page is a document of its own.
import type { Browser, Page } from "@playwright/test";

import { type Position, position } from "./in-page";
import { lead } from "./test";
import type { Step } from "./walk";

/** Starts a step; its navigation may not have finished when this returns. */
export async function take(page: Page, step: Step): Promise<void> {
  if (step.kind === "reload") {
    await page.reload();
    return;
  }
  const act = step.kind === "link" ? lead(page, step.href) : page.evaluate((delta) => history.go(delta), step.delta);
  await act.catch(unlessGone);
}

/** Where a visitor without scripts is after each step of a walk from the home page. */
export async function walkWithoutScripts(browser: Browser, origin: string, steps: Step[]): Promise<Position[]> {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  const positions: Position[] = [];
  for (const step of steps) {
    await Promise.all([page.waitForEvent("framenavigated"), take(page, step)]);
    await page.waitForLoadState();
    positions.push(await page.evaluate(position));
  }
  await context.close();
  return positions;
}

/** A document that is being replaced may be gone before it can answer. */
function unlessGone(error: Error): void {
  if (!/context was destroyed/.test(error.message)) throw error;
}
