// script/deploy with the real rsync and local folders: what it uploads, deletes, preserves and rejects.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { WITHOUT_RSYNC, buildPrograms, folder, manifest, project, run, site, tree, write } from "./support.mjs";

before(buildPrograms);

/** Three builds. The text of each document is the name of the hashed file that it needs. */
const BUILDS = ["1", "2", "3"].map((name) => ({
  _headers: name,
  [`app-${name}.js`]: name,
  "content/site.json": name,
  "index.html": `app-${name}.js`,
  [`page${name}/index.html`]: `app-${name}.js`,
  "same.css": "same",
}));

/** Creates a project and an empty target. `deploy` deploys a build, or what is in dist/. */
function prepare(context, options) {
  const root = project(context, options);
  const target = join(folder(context), "www");
  mkdirSync(target);
  const deploy = (build, ...more) => {
    if (build) site(join(root, "dist"), build);
    return run(join(root, "script/deploy"), [target, ...more]);
  };
  return { root, target, deploy };
}

/** Returns the files of a target, without the records of deployments. */
function files(target) {
  const { "build.json": _, "deployments.json": __, ...rest } = tree(target);
  return rest;
}

function succeed({ status, text }) {
  assert.equal(status, 0, text);
  return text;
}

function fail({ status, text }, ...reasons) {
  assert.equal(status, 1, text);
  for (const reason of reasons) assert.match(text, reason);
}

test("r15_invalid_targets_are_rejected_before_rsync_is_called", (context) => {
  const root = project(context, { programs: { rsync: 'touch "$(dirname "$0")/called"', ssh: 'touch "$(dirname "$0")/called"' } });
  const home = folder(context);
  site(join(root, "dist"), BUILDS[0]);
  mkdirSync(join(root, "dist/sub"));
  mkdirSync(join(root, "empty"));
  const link = join(home, "link");
  symlinkSync(join(root, "target"), link);
  const targets = [
    ["", /the target is empty/],
    ...["/", "//", "/."].map((target) => [target, /is the root folder;/]),
    ...["host:/", "host://", "host:/.", "host:/./", "user@host:/"].map((target) => [target, /the root folder of the host/]),
    ...["rsync://host/", "rsync://host", "host::"].map((target) => [target, /no daemon module/]),
    ...["host:", "host:.", "host:./"].map((target) => [target, /the home folder on the host/]),
    ...["~", "host:~", "host:~user", "host:~/"].map((target) => [target, /a home folder/]),
    [home, /your home folder/],
    [`${home}/`, /your home folder/],
    ["host:$HOME", /a shell at the host/],
    ...["host:/srv/../", "host:..", "host:/srv/www/.."].map((target) => [target, /`\.\.`/]),
    [root, /is the project/],
    [".", /is the project/],
    ["dist/..", /is the project/],
    [dirname(root), /contains the project/],
    ["..", /contains the project/],
    ["dist", /is within the project/],
    [join(root, "dist/sub"), /is within the project/],
    [join(root, "empty"), /is within the project/],
    [link, /is within the project/],
    ["/nowhere/at/all", /create an empty folder there/],
  ];
  for (const [target, reason] of targets) {
    const result = run(join(root, "script/deploy"), [target], { env: { HOME: home } });
    assert.equal(result.status, 1, `${target}: ${result.text}`);
    assert.match(result.text, reason, target);
  }
  assert.ok(!existsSync(join(root, ".tools/bin/called")), "rsync was called");
});

test("r15_site_outside_the_project_is_rejected_as_target", (context) => {
  const root = project(context, { programs: { rsync: 'touch "$(dirname "$0")/called"' } });
  const out = folder(context);
  site(join(out, "dist"), BUILDS[0]);
  fail(run(join(root, "script/deploy"), [join(out, "dist"), "--dist", join(out, "dist")]), /is the site itself/);
  fail(run(join(root, "script/deploy"), [out, "--dist", join(out, "dist")]), /contains the site itself/);
  assert.ok(!existsSync(join(root, ".tools/bin/called")));
});

test("r15_only_files_of_earlier_builds_are_deleted", { skip: WITHOUT_RSYNC }, (context) => {
  const { target, deploy } = prepare(context);
  const others = {
    ".well-known/acme-challenge/token": "theirs",
    "page1/theirs.txt": "theirs",
    "rfc/rfc1.txt": "theirs",
    "app-0.js": "theirs",
  };
  for (const [path, text] of Object.entries(others)) write(join(target, path), text);
  succeed(deploy(BUILDS[0]));
  assert.deepEqual(files(target), { ...BUILDS[0], ...others });
  const text = succeed(deploy(BUILDS[1]));
  assert.match(text, /Deployed the site for 2026-01-05, commit 0123456789ab, to /);
  assert.deepEqual(files(target), { ...BUILDS[1], "app-1.js": "1", ...others });
  succeed(deploy(BUILDS[1]));
  assert.deepEqual(files(target), { ...BUILDS[1], "app-1.js": "1", ...others });
  succeed(deploy(BUILDS[2]));
  assert.deepEqual(files(target), { ...BUILDS[2], "app-2.js": "2", ...others });
  assert.ok(!existsSync(join(target, "page2")), "emptied folders are deleted");
  assert.equal(
    readFileSync(join(target, "build.json"), "utf8"),
    manifest(BUILDS[2], { commit: "0123456789abcdef0123456789abcdef01234567" }),
  );
});

