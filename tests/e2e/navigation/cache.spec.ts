// Pages that are in memory: how long, how many, and how many more are fetched before anyone asks.
import type { Page } from "@playwright/test";

import { addresses } from "../support/dist";
import { held } from "../support/held";
import { DAY, expect, heading, lead, open, test } from "../support/test";

/** The paths of the content that is asked for from now on. */
function watchContent(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/content/")) asked.push(pathname);
  });
  return asked;
}

/** Follows a link without pointing at it, and waits for its page. */
async function visit(page: Page, address: string, title?: string): Promise<void> {
  await lead(page, address);
  await expect(page).toHaveURL(address);
  if (title) await expect(heading(page)).toHaveText(title);
}

const RFCS = "/process/rfcs/";
const CONTENT = "/content/pages/process/rfcs.json";

test.describe("five minutes", () => {
  /** Moves the visitor's clock to some seconds after the first visit. */
  const wait = (page: Page, seconds: number) => page.clock.setFixedTime(new Date(Date.parse(DAY) + seconds * 1000));

  test("a_link_to_a_page_that_came_less_than_five_minutes_ago_asks_for_nothing", async ({ page }) => {
    await open(page, "/");
    const asked = watchContent(page);
    await visit(page, RFCS, "About RFCs");
    await wait(page, 299);
    await visit(page, "/", "Welcome to the IETF");
    await visit(page, RFCS, "About RFCs");
    expect(asked).toEqual([CONTENT]);
  });

  test("a_link_to_a_page_that_came_five_minutes_ago_asks_for_it_again", async ({ page }) => {
    await open(page, "/about/");
    const asked = watchContent(page);
    await visit(page, RFCS, "About RFCs");
    await wait(page, 200);
    await visit(page, "/", "Welcome to the IETF");
    await wait(page, 300);
    await visit(page, RFCS, "About RFCs");
    // The one that came later is still good.
    await visit(page, "/", "Welcome to the IETF");
    expect(asked).toEqual([CONTENT, "/content/pages/index.json", CONTENT]);
  });

  test("back_to_a_page_that_came_an_hour_ago_asks_for_nothing", async ({ page }) => {
    await open(page, "/");
    const asked = watchContent(page);
    await visit(page, RFCS, "About RFCs");
    await wait(page, 3600);
    await page.goBack();
    await expect(heading(page)).toHaveText("Welcome to the IETF");
    await page.goForward();
    await expect(heading(page)).toHaveText("About RFCs");
    expect(asked).toEqual([CONTENT]);
  });
});

test("of_more_than_forty_pages_the_one_that_came_first_is_fetched_again", async ({ page }) => {
  const [first, ...others] = addresses()
    .filter((address) => address.startsWith("/meeting/"))
    .slice(0, 41);
  await open(page, first);
  const asked = watchContent(page);
  for (const other of others.slice(0, 39)) await visit(page, other);
  expect(asked).toHaveLength(39);
  // The fortieth page is there beside the first one.
  await visit(page, first);
  expect(asked).toHaveLength(39);
  await visit(page, others[39]);
  expect(asked).toHaveLength(40);
  await visit(page, first);
  expect(asked.at(-1)).toBe(`/content/pages${first.slice(0, -1)}.json`);
  expect(asked).toHaveLength(41);
  await visit(page, others[39]);
  expect(asked).toHaveLength(41);
});

test("while_three_pages_are_fetched_ahead_a_fourth_is_not", async ({ page }) => {
  await open(page, "/");
  const asked = watchContent(page);
  const { until, release } = held();
  await page.route("**/content/pages/**", (route) => until.then(() => route.continue()));
  /** Rests on a link for longer than a visitor has to, so that its page would be fetched. */
  const rest = async (address: string) => {
    await page.locator(`main a[href='${address}']`).first().focus();
    await page.waitForTimeout(200);
  };
  const links = ["/process/rfcs/", "/meeting/upcoming/", "/blog/", "/participate/get-started/"];
  for (const link of links) await rest(link);
  const paths = links.map((link) => `/content/pages${link.slice(0, -1)}.json`);
  expect(asked).toEqual(paths.slice(0, 3));
  const answered = page.waitForResponse(`**${paths[2]}`);
  release();
  await (await answered).finished();
  await page.locator("main a[href='/blog/']").first().focus();
  await rest(links[3]);
  expect(asked).toEqual(paths);
});
