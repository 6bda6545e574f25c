// Takes out of a CycloneDX file what would be another one in each run: the folder of the project, after which npm names what
// it describes, a random number, the time.
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
