// script/setup installs the tools completely or not at all, prebuilt where cargo binstall is installed. With stand-ins for the
// programs that download and compile.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";

import { project, run, tree, write } from "./support.mjs";

/** The versions of this project, which no real program has. */
const VERSIONS = { "wasm-bindgen": "9.0.1", trunk: "9.0.2" };

/** For stand-ins: `log` writes down a call, and `tool FILE NAME VERSION` creates a program that says its version. */
const FUNCTIONS = `
cd "$(dirname -- "$0")/../.."
log() { printf '%s\\n' "$*" >>calls; }
tool() { mkdir -p "$(dirname -- "$1")"; printf '#!/bin/sh\\necho "%s %s"\\n' "$2" "$3" >"$1"; chmod +x "$1"; }
`;

/** cargo has downloaded all crates, and installs the program of the version that it is asked for. */
const CARGO = `${FUNCTIONS}
[ "$1" = install ] || exit 0
log "cargo $*"
tool ".tools/bin/\${2%-cli}" "\${2%-cli}" "$4"
`;

/** rustc has the standard library for WebAssembly. */
const RUSTC = `
cd "$(dirname -- "$0")/../.."
case $1 in --version) echo "rustc 9.0.0 (0 2026-01-05)" ;; *) echo "$PWD/sysroot" ;; esac
`;

/** cargo binstall, up to where it puts the program into its folder. $crate, $version and $root are set. */
const BINSTALL = `${FUNCTIONS}
log "cargo-binstall $*"
crate=\${1%@*} version=\${1#*@} program=\${1%@*} root=$3
program=\${program%-cli}
`;

/** Creates a project whose crates and npm packages are there, but not wasm-bindgen and Trunk. */
function prepare(context, { binstall, cargo = CARGO, npm = "exit 1", replaced = {} } = {}) {
  const program = "#!/bin/sh\n";
  return project(context, {
    programs: {
      cargo,
      rustc: RUSTC,
      npm,
      ...(binstall === undefined ? {} : { "cargo-binstall": BINSTALL + binstall }),
    },
    replaced: {
      "script/tools.env": `WASM_BINDGEN_VERSION=${VERSIONS["wasm-bindgen"]}\nTRUNK_VERSION=${VERSIONS.trunk}\n`,
      "Cargo.toml": 'rust-version = "1.0"\n',
      "Cargo.lock": `name = "wasm-bindgen"\nversion = "${VERSIONS["wasm-bindgen"]}"\n`,
      "sysroot/lib/rustlib/wasm32-unknown-unknown/lib/libstd-0.rlib": "",
      "package-lock.json": "{}",
      "node_modules/.installed-lock.json": "{}",
      ...Object.fromEntries(["wasm-opt", "esbuild", "lightningcss"].map((name) => [`.tools/bin/${name}`, program])),
      ...replaced,
    },
  });
}

/** Runs script/setup. Its `PATH` has no cargo binstall but that of the project. */
function setup(root) {
  const folders = process.env.PATH.split(delimiter).filter((folder) => !existsSync(join(folder, "cargo-binstall")));
  return run(join(root, "script/setup"), [], { env: { PATH: folders.join(delimiter) } });
}

/** Returns the calls of cargo, cargo binstall and npm, without their options. */
function calls(root) {
  if (!existsSync(join(root, "calls"))) return [];
  const lines = readFileSync(join(root, "calls"), "utf8").trim().split("\n");
  return lines.map((line) => line.match(/^(cargo install|cargo-binstall|npm) \S+/)[0]);
}

/** Checks that both tools are installed, with no leftovers, and that another set-up does nothing. */
function assertInstalled(root) {
  for (const [name, version] of Object.entries(VERSIONS)) {
    assert.deepEqual(run(join(root, ".tools/bin", name), ["--version"]), { status: 0, text: `${name} ${version}\n` });
  }
  assert.ok(!existsSync(join(root, ".tools/prebuilt")), "nothing is left over");
  const before = calls(root);
  assert.deepEqual(setup(root), { status: 0, text: "" });
  assert.deepEqual(calls(root), before);
}

