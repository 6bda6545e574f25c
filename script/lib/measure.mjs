// Measures a finished site and writes docs/measurements.md.
//
// 1. bytes of the first visit and of each page's JSON, with brotli at its best, as a CDN keeps them;
// 2. requests of a first visit, in a browser;
// 3. Lighthouse for a phone;
// 4. the time to prerender a thousand pages, and to see an edit.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";

import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";

const [folder] = process.argv.slice(2);
const dist = join(folder, "dist");
const sitegen = process.env.SITEGEN;
const port = 4188;
const debugPort = 4189;
const origin = `http://localhost:${port}`;
const lighthousePages = ["/", "/process/rfcs/", "/meeting/125/"];

const packed = (file) => brotliCompressSync(readFileSync(join(dist, file))).length;
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
    wasm: packed(only(/\.wasm$/)),
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
    const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== "informative");
    rows.push({ address, categories, failed: failed.map(({ id }) => id) });
  }
  return rows;
}

/** Renders a thousand pages more than there are; the builder says how long it took. */
function prerender() {
  const work = mkdtempSync(join(tmpdir(), "measure-"));
  try {
    cpSync("content", join(work, "content"), { recursive: true });
    cpSync("public", join(work, "public"), { recursive: true });
    cpSync(join(folder, "shell"), join(work, "staging"), { recursive: true });
    const text = readFileSync("content/pages/process/process.md", "utf8");
    mkdirSync(join(work, "content/pages/measure"));
    for (let at = 0; at < 1000; at += 1) {
      writeFileSync(join(work, `content/pages/measure/page-${at}.md`), text.replace(/^title = .*$/m, `title = "Page ${at}"`));
    }
    const args = ["build", "--root", work, "--staging", join(work, "staging"), "--on", "2026-01-05"];
    const { status, stdout, stderr } = spawnSync(sitegen, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const [, pages, ms] = stdout.match(/(\d+) pages .* in (\d+) ms/);
    return { pages: Number(pages), ms: Number(ms) };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** From saving a Markdown file until `trunk serve` gives its new text. */
async function edit() {
  const file = "content/pages/about/history.md";
  const json = `http://localhost:${port + 2}/content/pages/about/history.json`;
  const before = readFileSync(file, "utf8");
  const serve = spawn("script/serve", ["--port", String(port + 2)], { stdio: "ignore", detached: true });
  const holds = async (mark) => (await fetch(json).then((answer) => answer.text(), () => "")).includes(mark);
  const times = [];
  try {
    while (!(await holds("schema"))) await pause(500);
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

function report({ sizes, seen, rows, render, seconds }) {
  const first = sizes.html + sizes.css;
  const code = sizes.script + sizes.wasm;
  return `# Measurements

Written by \`script/measure\`. Bytes are those of the production build for 5 January 2026, with brotli at its best; they and the
counts are the same on every machine, and \`tests/e2e/budget.json\` keeps them. Times are those of one machine (${cpus().length} cores).

| what | measured | budget |
|---|---|---|
| home page, HTML | ${number(sizes.html)} B | |
| style | ${number(sizes.css)} B | |
| **HTML and style** | **${number(first)} B** | 18,000 B (aim: 14,000) |
| script of wasm-bindgen | ${number(sizes.script)} B | |
| wasm | ${number(sizes.wasm)} B | |
| **script and wasm** | **${number(code)} B** | 130,000 B (aim: 100,000) |
| fonts | 0 B | 40,000 B |
| largest JSON of a page (\`${sizes.largest.file}\`) | ${number(sizes.largest.bytes)} B | 8,000 B |
| median JSON of ${sizes.pages} pages | ${number(sizes.median)} B | |
| requests of a first visit | ${seen.length} | 8 |
| prerendering ${number(render.pages)} pages, with compiling their content | ${(render.ms / 1000).toFixed(2)} s | 3 s for 1,000 |
| from saving a Markdown file to seeing it in \`script/serve\` (median of 5) | ${(seconds / 1000).toFixed(2)} s | 2 s |

## Lighthouse, mobile

| page | performance | accessibility | best practices | SEO | audits below 90 |
|---|---|---|---|---|---|
${rows.map(({ address, categories, failed }) => `| \`${address}\` | ${categories.join(" | ")} | ${failed.join(", ") || "none"} |`).join("\n")}

The requests of a first visit: ${seen.map((path) => `\`${path.replace(/-[0-9a-f]{15,16}/, "-…")}\``).join(", ")}.
`;
}

const preview = spawn(sitegen, ["preview", "--dist", dist, "--port", String(port)], { stdio: "ignore" });
const browser = await chromium.launch({
  executablePath: process.env.CHROME || undefined,
  args: [`--remote-debugging-port=${debugPort}`, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-background-networking", "--disable-quic"],
});
try {
  while (!(await fetch(origin).then(() => true, () => false))) await pause(100);
  const seen = await requests(browser);
  const rows = await scores();
  writeFileSync("docs/measurements.md", report({ sizes: bytes(), seen, rows, render: prerender(), seconds: await edit() }));
} finally {
  await browser.close();
  preview.kill();
}
