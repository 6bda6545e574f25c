// A new build of the site goes live while visitors have pages of the old one open.
import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

import { WASM } from "./support/app";
import { copySite, dist, next, read, replace } from "./support/dist";
import { held } from "./support/held";
import { CATALOG, field, openDialog, options } from "./support/search";
import { test } from "./support/server";
import { expect, heading, ready } from "./support/test";

const main = (page: Page) => page.getByRole("main");

/** Counts the documents that load from now on. */
function documents(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => (count += Number(request.isNavigationRequest())));
  return () => count;
}

test("r2_old_tab_works_when_its_files_are_gone", async ({ page, server }) => {
  await page.goto(server.origin);
  await ready(page);
  await server.serve(next);
  const loaded = documents(page);
  await main(page).getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to Example");
  await main(page).getByRole("link", { name: "All news" }).click();
  await expect(heading(page)).toHaveText("News & blog");
  expect(loaded()).toBeLessThanOrEqual(1);
});

test("r2_old_tab_works_when_its_files_are_kept", async ({ page, server }, { outputDir }) => {
  const both = join(outputDir, "both");
  cpSync(dist, both, { recursive: true });
  cpSync(next, both, { recursive: true });
  await page.goto(server.origin);
  await ready(page);
  await server.serve(both);
  const loaded = documents(page);
  await main(page).getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  expect(loaded()).toBe(0);
  await page.reload();
  await ready(page);
  rmSync(both, { recursive: true });
});

test.describe("search", () => {
  // A missing file answers 404, which the browser reports.
  test.use({ allowed: [/Failed to load resource/] });

  test("r2_open_search_uses_the_new_index_when_the_old_one_is_gone", async ({ page, server }, { outputDir }) => {
    const later = join(outputDir, "later");
    copySite(later);
    const [, old] = /^search\t\d+\t([0-9a-f]+)$/m.exec(read(dist, CATALOG))!;
    const other = [...old].reverse().join("");
    renameSync(join(later, "content/search", old), join(later, "content/search", other));
    replace(later, CATALOG, read(dist, CATALOG).replace(old, other));
    await page.goto(server.origin);
    await ready(page);
    await openDialog(page);
    const find = async (text: string, title: string) => {
      await field(page).fill(text);
      await expect(options(page).first()).toContainText(title);
    };
    // A group is found by the manifest alone.
    await find("agentx", "AGENTX");
    await server.serve(later);
    const answers: string[] = [];
    page.on("response", (response) => answers.push(`${response.status()} ${new URL(response.url()).pathname}`));
    await find("hackathon", "Hackathon");
    const folders = answers.map((line) => line.replace(/(content\/search\/[0-9a-f]{8,}\/).*/, "$1"));
    expect([...new Set(folders)]).toEqual([`404 /content/search/${old}/`, `200 /${CATALOG}`, `200 /content/search/${other}/`]);
    rmSync(later, { recursive: true });
  });
});

test.describe("app gone", () => {
  test.use({ allowed: [/Failed to (load resource|fetch|find a valid digest)|integrity checks failed|TypeError/] });

  test("r2_old_document_without_its_app_still_has_working_links", async ({ page, server }) => {
    const { until, release } = held();
    await page.route(WASM, (route) => until.then(() => route.continue()), { times: 1 });
    const missing = page.waitForEvent("console", (message) => message.type() === "error" && /TypeError/.test(message.text()));
    await page.goto(server.origin);
    await server.serve(next);
    release();
    await missing;
    await main(page).getByRole("link", { name: "About documents" }).click();
    await expect(heading(page)).toHaveText("About documents");
    await ready(page);
  });
});

test("r2_build_with_another_schema_costs_one_load_per_page", async ({ page, server }) => {
  await page.goto(server.origin);
  await ready(page);
  await server.serve(next);
  await page.route("**/content/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), schema: 999 } });
  });
  const loaded = documents(page);
  await main(page).getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  await ready(page);
  expect(loaded()).toBe(1);
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to Example");
  await ready(page);
  expect(loaded()).toBe(2);
});
