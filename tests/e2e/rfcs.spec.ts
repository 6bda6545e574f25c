// The list of all RFCs: filter, pages, histories; without scripts, on paper, without a network. And what other pages say about RFCs.
import type { Page } from "@playwright/test";

import { test as offlineTest } from "./support/server";
import { expect, heading, lead, open, ready, test } from "./support/test";

const LIST = "/process/rfcs/all/";

const list = (page: Page) => page.locator("rfc-list");
const rows = (page: Page) => list(page).locator(".rfc");
const status = (page: Page) => list(page).getByRole("status");
const words = (page: Page) => list(page).getByRole("searchbox", { name: "Number or words" });
const history = (page: Page, number: number) => page.locator(`details[data-line="${number}"]`);

/** Opens the list and waits until it can be filtered. */
async function openList(page: Page, query = ""): Promise<void> {
  await open(page, LIST + query);
  await filterable(page);
}

async function filterable(page: Page): Promise<void> {
  await expect(list(page).locator(".rfc__line").first()).toBeAttached();
}

test("list_is_filtered_while_typing_and_announces_the_count", async ({ page }) => {
  await openList(page);
  await expect(rows(page)).toHaveCount(100);
  await words(page).pressSequentially("transfer protocol mail");
  await expect(status(page)).toHaveText(/^6 of \d+ RFCs$/);
  await expect(rows(page).first()).toContainText("RFC 5321 Simple Mail Transfer Protocol");
  await expect(page).toHaveURL(`${LIST}?words=transfer+protocol+mail`);
  await words(page).fill("nothing has this");
  await expect(status(page)).toHaveText("No RFC has all of this.");
  await expect(rows(page)).toHaveCount(0);
});

test("number_leads_to_its_rfc", async ({ page }) => {
  await openList(page);
  await words(page).fill("rfc 793");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).getByRole("link").first()).toHaveAttribute("href", "https://www.rfc-editor.org/info/rfc793");
});

test("filters_are_combined_and_survive_reload_and_back", async ({ page }) => {
  await openList(page);
  await list(page).getByLabel("Group").fill("HTTPBIS");
  await list(page).getByLabel("Only current ones").check();
  await list(page).getByLabel("Area").selectOption("Web and Internet Transport");
  await expect(status(page)).toHaveText(/^\d+ of \d+ RFCs$/);
  const count = await rows(page).count();
  await expect(rows(page).filter({ hasText: "Obsoleted by" })).toHaveCount(0);
  await expect(page).toHaveURL(`${LIST}?area=wit&group=httpbis&current=yes`);
  await page.reload();
  await filterable(page);
  await expect(rows(page)).toHaveCount(count);
  await expect(list(page).getByLabel("Only current ones")).toBeChecked();
  await page.getByRole("main").getByRole("link", { name: "The RFC series" }).click();
  await expect(heading(page)).toHaveText("The RFC series");
  await page.goBack();
  await expect(heading(page)).toHaveText("All RFCs");
  await expect(rows(page)).toHaveCount(count);
  await expect(list(page).getByLabel("Group")).toHaveValue("httpbis");
});

