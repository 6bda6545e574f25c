// A request that fails is retried where that can help, for a while; one that nobody waits for is aborted.
import type { Page, Route } from "@playwright/test";

import { held } from "../support/held";
import { expect, heading, open, region, test } from "../support/test";

// The browser reports what it could not load.
test.use({ allowed: [/Failed to load resource/] });

const CONTENT = "**/content/pages/process/documents.json";
const DOCUMENT = "**/process/documents/";

/** Follows the link without hovering over it, which would prefetch its page. */
const follow = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("link", { name: "About documents" })
    .evaluate((link: HTMLElement) => link.click());

const FAILURES: Record<string, (route: Route) => Promise<void>> = {
  server_error: (route) => route.fulfill({ status: 503 }),
  broken_connection: (route) => route.abort("connectionreset"),
};

for (const [name, fail] of Object.entries(FAILURES)) {
  test(`r5_${name}_is_retried_twice`, async ({ page }) => {
    await open(page, "/");
    let times = 0;
    await page.route(CONTENT, (route) => (++times < 3 ? fail(route) : route.continue()));
    await follow(page);
    await expect(heading(page)).toHaveText("About documents");
    expect(times).toBe(3);
  });

  test(`r5_lasting_${name}_is_reported_after_three_attempts`, async ({ page }) => {
    await open(page, "/");
    let times = 0;
    await page.route(DOCUMENT, fail);
    await page.route(CONTENT, (route) => {
      times += 1;
      return fail(route);
    });
    await follow(page);
    await expect(heading(page)).toHaveText("The server has a problem");
    expect(times).toBe(3);
  });
}

for (const status of [400, 403, 404, 410, 429]) {
  test(`r5_client_error_${status}_is_not_retried`, async ({ page }) => {
    await open(page, "/");
    let times = 0;
    await page.route(CONTENT, (route) => {
      times += 1;
      return route.fulfill({ status });
    });
    await follow(page);
    // The document of the address has the page.
    await expect(heading(page)).toHaveText("About documents");
    expect(times).toBe(1);
  });
}

test("r5_missing_answer_times_out", async ({ page }) => {
  test.slow();
  await open(page, "/");
  await page.route(CONTENT, () => {});
  await follow(page);
  await expect(heading(page)).toHaveText("This is taking too long", { timeout: 25_000 });
});

test("r5_abandoned_request_is_aborted", async ({ page }) => {
  await open(page, "/");
  await page.route(CONTENT, () => {});
  const ended = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/process/documents.json"));
  await follow(page);
  await page.getByRole("main").getByRole("link", { name: "Getting started" }).click();
  expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
  await expect(heading(page)).toHaveText("Getting started");
});

test("a14_slow_page_announces_that_it_is_loading", async ({ page }) => {
  await open(page, "/");
  const { until, release } = held();
  await page.route(CONTENT, (route) => until.then(() => route.continue()));
  await follow(page);
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  await expect(region(page)).toHaveText("Loading the page");
  release();
  await expect(heading(page)).toHaveText("About documents");
  await expect(page.getByRole("main")).not.toHaveAttribute("aria-busy");
  await expect(region(page)).toHaveText("About documents");
});

test("a14_failure_is_announced_with_a_retry_button", async ({ page }) => {
  await open(page, "/");
  for (const path of [CONTENT, DOCUMENT]) await page.route(path, (route) => route.fulfill({ status: 500 }));
  await follow(page);
  await expect(region(page)).toHaveText("The server has a problem");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});
