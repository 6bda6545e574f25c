// The scripts behave the same whatever the environment variables are.
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { ROOT, buildPrograms, folder, project, run, site } from "./support.mjs";

before(buildPrograms);

const HOST = run("rustc", ["-vV"]).text.match(/^host: (.*)$/m)[1];

/** Variables that developers, services, editors and git hooks may set. */
const ENVIRONMENTS = [
  ...[{ NO_COLOR: "1" }, { NO_COLOR: "" }, { NO_COLOR: "false" }],
  ...[{ CDPATH: "/tmp" }, { CDPATH: ".:.." }],
  ...[{ CARGO_BUILD_TARGET: HOST }, { CARGO_BUILD_TARGET: "wasm32-unknown-unknown" }],
  ...[{ CARGO_TARGET_DIR: "elsewhere" }, { CARGO_BUILD_TARGET_DIR: "elsewhere" }],
  ...[{ GIT_DIR: "/nowhere", GIT_WORK_TREE: "/nowhere", GIT_INDEX_FILE: "/nowhere/index" }],
  ...[
    { POSIXLY_CORRECT: "1" },
    { LC_ALL: "C" },
    { GREP_OPTIONS: "--color=always" },
    { BASH_ENV: "/nowhere" },
    { NODE_OPTIONS: "--no-warnings" },
  ],
  ...[{ TRUNK_BUILD_RELEASE: "1", TRUNK_BUILD_DIST: "elsewhere", TRUNK_BUILD_PUBLIC_URL: "/elsewhere/" }],
  ...[{ TRUNK_OFFLINE: "1", TRUNK_COLOR: "yes", TRUNK_CONFIG: "/nowhere", TRUNK_SKIP_VERSION_CHECK: "1", TRUNK_TOOLS_WASM_OPT: "1" }],
  ...[{ SOURCE_DATE_EPOCH: "not a number" }],
];

for (const env of ENVIRONMENTS) {
  const name = Object.entries(env)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");

  test(`script_check_works_with ${name}`, () => {
    for (const [script, cwd] of [
      ["script/check", ROOT],
      ["../script/check", join(ROOT, "docs")],
    ]) {
      const { status, text } = run(script, ["--on", "2026-01-05"], { cwd, env });
      assert.equal(status, 0, text);
      assert.match(text, / pages for 2026-01-05$/m);
    }
    assert.ok(!existsSync(join(ROOT, "elsewhere")));
  });

  test(`trunk_gets_only_valid_options_with ${name}`, (context) => {
    const root = project(context, {
      programs: { trunk: 'env >"$ROOT_OF_TEST/env"; while [ "$1" != --dist ]; do shift; done; cp -R "$ROOT_OF_TEST/site" "$2"\n' },
      replaced: { "script/setup": "#!/usr/bin/env bash\n" },
    });
    site(join(root, "site"), { "index.html": "" });
    for (const args of [["script/build"], ["script/serve", "--port", "4391"]]) {
      const { status, text } = run(args[0], args.slice(1), { cwd: root, env: { ...env, ROOT_OF_TEST: root } });
      assert.equal(status, 0, text);
      const variables = readFileSync(join(root, "env"), "utf8");
      const options = variables.match(/^(TRUNK_|NO_COLOR|CDPATH|CARGO_BUILD_TARGET=|GIT_DIR|GIT_WORK_TREE|GIT_INDEX_FILE).*$/gm) ?? [];
      assert.deepEqual(options, env.NO_COLOR ? ["NO_COLOR=true"] : []);
      rmSync(join(root, "env"));
      rmSync(join(root, "target/serve"), { recursive: true, force: true });
    }
  });
}

test("script_check_works_without_home_and_with_spaces_in_tmpdir", (context) => {
  const TMPDIR = folder(context);
  const { status, text } = run(
    "env",
    ["-u", "HOME", `CARGO_HOME=${process.env.CARGO_HOME ?? `${process.env.HOME}/.cargo`}`, "script/check"],
    {
      cwd: ROOT,
      env: { TMPDIR },
    },
  );
  assert.equal(status, 0, text);
});

test("programs_are_found_if_cargo_is_configured_for_a_target", (context) => {
  // A fake cargo that puts the program where the real one would.
  const built = "target/elsewhere/release/compiler";
  const root = project(context, {
    programs: { cargo: `echo '{"reason":"compiler-artifact","executable":"'"$ROOT_OF_TEST"'/${built}","fresh":false}'\n` },
    replaced: {
      "script/lib/programs.sh": readFileSync(join(ROOT, "script/lib/programs.sh"), "utf8").replace("target/tools", "target/own"),
      [built]: "#!/usr/bin/env bash\necho fake compiler\n",
    },
  });
  const { status, text } = run("script/check", [], { cwd: root, env: { ROOT_OF_TEST: root } });
  assert.equal(status, 0, text);
  assert.match(text, /^fake compiler$/m);
});