test("r15_names_with_spaces_and_wildcards_are_deleted_literally", { skip: WITHOUT_RSYNC }, (context) => {
  const { target, deploy } = prepare(context);
  const odd = { "a b/c d.html": "1", "[x]*.html": "1", "q?.html": "1", "é/ü.html": "1" };
  const like = { "x1.html": "theirs", "x.html": "theirs", "qq.html": "theirs", "a b/c": "theirs" };
  for (const [path, text] of Object.entries(like)) write(join(target, path), text);
  succeed(deploy({ ...BUILDS[0], ...odd }));
  assert.deepEqual(files(target), { ...BUILDS[0], ...odd, ...like });
  succeed(deploy(BUILDS[0]));
  assert.deepEqual(files(target), { ...BUILDS[0], ...like });
});

test("r15_only_files_in_the_manifest_are_uploaded", { skip: WITHOUT_RSYNC }, (context) => {
  const { root, target, deploy } = prepare(context);
  site(join(root, "dist"), BUILDS[0]);
  for (const path of [".DS_Store", "notes.bak", "page1/.DS_Store", "drafts/x"]) write(join(root, "dist", path), "mine");
  succeed(deploy());
  assert.deepEqual(files(target), BUILDS[0]);
});

test("r15_foreign_files_are_overwritten_only_with_overwrite", { skip: WITHOUT_RSYNC }, (context) => {
  const { target, deploy } = prepare(context);
  write(join(target, "index.html"), "theirs");
  write(join(target, "page1/index.html"), "theirs");
  write(join(target, "same.css"), "same");
  const before = tree(target, { modes: true });
  fail(deploy(BUILDS[0]), /has other files at these paths/, /^ {2}index\.html\n {2}page1\/index\.html$/m, /--overwrite/);
  fail(deploy(BUILDS[0], "--dry-run"), /has other files at these paths/);
  assert.deepEqual(tree(target, { modes: true }), before);
  succeed(deploy(BUILDS[0], "--overwrite"));
  assert.deepEqual(files(target), BUILDS[0]);
  // Now they belong to a build.
  succeed(deploy(BUILDS[1]));
});

test("r15_links_and_folders_in_place_of_files_are_rejected", { skip: WITHOUT_RSYNC }, (context) => {
  const { target, deploy } = prepare(context);
  const elsewhere = folder(context);
  const obstacles = [
    ["content", () => symlinkSync(elsewhere, join(target, "content"))],
    ["index.html", () => symlinkSync("other.html", join(target, "index.html"))],
    ["same.css", () => mkdirSync(join(target, "same.css"))],
    ["page1", () => writeFileSync(join(target, "page1"), "theirs")],
    ["build.json", () => symlinkSync(join(elsewhere, "x"), join(target, "build.json"))],
  ];
  for (const [name, create] of obstacles) {
    create();
    const before = tree(target);
    fail(deploy(BUILDS[0], "--overwrite"), new RegExp(`something other than the expected file or folder[^]*^ {2}${name}$`, "m"));
    assert.deepEqual(tree(target), before, name);
    assert.deepEqual(tree(elsewhere), {}, name);
    rmSync(join(target, name), { recursive: true });
  }
});

test("r15_manifest_of_the_host_is_validated", { skip: WITHOUT_RSYNC }, (context) => {
  const { target, deploy } = prepare(context);
  const victim = join(dirname(target), "victim-1.js");
  writeFileSync(victim, "theirs");
  for (const path of ["../victim-1.js", victim, "a/../../victim-1.js", "a//b-1.js", "a\\b-1.js", "a\nrisk /x"]) {
    write(join(target, "build.json"), manifest({ ...BUILDS[0], [path]: "theirs" }));
    fail(deploy(BUILDS[1]), /build\.json: found the path/);
  }
  for (const text of ['{"version": "1.0"}', "<html>", ""]) {
    write(join(target, "build.json"), text);
    fail(deploy(BUILDS[1]), /not have the format that script\/build writes/, /remove it there/);
  }
  assert.equal(readFileSync(victim, "utf8"), "theirs");
  assert.deepEqual(Object.keys(tree(target)), ["build.json"]);
});

