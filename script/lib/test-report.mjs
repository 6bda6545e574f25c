// test-report.mjs RESULTS PAGE: writes the results of the browser tests as a page of the site.
//
// RESULTS is the output of Playwright's JSON reporter. The name of a test starts with the ids of the statements that it proves
// (`k5_escape_…`); the letter of an id stands for a subject.
import { readFileSync, writeFileSync } from "node:fs";

const SUBJECTS = {
  s: "The menu for screen readers",
  k: "Keyboard",
  p: "Mouse and other pointers",
  t: "Touch and small screens",
  n: "Without scripts or styles",
  v: "Motion, colors, zoom and text spacing",
  a: "Focus, announcements and scrolling between pages",
};
/** Playwright's names for the outcomes of a test. */
const OUTCOMES = ["expected", "flaky", "unexpected"];

const [results, page] = process.argv.slice(2);
const run = JSON.parse(readFileSync(results, "utf8"));

/** Returns all tests of a suite and the suites in it, with their outcomes. */
const testsOf = ({ specs = [], suites = [] }) => [
  ...specs.flatMap(({ title, tests }) => tests.map(({ status }) => ({ title, status }))),
  ...suites.flatMap(testsOf),
];
const letters = (title) => (title.match(/^(?:[a-z]\d+_)+/)?.[0] ?? "").match(/[a-z](?=\d)/g) ?? [];
// Only subjects of accessibility: readers of the page do not look for tests of security and the like.
const isListed = ({ title, status }) => status !== "skipped" && letters(title).some((letter) => letter in SUBJECTS);
const tests = run.suites.flatMap(testsOf).filter(isListed);
const counts = (group) => OUTCOMES.map((outcome) => group.filter(({ status }) => status === outcome).length);
const row = (name, group) => `| ${name} | ${[group.length, ...counts(group)].join(" | ")} |`;

const rows = Object.entries(SUBJECTS).map(([letter, name]) => {
  const group = tests.filter(({ title }) => letters(title).includes(letter));
  if (group.length === 0) {
    console.error(`${results}: found no test of the subject "${name}"; expected a run of all tests`);
    process.exit(1);
  }
  return row(name, group);
});
const failed = tests.filter(({ status }) => status === "unexpected").map(({ title }) => `- ${title.replaceAll("_", " ")}`);
const day = run.stats.startTime.slice(0, 10);
const version = run.config.version;

writeFileSync(
  page,
  `+++
title = "Test results"
description = "The results of the last recorded run of this website’s browser tests: by subject, how many passed and how many failed."
as_of = ${day}
sources = [{ title = "Results of the browser tests (Playwright ${version}, Chromium)" }]
+++

These numbers are generated from one run of all browser tests that concern accessibility. [Accessibility](/accessibility/) explains what the tests can and cannot show.

| Subject | Tests | Passed | Passed on retry | Failed |
|---|--:|--:|--:|--:|
${rows.join("\n")}
${row("Total", tests)}

A test that covers several subjects is counted for each of them, but only once in the total. ${failed.length === 0 ? "No test failed." : `These tests failed:\n\n${failed.join("\n")}`}
`,
);
