// What a visit costs, in bytes as a CDN sends them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { SCRIPT, WASM } from "../support/app";
import { addresses, jsonOf, realDist } from "../support/dist";
import { PROGRAM } from "../support/search";
import { expect, test } from "../support/test";

const budget = JSON.parse(readFileSync(join(__dirname, "../budget.json"), "utf8"));
const packed = (file: string) => brotliCompressSync(readFileSync(join(realDist, file))).length;
/** The only file at the root of the site whose path matches. */
const only = (pattern: RegExp): string => {
  const found = readdirSync(realDist).filter((file) => pattern.test(`/${file}`));
  expect(found, String(pattern)).toHaveLength(1);
  return found[0];
};
const sum = (files: string[]) => files.map(packed).reduce((one, other) => one + other, 0);

test("first_visit_stays_within_its_budget", () => {
  expect(sum(["index.html", only(/\/site-.*\.css$/)])).toBeLessThanOrEqual(budget.documentAndStyle);
  expect(sum([only(SCRIPT), only(WASM)])).toBeLessThanOrEqual(budget.scriptAndWasm);
});

test("first_opening_of_the_search_stays_within_its_budget", () => {
  expect(sum([only(PROGRAM.script), only(PROGRAM.wasm)])).toBeLessThanOrEqual(budget.search);
});

test("json_of_every_page_stays_within_its_budget", () => {
  for (const address of addresses(realDist)) expect(packed(jsonOf(address)), address).toBeLessThanOrEqual(budget.pageJson);
});
