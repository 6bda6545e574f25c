// script/serve shows mistakes above the last good page. With the real Trunk and the small site, but without the app, whose
// compilation takes minutes.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { before, test } from "node:test";
import { setTimeout } from "node:timers/promises";

import { ROOT, buildProgram, project, run } from "./support.mjs";

before(() => buildProgram("compiler"));

const PAGE = "content/pages/about/introduction.md";
const JSON_OF_PAGE = "/content/pages/about/introduction.json";
/** A mistake whose message quotes markup. */
const MISTAKE = "\n<script>alert(1)</script>\n";
const MESSAGE = /error: .*\n *--> content\/pages\/about\/introduction\.md:\d+:1\n/;

/** Creates a project that Trunk can build within a second. */
function prepare(context) {
  const read = (path) => readFileSync(join(ROOT, path), "utf8");
  const root = project(context, {
    replaced: {
      "script/setup": "#!/usr/bin/env bash\n",
      "Trunk.toml": read("Trunk.toml").replace(/^watch = .*$/m, 'watch = ["content", "style"]'),
      "index.html": read("index.html").replace(/<link\s+data-trunk\s+rel="rust"[^>]*>/g, ""),
    },
  });
  symlinkSync(join(ROOT, ".tools"), join(root, ".tools"));
  for (const folder of ["style", "src/bootstrap"]) cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  cpSync(join(ROOT, "tests/e2e/sites/small"), root, { recursive: true });
  return root;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts script/serve. Returns functions for what it prints and serves. */
async function serve(context, root) {
  const port = String(await freePort());
  const env = { ...process.env, TRUNK_SERVE_DISABLE_ADDRESS_LOOKUP: "true", TRUNK_SERVE_ADDRESS: "127.0.0.1" };
  const child = spawn(join(root, "script/serve"), ["--on", "2026-01-05", "--port", port], { env });
  context.after(() => child.kill());
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (printed += text));
  const get = async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  /** Waits until a file is served as expected. After a build, Trunk empties its folder before it fills it again. */
  const until = async (path, expected) => {
    const end = Date.now() + 20_000;
    for (;;) {
      const text = await get(path).catch(String);
      if (expected(text)) return text;
      assert.ok(Date.now() < end && child.exitCode === null, `${path} is not as expected: ${text}\n${printed}`);
      await setTimeout(20);
    }
  };
  const untilShown = (message) => until("/", (html) => html.includes("</html>") && message.test(html));
  const untilGone = () => until("/", (html) => html.includes("</html>") && !html.includes("mistakes"));
  return { get, until, untilShown, untilGone, printed: () => printed };
}

test("mistakes_are_shown_above_the_last_good_page_until_they_are_mended", async (context) => {
  const root = prepare(context);
  const { get, until, untilShown, untilGone, printed } = await serve(context, root);
  // Trunk answers with `index.html` where there is no file.
  const good = await until(JSON_OF_PAGE, (json) => json.startsWith("{"));
  const text = readFileSync(join(root, PAGE), "utf8");

  appendFileSync(join(root, PAGE), MISTAKE);
  const html = await untilShown(MESSAGE);
  assert.match(html, /This is the last good page\./);
  assert.match(html, /1 error in 1 file/);
  assert.ok(html.includes("&lt;script>alert(1)&lt;/script>"), html);
  assert.ok(!html.includes("<script>alert"), html);
  assert.equal(await get(JSON_OF_PAGE), good);
  assert.match(printed(), MESSAGE);

  writeFileSync(join(root, PAGE), `${text}\nMended.\n`);
  await untilGone();
  await until(JSON_OF_PAGE, (json) => json.includes("Mended."));
});

test("mistakes_in_styles_are_shown_with_their_line", async (context) => {
  const root = prepare(context);
  const { untilShown, untilGone } = await serve(context, root);
  await untilGone();
  const style = join(root, "style/base.css");
  const text = readFileSync(style, "utf8");
  writeFileSync(style, `a { color: ( }\n${text}`);
  await untilShown(/error: style\/base\.css:1:\d+: cannot parse the style sheet/);
  writeFileSync(style, text);
  await untilGone();
});

test("mistakes_are_shown_if_there_is_no_good_page_yet", async (context) => {
  const root = prepare(context);
  appendFileSync(join(root, PAGE), MISTAKE);
  writeFileSync(join(root, "style/base.css"), "a { color: ( }\n");
  const { untilShown } = await serve(context, root);
  const html = await untilShown(MESSAGE);
  assert.match(html, /There is no page yet/);
  assert.match(html, /error: style\/base\.css:1:/);
});

/** Builds with Trunk itself, as script/build does. */
function build(root, env = {}) {
  const result = run("bash", ["-euc", ". script/lib/common.sh; trunk build --dist target/site"], { cwd: root, env });
  return { ...result, hasSite: existsSync(join(root, "target/site/index.html")) };
}

test("mistakes_fail_other_builds", (context) => {
  const root = prepare(context);
  appendFileSync(join(root, PAGE), MISTAKE);
  const { status, text, hasSite } = build(root);
  assert.notEqual(status, 0);
  assert.match(text, MESSAGE);
  assert.ok(!hasSite);
});

test("mistakes_fail_the_build_of_a_finished_site_also_in_the_environment_of_script_serve", (context) => {
  const root = prepare(context);
  writeFileSync(join(root, "style/base.css"), "a { color: ( }\n");
  const { status, text, hasSite } = build(root, { SITE_SERVE: "yes", SITE_PRERENDER: "yes" });
  assert.notEqual(status, 0);
  assert.match(text, /error: style\/base\.css:1:/);
  assert.ok(!hasSite);
});
