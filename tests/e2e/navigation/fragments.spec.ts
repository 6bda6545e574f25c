// Links to a part of a page.
import type { Page } from "@playwright/test";

import { isOnFirstControlAfter } from "../support/in-page";
import { expect, heading, lead, open, test } from "../support/test";

const ARTICLE = "/about/introduction/";

/** Expects the part at the top of the window, uncovered, and that Tab goes on from it. */
async function expectAtPart(page: Page, id: string): Promise<void> {
  await expect(page).toHaveURL(`${ARTICLE}#${encodeURIComponent(id)}`);
  const part = page.locator(`[id='${id}']`);
  const places = () =>
    part.evaluate((element) => {
      const { x, y, top } = element.getBoundingClientRect();
      return {
        seen: element.contains(document.elementFromPoint(x + 1, y + 1)),
        near: top >= 0 && top < 100,
        marked: element.matches(":target"),
      };
    });
  await expect.poll(places).toEqual({ seen: true, near: true, marked: true });
  await page.keyboard.press("Tab");
  const next = await page.evaluate(isOnFirstControlAfter, `[id='${id}']`);
  expect(next, "the focus is on the first control of the part").toBe(true);
}

test("a5_address_with_a_fragment_loads_at_that_part", async ({ page }) => {
  await open(page, `${ARTICLE}#principles`);
  await expectAtPart(page, "principles");
});

test("a5_fragment_link_within_the_page_works_repeatedly", async ({ page }) => {
  await open(page, ARTICLE);
  const link = page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "Five principles" });
  for (let time = 0; time < 2; time++) {
    await link.click();
    await expectAtPart(page, "principles");
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  }
});

test("a5_fragment_link_to_another_page_works_repeatedly", async ({ page }) => {
  await open(page, "/");
  for (let time = 0; time < 2; time++) {
    await lead(page, `${ARTICLE}#principles`);
    await expect(heading(page)).toHaveText("Introduction to Example");
    await expectAtPart(page, "principles");
    await lead(page, "/");
    await expect(heading(page)).toHaveText("Welcome to Example");
  }
});

test("a5_missing_part_of_another_page_starts_at_its_top", async ({ page }) => {
  await open(page, ARTICLE);
  await page.evaluate(() => window.scrollTo({ top: 600, behavior: "instant" }));
  await lead(page, "/process/documents/#nowhere");
  await expect(heading(page)).toHaveText("About documents");
  await expect(page).toHaveURL("/process/documents/#nowhere");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
});

test.describe("an id that is not ASCII", () => {
  const ID = "größe-中文";

  /** Changes the id of a part of the article, in its document and its JSON. */
  test.beforeEach(({ page }) =>
    page.route(/\/about\/introduction(\/|\.json)$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/id=(\\?")principles/, `id=$1${ID}`) });
    }),
  );

  test("a5_address_with_a_non_ascii_fragment_loads_at_that_part", async ({ page }) => {
    await open(page, `${ARTICLE}#${ID}`);
    await expectAtPart(page, ID);
  });

  test("a5_non_ascii_fragment_link_to_another_page_works", async ({ page }) => {
    await open(page, "/");
    await lead(page, `${ARTICLE}#${ID}`);
    await expect(heading(page)).toHaveText("Introduction to Example");
    await expectAtPart(page, ID);
  });

  test("a5_non_ascii_fragment_link_within_the_page_works", async ({ page }) => {
    await open(page, ARTICLE);
    await lead(page, `#${ID}`);
    await expectAtPart(page, ID);
  });
});
