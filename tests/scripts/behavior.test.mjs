// docs/behavior.md and the tests agree about what is proved.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./support.mjs";

/** Every statement: its id, and what its row says of its proof. */
const rows = readFileSync(join(ROOT, "docs/behavior.md"), "utf8").matchAll(/^\| ([A-Z]\d+) \|.*\| ([^|]*) \|$/gm);
const proofs = [...rows].map(([, id, proof]) => [id.toLowerCase(), proof]);

/** A name that starts with ids, `k5_` or `r15_r16_`, of the letters that ids have; with what stands before it. */
const letters = [...new Set(proofs.map(([id]) => id[0]))].join("");
const names = new RegExp(`(\\bfn |(?:\\.fixme\\(\\s*)?["\`])((?:[${letters}]\\d+_)+)`, "g");

/** The ids that tests carry: those of tests that are run, and of tests that are not, since they show a fault (`test.fixme`). */
const run = new Set();
const waiting = new Set();
for (const file of ["src", "crates", "tests/e2e", "tests/scripts"].flatMap(filesBelow)) {
  for (const [, before, ids] of readFileSync(file, "utf8").matchAll(names)) {
    for (const id of ids.match(/[a-z]\d+/g)) (before.startsWith(".fixme") ? waiting : run).add(id);
  }
}

function filesBelow(folder) {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.(rs|ts|mjs)$/.test(file)).map((file) => join(ROOT, folder, file));
}

/** What the row of an id has to say. */
function proofOf(id) {
  if (!run.has(id)) return "none yet";
  return waiting.has(id) ? "in part" : "test";
}

test("every_statement_has_one_row", () => {
  assert.ok(proofs.length > 80, `only ${proofs.length} rows were found`);
  const ids = proofs.map(([id]) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
});

test("every_row_says_whether_tests_prove_it", () => {
  const right = proofs.map(([id]) => [id, proofOf(id)]);
  assert.deepEqual(proofs, right);
});

test("every_id_that_a_test_carries_is_a_statement", () => {
  const known = new Set(proofs.map(([id]) => id));
  const unknown = [...run, ...waiting].filter((id) => !known.has(id));
  assert.deepEqual(unknown, []);
});
