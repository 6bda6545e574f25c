// script/daily, with real git and a remote in a folder, and with stand-ins for script/sync, script/check and gh.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { folder, git, project, run, write } from "./support.mjs";

/** `script/sync KIND [--accept]` copies `source/KIND.toml`, but holds one that says `doubt`, and cannot use one that says `down`. */
const SYNC = `#!/usr/bin/env bash
cd "$(dirname -- "$0")/.."
new=source/$1.toml old=content/synced/$1.toml
[ -f "$new" ] || exit 0
if grep -q down "$new"; then echo "error: the source of $1 is down" >&2; exit 1; fi
if grep -q doubt "$new" && [ "\${2:-}" != --accept ]; then echo "$1: held, see #7 and @somebody"; exit 3; fi
if cmp -s "$new" "$old"; then echo "$1: no changes"; exit; fi
mkdir -p content/synced && cp "$new" "$old" && echo "$1: written, see #7 and @somebody, or a@b.example"
`;

/** `script/check` rejects facts that say `wrong`. */
const CHECK = `#!/usr/bin/env bash
cd "$(dirname -- "$0")/.."
if [ "\${1:-}" = --stale ]; then echo "1 file is out of date"; exit 1; fi
if grep -rl wrong content; then echo "error: wrong" >&2; exit 1; fi
`;

/** `gh` writes down its arguments and the text of the pull request. There is one if a file says so. */
const GH = `printf '%s ' "$@" >>"$GH_LOG"; echo >>"$GH_LOG"
if [ "$2" = list ] && [ -f "$GH_LOG.open" ]; then echo 12; fi
while [ $# -gt 0 ]; do if [ "$1" = --body-file ]; then cp "$2" "$GH_LOG.text"; fi; shift; done
`;

/** Creates a clone of a remote with the facts `one` of each kind. `sources` are what the owners say then. */
function prepare(context, sources) {
  const root = project(context, { programs: { gh: GH }, replaced: { "script/sync": SYNC, "script/check": CHECK } });
  write(join(root, ".gitignore"), "/target/\n/source/\n/.tools/\n");
  for (const kind of ["meetings", "groups"]) write(join(root, `content/synced/${kind}.toml`), "one\n");
  write(join(root, "content/home.toml"), "home\n");
  git(root, "init", "--quiet", "--initial-branch=main");
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--message=One");
  const remote = join(folder(context), "remote.git");
  git(root, "clone", "--quiet", "--bare", root, remote);
  git(root, "remote", "add", "origin", remote);
  const log = join(folder(context), "gh.log");
  const say = (texts) => {
    for (const [kind, text] of Object.entries(texts)) write(join(root, `source/${kind}.toml`), `${text}\n`);
  };
  say({ meetings: "one", groups: "one", ...sources });
  const daily = (...args) => run(join(root, "script/daily"), args, { env: { GH_LOG: log } });
  const both = (...kinds) => [daily("collect", ...kinds), daily("publish")];
  const file = (path, branch = "main") => git(remote, "show", `${branch}:content/synced/${path}.toml`).trim();
  const subjects = (branch = "main") => git(remote, "log", "--format=%s", branch).trim().split("\n");
  const calls = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []);
  return { root, remote, log, say, daily, both, file, subjects, calls };
}

const statuses = (results) => results.map(({ status }) => status);

test("sync_without_changes_makes_no_commit", (context) => {
  const { both, subjects, calls, root } = prepare(context, {});
  const results = both();
  assert.deepEqual(statuses(results), [0, 0], results[1].text);
  assert.deepEqual(subjects(), ["One"]);
  assert.equal(calls().length, 1, "it only looks for a pull request");
  assert.equal(readFileSync(join(root, "target/daily/stale.txt"), "utf8"), "1 file is out of date\n");
});