test("r15_dry_run_lists_the_changes_and_makes_none", { skip: WITHOUT_RSYNC }, (context) => {
  const { root, target, deploy } = prepare(context);
  write(join(target, "theirs.txt"), "theirs");
  succeed(deploy(BUILDS[0]));
  site(join(root, "dist"), BUILDS[1]);
  const before = [tree(target, { modes: true }), tree(join(root, "dist"), { modes: true })];
  const text = succeed(deploy(undefined, "--dry-run"));
  assert.match(text, /^Would send: 6 files\n( {2}.*\n)* {2}page2\/index\.html$/m);
  assert.match(text, /^Would retain from earlier builds.*: 1 file\n {2}app-1\.js$/m);
  assert.match(text, /^Would delete from earlier builds: 1 file\n {2}page1\/index\.html$/m);
  assert.match(text, /^Other files at the target would not be touched\.$/m);
  assert.ok(!text.includes("theirs.txt") && !text.includes("same.css"), text);
  assert.deepEqual([tree(target, { modes: true }), tree(join(root, "dist"), { modes: true })], before);
});

test("r15_modes_of_existing_folders_are_not_changed", { skip: WITHOUT_RSYNC }, (context) => {
  const { root, target } = prepare(context);
  mkdirSync(join(target, "content"));
  for (const path of ["", "content"]) chmodSync(join(target, path), 0o2775);
  site(join(root, "dist"), BUILDS[0]);
  chmodSync(join(root, "dist/index.html"), 0o600);
  // A host whose new files are private by default.
  succeed(run("bash", ["-c", 'umask 077; exec "$@"', "-", join(root, "script/deploy"), target]));
  const mode = (path) => (statSync(join(target, path)).mode & 0o7777).toString(8);
  assert.deepEqual(["", "content", "page1", "index.html", "build.json"].map(mode), ["2775", "2775", "755", "644", "644"]);
});

test("r15_r16_deployment_interrupted_at_any_step_can_be_continued", { skip: WITHOUT_RSYNC }, (context) => {
  // Calls the real rsync, and fails once the number of calls in a file is used up.
  const rsync = 'left=$(cat "$LEFT"); echo $((left - 1)) >"$LEFT"; [ "$left" -gt 1 ] || exit 12\nexec "$REAL_RSYNC" "$@"\n';
  const { root, target } = prepare(context, { programs: { rsync } });
  const env = { LEFT: join(root, "left"), REAL_RSYNC: run("bash", ["-c", "command -v rsync"]).text.trim() };
  const deploy = (build, calls) => {
    site(join(root, "dist"), build);
    writeFileSync(env.LEFT, `${calls}`);
    return run(join(root, "script/deploy"), [target], { env });
  };
  const assertConsistent = (when) => {
    for (const [path, text] of Object.entries(files(target))) {
      if (path.endsWith(".html")) assert.ok(existsSync(join(target, text)), `${when}: ${path} needs ${text}`);
    }
  };
  const clear = () => {
    rmSync(target, { recursive: true });
    mkdirSync(target);
    write(join(target, "theirs.txt"), "theirs");
  };
  let calls = 1;
  for (let interrupted = true; interrupted; calls += 1) {
    // A first deployment, repeated.
    clear();
    interrupted = deploy(BUILDS[0], calls).status !== 0;
    assertConsistent(`first, ${calls}`);
    succeed(deploy(BUILDS[0], 99));
    assert.deepEqual(files(target), { ...BUILDS[0], "theirs.txt": "theirs" });

    // A first deployment, followed by that of another build.
    clear();
    deploy(BUILDS[0], calls);
    succeed(deploy(BUILDS[1], 99));
    succeed(deploy(BUILDS[2], 99));
    assert.deepEqual(files(target), { ...BUILDS[2], "app-2.js": "2", "theirs.txt": "theirs" });

    // A second deployment, repeated, or followed by that of another build.
    clear();
    succeed(deploy(BUILDS[0], 99));
    deploy(BUILDS[1], calls);
    assertConsistent(`second, ${calls}`);
    succeed(deploy(BUILDS[1], 99));
    assert.deepEqual(files(target), { ...BUILDS[1], "app-1.js": "1", "theirs.txt": "theirs" });

    clear();
    succeed(deploy(BUILDS[0], 99));
    deploy(BUILDS[1], calls);
    succeed(deploy(BUILDS[2], 99));
    assertConsistent(`third, ${calls}`);
    succeed(deploy(BUILDS[0], 99));
    assert.deepEqual(files(target), { ...BUILDS[0], "app-3.js": "3", "theirs.txt": "theirs" });
  }
  assert.ok(calls > 10, `interrupted at only ${calls - 2} steps`);
});

