// Measures a finished site and writes docs/measurements.md.
//
// 1. bytes of the first visit and of each page's JSON, with brotli at its best, as a CDN keeps them;
// 2. requests of a first visit, in a browser;
// 3. Lighthouse for a phone;
// 4. the time from a click until the page is painted: fetched ahead, not, by Back, and as a document of its own;
// 5. the search: its time for a key, and what a query fetches where there are ten thousand pages;
// 6. the time to prerender a thousand pages, and to see an edit.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";

import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";

import { fetched, keys, spread } from "./measure-search.mjs";

const [folder] = process.argv.slice(2);
const dist = join(folder, "dist");
const { SITEGEN: sitegen, DEPLOY: deploy } = process.env;
const port = 4188;
const debugPort = 4189;
const origin = `http://localhost:${port}`;
const budget = JSON.parse(readFileSync("tests/e2e/budget.json", "utf8"));
const lighthousePages = ["/", "/process/rfcs/", "/meeting/125/"];

const packed = (file, folder = dist) => brotliCompressSync(readFileSync(join(folder, file))).length;
const files = readdirSync(dist, { recursive: true, encoding: "utf8" });
const only = (pattern) => files.find((file) => pattern.test(file));
const number = (value) => value.toLocaleString("en");

function bytes() {
  const json = files.filter((file) => /^content\/pages\/.*\.json$/.test(file)).map((file) => ({ file, bytes: packed(file) }));
  json.sort((one, other) => other.bytes - one.bytes);
  return {
    html: packed("index.html"),
    css: packed(only(/\.css$/)),
    script: packed(only(/^ietf-site-[^/]*\.js$/)),
    wasm: packed(only(/^ietf-site-[^/]*\.wasm$/)),
    searchUi: packed(only(/^search-ui-[^/]*\.js$/)) + packed(only(/^search-ui-[^/]*\.wasm$/)),
    pages: json.length,
    largest: json[0],
    median: json[Math.floor(json.length / 2)].bytes,
  };
}

async function requests(browser) {
  const page = await browser.newPage();
  const seen = [];
  page.on("request", (request) => seen.push(new URL(request.url()).pathname));
  await page.goto(origin, { waitUntil: "networkidle" });
  await page.waitForSelector("html[data-app=ready]");
  await page.close();
  return seen;
}

