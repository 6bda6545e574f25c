// sbom.mjs ROOT FROM TO: makes a CycloneDX file reproducible. Removes the path of the project folder, after which npm names the
// root component, and the random serial number; sets the time to SOURCE_DATE_EPOCH.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [root, from, to] = process.argv.slice(2);
const bom = JSON.parse(readFileSync(from, "utf8").replaceAll(`file://${root}`, "file://."));
const { component } = bom.metadata;
if (component.name === basename(root)) component.name = JSON.parse(readFileSync("package.json", "utf8")).name;
delete bom.serialNumber;
bom.metadata.timestamp = new Date(process.env.SOURCE_DATE_EPOCH * 1000).toISOString();
writeFileSync(to, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${to}: ${bom.components.length} components`);
