// How the search dialog is opened, on any keyboard and any network.
import { expect, heading, open, test } from "../support/test";
import { dialog, field, holdBack, INDEX, openDialog, options, pressOnLayout, PROGRAM, status } from "./dialog";

for (const [layout, key, code] of [
  ["caps_lock", "K", "KeyK"],
  ["a_cyrillic_layout", "л", "KeyK"],
  ["a_greek_layout", "κ", "KeyK"],
  ["an_arabic_layout", "ن", "KeyK"],
  ["a_hebrew_layout", "ל", "KeyK"],
  ["the_dvorak_layout", "k", "KeyV"],
] as const) {
  test(`q4_control_k_opens_with_${layout}`, async ({ page }) => {
    await open(page, "/");
    expect(await pressOnLayout(page, key, code, { ctrlKey: true })).toBe(false);
    await expect(field(page)).toBeFocused();
  });
}

test("q4_another_letter_on_the_key_of_k_opens_nothing", async ({ page }) => {
  await open(page, "/");
  // Dvorak's T.
  expect(await pressOnLayout(page, "t", "KeyK", { ctrlKey: true })).toBe(true);
  expect(await pressOnLayout(page, "k", "KeyK", { ctrlKey: true, altKey: true })).toBe(true);
  await expect(dialog(page)).toHaveCount(0);
});

test("q4_on_a_mac_control_k_in_a_field_stays_the_systems_and_command_k_opens", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "platform", { get: () => "MacIntel" }));
  await open(page, "/search/");
  await page.getByRole("searchbox", { name: "Search the site" }).focus();
  expect(await pressOnLayout(page, "k", "KeyK", { ctrlKey: true })).toBe(true);
  await expect(dialog(page)).toHaveCount(0);
  expect(await pressOnLayout(page, "k", "KeyK", { metaKey: true })).toBe(false);
  await expect(field(page)).toBeFocused();
});

test("q4_a_click_with_alt_stays_the_browsers", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, "/");
  const link = page.getByRole("banner").getByRole("link", { name: "Search" });
  const isDefault = await link.evaluate((link) => {
    let isDefault = false;
    const look = (event: Event): void => {
      isDefault = !event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener("click", look, { once: true });
    link.dispatchEvent(new MouseEvent("click", { altKey: true, bubbles: true, cancelable: true }));
    return isDefault;
  });
  expect(isDefault).toBe(true);
  await expect(dialog(page)).toHaveCount(0);
});

test("q5_the_field_is_there_at_once_and_keeps_its_letters_until_the_program_comes", async ({ page }) => {
  const release = await holdBack(page, PROGRAM);
  await openDialog(page);
  await expect(status(page)).toHaveText("Loading the search…");
  await page.keyboard.type("hackathon");
  await expect(field(page)).toHaveValue("hackathon");
  release();
  await expect(options(page).first()).toContainText("Hackathon");
  await expect(field(page)).toHaveValue("hackathon");
  await expect(field(page)).toBeFocused();
  await expect(status(page)).toHaveText(/^\d+ results$/);
});

test("q5_enter_before_the_program_is_there_leads_to_the_page_of_results", async ({ page }) => {
  await holdBack(page, PROGRAM);
  await openDialog(page);
  await page.keyboard.type("hackathon");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search/?query=hackathon");
  await expect(heading(page)).toHaveText("Search");
});

for (const [what, address] of [
  ["a_program", PROGRAM],
  ["an_index", INDEX],
] as const) {
  test(`q5_${what}_that_does_not_come_is_said_with_a_way_to_the_a_to_z`, async ({ page }) => {
    await holdBack(page, address);
    await openDialog(page);
    await page.keyboard.type("hackathon");
    await expect(status(page)).toContainText("cannot be reached", { timeout: 15_000 });
    await dialog(page)
      .getByRole("link", { name: /A to Z/i })
      .click();
    await expect(heading(page)).toHaveText("Search");
    await expect(dialog(page)).toBeHidden();
  });
}

test("q5_a_dialog_that_was_closed_stays_closed_when_the_program_comes", async ({ page }) => {
  const release = await holdBack(page, PROGRAM);
  await openDialog(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  const arrived = page.waitForResponse(/search-ui-[^/]*\.wasm$/);
  release();
  await arrived;
  await page.getByRole("link", { name: "All news" }).click();
  await expect(heading(page)).toHaveText("News & blog");
  await expect(dialog(page)).toBeHidden();
});

test("q5_the_dialog_belongs_to_the_page_on_which_it_was_opened", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "All news" }).click();
  await expect(heading(page)).toHaveText("News & blog");
  const release = await holdBack(page, PROGRAM);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.goBack();
  await expect(heading(page)).toHaveText("Welcome to Example");
  release();
  await expect(dialog(page)).toBeHidden();
});

test.describe("without a network", () => {
  test.use({ allowed: [/Failed to load resource|net::ERR|dynamically imported/] });

  test("q5_a_search_that_was_never_used_says_that_it_cannot_be_reached", async ({ page }) => {
    await page.route(PROGRAM, (route) => route.abort());
    await openDialog(page);
    await expect(status(page)).toContainText("cannot be reached");
    // And it is there again with the network.
    await page.unroute(PROGRAM);
    await page.keyboard.type("hackathon");
    await expect(options(page).first()).toContainText("Hackathon");
  });
});

test("the_menu_closes_when_the_search_opens", async ({ page }) => {
  await open(page, "/");
  await page.locator(".mega-menu__trigger", { hasText: "Meetings" }).click();
  await expect(page.locator(".mega-menu [open]")).toHaveCount(1);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await expect(page.locator(".mega-menu [open]")).toHaveCount(0);
});
