// measure.mjs FOLDER: measures the site in FOLDER/dist and writes docs/measurements.md. FOLDER/shell is Trunk's output.
//
// 1. Size of the first visit and of each page's JSON, with the best Brotli compression.
// 2. Requests of the first visit.
// 3. Lighthouse, mobile.
// 4. Time from a click until the page is painted: prefetched, not prefetched, Back, and as a document.
// 5. Search: what it finds, its index, in three browsers the time from a key until the results are painted and the bytes that are fetched,
//    and those with an index of ten thousand pages.
// 6. Time to prerender pages, and from an edit until it is served.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";

import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";

import { measureEngines, measureFetches, measureIndex, measureQuality, searchSection, spread } from "./measure-search.mjs";

const [folder] = process.argv.slice(2);
const dist = join(folder, "dist");
const { SITEGEN: sitegen, DEPLOY: deploy } = process.env;
const port = 4188;
const debugPort = 4189;
const origin = `http://localhost:${port}`;
const budget = JSON.parse(readFileSync("tests/e2e/budget.json", "utf8"));
const lighthousePages = ["/", "/process/rfcs/", "/meeting/125/"];

/** Returns the compressed size of a file in bytes. */
const compressedSize = (file, folder = dist) => brotliCompressSync(readFileSync(join(folder, file))).length;
const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
const findFile = (pattern) => files.find((file) => pattern.test(file));
const number = (value) => value.toLocaleString("en");

function measureSizes() {
  const json = files.filter((file) => /^content\/pages\/.*\.json$/.test(file)).map((file) => ({ file, bytes: compressedSize(file) }));
  json.sort((a, b) => b.bytes - a.bytes);
  return {
    html: compressedSize("index.html"),
    css: compressedSize(findFile(/^site-[^/]*\.css$/)),
    script: compressedSize(findFile(/^ietf-site-[^/]*\.js$/)),
    wasm: compressedSize(findFile(/^ietf-site-[^/]*\.wasm$/)),
    searchUi: compressedSize(findFile(/^search-ui-[^/]*\.js$/)) + compressedSize(findFile(/^search-ui-[^/]*\.wasm$/)),
    pages: json.length,
    largest: json[0],
    median: json[Math.floor(json.length / 2)].bytes,
  };
}

/** Returns the paths that a first visit requests. */
async function recordRequests(browser) {
  const page = await browser.newPage();
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  await page.goto(origin, { waitUntil: "networkidle" });
  await page.waitForSelector("html[data-app=ready]");
  await page.close();
  return paths;
}

async function runLighthouse() {
  const rows = [];
  for (const address of lighthousePages) {
    const { lhr } = await lighthouse(`${origin}${address}`, { port: debugPort, logLevel: "error", output: "json" });
    const score = (category) => Math.round(lhr.categories[category].score * 100);
    const categories = ["performance", "accessibility", "best-practices", "seo"].map(score);
    const failed = Object.values(lhr.audits).filter(
      ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative",
    );
    rows.push({ address, categories, failed: failed.map(({ id }) => id) });
  }
  return rows;
}

/** Returns the median and the 95th percentile of a hundred navigations of each kind, in milliseconds. */
async function measureNavigations(browser) {
  const page = await browser.newPage();
  const json = files.filter((file) => /^content\/pages\/.*\.json$/.test(file)).slice(0, 100);
  const addresses = json
    .map((file) => file.replace(/^content\/pages\/(index)?/, "/").replace(/\.json$/, "/"))
    .filter((address) => address !== "//");
  const open = async () => {
    await page.goto(origin);
    await page.waitForSelector("html[data-app=ready]");
    // `timed` calls `start` and returns the time until the new page is painted.
    await page.evaluate(() => {
      globalThis.timed = (address, start) =>
        new Promise((done, fail) => {
          setTimeout(() => fail(new Error(`${address} was not shown`)), 10_000);
          const started = performance.now();
          const main = document.querySelector("main");
          const observer = new MutationObserver(() => {
            if (location.pathname !== address) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
          });
          observer.observe(main, { childList: true });
          start();
        });
      globalThis.link = (address) => {
        const link = Object.assign(document.createElement("a"), { href: address, textContent: address });
        document.querySelector("main").append(link);
        return link;
      };
    });
  };
  const times = { prefetched: [], uncached: [], back: [], document: [] };
  for (const kind of ["prefetched", "uncached"]) {
    await open();
    for (const address of addresses) {
      const response = kind === "prefetched" && page.waitForResponse((response) => response.url().endsWith(".json"));
      await page.evaluate(
        ([address, kind]) => {
          globalThis.next = link(address);
          if (kind === "prefetched") next.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
        },
        [address, kind],
      );
      if (kind === "prefetched") await (await response).finished();
      await pause(20);
      times[kind].push(await page.evaluate((address) => timed(address, () => next.click()), address));
      if (kind === "uncached" && times.back.length < 100) {
        times.back.push(await page.evaluate((address) => timed(address, () => history.back()), "/"));
        await open();
      }
    }
  }
  for (const address of addresses) {
    await page.goto(origin + address, { waitUntil: "domcontentloaded" });
    // The first frame after DOMContentLoaded. `performance.now()` counts from the start of the navigation.
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
    times.document.push(await page.evaluate(painted));
  }
  await page.close();
  return Object.entries(times).map(([kind, times]) => ({ kind, ...spread(times) }));
}

