// Pictures that repeat what a text says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./support.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
/** Returns the first group of every match, without spaces around it. */
const all = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1].trim());

test("picture_of_the_process_has_the_steps_of_its_page_in_their_order", () => {
  const steps = all(read("content/pages/process/process.md"), /^### \d+\. (.+)$/gm);
  const picture = all(read("public/images/rfc-process.svg"), /<text class="ink" x="256"[^>]*>([^<]+)</g);
  assert.deepEqual(picture, [...steps, "Published"]);
});

test("picture_of_the_process_is_right_in_both_color_schemes_and_where_styles_are_not_applied", () => {
  const picture = read("public/images/rfc-process.svg");
  const [, dark] = picture.match(/@media \(prefers-color-scheme: dark\) \{(.*?)\}\s*<\/style>/s);
  for (const [element, name] of picture.matchAll(/<(?:rect|text|circle|path) class="(\w+)"[^>]*>/g)) {
    assert.match(dark, new RegExp(`\\.${name} \\{`), `${name} has no dark color`);
    assert.match(element, /(fill|stroke)="#/, `${element} has no color of its own`);
  }
  // It brings its own background, whatever the page has.
  assert.match(picture, /<rect class="paper" width="472" height="\d+" fill="#fff"\/>/);
});
