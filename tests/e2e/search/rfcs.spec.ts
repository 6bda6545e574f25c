// RFCs in the search.
import { pageField, results } from "../support/search";
import { expect, open, test } from "../support/test";
import { dialog, field, kind, openDialog, options, status } from "./dialog";

const info = (number: number): string => `https://www.rfc-editor.org/info/rfc${number}`;

test("q9_an_rfc_is_found_by_its_title_and_says_what_it_is", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("address allocation");
  await expect(options(page).first()).toHaveAttribute("href", info(1918));
  await expect(options(page).first()).toHaveAccessibleName("RFC 1918 Address Allocation for Private Internets");
  await expect(options(page).first()).toHaveAccessibleDescription(/^Best Current Practice · CIDRD · 1996.* on www\.rfc-editor\.org$/);
});

test("q9_an_obsolete_number_leads_to_what_replaced_it_and_then_to_itself", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("rfc 2616");
  await expect(options(page).nth(0)).toHaveAttribute("href", info(9110));
  await expect(options(page).nth(0)).toHaveAttribute("aria-selected", "true");
  await expect(options(page).nth(1)).toHaveAttribute("href", info(2616));
  await expect(options(page).nth(1)).toHaveAccessibleDescription(/Replaced by RFC 9110 .*RFC 9112/);
  // The links in an option are for the pointer: Tab leads past them.
  const links = dialog(page).locator(".search-result div a");
  await expect(links.first()).toHaveAttribute("href", info(9110));
  for (const link of await links.all()) await expect(link).toHaveAttribute("tabindex", "-1");
});

test("q9_the_page_of_results_links_to_what_replaced_an_rfc", async ({ page }) => {
  await open(page, "/search/?query=hypertext+transfer+protocol+http/1.1");
  const obsolete = results(page).getByRole("listitem").filter({ hasText: "RFC 2616" });
  await expect(obsolete.getByRole("link", { name: "RFC 9112" })).toHaveAttribute("href", info(9112));
});

test("q9_arrow_keys_move_through_rfcs", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("quic wg:quic");
  await expect(status(page)).toHaveText(/^\d+ results$/);
  await field(page).press("ArrowDown");
  await field(page).press("ArrowDown");
  await expect(options(page).nth(1)).toHaveAttribute("aria-selected", "true");
});

test("q3_rfcs_are_a_kind_of_their_own", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("quic");
  await kind(page, /^RFCs \d+$/).click();
  await expect(kind(page, /^RFCs \d+$/)).toHaveAttribute("aria-pressed", "true");
  await expect(options(page).first()).toHaveAttribute("href", info(9000));
  for (const option of await options(page).all()) await expect(option).toHaveAttribute("href", /^https:\/\/www\.rfc-editor\.org\//);
});

test("q6_filters_are_offered_as_buttons_and_keep_the_focus", async ({ page }) => {
  await open(page, "/search/?query=http");
  await expect(results(page).getByRole("button", { name: /:/ })).toHaveCount(0);
  await results(page).getByRole("button", { name: /^RFCs/ }).click();
  const current = results(page).getByRole("button", { name: "obsolete:no" });
  await expect(current).toHaveAttribute("aria-pressed", "false");
  await current.focus();
  await page.keyboard.press("Enter");
  await expect(current).toHaveAttribute("aria-pressed", "true");
  await expect(current).toBeFocused();
  await expect(pageField(page)).toHaveValue("http obsolete:no");
  await expect(page).toHaveURL("/search/?query=http%20obsolete%3Ano&kind=RFC");
  const replaced = results(page).getByRole("listitem").filter({ hasText: "Replaced by" });
  await expect(replaced).toHaveCount(0);
  await page.reload();
  await expect(current).toHaveAttribute("aria-pressed", "true");
  await current.click();
  await expect(pageField(page)).toHaveValue("http");
  await expect(current).toHaveAttribute("aria-pressed", "false");
});

test("a_phrase_in_quotation_marks_is_found_only_as_it_is", async ({ page }) => {
  await openDialog(page);
  await field(page).fill('"allocation for private"');
  await expect(options(page)).toHaveCount(1);
  await expect(options(page).first()).toHaveAttribute("href", info(1918));
  await field(page).fill('"private allocation"');
  await expect(status(page)).toHaveText("No results");
});
