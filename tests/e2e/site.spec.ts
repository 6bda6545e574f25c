// The site as a whole: what the home page says, that every page is complete before and after the app takes over, and
// that links are followed in place.
import { readFileSync, readdirSync } from "node:fs";
import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { join } from "node:path";

import { addresses, dist } from "./support/dist";
import { outline } from "./support/in-page";
import { expect, open, ready, test } from "./support/test";

test("every_page_is_the_same_before_and_after_the_app_takes_over", async ({ page }) => {
  test.setTimeout(180_000);
  expect(addresses().length).toBeGreaterThan(100);
  // Of meetings and posts, which are many and alike, every tenth.
  const many = (address: string) => /^\/(meeting\/\d+|blog\/.+)\/$/.test(address);
  for (const address of addresses().filter((address, at) => !many(address) || at % 10 === 0)) {
    await open(page, address);
    const live = await page.evaluate(outline, null);
    // The same document as the server sent it, in which no script runs.
    const served = await page.evaluate(outline, await (await page.request.get(address)).text());
    expect(live, address).toEqual(served);
  }
});

test("a13_becoming_ready_fetches_no_content", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => request.url().includes("/content/") && fetched.push(request.url()));
  await open(page, "/about/introduction/");
  expect(fetched).toEqual([]);
});

test("a1_a3_following_a_link_shows_the_page_moves_focus_and_sets_the_head", async ({ page }) => {
  await open(page, "/");
  const document = await page.evaluateHandle(() => globalThis.document);
  await page.getByRole("link", { name: "About RFCs" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About RFCs");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle("About RFCs | IETF");
  await expect(page).toHaveURL("/process/rfcs/");
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", "https://www.ietf.org/process/rfcs/");
  expect(await document.evaluate((before) => before === globalThis.document)).toBe(true);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to the IETF");
});

test("s5_one_link_of_the_menu_is_the_current_page_and_follows_navigation", async ({ page }) => {
  await open(page, "/process/wgs/");
  const current = page.locator("nav.mega-menu [aria-current=page]");
  await expect(current).toHaveCount(1);
  await expect(current).toHaveText("Guide to IETF Working Groups");
  await page.locator("footer").getByRole("link", { name: "Mailing lists" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mailing lists");
  await expect(current).toHaveText("Mailing lists");
});

test("k4_k5_one_panel_is_open_and_escape_closes_it_and_returns_focus", async ({ page }) => {
  await open(page, "/");
  const trigger = (name: string) => page.locator(".mega-menu__trigger", { hasText: name });
  await trigger("About").click();
  await trigger("Process").click();
  await expect(page.locator(".mega-menu__section[open]")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "Overview of Process" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".mega-menu__section[open]")).toHaveCount(0);
  await expect(trigger("Process")).toBeFocused();
});

test.describe("the answer for an address that leads nowhere", () => {
  // The browser itself reports the status.
  test.use({ allowed: [/404/] });

  test("a9_an_unknown_address_is_404_with_ways_on", async ({ page }) => {
    const answer = await page.goto("/no/such/page/");
    expect(answer?.status()).toBe(404);
    await ready(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await expect(page.getByRole("main").getByRole("link", { name: "Technologies" })).toBeVisible();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("n1_the_menu_opens_without_scripts", async ({ page }) => {
    await page.goto("/");
    await page.locator(".mega-menu__trigger", { hasText: "Meetings" }).click();
    await expect(page.getByRole("link", { name: "IETF Hackathons" }).first()).toBeVisible();
    await expect(page.locator("[data-theme-switch]")).toBeHidden();
  });
});

test("c1_c2_the_policy_allows_the_inline_scripts_of_the_page_and_no_others", async ({ page }) => {
  const answer = await page.goto("/");
  const policy = answer!.headers()["content-security-policy"]!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  await ready(page);
  const scripts = await page.locator("script:not([src]):not([type*=json])").evaluateAll((all) => all.map((one) => one.textContent!));
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  expect(hashes.length).toBeGreaterThan(0);
  expect(policy.match(/'sha256-[^']+'/g)).toEqual(hashes);
});

test("r1_r3_hashed_files_never_change_and_missing_ones_are_404", async ({ request, page }) => {
  await open(page, "/");
  const script = await page.locator("link[rel=modulepreload]").getAttribute("href");
  expect((await request.get(script!)).headers()["cache-control"]).toContain("immutable");
  expect((await request.get("/")).headers()["cache-control"]).toContain("must-revalidate");
  for (const missing of ["/ietf-site-0.js", "/content/pages/nothing.json"]) {
    expect((await request.get(missing)).status()).toBe(404);
  }
});

test("every_page_has_a_copy_in_plain_text_and_a_picture", async ({ request }) => {
  for (const address of addresses()) {
    expect(readFileSync(join(dist, address, "index.txt"), "utf8"), address).toContain(`\nhttps://www.ietf.org${address}\n`);
    const picture = readFileSync(join(dist, address, "share.png"));
    // Width and height stand at the start of a PNG.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], address).toEqual([1200, 630]);
    expect(picture.length, address).toBeLessThan(25_000);
  }
  const headers = (await request.get("/about/index.txt")).headers();
  expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(headers["x-robots-tag"]).toBe("noindex");
});

test("r11_a_visitor_of_a_later_day_sees_what_is_under_way", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-16T12:00:00");
  await open(page, "/");
  const first = page.locator(".event").first();
  await expect(first).toContainText("IETF 125 Shenzhen");
  await expect(first).toContainText("Now");
  await expect(page.locator(".next-meeting")).toContainText("IETF 126 Vienna");
});

test("the_first_visit_keeps_its_budget", async () => {
  const budget = JSON.parse(readFileSync(join(__dirname, "budget.json"), "utf8"));
  const packed = (file: string) => brotliCompressSync(readFileSync(join(dist, file))).length;
  const named = (pattern: RegExp) => readdirSync(dist).filter((file) => pattern.test(file));
  const sum = (files: string[]) => files.map(packed).reduce((one, other) => one + other, 0);
  expect(sum(["index.html", ...named(/\.css$/)])).toBeLessThanOrEqual(budget.documentAndStyle);
  expect(sum(named(/^ietf-site.*\.(js|wasm)$/))).toBeLessThanOrEqual(budget.scriptAndWasm);
  // What the first opening of the search costs.
  expect(sum(named(/^finder.*\.(js|wasm)$/))).toBeLessThanOrEqual(budget.search);
  for (const address of addresses()) {
    const file = `content/pages${address === "/" ? "/index" : address.slice(0, -1)}.json`;
    expect(packed(file), file).toBeLessThanOrEqual(budget.pageJson);
  }
});