test("facts_that_check_fine_are_committed_to_main_by_the_bot", (context) => {
  const { both, file, subjects, remote } = prepare(context, { groups: "two" });
  const results = both();
  assert.deepEqual(statuses(results), [0, 0], results[1].text);
  assert.deepEqual([file("groups"), file("meetings")], ["two", "one"]);
  assert.match(subjects()[0], /^Facts of \d{4}-\d\d-\d\d$/);
  const commit = git(remote, "log", "-1", "--format=%an %b", "main");
  assert.match(commit, /^github-actions\[bot\] meetings: no changes\ngroups: written, see # 7 and @ somebody, or a@b.example\n/);
});

test("r17_held_facts_are_in_a_pull_request_and_the_others_in_main", (context) => {
  const { both, file, subjects, calls, log } = prepare(context, { meetings: "doubt", groups: "two" });
  let results = both();
  assert.deepEqual(statuses(results), [0, 0], results[1].text);
  assert.deepEqual([file("meetings"), file("groups")], ["one", "two"]);
  assert.deepEqual([file("meetings", "sync/held"), file("groups", "sync/held")], ["doubt", "two"]);
  assert.match(calls()[1], /^pr create --base main --head sync\/held --title Facts in doubt --body-file /);
  const text = readFileSync(`${log}.text`, "utf8");
  assert.match(text, /^ {4}meetings: held, see #7 and @somebody$/m, "what the sources say is code");
  assert.match(text, /^ {4}meetings: written, .*\n {4}script\/check accepts this:$/m);
  assert.doesNotMatch(text, /groups/);

  write(`${log}.open`, "");
  results = both();
  assert.deepEqual(statuses(results), [0, 0], results[1].text);
  assert.match(calls()[3], /^pr edit 12 --body-file /);
  assert.equal(subjects().length, 2, "main stays as it is");
  assert.equal(subjects("sync/held").length, 3);
});

test("pull_request_is_closed_when_nothing_is_held_any_more", (context) => {
  const { both, say, log, calls } = prepare(context, { meetings: "doubt" });
  both();
  write(`${log}.open`, "");
  say({ meetings: "one", groups: "down" });
  assert.deepEqual(statuses(both()), [1, 0]);
  assert.match(calls().at(-1), /^pr list /, "not while a source is down, which may hold something");
  say({ groups: "one" });
  assert.deepEqual(statuses(both("groups")), [0, 0]);
  assert.match(calls().at(-1), /^pr list /, "not while a source is skipped");
  assert.deepEqual(statuses(both()), [0, 0]);
  assert.match(calls().at(-1), /^pr close 12 --delete-branch /);
});

test("pull_request_says_what_script/check_rejects", (context) => {
  const { both, log } = prepare(context, { meetings: "doubt, and wrong" });
  assert.deepEqual(statuses(both()), [0, 0]);
  assert.match(
    readFileSync(`${log}.text`, "utf8"),
    /^ {4}script\/check rejects this:\n {4}content\/synced\/meetings.toml\n {4}error: wrong$/m,
  );
});

test("r17_source_that_is_down_fails_the_run_and_not_the_other_facts", (context) => {
  const { both, file } = prepare(context, { meetings: "down", groups: "two" });
  const [collected, published] = both();
  assert.equal(collected.status, 1);
  assert.match(collected.text, /error: the source of meetings is down\n[\s\S]*^error: not all facts are up to date/m);
  assert.equal(published.status, 0, published.text);
  assert.deepEqual([file("meetings"), file("groups")], ["one", "two"]);
});

test("r17_facts_that_script/check_rejects_are_not_committed", (context) => {
  const { both, file, subjects, root } = prepare(context, { groups: "wrong" });
  const [collected, published] = both();
  assert.equal(collected.status, 1);
  assert.match(collected.text, /^error: script\/check rejects the new groups/m);
  assert.equal(published.status, 0, published.text);
  assert.deepEqual(subjects(), ["One"]);
  assert.equal(file("groups"), "one");
  assert.equal(git(root, "status", "--porcelain"), "", "the last good facts are back");
});

test("commit_to_main_in_the_meantime_is_kept", (context) => {
  const { daily, file, subjects, root, remote } = prepare(context, { groups: "two" });
  assert.equal(daily("collect").status, 0);
  const other = join(folder(context), "other");
  git(root, "clone", "--quiet", remote, other);
  git(other, "commit", "--quiet", "--allow-empty", "--message=Two");
  git(other, "push", "--quiet", "origin", "HEAD:main");
  const { status, text } = daily("publish");
  assert.equal(status, 0, text);
  assert.deepEqual(subjects().slice(1), ["Two", "One"]);
  assert.equal(file("groups"), "two");
});

test("nothing_but_facts_is_published", (context) => {
  const { daily, root, remote } = prepare(context, { groups: "two" });
  assert.equal(daily("collect").status, 0);
  write(join(root, "content/home.toml"), "other\n");
  const other = git(root, "diff", "--", "content/home.toml");
  git(root, "checkout", "--quiet", "--", "content");
  const patch = join(root, "target/daily/facts.patch");
  write(patch, readFileSync(patch, "utf8") + other);
  assert.equal(daily("publish").status, 0);
  assert.equal(git(remote, "diff", "--name-only", "main~", "main"), "content/synced/groups.toml\n");
});

test("newest_commit_differs_from_the_deployed_one_only_in_facts", (context) => {
  const { daily, root } = prepare(context, {});
  const commit = (path, text) => {
    write(join(root, path), text);
    git(root, "add", ".");
    git(root, "commit", "--quiet", `--message=${text}`);
    return git(root, "rev-parse", "HEAD").trim();
  };
  const deployed = git(root, "rev-parse", "HEAD").trim();
  assert.deepEqual(daily("newest", deployed), { status: 0, text: `${deployed}\n` });
  commit("content/synced/groups.toml", "two");
  const facts = commit("content/synced/people.toml", "one");
  assert.deepEqual(daily("newest", deployed), { status: 0, text: `${facts}\n` });
  const code = commit("content/home.toml", "other");
  const later = commit("content/synced/groups.toml", "three");
  assert.deepEqual(daily("newest", deployed), { status: 0, text: `${facts}\n` });
  assert.deepEqual(daily("newest", code), { status: 0, text: `${later}\n` });
  git(root, "checkout", "--quiet", "--detach", facts);
  const { status, text } = daily("newest", code);
  assert.deepEqual([status, text], [1, `error: '${code}' is not an earlier commit of this branch\n`]);
});

test("changes_that_are_not_committed_stop_the_collection", (context) => {
  const { daily, root } = prepare(context, {});
  write(join(root, "content/synced/groups.toml"), "mine\n");
  const { status, text } = daily("collect");
  assert.equal(status, 1);
  assert.match(text, /^error: content\/ has changes that are not committed$/m);
  assert.equal(readFileSync(join(root, "content/synced/groups.toml"), "utf8"), "mine\n");
});
