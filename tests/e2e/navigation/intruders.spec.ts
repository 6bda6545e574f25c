// Others change the page, too: the browser translates it, and extensions put nodes into it.
import type { Page } from "@playwright/test";

import { WASM } from "../support/app";
import { held } from "../support/held";
import { Layout } from "../support/layouts";
import { expect, heading, ready, test } from "../support/test";

// Where the app does not find what it expects, it gives up and says so.
test.use({ allowed: [/panicked at|unreachable|RuntimeError/], audit: false });

/** Changes of a complete page by others. */
const CHANGES: Record<string, () => void> = {
  a_translation: () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts.filter(({ data, parentElement }) => data.trim() && parentElement!.localName !== "script")) {
      const font = document.createElement("font");
      text.replaceWith(font);
      font.textContent = text.data.toUpperCase();
    }
  },
  an_extension_that_adds_to_the_document: () => document.body.prepend(document.createElement("div")),
  an_extension_that_adds_to_the_text: () => {
    for (const place of document.querySelectorAll("main, main p, main li, header")) place.prepend(document.createElement("span"));
  },
  an_extension_that_takes_away: () => document.querySelector("main section, main ul")!.remove(),
};

/** Follows links there and back, and opens the menu. */
async function expectToWork(page: Page): Promise<void> {
  // By place and address: a translation changes the words.
  await new Layout(page).triggers.nth(2).click();
  await page.locator("nav a[href='/meeting/past/']").first().click();
  await expect(page).toHaveURL("/meeting/past/");
  await expect(heading(page)).toHaveText(/^past meetings$/i);
  await page.getByRole("contentinfo").locator("a[href='/meeting/upcoming/']").first().click();
  await expect(page).toHaveURL("/meeting/upcoming/");
  await expect(heading(page)).toHaveText(/^upcoming meetings$/i);
  await page.goBack();
  await expect(heading(page)).toHaveText(/^past meetings$/i);
}

for (const [name, change] of Object.entries(CHANGES)) {
  test(`a19_links_and_menu_work_after_${name}_before_ready`, async ({ page }) => {
    const { until, release } = held();
    await page.route(WASM, (route) => until.then(() => route.continue()));
    await page.goto("/");
    await page.evaluate(change);
    const gaveUp = page.waitForEvent("console", (message) => message.type() === "error").catch(() => "the page has closed");
    release();
    // It starts, or gives up.
    await Promise.race([ready(page), gaveUp]);
    await expectToWork(page);
  });

  test(`a19_links_and_menu_work_after_${name}_once_ready`, async ({ page }) => {
    await page.goto("/");
    await ready(page);
    await page.evaluate(change);
    await expectToWork(page);
  });
}
