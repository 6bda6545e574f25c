// script/build, with a Trunk that takes no time: which folders it replaces, and what is left of them.
import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";

import { buildPrograms, folder, manifest, project, run, site, tree, write } from "./support.mjs";

before(buildPrograms);

const OLD = { "index.html": "old", "gone/index.html": "old", "app-1.js": "1" };
const NEW = { "index.html": "new", "blog/index.html": "new", "app-2.js": "2" };
const FINISHED = { ...NEW, "build.json": manifest(NEW) };

/** A project whose Trunk lays this site into the folder that it is given. */
function prepare(context, { trunk = "" } = {}) {
  const root = project(context, {
    programs: { trunk: `${trunk}\nwhile [ "$1" != --dist ]; do shift; done\ncp -R "$ROOT_OF_TEST/new" "$2"\n` },
    replaced: { "script/setup": '#!/usr/bin/env bash\ntouch "$(dirname "$0")/set-up-ran"\n' },
  });
  site(join(root, "new"), NEW, { commit: null });
  const home = folder(context);
  const build = (...args) => run(join(root, "script/build"), args, { env: { ROOT_OF_TEST: root, HOME: home } });
  return { root, home, build };
}

test("r15_folders_with_something_else_are_refused_before_anything_is_built", (context) => {
  const { root, home, build } = prepare(context);
  const other = folder(context);
  write(join(other, "full/notes.txt"), "mine");
  write(join(other, "package/build.json"), '{"version": "1.0"}');
  write(join(other, "file"), "mine");
  symlinkSync("nowhere", join(other, "dangling"));
  for (const [dist, reason] of [
    [join(other, "full"), /something else than a site/],
    [join(other, "package"), /none that script\/build wrote/],
    [join(other, "file"), /not a folder/],
    [join(other, "file/below"), /cannot be made/],
    [join(other, "dangling"), /leads nowhere/],
    [".", /is the project/],
    [root, /is the project/],
    ["script", /something else than a site/],
    [dirname(root), /holds it/],
    ["/", /holds it/],
    [home, /your home folder/],
    ["", /needs a folder/],
  ]) {
    const before = tree(other);
    const { status, text } = build("--dist", dist);
    assert.equal(status, 1, `${dist}: ${text}`);
    assert.match(text, reason, dist);
    assert.deepEqual(tree(other), before);
  }
  assert.ok(!existsSync(join(root, "script/set-up-ran")), "the set-up ran");
});

test("r15_a_site_takes_the_place_of_none_an_empty_folder_or_a_site", (context) => {
  const { root, build } = prepare(context);
  const other = folder(context);
  mkdirSync(join(other, "empty"));
  site(join(other, "site"), OLD);
  for (const dist of ["dist", "dist", join(other, "empty"), join(other, "site"), join(other, "new/folder")]) {
    const { status, text } = build("--dist", dist);
    assert.equal(status, 0, text);
    assert.deepEqual(tree(dist === "dist" ? join(root, dist) : dist), FINISHED);
  }
  assert.deepEqual(readdirSync(join(root, "target")), ["tools"], "nothing is left behind");
  assert.deepEqual(readdirSync(other).sort(), ["empty", "new", "site"]);
});

test("r15_files_that_no_build_made_are_carried_over_and_named", (context) => {
  const { root, build } = prepare(context);
  site(join(root, "dist"), OLD);
  for (const path of [".DS_Store", "gone/.DS_Store", "notes.bak", "slides/x.pdf"]) write(join(root, "dist", path), "mine");
  const { status, text } = build();
  assert.equal(status, 0, text);
  assert.match(text, /carried over into dist\/.*: \.DS_Store, gone\/\.DS_Store, notes\.bak, slides$/m);
  const mine = { ".DS_Store": "mine", "gone/.DS_Store": "mine", "notes.bak": "mine", "slides/x.pdf": "mine" };
  assert.deepEqual(tree(join(root, "dist")), { ...FINISHED, ...mine });
  // A folder that only the Finder has been to.
  rmSync(join(root, "dist"), { recursive: true });
  write(join(root, "dist/.DS_Store"), "mine");
  assert.equal(build().status, 0);
  assert.deepEqual(tree(join(root, "dist")), { ...FINISHED, ".DS_Store": "mine" });
});

test("r15_what_comes_while_it_is_built_is_not_lost", (context) => {
  const { root, build } = prepare(context, { trunk: 'mkdir -p "$ROOT_OF_TEST/dist"; echo mine >"$ROOT_OF_TEST/dist/notes"' });
  const { status, text } = build();
  assert.equal(status, 1, text);
  assert.match(text, /something else than a site/);
  assert.equal(readFileSync(join(root, "dist/notes"), "utf8"), "mine\n");
});

test("r15_a_link_to_a_folder_stays_a_link", (context) => {
  const { root, build } = prepare(context);
  const other = folder(context);
  site(join(other, "site"), OLD);
  symlinkSync(join(other, "site"), join(root, "dist"));
  const { status, text } = build();
  assert.equal(status, 0, text);
  assert.ok(lstatSync(join(root, "dist")).isSymbolicLink());
  assert.deepEqual(tree(join(other, "site")), FINISHED);
});

test("r8_a_build_that_fails_leaves_the_old_site", (context) => {
  const { root, build } = prepare(context, { trunk: "exit 1" });
  site(join(root, "dist"), OLD);
  const before = tree(join(root, "dist"));
  const { status, text } = build();
  assert.equal(status, 1);
  assert.match(text, /dist\/ is as it was/);
  assert.deepEqual(tree(join(root, "dist")), before);
});
