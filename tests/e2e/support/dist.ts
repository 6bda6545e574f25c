// The folder of the tested site.
import { readdirSync } from "node:fs";
import { join } from "node:path";

export const dist = join(__dirname, "../../..", process.env.SITE_DIST ?? "target/e2e/dist");

/** Every file of the site, by its path in the folder. */
export const files = (): string[] => readdirSync(dist, { recursive: true, encoding: "utf8" });

/** Every address of the site, from the content that it publishes. */
export const addresses = (): string[] =>
  files()
    .filter((file) => /^content\/pages\/.*\.json$/.test(file))
    .map((file) => `/${file.slice("content/pages/".length, -".json".length)}/`.replace(/^\/index\/$/, "/"));
