// The folders of the tested sites.
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const BUILDS = join(__dirname, "../../../target/e2e");

/** The site of `sites/small`, as of 5 January 2026. Every test visits it but those in `real-site`. */
export const dist = join(BUILDS, "small");

/** Another build of it: as of 16 March 2026, with other code in other files. */
export const next = join(BUILDS, "next");

/** The site that visitors get, as of 5 January 2026. */
export const realDist = join(BUILDS, "dist");

/** The paths of all files of a site. */
export const files = (site = dist): string[] => readdirSync(site, { recursive: true, encoding: "utf8" });

/** The addresses of all pages of a site, from the content that it publishes. */
export const addresses = (site = dist): string[] =>
  files(site)
    .filter((file) => /^content\/pages\/.*\.json$/.test(file))
    .map((file) => `/${file.slice("content/pages/".length, -".json".length)}/`.replace(/^\/index\/$/, "/"))
    .sort();

/** The page with the picture of a page: the lists of a hundred RFCs share that of the list of all. */
export const pictured = (address: string): string => address.replace(/^(\/process\/rfcs\/all\/).+$/, "$1");

/** The path of the JSON of a page. */
export const jsonOf = (address: string): string => `content/pages${address === "/" ? "/index" : address.slice(0, -1)}.json`;

/** The text of a file of a site. */
export const read = (site: string, path: string): string => readFileSync(join(site, path), "utf8");

/** A copy of the site for a test that changes it, by `replace` alone: its files are hard links, since copying takes seconds. */
export function copySite(to: string, from = dist): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copySite(target, source);
    else linkSync(source, target);
  }
}

/** Writes another text into a file of a copy, and removes its compressed copies. */
export function replace(site: string, path: string, text: string): void {
  for (const ending of ["", ".br", ".gz"]) rmSync(join(site, path + ending), { force: true });
  writeFileSync(join(site, path), text);
}
