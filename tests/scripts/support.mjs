// Small projects with the real scripts, and small sites, in temporary folders.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Why tests with rsync are skipped, or `false`: it is there. */
export const WITHOUT_RSYNC = spawnSync("rsync", ["--version"]).status === 0 ? false : "rsync is not installed";

/** Runs a program to its end. Gives its status and all that it says. */
export function run(command, args, { env = {}, cwd } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", cwd, env: { ...process.env, ...env } });
  if (error) throw error;
  return { status, text: stdout + stderr };
}

/** Builds the builder and the server tools as the scripts do. */
export function buildPrograms() {
  const build = '. script/lib/common.sh; . "$LIB/programs.sh"; build_program sitegen; build_program deploy';
  const { status, text } = run("bash", ["-euc", build], { cwd: ROOT });
  if (status !== 0) throw new Error(text);
}

/** A temporary folder, with a space in its name, that goes when the test ends. */
export function folder(test) {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "site scripts-")));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/**
 * A copy of the scripts as a project of its own, with the real programs. `programs` are shell scripts by name, which come before those
 * of the system, and `replaced` are scripts that are others there.
 */
export function project(test, { programs = {}, replaced = {} } = {}) {
  const root = join(folder(test), "a project");
  cpSync(join(ROOT, "script"), join(root, "script"), { recursive: true });
  mkdirSync(join(root, "target"));
  symlinkSync(join(ROOT, "target/tools"), join(root, "target/tools"));
  const scripts = { "script/lib/programs.sh": "PROGRAMS=$ROOT/target/tools/release\nbuild_program() { :; }\n", ...replaced };
  for (const [name, text] of Object.entries(programs)) scripts[`.tools/bin/${name}`] = `#!/usr/bin/env bash\n${text}`;
  for (const [path, text] of Object.entries(scripts)) {
    write(join(root, path), text);
    chmodSync(join(root, path), 0o755);
  }
  return root;
}

export function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Lays a finished site into a folder: files by path. One with a `-` in its name is hashed. */
export function site(to, files, { commit = "0123456789abcdef0123456789abcdef01234567", day = "2026-01-05" } = {}) {
  rmSync(to, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) write(join(to, path), text);
  write(join(to, "build.json"), manifest(files, { commit, day }));
}

/** The `build.json` of such a site. */
export function manifest(files, { commit = null, day = "2026-01-05" } = {}) {
  const paths = Object.keys(files).sort();
  const sums = Object.fromEntries(paths.map((path) => [path, createHash("sha256").update(files[path]).digest("hex")]));
  const hashed = paths.filter((path) => path.includes("-"));
  return `${JSON.stringify({ commit, uncommittedChanges: false, day, tools: {}, hashed, files: sums }, null, 2)}\n`;
}

/** All below a folder, by path: the text of files, where links lead, and modes with `modes`. */
export function tree(root, { modes = false } = {}) {
  const found = {};
  const walk = (at) => {
    for (const name of readdirSync(join(root, at)).sort()) {
      const path = at ? `${at}/${name}` : name;
      const stat = lstatSync(join(root, path));
      const text = stat.isSymbolicLink()
        ? `-> ${readlinkSync(join(root, path))}`
        : stat.isFile()
          ? readFileSync(join(root, path), "utf8")
          : "";
      if (!stat.isDirectory() || modes) found[path] = modes ? `${(stat.mode & 0o7777).toString(8)} ${stat.mtimeMs} ${text}` : text;
      if (stat.isDirectory()) walk(path);
    }
  };
  if (existsSync(root)) walk("");
  return found;
}
