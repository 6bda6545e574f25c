// A request that fails is made again where that can help, for a while; one that nobody waits for is ended.
import type { Page, Route } from "@playwright/test";

import { held } from "../support/held";
import { expect, heading, open, region, test } from "../support/test";

// The browser reports what it could not load.
test.use({ allowed: [/Failed to load resource/] });

const CONTENT = "**/content/pages/process/rfcs.json";

/** Without pointing at it first, which would fetch it ahead. */
const follow = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("link", { name: "About RFCs" })
    .evaluate((link: HTMLElement) => link.click());

const FAILURES: Record<string, (route: Route) => Promise<void>> = {
  error_of_the_server: (route) => route.fulfill({ status: 503 }),
  broken_connection: (route) => route.abort("connectionreset"),
};

for (const [name, fail] of Object.entries(FAILURES)) {
  test(`r5_a_${name}_is_tried_again_twice`, async ({ page }) => {
    await open(page, "/");
    let times = 0;
    await page.route(CONTENT, (route) => (++times < 3 ? fail(route) : route.continue()));
    await follow(page);
    await expect(heading(page)).toHaveText("About RFCs");
    expect(times).toBe(3);
  });

  test(`r5_a_${name}_that_lasts_is_reported_after_three_times`, async ({ page }) => {
    await open(page, "/");
    let times = 0;
    await page.route(CONTENT, (route) => {
      times += 1;
      return fail(route);
    });
    await follow(page);
    await expect(heading(page)).toHaveText("The server has a problem");
    expect(times).toBe(3);
  });
}

test("r5_an_answer_that_says_no_is_final", async ({ page }) => {
  await open(page, "/");
  let times = 0;
  await page.route(CONTENT, (route) => {
    times += 1;
    return route.fulfill({ status: 404 });
  });
  await follow(page);
  // The document of the address knows more.
  await expect(heading(page)).toHaveText("About RFCs");
  expect(times).toBe(1);
});

test("r5_an_answer_that_does_not_come_is_given_up", async ({ page }) => {
  test.slow();
  await open(page, "/");
  await page.route(CONTENT, () => {});
  await follow(page);
  await expect(heading(page)).toHaveText("This is taking too long", { timeout: 25_000 });
});

test("r5_what_nobody_waits_for_is_ended", async ({ page }) => {
  await open(page, "/");
  await page.route(CONTENT, () => {});
  const ended = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/process/rfcs.json"));
  await follow(page);
  await page.getByRole("main").getByRole("link", { name: "Getting started in the IETF" }).click();
  expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
  await expect(heading(page)).toHaveText("Getting started in the IETF");
});

test("a14_a_slow_page_says_that_it_is_coming", async ({ page }) => {
  await open(page, "/");
  const { until, release } = held();
  await page.route(CONTENT, (route) => until.then(() => route.continue()));
  await follow(page);
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  await expect(region(page)).toHaveText("Loading the page");
  release();
  await expect(heading(page)).toHaveText("About RFCs");
  await expect(page.getByRole("main")).not.toHaveAttribute("aria-busy");
  await expect(region(page)).toHaveText("About RFCs");
});

test("a14_a_failure_is_announced_with_a_way_to_try_again", async ({ page }) => {
  await open(page, "/");
  await page.route(CONTENT, (route) => route.fulfill({ status: 500 }));
  await follow(page);
  await expect(region(page)).toHaveText("The server has a problem");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});
