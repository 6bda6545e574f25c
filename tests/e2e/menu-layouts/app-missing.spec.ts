// The app does not arrive, or not as it was built: the page works as it does without scripts.
import type { Page } from "@playwright/test";
import { FAULTS, started } from "../support/app";
import { LAYOUTS, Layout } from "../support/layouts";
import { headerField } from "../support/search";
import { expect, heading, test } from "../support/test";

// Each fault is on purpose, and the browser and the page log it.
// (One pattern: Playwright takes an array of two objects for a fixture with its options.)
test.use({ allowed: [/Failed to (load resource|fetch|find a valid digest)|integrity checks failed|TypeError|ERR_FAILED/] });

/** Opens a page, and waits until it has noticed that the app will not start. */
async function openBroken(page: Page, fault: string, address = "/"): Promise<void> {
  await FAULTS[fault](page);
  const noticed = page.waitForEvent("console", (message) => message.type() === "error" && /TypeError/.test(message.text()));
  await page.goto(address);
  await noticed;
  expect(await started(page)).toBe(false);
}

for (const fault of Object.keys(FAULTS)) {
  for (const [layout, viewport] of Object.entries(LAYOUTS)) {
    test.describe(layout, () => {
      test.use({ viewport });

      test(`n2_${layout}_works_with_${fault}`, async ({ page }) => {
        await openBroken(page, fault);
        const menu = new Layout(page);
        await menu.expectToWork();
        const panel = await menu.open("Meetings");
        await panel.getByRole("link", { name: "Upcoming meetings" }).click();
        await expect(page).toHaveURL("/meeting/upcoming/");
        await expect(heading(page)).toHaveText("Upcoming meetings");
      });

      test(`n2_no_dead_control_is_shown_beside_the_${layout}_with_${fault}`, async ({ page }) => {
        await openBroken(page, fault);
        await page.getByRole("button", { name: "Use dark colors" }).click();
        await expect(page.getByRole("button", { name: "Use light colors" })).toBeVisible();
      });
    });
  }
}

test("n2_header_search_form_works_without_the_app", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openBroken(page, "wasm_missing");
  await headerField(page).fill("quic");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/search/?query=quic");
  await expect(heading(page)).toBeVisible();
});

for (const address of ["/meeting/past/", "/technologies/groups/", "/search/"]) {
  test(`a20_filter_of_${address}_works_or_is_hidden_without_the_app`, async ({ page }) => {
    await openBroken(page, "wasm_missing", address);
    const field = page.getByRole("main").locator("[name=query]");
    if (await field.isHidden()) return;
    const items = page.getByRole("main").getByRole("listitem").filter({ visible: true });
    const all = await items.count();
    await field.fill("no such thing");
    await field.press("Enter");
    await page.waitForURL(/query=/);
    expect(await items.count()).toBeLessThan(all);
  });
}

test("a20_programs_beside_the_app_work_without_it", async ({ page }) => {
  await openBroken(page, "wasm_missing", "/search/?query=quic");
  const results = page.locator("search-results");
  await results.getByRole("button", { name: /^RFCs/ }).click();
  await expect(results.getByRole("button", { name: /^RFCs/ })).toHaveAttribute("aria-pressed", "true");
  await openBroken(page, "wasm_missing", "/process/rfcs/all/?stream=IETF");
  await page.getByRole("button", { name: "Next 100" }).click();
  await expect(page).toHaveURL("/process/rfcs/all/?stream=IETF&page=2");
});
