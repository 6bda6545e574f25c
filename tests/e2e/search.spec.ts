// The search: a dialog that opens on every page, and the results on the page of the search.
import { damage } from "./support/app";
import {
  INDEX_FILES,
  PROGRAM,
  PROGRAM_FILES,
  PROGRAM_LINKS,
  dialog,
  field,
  headerField,
  headerLink,
  isOfSearch,
  openDialog,
  openWithDialog,
  optionId,
  options,
  pageField,
  results,
  status,
} from "./support/search";
import { expect, heading, open, test } from "./support/test";

test("search_loads_nothing_before_use_and_only_its_program_before_typing", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await open(page, "/");
  await page.getByRole("link", { name: "All events" }).click();
  await expect(heading(page)).toHaveText("Upcoming meetings");
  const ofSearch = () => requests.filter(isOfSearch);
  expect(ofSearch()).toEqual([]);
  await openDialog(page);
  expect(
    ofSearch()
      .map((path) => path.split(".").at(-1))
      .sort(),
  ).toEqual(["js", "wasm"]);
});

test("typing_finds_pages_marks_matches_and_announces_the_count", async ({ page }) => {
  await openWithDialog(page);
  await field(page).pressSequentially("rough consens");
  await expect(dialog(page).locator(".search-result").first()).toContainText("consensus");
  await expect(dialog(page).locator("mark").first()).toBeVisible();
  await expect(status(page)).toHaveText(/^\d+ results$/);
  await expect(field(page)).toHaveAttribute("aria-expanded", "true");
});

test("direct_hit_comes_first_and_enter_follows_it", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("ietf 106");
  await expect(options(page).first()).toContainText("IETF 106 Kyoto");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", optionId(0));
  await field(page).press("Enter");
  await expect(heading(page)).toHaveText("IETF 106 Kyoto");
  await expect(heading(page)).toBeFocused();
  await expect(dialog(page)).toBeHidden();
});

test("rfc_result_names_the_other_site", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("RFC 9000");
  await expect(options(page).first()).toHaveAttribute("href", "https://www.rfc-editor.org/info/rfc9000");
  await expect(options(page).first()).toHaveAccessibleDescription(/on www\.rfc-editor\.org$/);
});

test("arrow_keys_move_through_the_results_and_back_to_the_field", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("hackathon");
  await expect(options(page).nth(1)).toBeVisible();
  await field(page).press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await field(page).press("ArrowDown");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", optionId(1));
  await field(page).press("ArrowUp");
  await field(page).press("ArrowUp");
  await expect(field(page)).not.toHaveAttribute("aria-activedescendant");
  await field(page).press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toBeFocused();
});

test("escape_closes_the_search_and_returns_focus", async ({ page }) => {
  await open(page, "/");
  const link = page.getByRole("link", { name: "All news" });
  await link.focus();
  await openDialog(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(link).toBeFocused();
});

test("a12_following_a_result_closes_the_search_and_back_returns", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("sponsorship");
  await options(page).first().click();
  await expect(heading(page)).toHaveText("Meeting sponsorship");
  await expect(dialog(page)).toBeHidden();
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to Example");
});

test("text_typed_in_the_header_continues_in_the_dialog", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await open(page, "/");
  await headerField(page).pressSequentially("hackathon");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("hackathon");
});

test("composed_word_continues_in_the_dialog_once_it_is_complete", async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  await open(page, "/");
  const header = headerField(page);
  await header.focus();
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "hackath", selectionStart: 7, selectionEnd: 7 });
  await expect(header).toHaveValue("hackath");
  // The loader requests the program while it handles a key, so no request can still be about to start.
  await expect(page.locator(PROGRAM_LINKS)).toHaveCount(0);
  await expect(header).toBeFocused();
  await expect(dialog(page)).toBeHidden();
  await keyboard.send("Input.insertText", { text: "hackathon" });
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("hackathon");
  await expect(options(page).first()).toContainText("Hackathon");
});

test("input_method_keys_do_not_move_through_the_results", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("hackathon");
  await expect(options(page).first()).toBeVisible();
  const press = (isComposing: boolean) =>
    field(page).dispatchEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true, isComposing });
  await press(true);
  await expect(field(page)).not.toHaveAttribute("aria-activedescendant");
  await press(false);
  await expect(field(page)).toHaveAttribute("aria-activedescendant", optionId(0));
});

test("pressed_kind_shows_only_its_results", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("security");
  await dialog(page)
    .getByRole("button", { name: /^Groups/ })
    .click();
  await expect(dialog(page).getByRole("button", { name: /^Groups/ })).toHaveAttribute("aria-pressed", "true");
  await expect(options(page).first()).toHaveAttribute("href", /#/);
  // Only groups are parts of pages.
  const found = await options(page).evaluateAll((all) => all.map((option) => option.getAttribute("href")!));
  expect(found.filter((href) => !href.includes("#"))).toEqual([]);
});

test("kind_has_as_many_results_as_its_button_says", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("vienna");
  for (const kind of ["Meetings", "All"]) {
    const button = dialog(page).getByRole("button", { name: new RegExp(`^${kind}`) });
    const count = /\d+/.exec((await button.textContent())!)![0];
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await expect(status(page)).toHaveText(`${count} results`);
    await expect(options(page).first()).toContainText("IETF 108 Vienna");
  }
});

