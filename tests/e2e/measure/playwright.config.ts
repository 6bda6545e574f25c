// Measures the search of a built site in three browsers, for script/measure: one after the other, and each once.
import { defineConfig } from "@playwright/test";

import main from "../playwright.config";
import { PORT, SITE } from "./site";

export default defineConfig({
  testDir: ".",
  testMatch: "*.measure.ts",
  outputDir: "../../../target/e2e/measured",
  workers: 1,
  timeout: 900_000,
  // A busy machine is slow to start the app; that is not what is measured.
  expect: { timeout: 60_000 },
  reporter: "line",
  use: { viewport: main.use?.viewport, launchOptions: main.use?.launchOptions },
  webServer: {
    command: `target/tools/release/deploy preview --dist ${SITE} --port ${PORT}`,
    cwd: "../../..",
    url: `http://localhost:${PORT}/`,
  },
});
