// The folder of the tested site.
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const dist = join(__dirname, "../../..", process.env.SITE_DIST ?? "target/e2e/dist");

/** Every file of the site, by its path in the folder. */
export const files = (): string[] => readdirSync(dist, { recursive: true, encoding: "utf8" });

/** Every address of the site, from the content that it publishes. */
export const addresses = (): string[] =>
  files()
    .filter((file) => /^content\/pages\/.*\.json$/.test(file))
    .map((file) => `/${file.slice("content/pages/".length, -".json".length)}/`.replace(/^\/index\/$/, "/"));

/** What stands in a file of a folder with a site. */
export const read = (site: string, path: string): string => readFileSync(join(site, path), "utf8");

/** A copy of the site, for a test that changes it by `replace` alone: its files are links, as copying takes seconds. */
export function copySite(to: string, from = dist): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copySite(target, source);
    else linkSync(source, target);
  }
}

/** Writes another text into a file of a copy, whose compressed copies go. */
export function replace(site: string, path: string, text: string): void {
  for (const ending of ["", ".br", ".gz"]) rmSync(join(site, path + ending), { force: true });
  writeFileSync(join(site, path), text);
}
