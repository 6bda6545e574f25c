// For tests that need a browser with windows: a window can lose focus, and the back-forward cache keeps pages.
import { test as base } from "./test";

export const test = base.extend({
  channel: [process.env.CHROME ? undefined : "chromium", { scope: "worker" }],
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({
        ...launchOptions,
        executablePath: process.env.CHROME || undefined,
        // Playwright switches the back-forward cache off; a visitor's browser has it.
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      }),
    { scope: "worker" },
  ],
});