const COMPILED = ["cargo install wasm-bindgen-cli", "cargo install trunk"];
const PREBUILT = ["cargo-binstall wasm-bindgen-cli@9.0.1", "cargo-binstall trunk@9.0.2"];
const TRIED = PREBUILT.flatMap((call, index) => [call, COMPILED[index]]);

test("tools_are_compiled_where_cargo_binstall_is_not_installed", (context) => {
  const root = prepare(context);
  const { status, text } = setup(root);
  assert.equal(status, 0, text);
  assert.deepEqual(calls(root), COMPILED);
  assert.doesNotMatch(text, /binstall/);
  assertInstalled(root);
});

test("tools_are_downloaded_where_cargo_binstall_is_installed", (context) => {
  const root = prepare(context, { binstall: 'tool "$root/bin/$program" "$program" "$version"' });
  const { status, text } = setup(root);
  assert.equal(status, 0, text);
  assert.match(
    text,
    /^1 of 2, about 20 s left: Downloading wasm-bindgen 9\.0\.1 with cargo binstall \(usually 10 s\) \.\.\. done in \d+ s$/m,
  );
  assert.match(text, /^2 of 2, about 10 s left: Downloading trunk 9\.0\.2 with cargo binstall/m);
  assert.deepEqual(calls(root), PREBUILT);
  assertInstalled(root);
});

test("only_what_the_projects_have_published_is_downloaded", (context) => {
  const root = prepare(context, { binstall: 'tool "$root/bin/$program" "$program" "$version"' });
  setup(root);
  for (const line of readFileSync(join(root, "calls"), "utf8").trim().split("\n")) {
    assert.match(line, / --strategies crate-meta-data .*--disable-telemetry .*--no-confirm/);
  }
});

for (const [what, binstall, reason] of [
  ["fails", "echo no release for this machine >&2; exit 94", /no release for this machine/],
  ["dies_in_the_middle", 'tool "$root/bin/$program" "$program" "$version"; kill -9 $$', /^/],
  [
    "leaves_half_a_program",
    'mkdir -p "$root/bin"; printf "\\177ELF" >"$root/bin/$program"; chmod +x "$root/bin/$program"',
    /without a version/,
  ],
  ["installs_nothing", "", /without a version/],
  ["installs_another_version", 'tool "$root/bin/$program" "$program" 8.0.0', /found \S+ 8\.0\.0; expected 9\.0\.\d/],
]) {
  test(`tools_are_compiled_if_cargo_binstall_${what}`, (context) => {
    const root = prepare(context, { binstall });
    const { status, text } = setup(root);
    assert.equal(status, 0, text);
    assert.deepEqual(calls(root), TRIED);
    for (const name of Object.keys(VERSIONS)) {
      const log = `.tools/log/cargo-binstall-${name}.log`;
      assert.ok(text.includes(`... failed, so it will be compiled; details are in ${log}\n`), text);
      assert.match(readFileSync(join(root, log), "utf8"), reason);
    }
    assertInstalled(root);
  });
}

test("an_interrupted_set_up_leaves_no_program_that_the_next_one_would_take_for_complete", (context) => {
  // The program says its version, but the set-up ends before cargo binstall has finished.
  const interrupt =
    'tool "$root/bin/$program" "$program" "$version"; [ -e again ] || { touch again; kill -9 "$(cat set-up)"; sleep 0.1; exit 1; }';
  const root = prepare(context, { binstall: interrupt });
  const start = 'cd "$(dirname -- "$0")"\necho $$ >set-up\nexec script/setup\n';
  write(join(root, "interrupted"), `#!/usr/bin/env bash\n${start}`);
  chmodSync(join(root, "interrupted"), 0o755);
  run(join(root, "interrupted"), []);
  assert.deepEqual(
    Object.keys(tree(join(root, ".tools/bin"))).filter((name) => name in VERSIONS),
    [],
  );
  const { status, text } = setup(root);
  assert.equal(status, 0, text);
  assert.deepEqual(calls(root), ["cargo-binstall wasm-bindgen-cli@9.0.1", ...PREBUILT]);
  assertInstalled(root);
});

