// The search: a box that is opened everywhere, and the list of results on its page.
import type { Page } from "@playwright/test";
import { damage } from "./support/app";
import { expect, heading, open, test } from "./support/test";

const box = (page: Page) => page.getByRole("dialog", { name: "Search" });
const field = (page: Page) => box(page).getByRole("combobox");
const options = (page: Page) => box(page).getByRole("option");
const status = (page: Page) => box(page).getByRole("status");

async function openBox(page: Page, address = "/"): Promise<void> {
  await open(page, address);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

test("the_search_costs_nothing_before_it_is_used_and_no_more_than_its_program_before_a_key_is_pressed", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(heading(page)).toHaveText("Upcoming meetings");
  const ofSearch = () => asked.filter((path) => /finder|content\/search\//.test(path));
  expect(ofSearch()).toEqual([]);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  expect(
    ofSearch()
      .map((path) => path.split(".").at(-1))
      .sort(),
  ).toEqual(["js", "wasm"]);
});

test("typing_finds_pages_marks_what_fits_and_says_how_many_there_are", async ({ page }) => {
  await openBox(page);
  await field(page).pressSequentially("rough consens");
  await expect(options(page).first()).toContainText("consensus");
  await expect(options(page).first().locator("mark").first()).toBeVisible();
  await expect(status(page)).toHaveText(/^\d+ results$/);
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
});

test("what_the_query_names_comes_first_and_is_where_enter_leads", async ({ page }) => {
  await openBox(page);
  await field(page).fill("ietf 124");
  await expect(options(page).first()).toContainText("IETF 124 Montreal");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", "finder-0");
  await field(page).press("Enter");
  await expect(heading(page)).toHaveText("IETF 124 Montreal");
  await expect(heading(page)).toBeFocused();
  await expect(box(page)).toBeHidden();
});

test("an_rfc_says_that_it_is_elsewhere", async ({ page }) => {
  await openBox(page);
  await field(page).fill("RFC 9280");
  await expect(options(page).first()).toHaveAttribute("href", "https://www.rfc-editor.org/info/rfc9280");
  await expect(options(page).first()).toContainText("on www.rfc-editor.org");
});

test("arrows_move_through_the_results_and_back_to_the_field", async ({ page }) => {
  await openBox(page);
  await field(page).fill("hackathon");
  await expect(options(page).nth(1)).toBeVisible();
  await field(page).press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await field(page).press("ArrowDown");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", "finder-1");
  await field(page).press("ArrowUp");
  await field(page).press("ArrowUp");
  await expect(field(page)).not.toHaveAttribute("aria-activedescendant");
  await field(page).press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toBeFocused();
});

test("escape_closes_the_search_and_gives_the_focus_back", async ({ page }) => {
  await open(page, "/");
  const link = page.getByRole("link", { name: "All news" });
  await link.focus();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box(page)).toBeHidden();
  await expect(link).toBeFocused();
});

test("a12_following_a_result_closes_the_search_and_back_returns", async ({ page }) => {
  await openBox(page);
  await field(page).fill("sponsorship");
  await options(page).first().click();
  await expect(heading(page)).toHaveText("Meeting sponsorship");
  await expect(box(page)).toBeHidden();
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to the IETF");
});

test("what_is_typed_in_the_head_of_the_page_goes_on_in_the_box", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await open(page, "/");
  await page.locator("#header-search").pressSequentially("hackathon");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("hackathon");
});

test("a_word_that_is_put_together_of_several_keys_goes_on_in_the_box_only_when_it_is_whole", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await open(page, "/");
  const header = page.locator("#header-search");
  await header.focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "hackath", selectionStart: 7, selectionEnd: 7 });
  await expect(header).toHaveValue("hackath");
  // The loader asks for the program while it hears of a key: nothing can still be on its way.
  await expect(page.locator("link[href^='/finder']")).toHaveCount(0);
  await expect(header).toBeFocused();
  await expect(box(page)).toBeHidden();
  await keyboard.send("Input.insertText", { text: "hackathon" });
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("hackathon");
  await expect(options(page).first()).toContainText("Hackathon");
});

test("keys_of_an_input_method_do_not_move_through_the_results", async ({ page }) => {
  await openBox(page);
  await field(page).fill("hackathon");
  await expect(options(page).first()).toBeVisible();
  const press = (isComposing: boolean) =>
    field(page).dispatchEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true, isComposing });
  await press(true);
  await expect(field(page)).not.toHaveAttribute("aria-activedescendant");
  await press(false);
  await expect(field(page)).toHaveAttribute("aria-activedescendant", "finder-0");
});

