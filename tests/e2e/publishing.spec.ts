// What programs request: feeds, calendars, old addresses and the record of the build.
import { dist, read } from "./support/dist";
import { expect, heading, ready, test } from "./support/test";

test("linked_feeds_answer_with_their_types", async ({ page, request }) => {
  await page.goto("/blog/");
  const named = await page
    .locator("link[rel=alternate]:not([type='text/plain'])")
    .evaluateAll((links: HTMLLinkElement[]) => links.map(({ type, href }) => ({ type, href })));
  expect(named.map(({ type }) => type)).toEqual(["application/atom+xml", "application/feed+json", "application/rss+xml"]);
  for (const { type, href } of named) {
    const answer = await request.get(href);
    expect(answer.status(), href).toBe(200);
    expect(answer.headers()["content-type"], href).toContain(type);
    expect(await answer.text()).toContain("/blog/year-in-numbers/");
  }
});

test("linked_calendar_is_valid", async ({ page, request }) => {
  await page.goto("/meeting/upcoming/");
  const href = await page.getByRole("main").getByRole("link", { name: "calendar" }).first().getAttribute("href");
  const answer = await request.get(href!);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n.*SUMMARY:IETF 107 .*END:VCALENDAR\r\n$/s);
});

test("r12_old_address_redirects_to_its_page_in_one_step", async ({ page }) => {
  const answer = await page.goto("/board/");
  const first = answer!.request().redirectedFrom();
  expect((await first!.response())!.status()).toBe(301);
  expect(first!.redirectedFrom()).toBeNull();
  await expect(page).toHaveURL("/about/steering/");
  await ready(page);
  await expect(heading(page)).toHaveText("Steering group");
});

test("r12_document_at_an_old_address_forwards_where_the_host_cannot", async ({ page }) => {
  const body = read(dist, "board/index.html");
  await page.route("/board/", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto("/board/");
  await expect(page).toHaveURL("/about/steering/");
  await ready(page);
  await expect(heading(page)).toHaveText("Steering group");
});

test("r10_build_json_names_commit_day_and_tools", async ({ request }) => {
  const build = await (await request.get("/build.json")).json();
  expect(build.commit).toMatch(/^[0-9a-f]{40}$/);
  expect(build.day).toBe("2026-01-05");
  expect(Object.keys(build.tools).sort()).toEqual(["binaryen", "esbuild", "lightningcss-cli", "rustc", "trunk", "wasm-bindgen"]);
  for (const version of Object.values(build.tools)) expect(version).toMatch(/^\d+\.\d+\.\d+/);
});
