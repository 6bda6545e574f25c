// Shared by every browser test: the day of the build, a page that must not log anything, and an audit at the end.
import { createHash } from "node:crypto";

import { type Locator, type Page, expect, test as base } from "@playwright/test";
import axe from "axe-core";

import { followLink } from "./in-page";

export { expect };

/** The day that the sites are built for; the visitor's clock shows it too, unless a test sets another. */
export const DAY = "2026-01-05T12:00:00";

/** What Playwright itself logs if `serviceWorkers` is "block". */
const BLOCKED = /Service Worker registration blocked by Playwright/;

interface Checks {
  /** Console messages that a test provokes on purpose; everything else fails it. */
  allowed: RegExp[];
  /** Whether the page as the test leaves it is audited with axe. */
  audit: boolean;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a fixture without a value, as Playwright has it.
export const test = base.extend<Checks & { checked: void }>({
  allowed: [[], { option: true }],
  audit: [true, { option: true }],
  checked: [
    async ({ page, allowed, audit, javaScriptEnabled }, use) => {
      const messages: string[] = [];
      page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => messages.push(`error: ${error.message}`));
      await page.clock.setFixedTime(DAY);
      await use();
      // Answers of the test for which nobody waits any more.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      expect(messages.filter((message) => ![BLOCKED, ...allowed].some((pattern) => pattern.test(message)))).toEqual([]);
      // axe runs in the page, so it needs scripts.
      if (audit && javaScriptEnabled !== false && page.url() !== "about:blank") await auditPage(page);
    },
    { auto: true },
  ],
});

/** The states that were audited already: many tests leave the page in the same state, and an audit takes longer than most tests. */
const audited = new Set<string>();

/** Everything that an audit depends on. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const popovers = [...document.querySelectorAll("[popover]")].map((element) => element.matches(":popover-open"));
    const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query).matches);
    return [innerWidth, innerHeight, scrollY, ...popovers, ...media, document.documentElement.outerHTML].join();
  });

/** Expects that axe finds nothing on the page as it is. */
export async function auditPage(page: Page): Promise<void> {
  const state = createHash("sha256")
    .update(await stateOf(page))
    .digest("hex");
  if (audited.has(state)) return;
  audited.add(state);
  // Through the debugger: the page's own policy lets no script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target}`));
  });
  expect(found).toEqual([]);
}

/** The heading of the page. */
export const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });

/** The live region of the site; the lists of a page have their own. */
export const REGION = "[role=status]:not(main [role=status])";
export const region = (page: Page): Locator => page.locator(REGION);

/** Opens a page and waits until the app has taken it over. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

/** Follows a link that is made for it: the page may have none to that address, or one that opens the search dialog. */
export async function lead(page: Page, href: string): Promise<void> {
  await page.evaluate(followLink, href);
}

/** Waits until the app has taken the page over. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-app=ready]")).toBeAttached();
}
