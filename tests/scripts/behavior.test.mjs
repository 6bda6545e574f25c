// Checks that docs/behavior.md states correctly which statements have tests.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./support.mjs";

/** Id and proof column of each statement. */
const rows = readFileSync(join(ROOT, "docs/behavior.md"), "utf8").matchAll(/^\| ([A-Z]\d+) \|.*\| ([^|]*) \|$/gm);
const proofs = [...rows].map(([, id, proof]) => [id.toLowerCase(), proof]);

/** Matches test names that start with ids (`k5_`, `r15_r16_`), with the text before them. */
const letters = [...new Set(proofs.map(([id]) => id[0]))].join("");
const names = new RegExp(`(\\bfn |(?:\\.fixme\\(\\s*)?["\`])((?:[${letters}]\\d+_)+)`, "g");

/** Ids of tests that run, and of tests that are skipped because they show a known fault (`test.fixme`). */
const run = new Set();
const fixme = new Set();
for (const file of ["src", "crates", "tests/e2e", "tests/scripts"].flatMap(filesBelow)) {
  for (const [, before, ids] of readFileSync(file, "utf8").matchAll(names)) {
    for (const id of ids.match(/[a-z]\d+/g)) (before.startsWith(".fixme") ? fixme : run).add(id);
  }
}

function filesBelow(folder) {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.(rs|ts|mjs)$/.test(file)).map((file) => join(ROOT, folder, file));
}

/** Returns the correct proof column of an id. */
function proofOf(id) {
  if (!run.has(id)) return "none yet";
  return fixme.has(id) ? "in part" : "test";
}

test("statement_ids_are_unique", () => {
  assert.ok(proofs.length > 80, `only ${proofs.length} rows were found`);
  const ids = proofs.map(([id]) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
});

test("proof_columns_match_the_tests", () => {
  const expected = proofs.map(([id]) => [id, proofOf(id)]);
  assert.deepEqual(proofs, expected);
});

test("ids_in_test_names_are_those_of_statements", () => {
  const known = new Set(proofs.map(([id]) => id));
  const unknown = [...run, ...fixme].filter((id) => !known.has(id));
  assert.deepEqual(unknown, []);
});
