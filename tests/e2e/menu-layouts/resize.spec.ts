// Resizing and rotating between the layouts, and within one.
import type { Page } from "@playwright/test";
import { BAR_FROM, LAYOUTS, Layout } from "../support/layouts";
import { expect, open, test } from "../support/test";

const TABLET = { upright: { width: 768, height: 1024 }, across: { width: 1024, height: 768 } };
const PHONE = { upright: { width: 390, height: 844 }, across: { width: 844, height: 390 } };

/** Expects what must hold for the menu whatever happened before. */
async function expectConsistent(page: Page): Promise<void> {
  const menu = new Layout(page);
  expect(await menu.nav.locator("details[open]").count()).toBeLessThanOrEqual(1);
  if (page.viewportSize()!.width >= BAR_FROM) {
    await expect(menu.toggle).toBeHidden();
    // In the top layer the list would lie over the page, and the next press outside would close it.
    await expect(menu.nav.locator(":popover-open")).toHaveCount(0);
    for (const trigger of await menu.triggers.all()) await expect(trigger).toBeInViewport({ ratio: 1 });
    const header = (await page.getByRole("banner").boundingBox())!;
    const bar = (await menu.list.boundingBox())!;
    expect(bar.y).toBeGreaterThanOrEqual(header.y);
    expect(bar.y + bar.height).toBeLessThanOrEqual(header.y + header.height);
  } else {
    await expect(menu.toggle).toBeVisible();
    if (await menu.list.isHidden()) await expect(menu.nav.locator("details[open]")).toHaveCount(0);
  }
  const lost = await page.evaluate(() => !document.activeElement?.checkVisibility({ visibilityProperty: true }));
  expect(lost, "focus is on something that is not shown").toBe(false);
  await menu.expectToWork();
}

for (const way of ["pointer", "keyboard"]) {
  test(`t3_bar_panel_opened_by_${way}_becomes_a_consistent_accordion`, async ({ page }) => {
    await open(page, "/");
    const menu = new Layout(page);
    await menu.open("Process");
    if (way === "keyboard") await page.keyboard.press("Tab");
    await page.setViewportSize(LAYOUTS.accordion);
    await expect(menu.toggle).toBeVisible();
    await expectConsistent(page);
    await page.setViewportSize(LAYOUTS.bar);
    await expect(menu.toggle).toBeHidden();
    await expectConsistent(page);
  });
}

test("t3_widened_accordion_becomes_a_consistent_bar", async ({ page }) => {
  await page.setViewportSize(LAYOUTS.accordion);
  await open(page, "/");
  const menu = new Layout(page);
  await menu.open("Participate");
  await page.setViewportSize(LAYOUTS.bar);
  await expect(menu.toggle).toBeHidden();
  await expectConsistent(page);
});

test("t3_rotating_a_tablet_changes_only_the_layout", async ({ page }) => {
  await page.setViewportSize(TABLET.upright);
  await open(page, "/");
  const menu = new Layout(page);
  for (const size of [TABLET.across, TABLET.upright, TABLET.across]) {
    await menu.open("About");
    await page.setViewportSize(size);
    await expect(menu.toggle).toBeVisible({ visible: size.width < BAR_FROM });
    await expectConsistent(page);
  }
});

test("t3_open_panel_stays_within_reach_when_a_phone_rotates", async ({ page }) => {
  await page.setViewportSize(PHONE.upright);
  await open(page, "/");
  const menu = new Layout(page);
  const panel = await menu.open("Support us");
  await page.setViewportSize(PHONE.across);
  await expect(panel).toBeVisible();
  const last = panel.getByRole("link").last();
  await last.hover();
  await expect(last).toBeInViewport({ ratio: 1 });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("t3_widened_accordion_becomes_a_usable_bar_without_scripts", async ({ page }) => {
    await page.setViewportSize(LAYOUTS.accordion);
    await page.goto("/");
    const menu = new Layout(page);
    await menu.openList();
    await page.setViewportSize(LAYOUTS.bar);
    const header = (await page.getByRole("banner").boundingBox())!;
    for (const trigger of await menu.triggers.all()) {
      const box = (await trigger.boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(header.y);
      expect(box.y + box.height).toBeLessThanOrEqual(header.y + header.height);
    }
    // The list does not cover its neighbors in the row.
    await page.getByRole("link", { name: "Example home page" }).click({ trial: true });
    await menu.expectToWork();
  });
});
