// What visitors are told of a link before they follow it.
import type { Locator } from "@playwright/test";

import { Menu } from "./support/menu";
import { KINDS } from "./support/pages";
import { expect, open, test } from "./support/test";

/** Expects that the name of every visible link to another site says so. */
async function expectNamed(part: Locator): Promise<void> {
  const links = part.locator("a[href^='http']:visible");
  const named = links.and(part.getByRole("link", { name: /\(external site\)$/ }));
  const texts = await links.allTextContents();
  expect(texts.length).toBeGreaterThan(0);
  expect(await named.allTextContents()).toEqual(texts);
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`external_links_are_marked_visibly_on_a_${kind}_page`, async ({ page }) => {
    await open(page, address);
    const marks = await page
      .locator("a[href^='http']")
      .evaluateAll((links) => links.map((link) => `${link.textContent}: ${getComputedStyle(link, "::after").content}`));
    expect(marks.length).toBeGreaterThan(3);
    expect(marks.filter((mark) => !mark.includes("↗"))).toEqual([]);
  });
}

test("external_links_are_named_as_such_in_menu_and_footer", async ({ page }) => {
  await open(page, "/");
  const menu = new Menu(page);
  await menu.open("About");
  await expectNamed(menu.nav);
  await expectNamed(page.getByRole("contentinfo"));
});

test("external_links_are_named_as_such_in_meeting_facts", async ({ page }) => {
  await open(page, KINDS.meeting);
  await expectNamed(page.getByRole("main"));
});

test("external_links_are_named_as_such_in_prose", async ({ page }) => {
  await open(page, KINDS.article);
  await expectNamed(page.getByRole("main"));
});
