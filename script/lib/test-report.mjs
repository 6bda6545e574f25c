// Writes what a run of the browser tests has found as a page of the site: node test-report.mjs RESULTS PAGE
//
// RESULTS is what Playwright's JSON reporter writes. A test carries the ids of what it proves in its name (`k5_escape_…`);
// the letter of an id is its subject.
import { readFileSync, writeFileSync } from "node:fs";

const SUBJECTS = {
  s: "The menu as screen readers are told of it",
  k: "Keyboard",
  p: "Mouse and other pointers",
  t: "Touch and small screens",
  n: "Without scripts or styles",
  v: "Motion, colors, zoom and text spacing",
  a: "Focus, announcements and scrolling between pages",
};
/** What Playwright calls how a test ended. */
const ENDS = ["expected", "flaky", "unexpected"];

const [results, page] = process.argv.slice(2);
const run = JSON.parse(readFileSync(results, "utf8"));

/** All tests below a suite, each with how it ended. */
const testsOf = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, tests }) => tests.map(({ status }) => ({ title, status }))),
  ...suites.flatMap(testsOf),
];
const letters = (title) => (title.match(/^(?:[a-z]\d+_)+/)?.[0] ?? "").match(/[a-z](?=\d)/g) ?? [];
// Tests of security and the like are not what readers of the page look for.
const isOurs = ({ title, status }) => status !== "skipped" && letters(title).some((letter) => letter in SUBJECTS);
const tests = run.suites.flatMap(testsOf).filter(isOurs);
const count = (some) => ENDS.map((end) => some.filter(({ status }) => status === end).length);
const row = (name, some) => `| ${name} | ${[some.length, ...count(some)].join(" | ")} |`;

const rows = Object.entries(SUBJECTS).map(([letter, name]) => {
  const some = tests.filter(({ title }) => letters(title).includes(letter));
  if (some.length === 0) {
    console.error(`${results}: found no test of the subject "${name}"; expected a run of all tests`);
    process.exit(1);
  }
  return row(name, some);
});
const failed = tests.filter(({ status }) => status === "unexpected").map(({ title }) => `- ${title.replaceAll("_", " ")}`);
const day = run.stats.startTime.slice(0, 10);
const version = run.config.version;

writeFileSync(
  page,
  `+++
title = "Test results"
description = "What the last recorded run of this website’s browser tests has found, by subject, with the number of tests that passed and that failed."
as_of = ${day}
sources = [{ title = "Results of the browser tests (Playwright ${version}, Chromium)" }]
+++

These numbers are written by a program from the results of one run: of all browser tests that have to do with accessibility. [Accessibility](/accessibility/) says what the tests can and cannot tell.

| Subject | Tests | Passed | Passed at the second try | Failed |
|---|--:|--:|--:|--:|
${rows.join("\n")}
${row("All of these", tests)}

A test that proves several things counts for each of them, and once in the last line. ${failed.length === 0 ? "No test failed." : `These failed:\n\n${failed.join("\n")}`}
`,
);
