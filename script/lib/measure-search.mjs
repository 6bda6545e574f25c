// Measures the search: what it finds, how long its index takes to make, and in browsers, how long it takes to show results and how much
// it fetches.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const QUERIES = [
  "quic",
  "rfc 9000",
  "vienna",
  "hackathon",
  "working group chairs",
  "how do I join a mailing list",
  "internet standards process",
  "hackaton registartion",
];

/** Returns the median and the 95th percentile. */
export function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const [median, high] = [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)]);
  return { median, high };
}

async function openDialog(page, origin) {
  await page.goto(origin);
  await page.waitForSelector("html[data-app=ready]");
  await page.keyboard.press("Control+k");
  await page.waitForSelector("dialog.search-dialog[open]");
}

/**
 * Pastes each query into the search of a new browser context, and returns how many bytes of the index it fetches, largest first.
 * `bytes` returns the size of a file.
 */
export async function measureFetches(browser, origin, bytes) {
  const results = [];
  for (const query of QUERIES) {
    const context = await browser.newContext();
    const page = await context.newPage();
    let total = 0;
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/content/search/")) total += bytes(pathname.slice(1));
    });
    await openDialog(page, origin);
    await page.fill(".search-dialog__field", query);
    await page.waitForSelector(".search-result");
    await context.close();
    results.push({ query, total });
  }
  return results.sort((a, b) => b.total - a.total);
}

const ENGINES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKitGTK" };

/** Runs a program and returns what it prints. */
function output(program, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}:\n${stdout}${stderr}`);
  return stdout;
}

/** Returns the time and the memory that the index takes, as text. */
export function measureIndex(sitegen) {
  const [, documents, time, memory] = output(sitegen, ["index", "--on", "2026-01-05"]).match(/^(\d+) .* in (\d+) ms(.*)$/m);
  return { documents: Number(documents), text: `${(Number(time) / 1000).toFixed(2)} s${memory}` };
}

/** Returns what was measured in each browser that is installed (tests/e2e/measure/), on the site in FOLDER/dist. */
export function measureEngines(folder) {
  const file = (engine) => join(folder, `search-in-${engine}.json`);
  for (const engine of Object.keys(ENGINES)) rmSync(file(engine), { force: true });
  output("node_modules/.bin/playwright", ["test", "--config", "tests/e2e/measure/playwright.config.ts"], { MEASURED: folder });
  const results = [];
  for (const [engine, name] of Object.entries(ENGINES)) {
    try {
      results.push({ name, ...JSON.parse(readFileSync(file(engine), "utf8")) });
    } catch (error) {
      // It is not installed.
      if (error.code !== "ENOENT") throw error;
    }
  }
  return results;
}

/** Returns how many questions are answered, in percent, by kind. */
export function measureQuality() {
  const text = output("cargo", ["test", "--quiet", "-p", "compiler", "--test", "search", "real_questions", "--", "--nocapture"]);
  const [, count, ...ofPages] = text.match(/^(\d+) questions: (\d+) % .*, (\d+) % /m).map(Number);
  const pattern = /^(questions for RFCs|unseen questions), (\w+) \((\d+)\): (\d+) % .*, (\d+) % .*, (\d+) % by one of five$/gm;
  const ofRfcs = [...text.matchAll(pattern)].map(([, set, kind, ...figures]) => ({ set, kind, figures }));
  return { count, ofPages, ofRfcs };
}

/** Returns the section about the search. */
export function searchSection({ index, engines, quality: { count, ofPages, ofRfcs } }) {
  const number = (value) => value.toLocaleString("en");
  const times = ({ median, high }) => `${median.toFixed(0)} ms, ${high.toFixed(0)} ms`;
  const row = (what, cell, budget) => `| ${[what, ...engines.map(cell), budget].join(" | ")} |`;
  const sets = { "questions for RFCs": "known", "unseen questions": "unseen" };
  return `## Search

Making the index of ${number(index.documents)} pages and RFCs takes ${index.text} at most, with the content (budget: 10 s).

${row("50 queries on this site", ({ name }) => name, "budget")}
|${"---|".repeat(engines.length + 2)}
${row("all that a first query fetches of the index, median", ({ bytes }) => `${number(bytes.median)} B`, "")}
${row("likewise, the most", ({ bytes: { most } }) => `${number(most.total)} B (“${most.query}”)`, "60,000 B")}
${row(`from a key until its results are painted (${engines[0].keys} keys), median and 95th percentile`, ({ again }) => times(again), "50 ms")}
${row("likewise, when index files have to be fetched, on loopback", ({ first }) => times(first), "")}

A question is answered if what it asks for is the first of the results, the first of the RFCs among them, or one of the first five. A page
or group of the same name precedes RFCs.

| questions | count | first result | first RFC | one of five |
|---|---|---|---|---|
| for pages | ${count} | ${ofPages[0]} % | | ${ofPages[1]} % |
${ofRfcs.map(({ set, kind, figures: [all, ...shares] }) => `| for RFCs, ${sets[set]}, ${kind} | ${all} | ${shares.map((share) => `${share} %`).join(" | ")} |`).join("\n")}
`;
}
