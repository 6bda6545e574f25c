// What visitors are told of a link before they follow it.
import type { Locator } from "@playwright/test";

import { KINDS } from "./support/pages";
import { expect, open, test } from "./support/test";

/** Every link to another site that is there now has that in its name. */
async function expectNamed(part: Locator): Promise<void> {
  const links = part.locator("a[href^='http']:visible");
  const named = links.and(part.getByRole("link", { name: /\(external site\)$/ }));
  const texts = await links.allTextContents();
  expect(texts.length).toBeGreaterThan(0);
  expect(await named.allTextContents()).toEqual(texts);
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`links_to_other_sites_say_so_to_the_eye_on_a_page_of_the_kind_${kind}`, async ({ page }) => {
    await open(page, address);
    const marks = await page
      .locator("a[href^='http']")
      .evaluateAll((links) => links.map((link) => `${link.textContent}: ${getComputedStyle(link, "::after").content}`));
    expect(marks.length).toBeGreaterThan(3);
    expect(marks.filter((mark) => !mark.includes("↗"))).toEqual([]);
  });
}

test("links_to_other_sites_say_so_to_the_ear_in_the_menu_and_the_foot", async ({ page }) => {
  await open(page, "/");
  await page.locator(".mega-menu__trigger", { hasText: "About" }).click();
  await expectNamed(page.getByRole("navigation", { name: "Main" }));
  await expectNamed(page.getByRole("contentinfo"));
});

test("links_to_other_sites_say_so_to_the_ear_in_the_facts_of_a_meeting", async ({ page }) => {
  await open(page, KINDS.meeting);
  await expectNamed(page.getByRole("main"));
});

// The compiler writes `rel="external"` into links of Markdown, but no words: a screen reader says "RFC 3935, link".
test.fixme("links_to_other_sites_say_so_to_the_ear_in_a_text", async ({ page }) => {
  await open(page, KINDS.article);
  await expectNamed(page.getByRole("main"));
});
