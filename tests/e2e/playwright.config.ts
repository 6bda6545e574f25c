// Browser tests of production builds, served with the headers that the site is deployed with. Nearly all of them visit a small site of
// their own (sites/small), so that no test depends on what writers publish; a few in real-site/ visit the site of content/.
import { existsSync } from "node:fs";

import { defineConfig } from "@playwright/test";

import { SITE_PORTS } from "./support/ports";

const origin = (port: number) => `http://localhost:${port}`;

/** Debian's Chromium has a form without windows, as Playwright's own has. It takes two thirds of the time. */
const windowless = `${process.env.CHROME}-headless-shell`;

export default defineConfig({
  testDir: ".",
  outputDir: "../../target/e2e/results",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  timeout: 30_000,
  // A busy machine should hold nobody up. The summary names the tests that passed at the second try only; run with `--retries 0` to
  // look for what is not deterministic.
  retries: 1,
  // The JSON is for script/test-report.
  reporter: [["dot"], ["./support/summary.ts"], ["json", { outputFile: "../../target/e2e/results.json" }]],
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  use: {
    viewport: { width: 1280, height: 800 },
    // Tests answer requests themselves, which they cannot do for requests of a service worker. The tests of the worker allow it.
    serviceWorkers: "block",
    // The first paint is the same as on a visitor's machine: only the page itself moves.
    reducedMotion: "no-preference",
    launchOptions: {
      executablePath: existsSync(windowless) ? windowless : process.env.CHROME || undefined,
      args: [
        // Chromium's sandbox does not work for root in a container.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        // Letters are as wide as the typeface has them, whatever the settings of the machine.
        "--font-render-hinting=none",
        // The browser asks none of its own services.
        "--disable-background-networking",
        "--disable-quic",
      ],
    },
  },
  projects: [
    { name: "small site", testIgnore: "real-site/**", use: { baseURL: origin(SITE_PORTS.small) } },
    { name: "real site", testMatch: "real-site/**", use: { baseURL: origin(SITE_PORTS.dist) } },
  ],
  webServer: Object.entries(SITE_PORTS).map(([site, port]) => ({
    command: `target/tools/release/deploy preview --dist target/e2e/${site} --port ${port}`,
    cwd: "../..",
    url: `${origin(port)}/`,
    reuseExistingServer: false,
  })),
});