/** Without npm packages. npm installs them, after the lines `before`. */
const npm = (before) => ({
  npm: `${FUNCTIONS}\nlog "npm $*"\n${before}\nmkdir -p node_modules\n`,
  replaced: { "node_modules/.installed-lock.json": "{ }" },
});

/** Waits for a file of the project, for at most 10 s. */
const wait = (file) => `for _ in {1..100}; do [ ! -e ${file} ] || break; sleep 0.1; done; [ -e ${file} ]`;

test("npm_packages_are_installed_while_the_first_tool_is_compiled", (context) => {
  // Each waits until the other one has begun.
  const cargo = CARGO.replace("log ", `touch compiling; ${wait("downloading")} || exit 1; log `);
  const root = prepare(context, { cargo, ...npm(`touch downloading; ${wait("compiling")} || exit 1`) });
  const { status, text } = setup(root);
  assert.equal(status, 0, text);
  assert.match(text, /^1 of 3, about \d+ min left: Installing the npm packages \(usually 15 s\) \.\.\. done in \d+ s\n/);
  assert.match(
    text,
    /^2 of 3, about \d+ min left: Compiling wasm-bindgen 9\.0\.1 .* done in \d+ s\n3 of 3, about \d+ min left: Compiling trunk/m,
  );
  assert.deepEqual(calls(root).sort(), [...COMPILED, "npm ci"].sort());
  assertInstalled(root);
});

test("failed_compilation_is_told_as_such_after_the_npm_packages_are_installed", (context) => {
  const cargo = CARGO.replace("log ", "[ -e mended ] || { echo error: out of memory; exit 101; }; log ");
  const root = prepare(context, { cargo, ...npm("") });
  const { status, text } = setup(root);
  assert.equal(status, 1, text);
  assert.match(
    text,
    /^1 of 3.*npm packages .*done in \d+ s\n2 of 3.*Compiling wasm-bindgen .*failed after \d+ s\n {4}error: out of memory\n/,
  );
  assert.match(text, /^error: Compiling wasm-bindgen 9\.0\.1 failed; the full output is in .tools\/log\//m);
  write(join(root, "mended"), "");
  const again = setup(root);
  assert.equal(again.status, 0, again.text);
  assert.match(again.text, /^1 of 2/);
  assertInstalled(root);
});

test("failure_of_npm_is_told_at_once_and_ends_the_compilation", async (context) => {
  const cargo = CARGO.replace("log ", "touch compiling; sleep 2; touch compiled; log ");
  const root = prepare(context, { cargo, ...npm(`${wait("compiling")}; echo npm error network; exit 1`) });
  const { status, text } = setup(root);
  assert.equal(status, 1, text);
  assert.match(text, /^1 of 3.*npm packages .*failed after \d+ s\n {4}npm error network\nerror: Installing the npm packages/);
  await setTimeout(3000);
  assert.ok(existsSync(join(root, "compiling")) && !existsSync(join(root, "compiled")), "it has begun, and was ended");
});

test("ctrl_c_also_ends_the_compilation_in_the_background", async (context) => {
  const cargo = CARGO.replace("log ", "touch compiling; sleep 2; touch compiled; log ");
  const root = prepare(context, { cargo, ...npm(`${wait("compiling")}; touch downloading; sleep 10`) });
  const child = spawn(join(root, "script/setup"), [], { detached: true, stdio: "ignore" });
  while (!existsSync(join(root, "downloading"))) await setTimeout(50);
  process.kill(-child.pid, "SIGINT"); // As a terminal does.
  assert.deepEqual(await once(child, "close"), [null, "SIGINT"]);
  await setTimeout(3000);
  assert.ok(!existsSync(join(root, "compiled")));
});
