// Usage: node show-mistakes.mjs FOLDER FILE...
//
// For script/serve: shows the mistakes of this build above the page. FOLDER is Trunk's staging folder. Each FILE holds what a hook
// that failed has printed. That becomes a panel at the start of the body of `index.html`: markup without a script, so it is also
// there if the app cannot start.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const [folder, ...files] = process.argv.slice(2);

/** Replaces each `{{name}}` of a template by a text. */
function fill(template, texts) {
  return template.replace(/{{(\w+)}}/g, (_, name) => escapeHtml(texts[name]));
}

function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

const messages = stripVTControlCharacters(files.map((file) => readFileSync(file, "utf8").trim()).join("\n\n"));
// After a mistake in the first build, there is no content, and the page stays empty.
const hasContent = existsSync(join(folder, "content/site.json"));
const [title, shown] = hasContent
  ? ["This is the last good page. A change after it has a mistake:", "the last good page, with"]
  : ["There is no page yet, because of a mistake:", "only"];
const panel = fill(readFileSync(new URL("mistakes.html", import.meta.url), "utf8"), { title, messages });

const document = join(folder, "index.html");
const html = readFileSync(document, "utf8");
if (!html.includes("<body>")) throw new Error(`${document} has no <body>, at whose start the messages are shown`);
writeFileSync(
  document,
  html.replace("<body>", () => `<body>${panel}`),
);
// Trunk says next that the build has succeeded.
console.error(`The browser shows ${shown} the messages above.`);
