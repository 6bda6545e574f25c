// Pictures of the list of past meetings: the chart of attendance and the map of places, which have one filter with the list.
import type { Locator, Page } from "@playwright/test";

import { expect, open, test } from "./support/test";

const map = (page: Page) => page.getByRole("group", { name: /^Places of IETF meetings/ });
const chart = (page: Page) => page.getByRole("group", { name: /^Attendance at IETF meetings/ });
const MEETING = ".meeting-row:visible a";
const year = (page: Page, name: string): Locator => chart(page).getByRole("link", { name, exact: true });
const kyoto = (page: Page): Locator => map(page).getByRole("link", { name: "Kyoto, Japan (2)" });
/** The meetings whose bars are not faded. */
const bars = (page: Page): Promise<string[]> =>
  page.locator("#attendance-chart [data-of]:not([data-faded])").evaluateAll((bars) => bars.map((bar) => bar.getAttribute("data-of")!));
/** The places whose dots are not faded. */
const dots = (page: Page): Promise<string[]> =>
  map(page)
    .locator("a:has([data-of]:not([data-faded]))")
    .evaluateAll((links) => links.map((link) => link.querySelector("title")!.textContent!));

/** Opens the list and waits for the program of the pictures, which comes after the app. */
async function openAtlas(page: Page): Promise<void> {
  await open(page, "/meeting/past/?region=Asia");
  await expect.poll(() => bars(page)).not.toContain("105");
  await page.getByLabel("Region").selectOption("All");
  await expect.poll(() => bars(page)).toContain("105");
}

test("a16_dot_of_the_map_narrows_list_and_chart_by_keyboard_and_widens_them_again", async ({ page }) => {
  await openAtlas(page);
  await kyoto(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/meeting/past/?query=Kyoto");
  await expect(page.locator(MEETING)).toHaveText(["IETF 106 Kyoto", "IETF 102 Kyoto"]);
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveValue("Kyoto");
  await expect.poll(() => bars(page)).toEqual(["106", "102"]);
  expect(await dots(page)).toEqual(["Kyoto, Japan (2)"]);
  await expect(kyoto(page)).toBeFocused();
  await expect(kyoto(page)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/meeting/past/");
  await expect.poll(() => bars(page)).toContain("105");
});

test("a16_year_of_the_chart_stays_chosen_with_a_place_and_over_a_reload", async ({ page }) => {
  await openAtlas(page);
  const chosen = await chart(page).locator("a:has([data-of='102']) title").textContent();
  await year(page, chosen!).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/meeting/past/?from=${chosen}&to=${chosen}`);
  await expect.poll(() => bars(page)).toContain("102");
  expect(await bars(page)).not.toContain("106");
  await kyoto(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/meeting/past/?query=Kyoto&from=${chosen}&to=${chosen}`);
  await expect(page.locator(MEETING)).toHaveText(["IETF 102 Kyoto"]);
  await page.reload();
  await expect(page.locator(MEETING)).toHaveText(["IETF 102 Kyoto"]);
  await expect.poll(() => bars(page)).toEqual(["102"]);
});

test("ends_of_the_range_of_years_narrow_list_and_pictures", async ({ page }) => {
  await openAtlas(page);
  const years = await page.getByLabel("From year").locator("option:not([value])").allTextContents();
  await page.getByLabel("From year").selectOption(years.at(-1)!);
  const listed = async () => (await page.locator(".meeting-row:visible").evaluateAll((rows) => rows.map(({ id }) => id.slice(5)))).sort();
  await expect.poll(async () => [...(await bars(page))].sort()).toEqual(await listed());
  for (const row of await page.locator(".meeting-row:visible time").all()) {
    expect((await row.getAttribute("datetime"))!.slice(0, 4) >= years.at(-1)!).toBe(true);
  }
  await page.getByLabel("To year").selectOption(years[0]);
  await expect(page.locator(MEETING)).toHaveCount(0);
});

test("each_place_is_one_link_and_close_places_are_in_an_enlarged_part", async ({ page }) => {
  await open(page, "/meeting/past/");
  const names = await map(page)
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.textContent!.trim()));
  expect(names.length).toBeGreaterThan(3);
  expect([...new Set(names)]).toEqual(names);
  await expect(
    map(page)
      .getByRole("group", { name: "Europe" })
      .getByRole("link", { name: /^Vienna/ }),
  ).toBeVisible();
  await expect(
    map(page)
      .getByRole("group", { name: "North America" })
      .getByRole("link", { name: /^Quebec|^Québec/ }),
  ).toBeVisible();
});

test("filter_and_list_come_before_the_pictures_and_links_lead_to_them", async ({ page }) => {
  // Where there is no room beside the list.
  await page.setViewportSize({ width: 800, height: 800 });
  await open(page, "/meeting/past/");
  const order = await page
    .getByRole("main")
    .locator("form, .meeting-row, .chart")
    .evaluateAll((parts) => parts.map((part) => (part.matches("form") ? "filter" : part.matches(".chart") ? "picture" : "meeting")));
  expect([...new Set(order)]).toEqual(["filter", "meeting", "picture"]);
  for (const name of ["attendance over the years", "map of places"]) {
    const link = page.getByRole("main").getByRole("link", { name });
    const target = page.locator((await link.getAttribute("href"))!);
    await link.click();
    await expect(target).toBeInViewport();
  }
});

test("pictures_stay_in_print_and_without_a_match_of_the_filter", async ({ page }) => {
  await open(page, "/meeting/past/?query=nowhere");
  await expect(page.locator(MEETING)).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".chart > svg")).toHaveCount(2);
  for (const picture of await page.locator(".chart > svg").all()) await expect(picture).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("n1_pictures_are_there_without_scripts", async ({ page }) => {
    await page.goto("/meeting/past/");
    await expect(kyoto(page)).toBeVisible();
    await expect(chart(page)).toBeVisible();
  });

  test("a20_links_of_the_pictures_lead_to_the_list_without_scripts", async ({ page }) => {
    await page.goto("/meeting/past/");
    await kyoto(page).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#ietf-106$/);
    await expect(page.locator("#ietf-106")).toBeInViewport();
  });
});
