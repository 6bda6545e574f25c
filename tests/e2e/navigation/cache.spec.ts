// Pages in memory: how long and how many, and how many are prefetched.
import type { Page } from "@playwright/test";

import { addresses, jsonOf } from "../support/dist";
import { held } from "../support/held";
import { DAY, expect, heading, lead, open, test } from "../support/test";

/** The paths of the content that is requested from now on. */
function watchContent(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/content/")) asked.push(pathname);
  });
  return asked;
}

/** Follows a link without hovering over it, and waits for its page. */
async function visit(page: Page, address: string, title?: string): Promise<void> {
  await lead(page, address);
  await expect(page).toHaveURL(address);
  if (title) await expect(heading(page)).toHaveText(title);
}

const DOCUMENTS = "/process/documents/";
const CONTENT = "/content/pages/process/documents.json";

test.describe("five minutes", () => {
  /** Moves the visitor's clock to some seconds after the first visit. */
  const wait = (page: Page, seconds: number) => page.clock.setFixedTime(new Date(Date.parse(DAY) + seconds * 1000));

  test("page_fetched_less_than_five_minutes_ago_is_not_fetched_again", async ({ page }) => {
    await open(page, "/");
    const asked = watchContent(page);
    await visit(page, DOCUMENTS, "About documents");
    await wait(page, 299);
    await visit(page, "/", "Welcome to Example");
    await visit(page, DOCUMENTS, "About documents");
    expect(asked).toEqual([CONTENT]);
  });

  test("page_fetched_five_minutes_ago_is_fetched_again", async ({ page }) => {
    await open(page, "/about/");
    const asked = watchContent(page);
    await visit(page, DOCUMENTS, "About documents");
    await wait(page, 200);
    await visit(page, "/", "Welcome to Example");
    await wait(page, 300);
    await visit(page, DOCUMENTS, "About documents");
    // The page that was fetched later is still fresh.
    await visit(page, "/", "Welcome to Example");
    expect(asked).toEqual([CONTENT, "/content/pages/index.json", CONTENT]);
  });

  test("going_back_to_an_hour_old_page_fetches_nothing", async ({ page }) => {
    await open(page, "/");
    const asked = watchContent(page);
    await visit(page, DOCUMENTS, "About documents");
    await wait(page, 3600);
    await page.goBack();
    await expect(heading(page)).toHaveText("Welcome to Example");
    await page.goForward();
    await expect(heading(page)).toHaveText("About documents");
    expect(asked).toEqual([CONTENT]);
  });
});

test("oldest_of_more_than_forty_cached_pages_is_evicted", async ({ page }) => {
  const [first, ...others] = addresses().slice(-41);
  await open(page, first);
  const asked = watchContent(page);
  for (const other of others.slice(0, 39)) await visit(page, other);
  expect(asked).toHaveLength(39);
  // The fortieth page is kept beside the first one.
  await visit(page, first);
  expect(asked).toHaveLength(39);
  await visit(page, others[39]);
  expect(asked).toHaveLength(40);
  await visit(page, first);
  expect(asked.at(-1)).toBe(`/${jsonOf(first)}`);
  expect(asked).toHaveLength(41);
  await visit(page, others[39]);
  expect(asked).toHaveLength(41);
});

test("no_fourth_page_is_prefetched_while_three_are_in_flight", async ({ page }) => {
  await open(page, "/");
  const asked = watchContent(page);
  const { until, release } = held();
  await page.route("**/content/pages/**", (route) => until.then(() => route.continue()));
  /** Rests on a link for longer than a prefetch takes to start. */
  const rest = async (address: string) => {
    await page.locator(`main a[href='${address}']`).first().focus();
    await page.waitForTimeout(200);
  };
  const links = ["/process/documents/", "/meeting/upcoming/", "/blog/", "/participate/start/"];
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
