// How long the search takes from a key until its answer is painted, and how much a first query fetches, in each browser.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { expect, test } from "@playwright/test";

import { Gecko, missing as missingForGecko } from "../support/gecko";
import type { Tab } from "../support/tab";
import { WebKit, missing as missingForWebKit } from "../support/webkit";
import { ORIGIN, SITE, resultOf } from "./site";

const QUERIES = readFileSync(join(__dirname, "../../search/first-queries.txt"), "utf8").trim().split("\n");

/** What a driver of a browser has to do. */
type Visit = Pick<Tab, "open" | "run">;

/** Opens a new document, and the dialog of the search in it. */
async function openDialog(visit: Visit): Promise<void> {
  await visit.open(`${ORIGIN}/`);
  await visit.run(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true })));
  await expect.poll(() => visit.run(() => !!document.querySelector("dialog[open] [role=combobox]"))).toBe(true);
}

/** In the page: types a query, and returns the time from each key until its answer is painted, in milliseconds. */
async function keyTimes(query: string): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>("dialog input")!;
  // What is updated last.
  const last = document.querySelector(".search-panel__more")!;
  const timeOf = (value: string) =>
    new Promise<number>((done) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
      }).observe(last, { childList: true });
      const started = performance.now();
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
  const times: number[] = [];
  for (let length = 1; length <= query.length; length++) times.push(await timeOf(query.slice(0, length)));
  return times;
}

/** In the page: pastes a query. */
function paste(query: string): void {
  const field = document.querySelector<HTMLInputElement>("dialog input")!;
  field.value = query;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** In the page: the paths of the files of the index that it has fetched, if there are results. */
function fetched(): string[] | null {
  if (!document.querySelector("dialog [role=option]")) return null;
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  return [...new Set(paths.filter((path) => path.startsWith("/content/search/")))];
}

const sizes = new Map<string, number>();

/** The size of a file with brotli at its best. */
function compressed(path: string): number {
  const size = sizes.get(path) ?? brotliCompressSync(readFileSync(join(SITE, path))).length;
  sizes.set(path, size);
  return size;
}

/** The median and the 95th of a hundred. */
function spread(values: number[]): { median: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, high] = [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)]);
  return { median, high };
}

async function measure(engine: string, visit: Visit): Promise<void> {
  const bytes: { query: string; total: number }[] = [];
  for (const query of QUERIES) {
    await openDialog(visit);
    await visit.run(paste, query);
    await expect.poll(() => visit.run(fetched)).not.toBeNull();
    const total = (await visit.run(fetched))!.reduce((sum, path) => sum + compressed(path), 0);
    bytes.push({ query, total });
  }
  bytes.sort((a, b) => a.total - b.total);
  await openDialog(visit);
  // The parts of the results are there from the first answer on.
  await visit.run(paste, "ietf");
  await expect.poll(() => visit.run(() => !!document.querySelector("dialog .search-panel__more"))).toBe(true);
  // In the first round, files are not at hand yet, and the browser warms up.
  const rounds: number[][] = [[], []];
  for (const times of rounds) {
    for (const query of QUERIES) times.push(...(await visit.run(keyTimes, query)));
  }
  const [first, again] = rounds.map(spread);
  const result = {
    keys: rounds[0].length,
    first,
    again,
    bytes: { median: bytes[Math.floor(bytes.length / 2)].total, most: bytes.at(-1)! },
  };
  writeFileSync(resultOf(engine), JSON.stringify(result));
  console.log(engine, JSON.stringify(result));
}

test("chromium", async ({ page }) => {
  await measure("chromium", {
    open: async (url) => {
      await page.goto(url);
      await page.waitForSelector("html[data-app=ready]");
    },
    run: (script, ...args) => page.evaluate(`(${script})(...${JSON.stringify(args)})`),
  });
});

for (const [name, missing, Engine] of [
  ["firefox", missingForGecko, Gecko],
  ["webkit", missingForWebKit, WebKit],
] as const) {
  test(name, async () => {
    test.skip(missing !== "", missing);
    const engine = new Engine();
    try {
      await measure(name, await engine.tab());
    } finally {
      await engine.end();
    }
  });
}
