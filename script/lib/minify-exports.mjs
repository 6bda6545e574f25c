// minify-exports.mjs SCRIPT WASM: shortens the names of imports and exports in a wasm and in the script that wasm-bindgen
// generated for it. Both files are overwritten. The original names end in hashes, which do not compress.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [scriptFile, wasmFile] = process.argv.slice(2);
// `--flatten`, with which Trunk calls wasm-opt, leaves code that only another run without it shortens (700 bytes, compressed). The
// custom sections are for tools, of which this is the last.
// Options that would save another 200 bytes by assumptions on memory, `--low-memory-unused` and `--ignore-implicit-traps`, break programs
// of LLVM: it computes addresses that wrap around, and a load that moves before its check traps.
const passes = ["-Oz", "--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"];
const names = JSON.parse(execFileSync("wasm-opt", [wasmFile, ...passes, "-o", wasmFile], { encoding: "utf8" }));
const imports = new Map(names.imports.map(([, long, short]) => [long, short]));
const exports = new Map(names.exports);
const [module] = new Set(names.imports.map(([long]) => long));

/**
 * Replaces the names that match `pattern`, and returns the new script and the replaced names.
 * @throws {Error} If a name is unknown: the output format of wasm-bindgen has changed.
 */
function shorten(script, pattern, shortNames) {
  const replaced = new Set();
  const short = script.replace(pattern, (_, before, name) => {
    replaced.add(name);
    if (!shortNames.has(name)) throw new Error(`${scriptFile} uses ${name}, which ${wasmFile} does not have`);
    return before + shortNames.get(name);
  });
  return { short, replaced };
}

const source = readFileSync(scriptFile, "utf8").replaceAll(JSON.stringify(module), '"a"');
const { short, replaced } = shorten(source, /(^ +)(__wb\w+)(?=: function)/gm, imports);
const missing = [...imports.keys()].filter((name) => !replaced.has(name));
if (missing.length > 0) throw new Error(`${scriptFile} does not define ${missing.join(", ")}`);
writeFileSync(scriptFile, shorten(short, /(\bwasm\.)(\w+)/g, exports).short);
