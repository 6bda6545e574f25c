// What others than readers ask for: feeds, calendars, and addresses of earlier years.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { dist } from "./support/dist";
import { expect, heading, ready, test } from "./support/test";

test("the_feeds_that_a_page_names_answer_with_their_types", async ({ page, request }) => {
  await page.goto("/blog/");
  const named = await page
    .locator("link[rel=alternate]:not([type='text/plain'])")
    .evaluateAll((links: HTMLLinkElement[]) => links.map(({ type, href }) => ({ type, href })));
  expect(named.map(({ type }) => type)).toEqual(["application/atom+xml", "application/feed+json", "application/rss+xml"]);
  for (const { type, href } of named) {
    const answer = await request.get(href);
    expect(answer.status(), href).toBe(200);
    expect(answer.headers()["content-type"], href).toContain(type);
    expect(await answer.text()).toContain("/blog/net-zero-update-2025/");
  }
});

test("the_calendar_that_a_page_links_to_is_one", async ({ page, request }) => {
  await page.goto("/meeting/upcoming/");
  const href = await page.getByRole("main").getByRole("link", { name: "calendar" }).first().getAttribute("href");
  const answer = await request.get(href!);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n.*SUMMARY:IETF 125 .*END:VCALENDAR\r\n$/s);
});

test("r12_an_old_address_leads_to_its_page_in_one_step", async ({ page }) => {
  const answer = await page.goto("/iesg/");
  const first = answer!.request().redirectedFrom();
  expect((await first!.response())!.status()).toBe(301);
  expect(first!.redirectedFrom()).toBeNull();
  await expect(page).toHaveURL("/about/groups/iesg/");
  await ready(page);
  await expect(heading(page)).toHaveText("Internet Engineering Steering Group");
});

test("r12_where_a_host_cannot_redirect_the_document_at_an_old_address_forwards", async ({ page }) => {
  const body = readFileSync(join(dist, "iesg/index.html"), "utf8");
  await page.route("/iesg/", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("/iesg/");
  await expect(page).toHaveURL("/about/groups/iesg/");
  await ready(page);
  await expect(heading(page)).toHaveText("Internet Engineering Steering Group");
});

test("r10_the_site_says_which_build_it_is", async ({ request }) => {
  const build = await (await request.get("/build.json")).json();
  expect(build.commit).toMatch(/^[0-9a-f]{40}$/);
  expect(build.day).toBe("2026-01-05");
  expect(Object.keys(build.tools).sort()).toEqual(["binaryen", "esbuild", "lightningcss-cli", "rustc", "trunk", "wasm-bindgen"]);
  for (const version of Object.values(build.tools)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
});
