// --help of every script.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, folder, project, run, tree } from "./support.mjs";

/** Paths of the scripts that people and Trunk call: what is executable in script/, but not in script/lib/. */
const scripts = ["script", "script/hooks"]
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => statSync(join(ROOT, path)).isFile() && statSync(join(ROOT, path)).mode & 0o111);

/** Programs that would install, build, send or serve something. */
const programs = ["cargo", "rustc", "rustup", "node", "npm", "trunk", "git", "rsync", "apt-get", "nginx", "caddy"];

/** Creates a project in which each of these programs leaves a file `called`. */
function prepare(context) {
  const called = 'touch "$(dirname "$0")/called"; exit 1';
  return project(context, { programs: Object.fromEntries(programs.map((name) => [name, called])) });
}

for (const script of scripts) {
  test(`help_of_${script}_prints_its_use_and_does_nothing_else`, (context) => {
    const root = prepare(context);
    const elsewhere = folder(context);
    const comment = readFileSync(join(ROOT, script), "utf8")
      .match(/^#!.*\n((?:#.*\n)+)/)[1]
      .replace(/^# ?/gm, "");
    if (!script.startsWith("script/hooks/")) assert.match(comment, new RegExp(`^${script}\\b`), "the first line is its use");
    const before = tree(root, { modes: true });
    for (const args of [["--help"], ["-h"], ["--debug", "--help"], ["--on", "2026-01-05", "-h"], ["page", "--help"]]) {
      assert.deepEqual(run(join(root, script), args, { cwd: elsewhere }), { status: 0, text: comment }, `${args}`);
    }
    assert.deepEqual(tree(root, { modes: true }), before);
    assert.deepEqual(tree(elsewhere), {});
  });
}

test("unknown_options_are_rejected_with_the_use_before_anything_is_done", (context) => {
  const root = prepare(context);
  const before = tree(root, { modes: true });
  // The compiler knows the options of script/new.
  for (const script of scripts.filter((path) => !path.startsWith("script/hooks/") && path !== "script/new")) {
    const args = script === "script/verify-server" ? ["nginx", "--hlep"] : ["--hlep"];
    const { status, text } = run(join(root, script), args);
    assert.equal(status, 1, `${script}: ${text}`);
    assert.match(text, new RegExp(`^error: unknown option '--hlep'\n  Usage: ${script}\\b.*\n  Details: ${script} --help\n$`));
  }
  assert.deepEqual(tree(root, { modes: true }), before);
});
