// script/build with a fake Trunk: which folders it replaces, and which files it preserves.
import assert from "node:assert/strict";
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";

import { buildPrograms, folder, manifest, project, run, site, tree, write } from "./support.mjs";

before(buildPrograms);

const OLD = { "index.html": "old", "gone/index.html": "old", "app-1.js": "1" };
const NEW = { "index.html": "new", "blog/index.html": "new", "app-2.js": "2" };
const FINISHED = { ...NEW, "build.json": manifest(NEW) };

/** Creates a project whose Trunk copies the site `NEW` to its output folder. */
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

test("r15_other_folders_are_rejected_before_the_build", (context) => {
  const { root, home, build } = prepare(context);
  const other = folder(context);
  write(join(other, "full/notes.txt"), "mine");
  write(join(other, "package/build.json"), '{"version": "1.0"}');
  write(join(other, "file"), "mine");
  symlinkSync("nowhere", join(other, "dangling"));
  for (const [dist, reason] of [
    [join(other, "full"), /something other than a site/],
    [join(other, "package"), /build\.json that script\/build did not write/],
    [join(other, "file"), /not a folder/],
    [join(other, "file/below"), /cannot create the parent folder/],
    [join(other, "dangling"), /dangling symbolic link/],
    [".", /is the project/],
    [root, /is the project/],
    ["script", /something other than a site/],
    [dirname(root), /contains it/],
    ["/", /contains it/],
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

test("r15_nothing_an_empty_folder_or_a_site_is_replaced", (context) => {
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

test("web_servers_can_read_the_site_whatever_the_umask", (context) => {
  const { root } = prepare(context);
  const env = { ROOT_OF_TEST: root, HOME: folder(context) };
  const { status, text } = run("bash", ["-c", 'umask 077; exec "$0"', join(root, "script/build")], { env });
  assert.equal(status, 0, text);
  const modes = Object.values(tree(join(root, "dist"), { modes: true })).map((entry) => entry.split(" ")[0]);
  assert.deepEqual([...new Set(modes)].sort(), ["644", "755"]);
  assert.equal(statSync(join(root, "dist")).mode & 0o777, 0o755);
});

test("r15_foreign_files_are_preserved_and_named", (context) => {
  const { root, build } = prepare(context);
  site(join(root, "dist"), OLD);
  for (const path of [".DS_Store", "gone/.DS_Store", "notes.bak", "slides/x.pdf"]) write(join(root, "dist", path), "mine");
  const { status, text } = build();
  assert.equal(status, 0, text);
  assert.match(text, /preserved in dist\/.*: \.DS_Store, gone\/\.DS_Store, notes\.bak, slides$/m);
  const mine = { ".DS_Store": "mine", "gone/.DS_Store": "mine", "notes.bak": "mine", "slides/x.pdf": "mine" };
  assert.deepEqual(tree(join(root, "dist")), { ...FINISHED, ...mine });
  // A folder with only a system file counts as empty.
  rmSync(join(root, "dist"), { recursive: true });
  write(join(root, "dist/.DS_Store"), "mine");
  assert.equal(build().status, 0);
  assert.deepEqual(tree(join(root, "dist")), { ...FINISHED, ".DS_Store": "mine" });
});

test("r15_files_added_during_the_build_are_not_lost", (context) => {
  const { root, build } = prepare(context, { trunk: 'mkdir -p "$ROOT_OF_TEST/dist"; echo mine >"$ROOT_OF_TEST/dist/notes"' });
  const { status, text } = build();
  assert.equal(status, 1, text);
  assert.match(text, /something other than a site/);
  assert.equal(readFileSync(join(root, "dist/notes"), "utf8"), "mine\n");
});

test("r15_symbolic_link_to_a_folder_is_kept", (context) => {
  const { root, build } = prepare(context);
  const other = folder(context);
  site(join(other, "site"), OLD);
  symlinkSync(join(other, "site"), join(root, "dist"));
  const { status, text } = build();
  assert.equal(status, 0, text);
  assert.ok(lstatSync(join(root, "dist")).isSymbolicLink());
  assert.deepEqual(tree(join(other, "site")), FINISHED);
});

test("r8_failed_build_leaves_the_old_site", (context) => {
  const { root, build } = prepare(context, { trunk: "exit 1" });
  site(join(root, "dist"), OLD);
  const before = tree(join(root, "dist"));
  const { status, text } = build();
  assert.equal(status, 1);
  assert.match(text, /dist\/ is unchanged/);
  assert.deepEqual(tree(join(root, "dist")), before);
});

test("pipes_and_devices_in_public_are_rejected_before_trunk_copies_them", (context) => {
  const { root } = prepare(context);
  const hook = () => run(join(root, "script/hooks/files"), []);
  mkdirSync(join(root, "public"));
  write(join(root, "public/a.svg"), "");
  symlinkSync("a.svg", join(root, "public/b.svg"));
  symlinkSync("nowhere", join(root, "public/dangling"));
  assert.equal(hook().status, 0, hook().text);
  for (const [name, create] of [
    ["pipe", (path) => run("mkfifo", [path])],
    ["device", (path) => symlinkSync("/dev/zero", path)],
  ]) {
    create(join(root, "public", name));
    const { status, text } = hook();
    assert.equal(status, 1, text);
    assert.match(text, new RegExp(`public/${name} is neither a file nor a folder`));
    rmSync(join(root, "public", name));
  }
});
