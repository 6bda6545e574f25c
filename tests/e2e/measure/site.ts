// The site that is measured.
import { join } from "node:path";

const FOLDER = join(__dirname, "../../..", process.env.MEASURED ?? "target/measure");

/** Its folder. */
export const SITE = join(FOLDER, "dist");
export const PORT = Number(process.env.E2E_PORT ?? 4195);
export const ORIGIN = `http://localhost:${PORT}`;

/** The file with what was measured in a browser. */
export const resultOf = (engine: string): string => join(FOLDER, `search-in-${engine}.json`);
