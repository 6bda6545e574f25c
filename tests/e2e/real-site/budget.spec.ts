// What a visit costs, in bytes as a CDN sends them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { addresses, jsonOf, realDist } from "../support/dist";
import { expect, test } from "../support/test";

const budget = JSON.parse(readFileSync(join(__dirname, "../budget.json"), "utf8"));
const packed = (file: string) => brotliCompressSync(readFileSync(join(realDist, file))).length;
const named = (pattern: RegExp) => readdirSync(realDist).filter((file) => pattern.test(file));
const sum = (files: string[]) => files.map(packed).reduce((one, other) => one + other, 0);

test("first_visit_stays_within_its_budget", () => {
  expect(sum(["index.html", ...named(/\.css$/)])).toBeLessThanOrEqual(budget.documentAndStyle);
  expect(sum(named(/^ietf-site.*\.(js|wasm)$/))).toBeLessThanOrEqual(budget.scriptAndWasm);
});

test("first_opening_of_the_search_stays_within_its_budget", () => {
  const program = named(/^finder.*\.(js|wasm)$/);
  expect(program).toHaveLength(2);
  expect(sum(program)).toBeLessThanOrEqual(budget.search);
});

test("json_of_every_page_stays_within_its_budget", () => {
  for (const address of addresses(realDist)) expect(packed(jsonOf(address)), address).toBeLessThanOrEqual(budget.pageJson);
});
