// minify-exports.mjs SCRIPT WASM: gives short names to what a wasm and the script of wasm-bindgen know each other by. The long
// ones end in hashes, which no compression makes smaller.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [scriptFile, wasmFile] = process.argv.slice(2);
// What the wasm says of its making is for tools, of which this is the last.
const passes = ["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"];
const names = JSON.parse(execFileSync("wasm-opt", [wasmFile, ...passes, "-o", wasmFile], { encoding: "utf8" }));
const imports = new Map(names.imports.map(([, long, short]) => [long, short]));
const exports = new Map(names.exports);
const [module] = new Set(names.imports.map(([long]) => long));

/** @throws {Error} A name is not in the script, or is there in a form that is not known: wasm-bindgen has changed. */
function shorten(script, pattern, shorts) {
  const found = new Set();
  const short = script.replace(pattern, (_, before, name) => {
    found.add(name);
    if (!shorts.has(name)) throw new Error(`${scriptFile} uses ${name}, which ${wasmFile} does not have`);
    return before + shorts.get(name);
  });
  return { short, found };
}

const source = readFileSync(scriptFile, "utf8").replaceAll(JSON.stringify(module), '"a"');
const { short, found } = shorten(source, /(^ +)(__wb\w+)(?=: function)/gm, imports);
const lost = [...imports.keys()].filter((name) => !found.has(name));
if (lost.length > 0) throw new Error(`${scriptFile} has no ${lost.join(", ")}`);
writeFileSync(scriptFile, shorten(short, /(\bwasm\.)(\w+)/g, exports).short);
