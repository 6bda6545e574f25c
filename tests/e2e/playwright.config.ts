// Browser tests on the production build of 5 January 2026, served with the headers that it is deployed with.
import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

const port = process.env.SITE_PORT ?? "4173";
const dist = process.env.SITE_DIST ?? "target/e2e/dist";

/** Debian's Chromium has a form without windows, as Playwright's own has. It takes two thirds of the time. */
const windowless = `${process.env.CHROME}-headless-shell`;

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/e2e/results",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  timeout: 30_000,
  // A machine that is busy with something else is to hold nobody up. The summary names what passed at the second try only;
  // `--retries 0` is how we look for what is not deterministic.
  retries: 1,
  // The JSON is for script/test-report.
  reporter: [["dot"], ["./support/summary.ts"], ["json", { outputFile: "../../target/e2e/results.json" }]],
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    // Tests answer requests themselves, which they cannot once a worker makes them. Its own tests let it.
    serviceWorkers: "block",
    // The first paint is what it is on a visitor's machine: nothing but the page itself moves.
    reducedMotion: "no-preference",
    launchOptions: {
      executablePath: existsSync(windowless) ? windowless : process.env.CHROME || undefined,
      // A container's root cannot use Chromium's sandbox; the rest keeps the browser from asking its own services.
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-background-networking", "--disable-quic"],
    },
  },
  webServer: {
    command: `target/tools/release/deploy preview --dist ${dist} --port ${port}`,
    cwd: "../..",
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
