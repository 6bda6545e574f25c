// What every browser test shares: the day of the build, a page that must not log anything, and an audit at the end.
import { type Page, expect, test as base } from "@playwright/test";
import axe from "axe-core";

export { expect };

/** The day that the tested site was built for; the visitor's clock shows it too, unless a test sets another. */
export const DAY = "2026-01-05T12:00:00";

interface Checks {
  /** Console messages that a test provokes on purpose; everything else fails it. */
  allowed: RegExp[];
  /** Whether the page as the test leaves it is audited with axe. */
  audit: boolean;
}

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
      expect(messages.filter((message) => !allowed.some((pattern) => pattern.test(message)))).toEqual([]);
      // axe runs in the page, so it needs scripts.
      if (audit && javaScriptEnabled !== false && page.url() !== "about:blank") await auditPage(page);
    },
    { auto: true },
  ],
});

/** Fails with what axe finds on the page as it is. */
export async function auditPage(page: Page): Promise<void> {
  // Through the debugger: the page's own policy lets no script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target}`));
  });
  expect(found).toEqual([]);
}

/** Opens a page and waits until the app has taken it over. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
}

/** Waits until the app has taken the page over. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("html[data-app=ready]")).toBeAttached();
}
