// Tests that run in Gecko and in WebKit; all others run in Chromium. Each test has a server of its own for the small site, at an
// origin that no other test of the browser has visited: so it meets no storage, caches or workers of others.
import { test as base, expect } from "@playwright/test";

import { dist } from "./dist";
import { Gecko, missing as missingForGecko } from "./gecko";
import { headScript, reported } from "./head-script";
import { enginePort } from "./ports";
import { Server } from "./server";
import type { Tab } from "./tab";
import { DAY } from "./test";
import { WebKit, missing as missingForWebKit } from "./webkit";

export { expect };

const MISSING = { gecko: missingForGecko, webkit: missingForWebKit };

export type Engine = keyof typeof MISSING;

/** Declares the same tests for each engine. */
export function inEachEngine(declare: (engine: Engine) => void): void {
  for (const engine of ["gecko", "webkit"] as const) {
    test.describe(engine, () => {
      test.use({ engine });
      declare(engine);
    });
  }
}

interface Options {
  engine: Engine;
  /** What the visitor's clock shows. */
  time: string;
  /** Messages that a test provokes on purpose; every other one fails it. */
  allowed: RegExp[];
}

interface Fixtures {
  server: Server;
  tab: Tab;
}

/** The window of a test, unless it changes that. */
const SIZE = [1280, 800] as const;

let servers = 0;

export const test = base.extend<Options & Fixtures, { engines: Record<Engine, Gecko | WebKit> }>({
  engine: ["gecko", { option: true }],
  time: [DAY, { option: true }],
  allowed: [[], { option: true }],
  engines: [
    async ({}, use) => {
      const engines = { gecko: new Gecko(), webkit: new WebKit() };
      await use(engines);
      await Promise.all(Object.values(engines).map((engine) => engine.end()));
    },
    { scope: "worker" },
  ],
  server: async ({ time }, use, { parallelIndex }) => {
    // A server uses up to three ports.
    const server = new Server(enginePort(parallelIndex) + 3 * servers++, headScript(time));
    await server.serve(dist);
    await use(server);
    await server.stop();
  },
  // After the server, so that the page is left before the server stops.
  tab: async ({ engine, engines, allowed, server }, use, testInfo) => {
    testInfo.skip(MISSING[engine] !== "", MISSING[engine]);
    // The first test of a worker also waits for the browser.
    testInfo.setTimeout(testInfo.timeout + 60_000);
    const tab = await engines[engine].tab();
    await tab.resize(...SIZE);
    await use(tab);
    // A test that has failed may have left the site.
    if (testInfo.errors.length > 0) return;
    expect(await tab.run(() => location.origin)).toBe(server.origin);
    const messages = await tab.run(reported);
    expect(messages.filter((message) => !allowed.some((pattern) => pattern.test(message)))).toEqual([]);
  },
});