async function scores() {
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

/** How long a hundred visits take each way, in milliseconds: the median and the 95th of a hundred. */
async function navigations(browser) {
  const page = await browser.newPage();
  const json = files.filter((file) => /^content\/pages\/.*\.json$/.test(file)).slice(0, 100);
  const addresses = json
    .map((file) => file.replace(/^content\/pages\/(index)?/, "/").replace(/\.json$/, "/"))
    .filter((address) => address !== "//");
  const open = async () => {
    await page.goto(origin);
    await page.waitForSelector("html[data-app=ready]");
    // Waits for the painted change of the heading, from a way to bring it about.
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
  const ways = { ahead: [], cold: [], back: [], document: [] };
  for (const way of ["ahead", "cold"]) {
    await open();
    for (const address of addresses) {
      const answered = way === "ahead" && page.waitForResponse((response) => response.url().endsWith(".json"));
      await page.evaluate(
        ([address, way]) => {
          globalThis.next = link(address);
          if (way === "ahead") next.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
        },
        [address, way],
      );
      if (way === "ahead") await (await answered).finished();
      await pause(20);
      ways[way].push(await page.evaluate((address) => timed(address, () => next.click()), address));
      if (way === "cold" && ways.back.length < 100) {
        ways.back.push(await page.evaluate((address) => timed(address, () => history.back()), "/"));
        await open();
      }
    }
  }
  for (const address of addresses) {
    await page.goto(origin + address, { waitUntil: "domcontentloaded" });
    // The frame after the document is there, on the clock that starts with its navigation.
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
    ways.document.push(await page.evaluate(painted));
  }
  await page.close();
  return Object.entries(ways).map(([way, times]) => ({ way, ...spread(times) }));
}

/**
 * Builds the site with so many pages more than it has: the builder says how long that took, in milliseconds, and GNU time, where it
 * is, how much memory, in megabytes. Then calls `use` with the folder of that site, if it is given.
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

function built([own, some, many]) {
  const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
  return `| prerendering ${number(own.pages)} pages, with compiling the content and drawing their pictures | ${seconds(own.time)}${own.memory} | |
| 1,000 pages more take | ${seconds(some.time - own.time)} | 3 s |
| prerendering ${number(many.pages)} pages | ${seconds(many.time)}${many.memory} | 60 s, 1,000 MB |`;
}

// Not the ports beside it: fetch refuses 4190, which belongs to another protocol.
/** From saving a Markdown file until `trunk serve` gives its new text. */
async function edit() {
  const file = "content/pages/about/history.md";
  const json = `http://localhost:${port + 12}/content/pages/about/history.json`;
  const before = readFileSync(file, "utf8");
  const serve = spawn("script/serve", ["--port", String(port + 12)], { stdio: "ignore", detached: true });
  const holds = async (mark) =>
    (
      await fetch(json).then(
        (answer) => answer.text(),
        () => "",
      )
    ).includes(mark);
  const times = [];
  try {
    const patience = performance.now() + 300_000;
    while (!(await holds("schema"))) {
      if (performance.now() > patience) throw new Error("script/serve did not come up within five minutes");
      await pause(500);
    }
    for (let at = 0; at < 5; at += 1) {
      await pause(1500);
      const mark = `Measured ${at} at ${process.pid}.`;
      const started = performance.now();
      writeFileSync(file, `${before}\n${mark}\n`);
      while (!(await holds(mark))) await pause(20);
      times.push(performance.now() - started);
    }
  } finally {
    writeFileSync(file, before);
    process.kill(-serve.pid);
  }
  return times.sort((one, other) => one - other)[2];
}

const WAYS = {
  ahead: "a link that was pointed at",
  cold: "a link that was not",
  back: "Back",
  document: "the same addresses as documents",
};

/** Serves a finished site as a CDN would, for as long as `use` takes. */
async function served(dist, port, use) {
  const preview = spawn(deploy, ["preview", "--dist", dist, "--port", String(port)], { stdio: "ignore" });
  const origin = `http://localhost:${port}`;
  try {
    while (
      !(await fetch(origin).then(
        () => true,
        () => false,
      ))
    )
      await pause(100);
    return await use(origin);
  } finally {
    preview.kill();
  }
}

function report({ sizes, seen, rows, visits, typed, asked, builds, seconds }) {
  const first = sizes.html + sizes.css;
  const code = sizes.script + sizes.wasm;
  return `# Measurements

Written by \`script/measure\`. Bytes are those of the production build for 5 January 2026, with brotli at its best; they and the
counts are the same on every machine, and \`tests/e2e/budget.json\` keeps them. Times are those of one machine (${cpus().length} cores).

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
| requests of a first visit | ${seen.length} | 8 |
| **search, script and wasm at its first use** | **${number(sizes.searchUi)} B** | ${number(budget.search)} B |
| search, the catalog | ${number(packed("content/search/catalog.txt"))} B | |
| search, all that a first query fetches of the index of 10,000 pages (“${asked[0].query}”) | ${number(asked[0].sum)} B | 60,000 B |
| likewise, the median of ${asked.length} queries | ${number(asked[Math.floor(asked.length / 2)].sum)} B | |
| search, from a key until its answer is painted (${typed.count} keys), median and 95th of a hundred | ${typed.atHand} | 50 ms |
| likewise, with fetching files that are not at hand yet, on loopback | ${typed.fetched} | 50 ms |
${built(builds)}
| from saving a Markdown file to seeing it in \`script/serve\` (median of 5) | ${(seconds / 1000).toFixed(2)} s | 2 s |

## Lighthouse, mobile

| page | performance | accessibility | best practices | SEO | audits below 90 |
|---|---|---|---|---|---|
${rows.map(({ address, categories, failed }) => `| \`${address}\` | ${categories.join(" | ")} | ${failed.join(", ") || "none"} |`).join("\n")}

## From a click until the page is painted

One hundred visits each, on loopback, so without the round trip of a network.

| way | median | 95th of a hundred |
|---|---|---|
${visits.map(({ way, median, high }) => `| ${WAYS[way]} | ${median.toFixed(0)} ms | ${high.toFixed(0)} ms |`).join("\n")}

The requests of a first visit: ${seen.map((path) => `\`${path.replace(/-[0-9a-f]{15,16}/, "-…")}\``).join(", ")}.
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
  const measured = await served(dist, port, async (origin) => ({
    seen: await requests(browser),
    visits: await navigations(browser),
    typed: await keys(browser, origin),
    rows: await scores(),
  }));
  let asked;
  const askedOf = (folder) =>
    served(folder, port + 4, async (origin) => (asked = await fetched(browser, origin, (file) => packed(file, folder))));
  const builds = [await prerender(0), await prerender(1000), await prerender(10_000, askedOf)];
  writeFileSync("docs/measurements.md", report({ sizes: bytes(), ...measured, asked, builds, seconds: await edit() }));
} finally {
  await browser.close();
}
