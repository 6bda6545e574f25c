// The files of the app, and ways to keep or hold them back from the page.
import type { Page } from "@playwright/test";
import { held } from "./held";
import { ready } from "./test";

export const SCRIPT = /\/ietf-site-[^/]*\.js$/;
export const WASM = /\/ietf-site-[^/]*_bg\.wasm$/;

/** Faults that keep the app from starting. */
export const FAULTS: Record<string, (page: Page) => Promise<unknown>> = {
  script_missing: (page) => page.route(SCRIPT, (route) => route.fulfill({ status: 404 })),
  wasm_missing: (page) => page.route(WASM, (route) => route.fulfill({ status: 404 })),
  script_blocked: (page) => page.route(SCRIPT, (route) => route.abort()),
  wasm_blocked: (page) => page.route(WASM, (route) => route.abort()),
  script_damaged: (page) => damage(page, SCRIPT),
  wasm_damaged: (page) => damage(page, WASM),
};

/** Changes the last byte, which leaves a script that would still run: only its integrity reveals it. */
export async function damage(page: Page, file: RegExp): Promise<void> {
  await page.route(file, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[body.length - 1] ^= 1;
    await route.fulfill({ response, body });
  });
}

/** Holds the app back until the returned function is called, which waits until the app is ready. */
export async function hold(page: Page): Promise<() => Promise<void>> {
  const { until, release } = held();
  await page.route(WASM, async (route) => {
    await until;
    await route.continue();
  });
  return async () => {
    release();
    await ready(page);
  };
}

/** Whether the app has started. */
export function started(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset.app === "ready");
}

/** Waits until two frames have been painted. By an observer, because a test's clock replaces `requestAnimationFrame`. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((done) => new IntersectionObserver(done).observe(document.documentElement));
    }
  });
}
