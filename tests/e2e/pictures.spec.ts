// Pictures of the list of past meetings: the chart of attendance and the map of places.
import type { Page } from "@playwright/test";

import { expect, open, test } from "./support/test";

const map = (page: Page) => page.getByRole("group", { name: /^Places of IETF meetings/ });
const MEETING = ".meeting-row:visible a";

test("dot_of_the_map_leads_to_the_meetings_at_its_place_by_keyboard", async ({ page }) => {
  await open(page, "/meeting/past/");
  await map(page).getByRole("link", { name: "Kyoto, Japan (2)" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/meeting/past/?query=Kyoto");
  await expect(page.locator(MEETING)).toHaveText(["IETF 106 Kyoto", "IETF 102 Kyoto"]);
  await expect(page.getByRole("main").getByRole("searchbox")).toHaveValue("Kyoto");
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
    await expect(map(page).getByRole("link", { name: "Kyoto, Japan (2)" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Attendance at IETF meetings over the years" })).toBeVisible();
  });
});