test("hundred_rfcs_are_shown_at_a_time_and_the_keyboard_turns_the_page", async ({ page }) => {
  await openList(page, "?stream=IETF");
  await expect(status(page)).toHaveText(/, 1 to 100 shown$/);
  await expect(rows(page)).toHaveCount(100);
  const first = await rows(page).first().innerText();
  await list(page).getByRole("button", { name: "Next 100" }).focus();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText(/, 101 to /);
  await expect(page).toHaveURL(`${LIST}?stream=IETF&page=2`);
  await expect(list(page).locator(".rfc-results")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(rows(page).first().getByRole("link").first()).toBeFocused();
  await list(page).getByRole("button", { name: "Previous 100" }).click();
  await expect(rows(page).first()).toContainText(first.split("\n")[0]);
});

test("history_is_drawn_and_reads_as_a_list", async ({ page }) => {
  await openList(page, "?words=2821");
  await history(page, 2821).locator("summary").focus();
  await page.keyboard.press("Enter");
  const items = history(page, 2821).getByRole("listitem");
  await expect(items).toContainText(["RFC 772", "RFC 780", "RFC 788", "RFC 821", "RFC 974", "RFC 1869", "RFC 2821", "RFC 5321"]);
  await expect(items.nth(6)).toHaveText("RFC 2821, Simple Mail Transfer Protocol (April 2001), replaced by RFC 5321");
  await expect(history(page, 2821).getByRole("img")).toHaveAccessibleName(/^What RFC 2821 replaced/);
  await expect(history(page, 2821).locator("rect.lineage__own")).toHaveCount(1);
});

test("list_works_after_a_navigation_and_for_an_address_from_another_page", async ({ page }) => {
  await open(page, "/process/rfcs/");
  await lead(page, `${LIST}?words=5321`);
  await expect(heading(page)).toHaveText("All RFCs");
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(heading(page)).toHaveText("The RFC series");
  await lead(page, `${LIST}?group=tls&current=yes`);
  await expect(list(page).getByLabel("Group")).toHaveValue("tls");
  await expect(rows(page).first()).toContainText("· TLS");
});

test("a16_back_to_a_filtered_list_from_the_whole_one_filters_it_again", async ({ page }) => {
  await openList(page);
  await list(page).getByLabel("Group").fill("tls");
  await expect(page).toHaveURL(`${LIST}?group=tls`);
  const count = await rows(page).count();
  await lead(page, LIST);
  await expect(page).toHaveURL(LIST);
  await page.goBack();
  await expect(page).toHaveURL(`${LIST}?group=tls`);
  await expect(list(page).getByLabel("Group")).toHaveValue("tls");
  await expect(rows(page)).toHaveCount(count);
});

test("address_follows_once_typing_rests", async ({ page }) => {
  await openList(page);
  await page.evaluate(() => {
    const { history } = window;
    const replaceState = history.replaceState.bind(history);
    let writes = 0;
    history.replaceState = (...values) => {
      writes += 1;
      replaceState(...values);
    };
    Object.assign(window, { writes: () => writes });
  });
  await words(page).pressSequentially("mail transfer protocol");
  await expect(page).toHaveURL(`${LIST}?words=mail+transfer+protocol`);
  // Safari allows a hundred in half a minute.
  expect(await page.evaluate(() => (window as unknown as { writes: () => number }).writes())).toBeLessThan(5);
});

test("filter_answers_within_100_ms", async ({ page }) => {
  await openList(page);
  const duration = await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>("rfc-list [name=words]");
    if (!field) throw new Error("no field");
    const start = performance.now();
    field.value = "protocol";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
  expect(duration).toBeLessThan(100);
});

test.describe("on paper", () => {
  test("what_is_shown_is_printed_without_the_controls", async ({ page }) => {
    await openList(page, "?words=5321");
    await expect(rows(page)).toHaveCount(1);
    await page.emulateMedia({ media: "print" });
    await expect(rows(page)).toBeVisible();
    await expect(words(page)).toBeHidden();
  });
});

test.describe("if the program cannot be loaded", () => {
  test.use({ allowed: [/Failed to load resource|Failed to fetch|ERR_FAILED/] });

  test("newest_rfcs_stay_and_the_visitor_is_told", async ({ page }) => {
    await page.route("**/content/rfcs/**", (route) => route.abort());
    await open(page, LIST);
    await expect(status(page)).toHaveText(/^The list cannot be filtered now/);
    await expect(rows(page)).toHaveCount(100);
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("every_rfc_is_in_the_list_of_its_hundred", async ({ page }) => {
    await page.goto(LIST);
    await expect(rows(page)).toHaveCount(100);
    await expect(page.locator("rfc-list form")).toBeHidden();
    await page.getByRole("link", { name: "5300 to 5399" }).click();
    await expect(heading(page)).toHaveText("RFC 5300 to RFC 5399");
    await expect(page.locator(".rfc")).toContainText(["RFC 5321"]);
    await expect(page.locator(".rfc").filter({ hasText: "RFC 5321" })).toContainText("Obsoletes RFC 2821");
  });

  test("figures_are_tables_with_their_numbers", async ({ page }) => {
    await page.goto("/process/rfcs/");
    for (const name of ["RFCs by status", "RFCs by stream", "Groups with the most RFCs"]) {
      const table = page.getByRole("table", { name });
      await expect(table.getByRole("row").nth(1).getByRole("cell").last()).toHaveText(/^[\d,]+$/);
    }
  });
});

test("mention_of_an_rfc_has_its_title_and_what_replaced_it", async ({ page }) => {
  await open(page, "/process/rfcs/");
  const mention = (name: string) => page.getByRole("main").getByRole("link", { name }).first();
  await expect(mention("RFC 5321")).toHaveAccessibleDescription("Simple Mail Transfer Protocol");
  await expect(mention("RFC 2616")).toHaveAccessibleDescription(/ \(obsoleted by RFC 7230, .*\)$/);
});

test("page_on_a_technology_lists_the_current_rfcs_of_its_groups", async ({ page }) => {
  await open(page, "/technologies/transport/");
  const group = page.locator(".rfc-group").filter({ hasText: "QUIC:" });
  await group.locator("summary").click();
  await expect(
    group
      .getByRole("listitem")
      .filter({ hasText: /^RFC \d+ / })
      .first(),
  ).toBeVisible();
});

offlineTest.describe("without a network", () => {
  offlineTest.use({
    serviceWorkers: "allow",
    allowed: [/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|cannot read the hydration data/],
  });

  offlineTest("list_that_was_visited_can_be_filtered", async ({ page, context, server }) => {
    await page.goto(server.origin);
    await ready(page);
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      if (!serviceWorker.controller) await new Promise((done) => serviceWorker.addEventListener("controllerchange", done));
    });
    await page.goto(server.origin + LIST);
    await filterable(page);
    await context.setOffline(true);
    await page.goto(`${server.origin}${LIST}?words=5321`);
    await expect(rows(page)).toHaveCount(1);
  });
});
