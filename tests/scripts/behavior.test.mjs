// docs/behavior.md and the tests agree about what is proved.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./support.mjs";

/** Every statement: its id, and what its row says of its proof. */
const rows = readFileSync(join(ROOT, "docs/behavior.md"), "utf8").matchAll(/^\| ([A-Z]\d+) \|.*\| ([^|]*) \|$/gm);
const proofs = [...rows].map(([, id, proof]) => [id.toLowerCase(), proof]);

/** Ids at the start of a name: `k5_` or `r15_r16_`, with letters that ids have. */
const letters = [...new Set(proofs.map(([id]) => id[0]))].join("");
const names = new RegExp(`(?:\\bfn |(?<!\\.fixme\\(\\s*)["\`])((?:[${letters}]\\d+_)+)`, "g");

/** The ids that tests carry. One that is to be mended first (`test.fixme`) proves nothing. */
const carried = new Set(["src", "crates", "tests/e2e", "tests/scripts"].flatMap(filesBelow).flatMap(idsIn));

function filesBelow(folder) {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.(rs|ts|mjs)$/.test(file)).map((file) => join(ROOT, folder, file));
}

function idsIn(file) {
  return [...readFileSync(file, "utf8").matchAll(names)].flatMap(([, ids]) => ids.match(/[a-z]\d+/g));
}

test("every_statement_has_one_row_that_says_whether_a_test_proves_it", () => {
  assert.ok(proofs.length > 80, `only ${proofs.length} rows were found`);
  const ids = proofs.map(([id]) => id);
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
    "ids that stand there twice",
  );
  assert.deepEqual(
    proofs.filter(([, proof]) => !["test", "none yet"].includes(proof)),
    [],
  );
});

test("a_statement_without_a_test_says_so_and_one_with_a_test_does_not", () => {
  const wrong = proofs.filter(([id, proof]) => carried.has(id) !== (proof === "test"));
  assert.deepEqual(
    wrong.map(([id, proof]) => `${id} says "${proof}"`),
    [],
  );
});

test("every_id_that_a_test_carries_is_a_statement", () => {
  const known = new Set(proofs.map(([id]) => id));
  assert.deepEqual(
    [...carried].filter((id) => !known.has(id)),
    [],
  );
});
