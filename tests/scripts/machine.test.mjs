// The scripts work with what a machine has, and with any settings of git, or fail at once in plain words.
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, folder, git, project, run, write } from "./support.mjs";

/** Settings of git that change what it prints, as the variables of `git -c`. */
const SETTINGS = {
  "log.showSignature": "true",
  "log.date": "relative",
  "color.ui": "always",
  "format.pretty": "fuller",
  "core.quotePath": "true",
  "core.autocrlf": "true",
};

/** Returns the variables that give git these settings. */
function configuration(settings) {
  const entries = Object.entries(settings).map(([key, value], index) => ({
    [`GIT_CONFIG_KEY_${index}`]: key,
    [`GIT_CONFIG_VALUE_${index}`]: value,
  }));
  return Object.assign({ GIT_CONFIG_COUNT: String(entries.length) }, ...entries);
}

/** A program that signs everything, and says that every signature is good. */
const SIGNER = `#!/bin/sh
case "$*" in
  *--verify*) echo "[GNUPG:] GOODSIG 0 A"; echo "gpg: Good signature" >&2 ;;
  *) cat >/dev/null; echo "[GNUPG:] SIG_CREATED D" >&2; printf -- "-----BEGIN PGP SIGNATURE-----\\n\\nx\\n-----END PGP SIGNATURE-----\\n" ;;
esac
`;

/** Creates a project in a git repository whose commit is signed, and returns its folder and the settings of its user. */
function repository(context, options) {
  const root = project(context, options);
  const signer = join(folder(context), "gpg");
  write(signer, SIGNER);
  chmodSync(signer, 0o755);
  for (const name of [".gitattributes", ".gitignore"]) write(join(root, name), readFileSync(join(ROOT, name), "utf8"));
  git(root, "init", "--quiet");
  git(root, "add", ".");
  git(root, "-c", `gpg.program=${signer}`, "commit", "--quiet", "--gpg-sign", "--message=One");
  const env = configuration({ ...SETTINGS, "gpg.program": signer });
  assert.match(run("git", ["-C", root, "log"], { env }).text, /gpg: Good signature/, "the test shows what it should");
  return { root, env };
}

/** Fakes for script/reproduce: no set-up, and a build that writes down its arguments. */
const REPRODUCE = {
  "script/setup": "#!/usr/bin/env bash\n",
  "script/build": '#!/usr/bin/env bash\ncd "$(dirname -- "$0")/.."\nmkdir -p dist\nprintf "%s " "$@" >dist/arguments\n',
};

test("git_is_read_correctly_with_any_settings_of_the_user", (context) => {
  const { root, env } = repository(context, { replaced: REPRODUCE });
  const { status, text } = run(join(root, "script/reproduce"), [], { env });
  assert.equal(status, 0, text);
  assert.match(text, /^Both builds of [0-9a-f]{40} for 2026-01-05 are identical: 1 files$/m);
  assert.equal(readFileSync(join(root, "target/reproduce/one/dist/arguments"), "utf8"), "--on 2026-01-05 ");
});

for (const [script, more] of [
  ["script/reproduce", []],
  ["script/sbom", [/set SOURCE_DATE_EPOCH/]],
]) {
  test(`${script}_says_what_is_wrong_with_a_folder_of_another_user`, (context) => {
    const { root } = repository(context, { replaced: REPRODUCE });
    const env = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    const { status, text } = run(join(root, script), [], { env });
    assert.equal(status, 1, text);
    assert.match(text, /^error: this folder belongs to another user, so git does not read it$/m);
    assert.ok(text.includes(`git config --global --add safe.directory '${root}'`), text);
    for (const pattern of more) assert.match(text, pattern);
  });

  test(`${script}_does_not_take_the_repository_around_an_archive_for_its_own`, (context) => {
    const root = project(context, { replaced: REPRODUCE });
    const outer = folder(context);
    git(outer, "init", "--quiet");
    git(outer, "commit", "--quiet", "--allow-empty", "--message=One");
    const archive = join(outer, "archive");
    renameSync(root, archive);
    const { status, text } = run(join(archive, script), []);
    assert.equal(status, 1, text);
    assert.match(text, /^error: there is no git history of this project\n {2}Expected a clone of its repository/m);
    for (const pattern of more) assert.match(text, pattern);
    assert.ok(!existsSync(join(archive, "target/reproduce")));
  });
}

