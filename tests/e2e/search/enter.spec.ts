// What Enter leads to.
import { expect, heading, test } from "../support/test";
import { field, holdBack, INDEX, openDialog, options } from "./dialog";

test.describe("to a document elsewhere, too", () => {
  test.use({ audit: false });

  for (const [first, query, href] of [
    ["ietf 110", "ietf 111", "/meeting/111/"],
    ["rfc 900", "rfc 9000", "https://www.rfc-editor.org/info/rfc9000"],
    ["bcp 1", "bcp 14", "https://www.rfc-editor.org/info/bcp14"],
  ] as const) {
    test(`q2_enter_right_after_the_last_key_of_${query.replace(" ", "_")}_leads_there`, async ({ page }) => {
      await page.route("https://www.rfc-editor.org/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>RFC</title>" }));
      await openDialog(page);
      await field(page).pressSequentially(first);
      await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
      // In one task: no response can come in between.
      await field(page).evaluate((field: HTMLInputElement, value) => {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.form!.requestSubmit();
      }, query);
      await expect(page).toHaveURL(href);
    });
  }
});

test("q2_enter_waits_for_files_that_are_on_their_way", async ({ page }) => {
  const release = await holdBack(page, INDEX);
  await openDialog(page);
  await field(page).fill("ietf 106");
  await field(page).press("Enter");
  await expect(page).toHaveURL("/");
  release();
  await expect(heading(page)).toHaveText("IETF 106 Kyoto");
});

test("q2_enter_that_waits_is_forgotten_when_the_dialog_is_closed", async ({ page }) => {
  const release = await holdBack(page, INDEX);
  await openDialog(page);
  await field(page).fill("ietf 106");
  await field(page).press("Enter");
  await field(page).press("Escape");
  release();
  // Hidden, so by element.
  await expect(page.locator(".search-dialog [role=option]").first()).toBeAttached();
  await expect(page).toHaveURL("/");
});

test("q2_enter_that_waits_is_forgotten_when_more_is_typed", async ({ page }) => {
  const release = await holdBack(page, INDEX);
  await openDialog(page);
  await field(page).fill("ietf 10");
  await field(page).press("Enter");
  await field(page).press("6");
  release();
  await expect(options(page).first()).toContainText("IETF 106");
  await expect(page).toHaveURL("/");
  await field(page).press("Enter");
  await expect(heading(page)).toHaveText("IETF 106 Kyoto");
});
