// Creates small projects with the real scripts, and small sites, in temporary folders.
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

/** Reason to skip tests that need rsync, or `false` if it is installed. */
export const WITHOUT_RSYNC = spawnSync("rsync", ["--version"]).status === 0 ? false : "rsync is not installed";

/** Runs a program. Returns its exit status and its output, stdout before stderr. */
export function run(command, args, { env = {}, cwd } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", cwd, env: { ...process.env, ...env } });
  if (error) throw error;
  return { status, text: stdout + stderr };
}

/** Runs git in a folder, as an author of its own, and not in the repository of a hook that runs the tests. Returns its output. */
export function git(root, ...args) {
  const env = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, GIT_COMMITTER_DATE: "2026-01-05T23:30:00Z" };
  const author = ["-c", "user.name=A", "-c", "user.email=a@b.example"];
  const { status, text } = run("git", ["-C", root, ...author, ...args], { env });
  if (status !== 0) throw new Error(text);
  return text;
}

/** Builds a program of the project as the scripts do. */
export function buildProgram(name) {
  const { status, text } = run("bash", ["-euc", '. script/lib/common.sh; . "$LIB/programs.sh"; build_program "$0"', name], { cwd: ROOT });
  if (status !== 0) throw new Error(text);
}

/** Builds the site generator and the server tools. */
export function buildPrograms() {
  for (const name of ["sitegen", "deploy"]) buildProgram(name);
}

/** Creates a temporary folder, with a space in its name, that is deleted after the test. */
export function folder(test) {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "site scripts-")));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/**
 * Creates a project with a copy of the scripts and the real programs. `programs` are shell scripts by name, which take
 * precedence over programs of the system. `replaced` are files by path, which replace those of the copy.
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

/** Creates a finished site from `files`, texts by path. Files with a `-` in their names are hashed. */
export function site(to, files, { commit = "0123456789abcdef0123456789abcdef01234567", day = "2026-01-05" } = {}) {
  rmSync(to, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) write(join(to, path), text);
  write(join(to, "build.json"), manifest(files, { commit, day }));
}

/** Returns the `build.json` of such a site. */
export function manifest(files, { commit = null, day = "2026-01-05" } = {}) {
  const paths = Object.keys(files).sort();
  const sums = Object.fromEntries(paths.map((path) => [path, createHash("sha256").update(files[path]).digest("hex")]));
  const hashed = paths.filter((path) => path.includes("-"));
  return `${JSON.stringify({ commit, uncommittedChanges: false, day, tools: {}, hashed, files: sums }, null, 2)}\n`;
}

/**
 * Returns the files and links below a folder, by path: texts of files and targets of links. With `modes`, also folders, and the
 * mode and modification time of each.
 */
export function tree(root, { modes = false } = {}) {
  const entries = {};
  const walk = (folder) => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder ? `${folder}/${name}` : name;
      const stat = lstatSync(join(root, path));
      const text = stat.isSymbolicLink()
        ? `-> ${readlinkSync(join(root, path))}`
        : stat.isFile()
          ? readFileSync(join(root, path), "utf8")
          : "";
      if (!stat.isDirectory() || modes) entries[path] = modes ? `${(stat.mode & 0o7777).toString(8)} ${stat.mtimeMs} ${text}` : text;
      if (stat.isDirectory()) walk(path);
    }
  };
  if (existsSync(root)) walk("");
  return entries;
}