test("misspelling_is_corrected_with_a_link_to_the_exact_query", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("hackaton");
  await expect(status(page)).toHaveText(/results for “hackathon”$/);
  await expect(dialog(page)).toContainText("Showing results for hackathon. Search for hackaton instead");
  await dialog(page).getByRole("link", { name: "Search for hackaton instead" }).click();
  await expect(page).toHaveURL("/search/?query=%22hackaton%22");
  await expect(results(page).getByRole("heading")).toHaveText("No results");
  await pageField(page).fill("hackaton");
  await expect(results(page)).toContainText("Showing results for hackathon.");
  await expect(results(page).getByRole("listitem").first()).toContainText("Hackathon");
});

const info = (name: string) => `https://www.rfc-editor.org/info/${name}`;
const doc = (name: string) => `https://datatracker.ietf.org/doc/${name}/`;
for (const [query, href] of [
  ["rfc 5280", info("rfc5280")],
  ["1918", info("rfc1918")],
  ["RFC 0793", info("rfc9293")],
  // What replaced it comes first.
  ["rfc 2616", info("rfc9110")],
  ["what does rfc 6749 say", info("rfc6749")],
  ["4122 rfc", info("rfc4122")],
  ["ＲＦＣ　９０００", info("rfc9000")],
  ["bcp 195", info("bcp195")],
  ["std97", info("std97")],
  ["draft-irtf-cfrg-frost", doc("draft-irtf-cfrg-frost")],
  ["draft-ietf-quic-multipath-11", doc("draft-ietf-quic-multipath/11")],
  ["ietf108", "/meeting/108/"],
] as const) {
  test(`q1_${query.replaceAll(" ", "_")}_leads_straight_to_its_target`, async ({ page }) => {
    await openWithDialog(page);
    await field(page).fill(query);
    await expect(options(page).first()).toHaveAttribute("href", href);
    await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
    await open(page, `/search/?query=${encodeURIComponent(query)}`);
    await expect(results(page).getByRole("link").first()).toHaveAttribute("href", href);
  });
}

for (const query of ["\0", "🦀", "مرحبا", "x".repeat(10_000), "<>&%"]) {
  test(`odd_query_${JSON.stringify(query.slice(0, 20))}_says_no_results`, async ({ page }) => {
    await openWithDialog(page);
    await field(page).fill(query);
    await expect(status(page)).toHaveText("No results");
    await expect(dialog(page).getByRole("link", { name: /Datatracker/ })).toBeVisible();
  });
}

test("a10_search_page_shows_results_for_its_address_and_keeps_focus", async ({ page }) => {
  await open(page, "/search/?query=hackathon");
  await expect(results(page).getByRole("heading")).toHaveText(/^\d+ results$/);
  await expect(results(page).getByRole("listitem").first()).toContainText("Hackathon");
  await pageField(page).fill("sponsor");
  await expect(results(page).getByRole("listitem").first()).toContainText("sponsor");
  await expect(pageField(page)).toBeFocused();
  await expect(page).toHaveURL(/query=sponsor/);
});

test("enter_without_a_selection_opens_the_search_page", async ({ page }) => {
  await openWithDialog(page);
  await field(page).fill("transport");
  await expect(options(page).first()).toBeVisible();
  await field(page).press("Enter");
  await expect(page).toHaveURL(/\/search\/\?query=transport$/);
  await expect(results(page).getByRole("listitem").first()).toBeVisible();
});

test.describe("with a damaged file", () => {
  test.use({ allowed: [/integrity|preload/] });

  for (const [name, file] of Object.entries(PROGRAM)) {
    test(`c3_search_does_not_run_when_one_byte_of_its_${name}_changed`, async ({ page }) => {
      await damage(page, file);
      await open(page, "/");
      await openDialog(page);
      await expect(status(page)).toHaveText(/cannot be reached/);
      await expect(options(page)).toHaveCount(0);
    });
  }
});

test.describe("without some of its files", () => {
  test.use({ allowed: [/Failed to load resource|net::ERR_FAILED/] });

  test("search_without_its_index_explains_itself_and_offers_the_site_index", async ({ page }) => {
    await page.route(INDEX_FILES, (route) => route.abort());
    await openWithDialog(page);
    await field(page).fill("hackathon");
    await expect(status(page)).toHaveText(/cannot be reached/);
    await dialog(page).getByRole("link", { name: "The site from A to Z" }).click();
    await expect(page).toHaveURL("/search/");
  });

  test("search_without_its_program_explains_itself_and_offers_the_search_page", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.route(PROGRAM_FILES, (route) => route.abort());
    await open(page, "/");
    await headerLink(page).click();
    await expect(status(page)).toHaveText(/cannot be reached/);
    await status(page).getByRole("link").click();
    await expect(heading(page)).toHaveText("Search");
  });

  test("search_program_is_requested_again_after_a_failure", async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 900 });
    await page.route(PROGRAM_FILES, (route) => route.abort());
    await open(page, "/");
    const header = headerField(page);
    const refused = page.waitForEvent("requestfailed", (request) => PROGRAM.script.test(request.url()));
    await header.pressSequentially("h");
    await refused;
    await page.unroute(PROGRAM_FILES);
    await header.pressSequentially("ackathon");
    await expect(field(page)).toHaveValue("hackathon");
    await expect(options(page).first()).toContainText("Hackathon");
  });
});
