// The page of a link that is hovered or focused is fetched before the link is followed.
import type { Page } from "@playwright/test";

import { held } from "../support/held";
import { expect, heading, open, test } from "../support/test";

const CONTENT = "**/content/pages/process/documents.json";

/** The requests for content from now on, with the priorities that the browser gives them. */
async function requests(page: Page): Promise<string[]> {
  const seen: string[] = [];
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ request }) => {
    const path = new URL(request.url).pathname;
    if (path.startsWith("/content/")) seen.push(`${path} ${request.initialPriority}`);
  });
  return seen;
}

const link = (page: Page) => page.getByRole("main").getByRole("link", { name: "About documents" });

test("hovered_link_is_prefetched_once_at_low_priority", async ({ page }) => {
  await open(page, "/");
  const seen = await requests(page);
  await link(page).hover();
  await expect.poll(() => seen).toEqual(["/content/pages/process/documents.json Low"]);
  await link(page).click();
  await expect(heading(page)).toHaveText("About documents");
  expect(seen).toHaveLength(1);
});

test("link_that_the_pointer_only_passes_over_is_not_prefetched", async ({ page }) => {
  await open(page, "/");
  const seen = await requests(page);
  await link(page).evaluate((link) => {
    for (const element of [link, document.body]) element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  });
  await page.waitForTimeout(300);
  expect(seen).toEqual([]);
});

test("focused_link_is_prefetched", async ({ page }) => {
  await open(page, "/");
  const answered = page.waitForResponse(CONTENT);
  await link(page).focus();
  await answered;
});

test("click_during_a_prefetch_does_not_fetch_again", async ({ page }) => {
  await open(page, "/");
  const seen = await requests(page);
  const { until, release } = held();
  await page.route(CONTENT, (route) => until.then(() => route.continue()));
  const asked = page.waitForRequest(CONTENT);
  await link(page).hover();
  await asked;
  await link(page).click();
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  release();
  await expect(heading(page)).toHaveText("About documents");
  expect(seen).toHaveLength(1);
});

test.describe("failing", () => {
  test.use({ allowed: [/Failed to load resource/] });

  test("failed_prefetch_is_repeated_on_click", async ({ page }) => {
    await open(page, "/");
    await page.route(CONTENT, (route) => route.fulfill({ status: 500 }), { times: 1 });
    const failed = page.waitForResponse(CONTENT);
    await link(page).hover();
    expect((await failed).status()).toBe(500);
    await link(page).click();
    await expect(heading(page)).toHaveText("About documents");
  });
});

for (const connection of [{ saveData: true }, { effectiveType: "2g" }]) {
  test(`nothing_is_prefetched_with_${Object.keys(connection)[0]}`, async ({ page }) => {
    await page.addInitScript((value) => Object.defineProperty(navigator, "connection", { value }), connection);
    await open(page, "/");
    const seen = await requests(page);
    await link(page).hover();
    await link(page).focus();
    await link(page).click();
    await expect(heading(page)).toHaveText("About documents");
    // The click fetched it, not the pointer.
    expect(seen).toEqual(["/content/pages/process/documents.json High"]);
  });
}

test("links_to_other_sites_are_not_prefetched", async ({ page }) => {
  await open(page, "/");
  const seen = await requests(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "Numbers" }).first().hover();
  await page.getByRole("contentinfo").getByRole("link", { name: "Numbers" }).first().focus();
  await link(page).hover();
  await expect.poll(() => seen).toEqual(["/content/pages/process/documents.json Low"]);
});
