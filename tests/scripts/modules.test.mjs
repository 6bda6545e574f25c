// No circles among modules: of the modules beside each other in a folder, one that uses another is not used by it, neither
// directly nor through a third. A module and the modules below it are one room and may use each other.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./support.mjs";

/** The modules of a crate by path (`router::state`), from its root file on, with their own modules and what they refer to. */
function modulesOf(root) {
  const modules = new Map();
  const read = (path, file, folder) => {
    const code = withoutTests(readFileSync(file, "utf8"));
    const own = [...code.matchAll(/^\s*(?:pub(?:\(.*?\))? )?mod (\w+);/gm)].map(([, name]) => name);
    modules.set(path.join("::"), { path, own, references: references(code) });
    for (const name of new Set(own)) {
      const found = [join(folder, `${name}.rs`), join(folder, name, "mod.rs")].find(existsSync);
      assert.ok(found, `no file of the module ${name} of ${file}`);
      read([...path, name], found, join(folder, name));
    }
  };
  read([], root, dirname(root));
  return modules;
}

/** Comments and what is only compiled for tests do not count: a test may look at the whole. */
function withoutTests(code) {
  return code
    .replace(/\/\/.*$/gm, "")
    .replace(/#\[cfg\(test\)\]\s*mod \w+ \{[\s\S]*$/m, "")
    .replace(/#\[cfg\(test\)\]\s*mod \w+;/g, "");
}

/** The paths in `use` declarations and in the code, each as a list of names. */
function references(code) {
  const found = [];
  const declarations = /\buse\s+([^;]+);/g;
  for (const [, tree] of code.matchAll(declarations)) found.push(...flatten(tree));
  const rest = code.replace(declarations, "");
  for (const [path] of rest.matchAll(/(?<![\w:])\w+(?:::\w+)+/g)) found.push(path.split("::"));
  return found;
}

/** `a::{b, c::d}` as `a::b` and `a::c::d`. */
function flatten(tree, before = []) {
  const parts = [];
  let depth = 0;
  let part = "";
  for (const sign of tree) {
    if (sign === "{") depth++;
    if (sign === "}") depth--;
    if (sign === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += sign;
  }
  parts.push(part);
  return parts
    .filter((one) => one.trim())
    .flatMap((one) => {
      const brace = one.indexOf("{");
      const names = (text) =>
        text
          .replace(/ as .*/, "")
          .split("::")
          .map((name) => name.trim())
          .filter(Boolean);
      if (brace < 0) return [[...before, ...names(one)]];
      return flatten(one.slice(brace + 1, one.lastIndexOf("}")), [...before, ...names(one.slice(0, brace))]);
    });
}

/** The path of the module that a reference of a module leads to; `undefined` for other crates and for items of its own. */
function target(modules, { path, own }, reference) {
  const names = [...reference];
  const at = [...path];
  if (names[0] === "crate") at.length = 0;
  else if (!["self", "super"].includes(names[0]) && !own.includes(names[0])) return undefined;
  while (["crate", "self", "super"].includes(names[0])) if (names.shift() === "super") at.pop();
  while (names.length > 0 && modules.has([...at, names[0]].join("::"))) at.push(names.shift());
  return at;
}

/** The circles of a crate: `router: history, state` for each folder that has one. */
function circles(root) {
  const modules = modulesOf(root);
  const uses = [...modules.values()].flatMap((module) =>
    module.references.map((reference) => [module.path, target(modules, module, reference)]).filter(([, to]) => to),
  );
  return [...modules.values()].flatMap(({ path, own }) => {
    const isBelow = (other) => other.length > path.length && path.every((name, at) => name === other[at]);
    const edges = new Map(own.map((name) => [name, new Set()]));
    for (const [from, to] of uses.filter((use) => use.every(isBelow))) edges.get(from[path.length])?.add(to[path.length]);
    const reaches = (from) => {
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
    const found = own.filter(reaches);
    return found.length > 0 ? [`${path.join("::") || "crate"}: ${found.join(", ")}`] : [];
  });
}

const crates = ["", ...readdirSync(join(ROOT, "crates")).map((name) => `crates/${name}/`)];
const roots = crates.flatMap((crate) => [`${crate}src/lib.rs`, `${crate}src/main.rs`]).filter((file) => existsSync(join(ROOT, file)));

for (const root of roots) {
  test(`modules_of_${root}_form_no_circle`, () => assert.deepEqual(circles(join(ROOT, root)), []));
}

test("circles_are_found_in_use_declarations_and_paths", () => {
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
  assert.deepEqual(circles(join(folder, "lib.rs")), []);
  write("c.rs", "fn f() { crate::b::d::h() }\n");
  write("b/e.rs", "use crate::b::d::h;\nfn f() { crate::a::i() }\n");
  assert.deepEqual(circles(join(folder, "lib.rs")), ["crate: a, b, c", "b: d, e"]);
  rmSync(folder, { recursive: true });
});
