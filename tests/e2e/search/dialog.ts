// The search dialog, as its tests look at it.
import type { Locator, Page } from "@playwright/test";

import { held } from "../support/held";
import { dialog } from "../support/search";

export { dialog, field, openWithDialog as openDialog, options, status } from "../support/search";

export const PROGRAM = /\/search-ui-[^/]*$/;
export const INDEX = /\/content\/search\//;

export const kind = (page: Page, name: RegExp): Locator => dialog(page).getByRole("button", { name });

/** Holds back what is asked for at matching addresses, until what it returns is called. */
export async function holdBack(page: Page, address: RegExp): Promise<() => void> {
  const { until, release } = held();
  await page.route(address, async (route) => {
    await until;
    await route.continue();
  });
  return release;
}

/** Presses a key as a keyboard with another layout does. */
export async function pressOnLayout(
  page: Page,
  key: string,
  code: string,
  modifiers: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>>,
): Promise<boolean> {
  return page.evaluate((init) => document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", init)), {
    key,
    code,
    bubbles: true,
    cancelable: true,
    ...modifiers,
  });
}
