// A new build of the site goes live while visitors have pages of the old one open.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

import { WASM } from "./support/app";
import { dist } from "./support/dist";
import { held } from "./support/held";
import { next, test } from "./support/server";
import { expect, heading, ready } from "./support/test";

const main = (page: Page) => page.getByRole("main");

/** Counts the documents that are loaded from now on. */
function documents(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => (count += Number(request.isNavigationRequest())));
  return () => count;
}

test("r2_a_tab_of_the_old_build_goes_on_when_its_files_are_gone", async ({ page, server }) => {
  await page.goto(server.origin);
  await ready(page);
  await server.serve(next);
  const loaded = documents(page);
  await main(page).getByRole("link", { name: "About RFCs" }).click();
  await expect(heading(page)).toHaveText("About RFCs");
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to the IETF");
  await main(page).getByRole("link", { name: "All news" }).click();
  await expect(heading(page)).toHaveText("News & blog");
  expect(loaded()).toBeLessThanOrEqual(1);
});

test("r2_a_tab_of_the_old_build_goes_on_when_its_files_are_kept", async ({ page, server }, { outputDir }) => {
  const both = join(outputDir, "both");
  cpSync(dist, both, { recursive: true });
  cpSync(next, both, { recursive: true });
  await page.goto(server.origin);
  await ready(page);
  await server.serve(both);
  const loaded = documents(page);
  await main(page).getByRole("link", { name: "About RFCs" }).click();
  await expect(heading(page)).toHaveText("About RFCs");
  expect(loaded()).toBe(0);
  await page.reload();
  await ready(page);
  rmSync(both, { recursive: true });
});

test.describe("app gone", () => {
  test.use({ allowed: [/Failed to (load resource|fetch|find a valid digest)|integrity checks failed|TypeError/] });

  test("r2_a_document_of_the_old_build_whose_app_is_gone_leads_on", async ({ page, server }) => {
    const { until, release } = held();
    await page.route(WASM, (route) => until.then(() => route.continue()), { times: 1 });
    const missing = page.waitForEvent("console", (message) => message.type() === "error" && /TypeError/.test(message.text()));
    await page.goto(server.origin);
    await server.serve(next);
    release();
    await missing;
    await main(page).getByRole("link", { name: "About RFCs" }).click();
    await expect(heading(page)).toHaveText("About RFCs");
    await ready(page);
  });
});

test("r2_a_build_with_another_schema_costs_one_load_a_page_and_never_a_loop", async ({ page, server }) => {
  await page.goto(server.origin);
  await ready(page);
  await server.serve(next);
  await page.route("**/content/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), schema: 999 } });
  });
  const loaded = documents(page);
  await main(page).getByRole("link", { name: "About RFCs" }).click();
  await expect(heading(page)).toHaveText("About RFCs");
  await ready(page);
  expect(loaded()).toBe(1);
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to the IETF");
  await ready(page);
  expect(loaded()).toBe(2);
});
