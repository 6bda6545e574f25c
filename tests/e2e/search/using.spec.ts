// What can be done in the search dialog.
import { expect, test } from "../support/test";
import { dialog, field, kind, openDialog, options, status } from "./dialog";

test("a_selection_that_is_dragged_out_of_the_field_closes_nothing", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("hackathon");
  const box = (await field(page).boundingBox())!;
  await page.mouse.move(box.x + 100, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(5, 5, { steps: 5 });
  await page.mouse.up();
  await expect(dialog(page)).toBeVisible();
  // A press beside the dialog does close it.
  await page.mouse.click(5, 5);
  await expect(dialog(page)).toBeHidden();
});

for (const key of ["ArrowLeft", "ArrowRight", "Home", "End"]) {
  test(`${key}_leads_back_from_the_list_to_the_text`, async ({ page }) => {
    await openDialog(page);
    await field(page).fill("hackathon");
    await expect(options(page).first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press(key);
    await expect(options(page).first()).toHaveAttribute("aria-selected", "false");
    await expect(field(page)).not.toHaveAttribute("aria-activedescendant");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/search/?query=hackathon");
  });
}

test("q3_the_kind_of_a_document_that_is_named_is_among_the_kinds", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("RFC 9000");
  await kind(page, /^RFCs \d+$/).click();
  await expect(kind(page, /^RFCs \d+$/)).toHaveAttribute("aria-pressed", "true");
  await expect(options(page).first()).toHaveAccessibleName(/^RFC 9000/);
});

test("q3_an_option_is_named_by_its_title_and_described_by_its_text", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("rough consensus");
  await expect(dialog(page).locator("mark").first()).toBeVisible();
  for (const option of await options(page).all()) {
    const entry = option.locator("xpath=..");
    // The number of an RFC stands before its title.
    const title = await entry.locator(".search-result__title").innerText();
    expect(await option.evaluate((element) => element.textContent)).toContain(title);
    const text = await entry.locator(".search-result__text").innerText();
    await expect(option).toHaveAccessibleDescription(new RegExp(`^${text.slice(0, 40).replaceAll(/\W/g, ".")}`));
  }
  await field(page).fill("ietf 106");
  await expect(options(page).first()).toHaveAccessibleName("Meeting IETF 106 Kyoto");
  // A press on what describes it leads to it.
  await dialog(page)
    .locator(".search-result")
    .first()
    .click({ position: { x: 20, y: 50 } });
  await expect(page).toHaveURL("/meeting/106/");
});

test("q3_a_kind_that_was_chosen_for_one_query_does_not_empty_the_next", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("vienna");
  await kind(page, /^Meetings/).click();
  await expect(kind(page, /^Meetings/)).toHaveAttribute("aria-pressed", "true");
  await field(page).fill("quic");
  await expect(options(page).first()).toContainText("QUIC");
  await expect(kind(page, /^All/)).toHaveAttribute("aria-pressed", "true");
});

test("q6_a_kind_keeps_the_focus", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("security");
  await kind(page, /^Groups/).focus();
  await page.keyboard.press("Enter");
  await expect(kind(page, /^Groups/)).toHaveAttribute("aria-pressed", "true");
  await expect(kind(page, /^Groups/)).toBeFocused();
});

test("q3_the_status_changes_once_when_typing_rests", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("example");
  await expect(status(page)).toHaveText(/^\d+ results$/);
  const messages = await page.evaluateHandle(() => {
    const messages: string[] = [];
    const status = document.querySelector("dialog [role=status]")!;
    new MutationObserver(() => messages.push(status.textContent!)).observe(status, { childList: true, characterData: true, subtree: true });
    return messages;
  });
  // In the page: a busy machine would make pauses between keys that come one by one.
  await field(page).evaluate(async (field: HTMLInputElement) => {
    for (const letter of " group meetings") {
      field.value += letter;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  await expect(status(page)).not.toHaveText(/^$/);
  await expect.poll(() => messages.evaluate((messages) => messages.length)).toBe(1);
  await page.waitForTimeout(600);
  expect(await messages.evaluate((messages) => messages.length)).toBe(1);
});

test("q8_field_and_list_scroll_together_where_there_is_little_height", async ({ page }) => {
  for (const [width, height] of [
    [320, 256],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openDialog(page);
    await field(page).fill("security");
    await expect(options(page).nth(6)).toBeAttached();
    const heights = await dialog(page).evaluate((dialog) => {
      const list = dialog.querySelector("[role=listbox]")!;
      return { list: list.clientHeight, inside: list.scrollHeight, dialog: dialog.scrollHeight, window: dialog.clientHeight };
    });
    expect(heights.list).toBe(heights.inside);
    expect(heights.dialog).toBeGreaterThan(heights.window);
    await options(page).last().scrollIntoViewIfNeeded();
    await expect(options(page).last()).toBeInViewport({ ratio: 0.5 });
    await page.keyboard.press("Escape");
  }
});

test("the_dialog_is_not_printed", async ({ page }) => {
  await openDialog(page);
  await field(page).fill("security");
  await expect(options(page).first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(dialog(page)).toBeHidden();
});