/** Runs a program in a process group of its own, and kills all of it after some milliseconds. Returns whether it had ended before. */
async function runAndKill(command, args, milliseconds) {
  const child = spawn(command, args, { detached: true, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", () => resolve(true)));
  const hasEnded = await Promise.race([ended, sleep(milliseconds, false)]);
  if (!hasEnded) process.kill(-child.pid, "SIGKILL");
  await ended;
  return hasEnded;
}

test("r16_deployment_killed_at_random_moments_leaves_no_document_without_its_files", { skip: WITHOUT_RSYNC }, async (context) => {
  const { root, target, deploy } = prepare(context);
  const start = performance.now();
  succeed(deploy(BUILDS[0]));
  const duration = performance.now() - start;
  let killed = 0;
  for (let round = 0; round < 20; round++) {
    const build = BUILDS[(round + 1) % 3];
    site(join(root, "dist"), build);
    // Spread over the whole deployment, since nearly all of its time passes before the first file is sent.
    const moment = ((round + Math.random()) / 20) * duration;
    if (!(await runAndKill(join(root, "script/deploy"), [target], moment))) killed += 1;
    const left = files(target);
    for (const [path, text] of Object.entries(left)) {
      if (/(^|\/)index\.html$/.test(path)) assert.ok(text in left, `killed after ${moment} ms of ${duration}: ${path} needs ${text}`);
    }
    succeed(deploy(build));
    // What rsync was just writing has a name of its own, as in `.index.html.a1B2c3`.
    const now = Object.entries(files(target)).filter(([path]) => !/(^|\/)\.[^/]+\.\w{6}$/.test(path));
    for (const [path, text] of Object.entries(build)) assert.equal(Object.fromEntries(now)[path], text, path);
    const others = now.filter(([path]) => !(path in build)).map(([path]) => path);
    assert.ok(
      others.every((path) => /^app-\d\.js$/.test(path)),
      others.join(),
    );
  }
  assert.ok(killed > 10, `only ${killed} were killed in time`);
});

test("r15_r16_damaged_host_is_repaired_with_a_warning", { skip: WITHOUT_RSYNC }, (context) => {
  const { target, deploy } = prepare(context);
  const cut = (name) => {
    const text = readFileSync(join(target, name), "utf8");
    writeFileSync(join(target, name), text.slice(0, text.length / 2));
  };
  const damage = [
    () => cut("build.json"),
    () => cut("deployments.json"),
    () => writeFileSync(join(target, "build.json"), ""),
    () => writeFileSync(join(target, "app-1.js"), "damaged"),
    () => rmSync(join(target, "app-1.js")),
    () => rmSync(join(target, "content"), { recursive: true }),
  ];
  for (const [number, act] of damage.entries()) {
    succeed(deploy(BUILDS[0]));
    act();
    const text = succeed(deploy(BUILDS[0]));
    if (number < 3) assert.match(text, /^warning: .*\.json does not have the format.*; this deployment repairs it$/m);
    assert.deepEqual(files(target), BUILDS[0], `${act}`);
    succeed(deploy(BUILDS[1]));
    assert.deepEqual(files(target), { ...BUILDS[1], "app-1.js": "1" }, `${act}`);
    rmSync(target, { recursive: true });
    mkdirSync(target);
  }
});

test("purged_addresses_are_those_that_changed", { skip: WITHOUT_RSYNC }, (context) => {
  const { root, deploy } = prepare(context);
  const build = (index, word) => ({
    _headers: `/*\n  A: 1\n/search/${index}-1/*\n  Cache-Control: immutable\n`,
    [`search/${index}-1/terms.txt`]: word,
    "about/index.html": word,
    "index.html": "home",
  });
  const purged = () => readFileSync(join(root, "target/deployment/purge.txt"), "utf8");
  succeed(deploy(build("a", "one word")));
  assert.equal(purged(), "/*\n");
  succeed(deploy(build("b", "another word")));
  assert.equal(purged(), "/about/\n/build.json\n");
});

test("r15_remote_shell_gives_the_same_result", { skip: WITHOUT_RSYNC }, (context) => {
  const ssh = 'while [ "${1#-}" != "$1" ]; do shift 2; done\nshift\nexec sh -c "$*"\n';
  const { root, target } = prepare(context, { programs: { ssh } });
  write(join(target, "theirs.txt"), "theirs");
  const deploy = (build) => {
    site(join(root, "dist"), build);
    return run(join(root, "script/deploy"), [`user@host:${target}/`]);
  };
  for (const build of BUILDS) succeed(deploy(build));
  assert.deepEqual(files(target), { ...BUILDS[2], "app-2.js": "2", "theirs.txt": "theirs" });
});
