// Forbids dependency cycles among sibling modules, direct or indirect. A module and its submodules may depend on each other.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./support.mjs";

/** Returns the modules of a crate by path (`router::state`), with their submodules and references. `root` is its root file. */
function modulesOf(root) {
  const modules = new Map();
  const read = (path, file, folder) => {
    const code = withoutTests(readFileSync(file, "utf8"));
    const own = [...code.matchAll(/^\s*(?:pub(?:\(.*?\))? )?mod (\w+);/gm)].map(([, name]) => name);
    modules.set(path.join("::"), { path, own, references: references(code) });
    for (const name of new Set(own)) {
      const source = [join(folder, `${name}.rs`), join(folder, name, "mod.rs")].find(existsSync);
      assert.ok(source, `found no file for the module ${name} of ${file}`);
      read([...path, name], source, join(folder, name));
    }
  };
  read([], root, dirname(root));
  return modules;
}

/** Removes comments and test modules, which may use anything. */
function withoutTests(code) {
  return code
    .replace(/\/\/.*$/gm, "")
    .replace(/#\[cfg\(test\)\]\s*mod \w+ \{[\s\S]*$/m, "")
    .replace(/#\[cfg\(test\)\]\s*mod \w+;/g, "");
}

/** Returns the paths in `use` declarations and in other code, each as a list of names. */
function references(code) {
  const paths = [];
  const declarations = /\buse\s+([^;]+);/g;
  for (const [, tree] of code.matchAll(declarations)) paths.push(...flatten(tree));
  const rest = code.replace(declarations, "");
  for (const [path] of rest.matchAll(/(?<![\w:])\w+(?:::\w+)+/g)) paths.push(path.split("::"));
  return paths;
}

/** Flattens a use tree: `a::{b, c::d}` becomes `a::b` and `a::c::d`. */
function flatten(tree, before = []) {
  const parts = [];
  let depth = 0;
  let part = "";
  for (const character of tree) {
    if (character === "{") depth++;
    if (character === "}") depth--;
    if (character === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  parts.push(part);
  return parts
    .filter((part) => part.trim())
    .flatMap((part) => {
      const brace = part.indexOf("{");
      const names = (text) =>
        text
          .replace(/ as .*/, "")
          .split("::")
          .map((name) => name.trim())
          .filter(Boolean);
      if (brace < 0) return [[...before, ...names(part)]];
      return flatten(part.slice(brace + 1, part.lastIndexOf("}")), [...before, ...names(part.slice(0, brace))]);
    });
}

/** Resolves a reference in a module to the path of a module. Returns `undefined` for other crates and for items of the module itself. */
function target(modules, { path, own }, reference) {
  const names = [...reference];
  const resolved = [...path];
  if (names[0] === "crate") resolved.length = 0;
  else if (!["self", "super"].includes(names[0]) && !own.includes(names[0])) return undefined;
  while (["crate", "self", "super"].includes(names[0])) if (names.shift() === "super") resolved.pop();
  while (names.length > 0 && modules.has([...resolved, names[0]].join("::"))) resolved.push(names.shift());
  return resolved;
}

/** Returns the cycles of a crate, as in `router: history, state`. */
function cycles(root) {
  const modules = modulesOf(root);
  const uses = [...modules.values()].flatMap((module) =>
    module.references.map((reference) => [module.path, target(modules, module, reference)]).filter(([, to]) => to),
  );
  return [...modules.values()].flatMap(({ path, own }) => {
    const isBelow = (other) => other.length > path.length && path.every((name, index) => name === other[index]);
    const edges = new Map(own.map((name) => [name, new Set()]));
    for (const [from, to] of uses.filter((use) => use.every(isBelow))) edges.get(from[path.length])?.add(to[path.length]);
    const reachesItself = (from) => {
      const seen = new Set();
      const next = [...edges.get(from)].filter((name) => name !== from);
      while (next.length > 0) {
        const name = next.pop();
        if (seen.has(name)) continue;
        seen.add(name);
        next.push(...(edges.get(name) ?? []));
      }
      return seen.has(from);
    };
    const cyclic = own.filter(reachesItself);
    return cyclic.length > 0 ? [`${path.join("::") || "crate"}: ${cyclic.join(", ")}`] : [];
  });
}

const crates = ["", ...readdirSync(join(ROOT, "crates")).map((name) => `crates/${name}/`)];
const roots = crates.flatMap((crate) => [`${crate}src/lib.rs`, `${crate}src/main.rs`]).filter((file) => existsSync(join(ROOT, file)));

for (const root of roots) {
  test(`modules_of_${root}_have_no_cycles`, () => assert.deepEqual(cycles(join(ROOT, root)), []));
}

test("cycles_in_use_declarations_and_paths_are_found", () => {
  const folder = mkdtempSync(join(tmpdir(), "modules-"));
  const write = (path, code) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  };
  write("lib.rs", "mod a;\npub(crate) mod b;\nmod c;\n#[cfg(test)]\nmod tests;\n");
  write("a.rs", "use crate::{b::{self, One}, c};\n");
  write("b.rs", "mod d;\nmod e;\nuse e::Two;\n");
  write("b/d.rs", "fn f() { super::e::g() }\n");
  write("b/e.rs", "use super::Three;\n// use super::d;\n#[cfg(test)]\nmod tests {\n    use super::super::d;\n}\n");
  write("c.rs", "fn f() {}\n");
  assert.deepEqual(cycles(join(folder, "lib.rs")), []);
  write("c.rs", "fn f() { crate::b::d::h() }\n");
  write("b/e.rs", "use crate::b::d::h;\nfn f() { crate::a::i() }\n");
  assert.deepEqual(cycles(join(folder, "lib.rs")), ["crate: a, b, c", "b: d, e"]);
  rmSync(folder, { recursive: true });
});
