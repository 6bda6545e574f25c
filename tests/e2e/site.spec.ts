// The site as a whole: every page is complete before and after the app takes over, and links are followed in place.
import { createHash } from "node:crypto";

import { addresses, dist } from "./support/dist";
import { expectCopyAndPicture } from "./support/files";
import { outline } from "./support/in-page";
import { Menu } from "./support/menu";
import { NOT_FOUND_MESSAGE, UNKNOWN_ADDRESS } from "./support/pages";
import { expect, heading, open, ready, test } from "./support/test";

test("every_page_is_the_same_before_and_after_the_app_takes_over", async ({ page }) => {
  test.setTimeout(180_000);
  expect(addresses().length).toBeGreaterThan(60);
  for (const address of addresses()) {
    await open(page, address);
    const live = await page.evaluate(outline, null);
    // The same document as the server sent it, without running its scripts.
    const served = await page.evaluate(outline, await (await page.request.get(address)).text());
    expect(live, address).toEqual(served);
  }
});

test("a13_hydration_fetches_no_content", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => request.url().includes("/content/") && fetched.push(request.url()));
  await open(page, "/about/introduction/");
  expect(fetched).toEqual([]);
});

test("a1_a3_link_shows_the_page_moves_focus_and_sets_the_head", async ({ page }) => {
  await open(page, "/");
  const document = await page.evaluateHandle(() => globalThis.document);
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle("About documents | Example");
  await expect(page).toHaveURL("/process/documents/");
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", "https://www.example.org/process/documents/");
  expect(await document.evaluate((before) => before === globalThis.document)).toBe(true);
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to Example");
});

test("s5_one_menu_link_is_current_and_follows_navigation", async ({ page }) => {
  await open(page, "/process/groups/");
  const current = new Menu(page).nav.locator("[aria-current=page]");
  await expect(current).toHaveCount(1);
  await expect(current).toHaveText("Guide to groups");
  await page.getByRole("contentinfo").getByRole("link", { name: "Mailing lists" }).click();
  await expect(heading(page)).toHaveText("Mailing lists");
  await expect(current).toHaveText("Mailing lists");
});

test("k4_k5_escape_closes_the_only_open_panel_and_returns_focus", async ({ page }) => {
  await open(page, "/");
  const menu = new Menu(page);
  await menu.trigger("About").click();
  await menu.trigger("Process").click();
  await expect(menu.nav.locator("details[open]")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "Overview of Process" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu.nav.locator("details[open]")).toHaveCount(0);
  await expect(menu.trigger("Process")).toBeFocused();
});

test.describe("unknown address", () => {
  test.use({ allowed: [NOT_FOUND_MESSAGE] });

  test("a9_unknown_address_answers_404_with_ways_on", async ({ page }) => {
    const answer = await page.goto(UNKNOWN_ADDRESS);
    expect(answer?.status()).toBe(404);
    await ready(page);
    await expect(heading(page)).toHaveText("Page not found");
    await expect(page.getByRole("main").getByRole("link", { name: "Technologies" })).toBeVisible();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("n1_menu_opens_without_scripts", async ({ page }) => {
    await page.goto("/");
    const panel = await new Menu(page).open("Meetings");
    await expect(panel.getByRole("link", { name: "Example Hackathons" })).toBeVisible();
    await expect(page.locator("[data-theme-switch]")).toBeHidden();
  });
});

test("c1_c2_policy_allows_only_the_inline_scripts_of_the_page", async ({ page }) => {
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

test("r1_r3_hashed_files_are_immutable_and_missing_ones_answer_404", async ({ request, page }) => {
  await open(page, "/");
  const script = await page.locator("link[rel=modulepreload]").getAttribute("href");
  expect((await request.get(script!)).headers()["cache-control"]).toContain("immutable");
  expect((await request.get("/")).headers()["cache-control"]).toContain("must-revalidate");
  for (const missing of ["/ietf-site-0.js", "/content/pages/nothing.json"]) {
    expect((await request.get(missing)).status()).toBe(404);
  }
});

test("every_page_has_a_plain_text_copy_and_a_picture", async ({ request }) => {
  for (const address of addresses()) expectCopyAndPicture(dist, address, "https://www.example.org");
  const headers = (await request.get("/about/index.txt")).headers();
  expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
  expect(headers["x-robots-tag"]).toBe("noindex");
});