test("a_kind_that_is_pressed_leaves_only_its_results", async ({ page }) => {
  await openBox(page);
  await field(page).fill("security");
  await box(page)
    .getByRole("button", { name: /^Groups/ })
    .click();
  await expect(box(page).getByRole("button", { name: /^Groups/ })).toHaveAttribute("aria-pressed", "true");
  await expect(options(page).first()).toHaveAttribute("href", /#/);
  // Groups alone are parts of pages.
  const found = await options(page).evaluateAll((all) => all.map((option) => option.getAttribute("href")!));
  expect(found.filter((href) => !href.includes("#"))).toEqual([]);
});

test("a_kind_has_as_many_results_as_its_button_says_with_what_the_query_names", async ({ page }) => {
  await openBox(page);
  await field(page).fill("vienna");
  for (const kind of ["Meetings", "All"]) {
    const button = box(page).getByRole("button", { name: new RegExp(`^${kind}`) });
    const count = /\d+/.exec((await button.textContent())!)![0];
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(box(page).getByRole("status")).toHaveText(`${count} results`);
    await expect(options(page).first()).toContainText("IETF 126 Vienna");
  }
});

test("a_mistyped_word_is_mended_and_the_visitor_is_told_and_can_search_for_what_was_typed", async ({ page }) => {
  await openBox(page);
  await field(page).fill("hackaton");
  await expect(status(page)).toHaveText(/results for “hackathon”$/);
  await expect(box(page)).toContainText("Showing results for hackathon. Search for hackaton instead");
  await box(page).getByRole("link", { name: "Search for hackaton instead" }).click();
  await expect(page).toHaveURL("/search/?query=%22hackaton%22");
  const results = page.locator("[data-results]");
  await expect(results.getByRole("heading")).toHaveText("No results");
  await page.getByRole("searchbox", { name: "Search the site" }).fill("hackaton");
  await expect(results).toContainText("Showing results for hackathon.");
  await expect(results.getByRole("listitem").first()).toContainText("Hackathon");
});

const info = (name: string) => `https://www.rfc-editor.org/info/${name}`;
const doc = (name: string) => `https://datatracker.ietf.org/doc/${name}/`;
for (const [query, href] of [
  ["rfc 5280", info("rfc5280")],
  ["1918", info("rfc1918")],
  ["RFC 0793", info("rfc793")],
  ["rfc 2616", info("rfc2616")],
  ["what does rfc 6749 say", info("rfc6749")],
  ["4122 rfc", info("rfc4122")],
  ["ＲＦＣ　９０００", info("rfc9000")],
  ["bcp 195", info("bcp195")],
  ["std97", info("std97")],
  ["draft-irtf-cfrg-frost", doc("draft-irtf-cfrg-frost")],
  ["draft-ietf-quic-multipath-11", doc("draft-ietf-quic-multipath/11")],
  ["ietf126", "/meeting/126/"],
] as const) {
  test(`q1_${query.replaceAll(" ", "_")}_leads_to_exactly_that_in_the_box_and_on_its_page`, async ({ page }) => {
    await openBox(page);
    await field(page).fill(query);
    await expect(options(page).first()).toHaveAttribute("href", href);
    await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
    await open(page, `/search/?query=${encodeURIComponent(query)}`);
    await expect(page.locator("[data-results]").getByRole("link").first()).toHaveAttribute("href", href);
  });
}

for (const query of ["\0", "🦀", "مرحبا", "x".repeat(10_000), "<>&%"]) {
  test(`the_odd_query_${JSON.stringify(query.slice(0, 20))}_has_an_answer`, async ({ page }) => {
    await openBox(page);
    await field(page).fill(query);
    await expect(status(page)).toHaveText("No results");
    await expect(box(page).getByRole("link", { name: /Datatracker/ })).toBeVisible();
  });
}

test("a10_the_page_of_the_search_shows_results_for_its_address_and_keeps_the_focus", async ({ page }) => {
  await open(page, "/search/?query=hackathon");
  const results = page.locator("[data-results]");
  await expect(results.getByRole("heading")).toHaveText(/^\d+ results$/);
  await expect(results.getByRole("listitem").first()).toContainText("Hackathon");
  const own = page.getByRole("searchbox", { name: "Search the site" });
  await own.fill("sponsor");
  await expect(results.getByRole("listitem").first()).toContainText("sponsor");
  await expect(own).toBeFocused();
  await expect(page).toHaveURL(/query=sponsor/);
});

test("enter_without_a_choice_shows_all_results_on_the_page_of_the_search", async ({ page }) => {
  await openBox(page);
  await field(page).fill("transport");
  await expect(options(page).first()).toBeVisible();
  await field(page).press("Enter");
  await expect(page).toHaveURL(/\/search\/\?query=transport$/);
  await expect(page.locator("[data-results]").getByRole("listitem").first()).toBeVisible();
});

test.describe("with a file that was changed on its way", () => {
  test.use({ allowed: [/integrity|preload/] });

  for (const file of [/\/finder-[^/]*\.js$/, /\/finder-[^/]*_bg\.wasm$/]) {
    test(`c3_the_search_does_not_run_with_one_byte_of_${file.source.includes("wasm") ? "wasm" : "script"}_changed`, async ({ page }) => {
      await damage(page, file);
      await open(page, "/");
      // Without the box, the keys lead to its page.
      await page.keyboard.press("Control+k");
      await expect(heading(page)).toHaveText("Search");
      await expect(box(page)).toHaveCount(0);
    });
  }
});

test.describe("without its files", () => {
  test.use({ allowed: [/Failed to load resource|net::ERR_FAILED/] });

  test("a_search_without_its_files_says_so_and_leads_on", async ({ page }) => {
    await page.route("**/content/search/**", (route) => route.abort());
    await openBox(page);
    await field(page).fill("hackathon");
    await expect(status(page)).toHaveText(/cannot be reached/);
    await box(page).getByRole("link", { name: "The site from A to Z" }).click();
    await expect(page).toHaveURL(/\/search\/\?query=hackathon$/);
  });

  test("a_search_without_its_program_is_a_link_to_its_page", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.route("**/finder-*", (route) => route.abort());
    await open(page, "/");
    await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
    await expect(heading(page)).toHaveText("Search");
  });

  test("a_program_that_could_not_be_had_is_asked_for_again_at_the_next_use", async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 900 });
    await page.route("**/finder-*", (route) => route.abort());
    await open(page, "/");
    const header = page.locator("#header-search");
    const refused = page.waitForEvent("requestfailed", (request) => /finder-/.test(request.url()));
    await header.pressSequentially("h");
    await refused;
    await page.unroute("**/finder-*");
    await header.pressSequentially("ackathon");
    await expect(field(page)).toHaveValue("hackathon");
    await expect(options(page).first()).toContainText("Hackathon");
  });
});
