// The pages of the real site, whatever writers publish: what holds for every page is read from files, and one page of each kind is
// opened. The tests of how the site behaves visit the small site.
import { addresses, jsonOf, read, realDist } from "../support/dist";
import { expectCopyAndPicture, validityErrors } from "../support/files";
import { type Names, expectHeads } from "../support/head";
import { outline } from "../support/in-page";
import { Layout } from "../support/layouts";
import { crowded, overflow } from "../support/look";
import { NOT_FOUND_MESSAGE, UNKNOWN_ADDRESS } from "../support/pages";
import { dialog, field, openWithDialog, options } from "../support/search";
import { expect, heading, open, ready, test } from "../support/test";

interface Content {
  title: string;
  /** A word, or an object with the kind as its only key. */
  kind: string | Record<string, unknown>;
}

const pages = new Map(addresses(realDist).map((address) => [address, JSON.parse(read(realDist, jsonOf(address))).data as Content]));
const kindOf = ({ kind }: Content): string => (typeof kind === "string" ? kind : Object.keys(kind)[0]);

const names: Names = JSON.parse(read(realDist, "content/site.json")).data;

/** The first address of each kind of page. */
const samples = new Map([...pages].toReversed().map(([address, content]) => [kindOf(content), address]));

for (const [kind, address] of samples) {
  test(`${kind}_page_is_accessible_logs_nothing_and_survives_hydration`, async ({ page }) => {
    await open(page, address);
    await expect(heading(page)).toHaveText(pages.get(address)!.title);
    const served = await page.evaluate(outline, await (await page.request.get(address)).text());
    expect(await page.evaluate(outline, null), address).toEqual(served);
  });
}

test("every_address_answers_with_its_title", async ({ request }) => {
  for (const [address, { title }] of pages) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    expect(await answer.text(), address).toContain(escaped);
  }
});

test("every_page_has_a_plain_text_copy_and_a_picture", () => {
  for (const address of pages.keys()) expectCopyAndPicture(realDist, address, names.origin);
});

test("a3_every_page_has_a_correct_and_unique_head", async ({ page }) => {
  test.slow();
  await page.goto("/");
  await expectHeads(page, [...pages.keys()], names);
});

test("s6_every_served_document_is_valid", async () => {
  test.slow();
  expect(await validityErrors(realDist)).toEqual([]);
});

test("search_finds_a_page_by_its_title_and_back_returns", async ({ page }) => {
  await openWithDialog(page);
  const title = pages.get("/meeting/past/")!.title;
  await field(page).fill(title);
  await expect(options(page).first()).toContainText(title);
  await options(page).first().click();
  await expect(heading(page)).toHaveText(title);
  await expect(dialog(page)).toBeHidden();
  await page.goBack();
  await expect(heading(page)).toHaveText(pages.get("/")!.title);
});

for (const width of [320, 992, 1440]) {
  test(`v3_menu_fits_the_window_at_${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, "/");
    expect(await crowded(page)).toEqual([]);
    const menu = new Layout(page);
    for (const section of await menu.sections()) {
      await menu.open(section);
      expect(await overflow(page), section).toBeLessThanOrEqual(0);
    }
  });
}

test.describe("not found", () => {
  test.use({ allowed: [NOT_FOUND_MESSAGE] });

  test("a9_unknown_address_answers_404", async ({ page }) => {
    expect((await page.goto(UNKNOWN_ADDRESS))!.status()).toBe(404);
    await ready(page);
    await expect(heading(page)).toHaveText("Page not found");
  });
});