/**
 * Builds the site with `more` additional pages. Returns the number of pages, the time in milliseconds, and the peak memory in
 * megabytes as text, if GNU time is installed. Calls `use` with the folder of the site, if given.
 */
async function prerender(more, use) {
  const work = mkdtempSync(join(tmpdir(), "measure-"));
  try {
    cpSync(join(folder, "shell"), work, { recursive: true });
    const build = [sitegen, "build", "--root", ".", "--staging", work, "--on", "2026-01-05", "--benchmark-pages", String(more)];
    const timed = existsSync("/usr/bin/time") && process.platform === "linux" ? ["/usr/bin/time", "-f", "peak %M", ...build] : build;
    const { status, stdout, stderr } = spawnSync(timed[0], timed.slice(1), { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const [, pages, time] = stdout.match(/(\d+) pages .* in (\d+) ms/).map(Number);
    const [, peak] = stderr.match(/peak (\d+)/) ?? [];
    await use?.(work);
    return { pages, time, memory: peak ? `, ${Math.round(peak / 1024)} MB` : "" };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Returns table rows for builds without, with 1,000 and with 10,000 additional pages. */
function buildRows([own, more, many]) {
  const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
  return `| prerendering ${number(own.pages)} pages, including compilation and Open Graph images | ${seconds(own.time)}${own.memory} | |
| 1,000 additional pages | ${seconds(more.time - own.time)} | 3 s |
| prerendering ${number(many.pages)} pages | ${seconds(many.time)}${many.memory} | 60 s, 1,000 MB |`;
}

/** Returns the median time in milliseconds from saving a Markdown file until `trunk serve` sends the new text. */
async function measureEdit() {
  const file = "content/pages/about/history.md";
  // Not a port next to the others: fetch blocks 4190, which is reserved for another protocol.
  const json = `http://localhost:${port + 12}/content/pages/about/history.json`;
  const before = readFileSync(file, "utf8");
  const serve = spawn("script/serve", ["--port", String(port + 12)], { stdio: "ignore", detached: true });
  const contains = async (text) =>
    (
      await fetch(json).then(
        (response) => response.text(),
        () => "",
      )
    ).includes(text);
  const times = [];
  try {
    const deadline = performance.now() + 1_200_000;
    while (!(await contains("schema"))) {
      if (performance.now() > deadline) throw new Error("script/serve did not start within twenty minutes");
      await pause(500);
    }
    for (let round = 0; round < 5; round += 1) {
      await pause(1500);
      const mark = `Measured ${round} at ${process.pid}.`;
      const started = performance.now();
      writeFileSync(file, `${before}\n${mark}\n`);
      while (!(await contains(mark))) await pause(20);
      times.push(performance.now() - started);
    }
  } finally {
    writeFileSync(file, before);
    process.kill(-serve.pid);
  }
  return times.sort((a, b) => a - b)[2];
}

const NAVIGATION_KINDS = {
  prefetched: "link, prefetched on hover",
  uncached: "link, not prefetched",
  back: "Back",
  document: "the same addresses as documents",
};

/** Serves a finished site as a CDN would, while `use` runs. */
async function withPreview(dist, port, use) {
  const preview = spawn(deploy, ["preview", "--dist", dist, "--port", String(port)], { stdio: ["ignore", "ignore", "inherit"] });
  const origin = `http://localhost:${port}`;
  const answers = () =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  try {
    while (!(await answers())) {
      if (preview.exitCode !== null) throw new Error("the preview has ended");
      await pause(100);
    }
    return await use(origin);
  } finally {
    preview.kill();
  }
}

function report({ sizes, requests, lighthouseRows, navigations, search, fetches, builds, editTime }) {
  const first = sizes.html + sizes.css;
  const code = sizes.script + sizes.wasm;
  return `# Measurements

Written by \`script/measure\`. Sizes are those of the production build for 5 January 2026, with the best Brotli compression. Sizes and
counts are the same on every machine; \`tests/e2e/budget.json\` limits them. Times are those of one machine (${cpus().length} cores).

| what | measured | budget |
|---|---|---|
| home page, HTML | ${number(sizes.html)} B | |
| style | ${number(sizes.css)} B | |
| **HTML and style** | **${number(first)} B** | ${number(budget.documentAndStyle)} B (aim: 14,000) |
| script of wasm-bindgen | ${number(sizes.script)} B | |
| wasm | ${number(sizes.wasm)} B | |
| **script and wasm** | **${number(code)} B** | ${number(budget.scriptAndWasm)} B (aim: 100,000) |
| fonts | 0 B | 40,000 B |
| largest JSON of a page (\`${sizes.largest.file}\`) | ${number(sizes.largest.bytes)} B | ${number(budget.pageJson)} B |
| median JSON of ${sizes.pages} pages | ${number(sizes.median)} B | |
| requests of a first visit | ${requests.length} | 8 |
| **search, script and wasm, loaded on first use** | **${number(sizes.searchUi)} B** | ${number(budget.search)} B |
| search, manifest | ${number(compressedSize("content/search/catalog.txt"))} B | |
| search, index files fetched by a first query in 10,000 pages, largest (“${fetches[0].query}”) | ${number(fetches[0].total)} B | 60,000 B |
| likewise, median of ${fetches.length} queries | ${number(fetches[Math.floor(fetches.length / 2)].total)} B | |
${buildRows(builds)}
| from saving a Markdown file until \`script/serve\` sends it (median of 5) | ${(editTime / 1000).toFixed(2)} s | 2 s |

${searchSection(search)}
## Lighthouse, mobile

| page | performance | accessibility | best practices | SEO | audits below 90 |
|---|---|---|---|---|---|
${lighthouseRows.map(({ address, categories, failed }) => `| \`${address}\` | ${categories.join(" | ")} | ${failed.join(", ") || "none"} |`).join("\n")}

## From a click until the page is painted

One hundred navigations each, on loopback, so without network latency.

| navigation | median | 95th percentile |
|---|---|---|
${navigations.map(({ kind, median, high }) => `| ${NAVIGATION_KINDS[kind]} | ${median.toFixed(0)} ms | ${high.toFixed(0)} ms |`).join("\n")}

Requests of a first visit: ${requests.map((path) => `\`${path.replace(/-[0-9a-f]{15,16}/, "-…")}\``).join(", ")}.
`;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROME || undefined,
  args: [
    `--remote-debugging-port=${debugPort}`,
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-background-networking",
    "--disable-quic",
  ],
});
try {
  const measured = await withPreview(dist, port, async () => ({
    requests: await recordRequests(browser),
    navigations: await measureNavigations(browser),
    lighthouseRows: await runLighthouse(),
  }));
  let fetches;
  const measureFetchesOf = (folder) =>
    withPreview(folder, port + 4, async (origin) => {
      fetches = await measureFetches(browser, origin, (file) => compressedSize(file, folder));
    });
  const builds = [await prerender(0), await prerender(1000), await prerender(10_000, measureFetchesOf)];
  const search = { index: measureIndex(sitegen), engines: measureEngines(folder), quality: measureQuality() };
  const editTime = await measureEdit();
  writeFileSync("docs/measurements.md", report({ sizes: measureSizes(), ...measured, search, fetches, builds, editTime }));
} finally {
  await browser.close();
}