test("script/reproduce_rejects_a_folder_of_a_larger_repository", (context) => {
  const root = project(context, { replaced: REPRODUCE });
  const outer = folder(context);
  git(outer, "init", "--quiet");
  renameSync(root, join(outer, "site"));
  git(outer, "add", "site/script");
  git(outer, "commit", "--quiet", "--message=One");
  const { status, text } = run(join(outer, "site/script/reproduce"), []);
  assert.equal(status, 1, text);
  assert.match(text, /^error: this is a folder of a larger git repository/m);
});

test("lines_end_with_lf_where_git_is_set_to_crlf", (context) => {
  if (!existsSync(join(ROOT, ".git"))) return context.skip("this is not a git repository");
  const clone = join(folder(context), "clone");
  git(ROOT, "clone", "--quiet", "--depth=1", "--config=core.autocrlf=true", `file://${ROOT}`, clone);
  const rows = git(clone, "ls-files", "--eol").trim().split("\n");
  assert.ok(rows.length > 1000, `only ${rows.length} files`);
  const changed = rows.filter((row) => !/^i\/(\S+)\s+w\/\1\s/.test(row));
  assert.deepEqual(changed.slice(0, 5), []);
  git(clone, "add", "--renormalize", ".");
  assert.equal(git(clone, "status", "--porcelain"), "", "the repository holds what .gitattributes says");
});

/** Runs a line of bash with the shared functions, on a `PATH` with only these programs and a few others. */
function bash(context, root, programs, line) {
  const bin = join(folder(context), "bin");
  mkdirSync(bin);
  for (const program of ["bash", "cat", "dirname", "sed", "sleep", ...programs]) {
    symlinkSync(run("which", [program]).text.trim(), join(bin, program));
  }
  return run(join(bin, "bash"), ["-euc", `. script/lib/common.sh; . "$LIB/hooks.sh"; ${line}`], { cwd: root, env: { PATH: bin } });
}

for (const programs of [["perl"], ["timeout"], ["perl", "timeout"], []]) {
  test(`hooks_run_their_programs_with ${programs.join(" and ") || "neither perl nor timeout"}`, (context) => {
    const absent = programs.find((program) => run("which", [program]).status !== 0);
    if (absent) return context.skip(`${absent} is not installed`);
    const root = project(context);
    assert.deepEqual(bash(context, root, programs, 'with_timeout bash -c "echo done"'), { status: 0, text: "done\n" });
    assert.equal(bash(context, root, programs, 'with_timeout bash -c "exit 3"').status, 3);
    const { status, text } = bash(context, root, programs, "time_limit=1; with_timeout sleep 2");
    assert.equal(status, programs.length > 0 ? 1 : 0, text);
    if (programs.length > 0) assert.match(text, /^error: sleep did not finish within 1 s$/m);
  });
}

for (const shell of ["dash", "zsh", "ksh"]) {
  test(`scripts_started_with_${shell}_say_that_they_need_bash`, (context) => {
    if (run("which", [shell]).status !== 0) return context.skip(`${shell} is not installed`);
    const root = project(context);
    for (const script of ["check", "setup", "test"]) {
      const { status, text } = run(shell, [join(root, "script", script)]);
      assert.equal(status, 1, text);
      assert.equal(text, "error: the scripts need bash; call them by their names, as in: script/check\n");
    }
  });
}

test("set_up_goes_on_without_flock_and_perl_and_says_so", (context) => {
  const { status, text } = bash(context, project(context), [], 'lock "$ROOT/lock"; echo done');
  assert.equal(status, 0, text);
  assert.match(text, /^done\nNeither flock nor perl is installed/);
});
