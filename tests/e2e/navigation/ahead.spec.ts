// The page of a link that is pointed at or focused is on its way before the link is followed.
import type { Page } from "@playwright/test";

import { held } from "../support/held";
import { expect, heading, open, test } from "../support/test";

const CONTENT = "**/content/pages/process/rfcs.json";

/** The requests for content, with the priorities that the browser gives them. */
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

const link = (page: Page) => page.getByRole("main").getByRole("link", { name: "About RFCs" });

test("a_link_that_is_pointed_at_is_fetched_once_after_all_else", async ({ page }) => {
  await open(page, "/");
  const seen = await requests(page);
  await link(page).hover();
  await expect.poll(() => seen).toEqual(["/content/pages/process/rfcs.json Low"]);
  await link(page).click();
  await expect(heading(page)).toHaveText("About RFCs");
  expect(seen).toHaveLength(1);
});

test("a_link_that_is_focused_is_fetched", async ({ page }) => {
  await open(page, "/");
  const answered = page.waitForResponse(CONTENT);
  await link(page).focus();
  await answered;
});

test("a_click_does_not_ask_again_for_what_is_on_its_way", async ({ page }) => {
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
  await expect(heading(page)).toHaveText("About RFCs");
  expect(seen).toHaveLength(1);
});

test.describe("failing", () => {
  test.use({ allowed: [/Failed to load resource/] });

  test("a_fetch_ahead_that_fails_is_made_again_when_the_page_is_wanted", async ({ page }) => {
    await open(page, "/");
    await page.route(CONTENT, (route) => route.fulfill({ status: 500 }), { times: 1 });
    const failed = page.waitForResponse(CONTENT);
    await link(page).hover();
    expect((await failed).status()).toBe(500);
    await link(page).click();
    await expect(heading(page)).toHaveText("About RFCs");
  });
});

for (const connection of [{ saveData: true }, { effectiveType: "2g" }]) {
  test(`nothing_is_fetched_ahead_with_${Object.keys(connection)[0]}`, async ({ page }) => {
    await page.addInitScript((value) => Object.defineProperty(navigator, "connection", { value }), connection);
    await open(page, "/");
    const seen = await requests(page);
    await link(page).hover();
    await link(page).focus();
    await link(page).click();
    await expect(heading(page)).toHaveText("About RFCs");
    // What the click asked for, not what was pointed at.
    expect(seen).toEqual(["/content/pages/process/rfcs.json High"]);
  });
}

test("links_that_lead_elsewhere_are_not_fetched", async ({ page }) => {
  await open(page, "/");
  const seen = await requests(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "IANA" }).first().hover();
  await page.getByRole("contentinfo").getByRole("link", { name: "IANA" }).first().focus();
  await link(page).hover();
  await expect.poll(() => seen).toEqual(["/content/pages/process/rfcs.json Low"]);
});
