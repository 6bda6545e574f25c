// The scroll position of a page when it is shown, and shown again.
import type { Page } from "@playwright/test";
import { painted } from "../support/app";
import { held } from "../support/held";
import { KINDS } from "../support/pages";
import { expect, heading, lead, open, ready, test } from "../support/test";

const top = (page: Page): Promise<number> => page.evaluate(() => scrollY);

/** Scrolls with the wheel, and waits until the page has arrived there. */
async function scrollTo(page: Page, wanted: number): Promise<void> {
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, wanted - (await top(page)));
  await expect.poll(() => top(page)).toBe(wanted);
}

/** Follows a link to another page that is in view, so that nothing scrolls to reach it. */
async function follow(page: Page): Promise<string> {
  const { href, x, y } = await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>("main a[href^='/']:not([href*='#'])")];
    const link = links.find((one) => {
      const { top: start, bottom } = one.getBoundingClientRect();
      return start > 80 && bottom < innerHeight && one.pathname !== location.pathname && one.pathname.split("/").length > 3;
    })!;
    const [line] = link.getClientRects();
    return { href: link.getAttribute("href")!, x: line.x + line.width / 2, y: line.y + line.height / 2 };
  });
  await page.mouse.click(x, y);
  await expect(page).toHaveURL(href);
  return href;
}

async function expectAt(page: Page, address: string, wanted: number): Promise<void> {
  await expect(page).toHaveURL(address);
  const json = await page.request.get(`/content/pages${address.replace(/\/$/, "") || "/index"}.json`);
  await expect(heading(page)).toHaveText((await json.json()).data.title);
  await expect.poll(() => top(page), `position on ${address}`).toBeGreaterThanOrEqual(wanted - 2);
  // And it stays there: the page scrolls in the frame after it is shown.
  await painted(page);
  const settled = await top(page);
  expect(settled, `position on ${address}`).toBeGreaterThanOrEqual(wanted - 2);
  expect(settled, `position on ${address}`).toBeLessThanOrEqual(wanted + 2);
}

/** Holds back the content of pages until what it returns is called. */
async function holdContent(page: Page): Promise<() => void> {
  const { until, release } = held();
  await page.route("**/content/pages/**", async (route) => {
    await until;
    await route.continue();
  });
  return release;
}

test("a4_new_navigation_starts_at_the_top", async ({ page }) => {
  await open(page, KINDS.search);
  await scrollTo(page, 900);
  await expectAt(page, await follow(page), 0);
  // Also on a page that was visited before, at whatever position.
  await lead(page, KINDS.search);
  await expectAt(page, KINDS.search, 0);
});

test("a4_back_and_forward_restore_the_scroll_position", async ({ page }) => {
  await open(page, KINDS.search);
  await scrollTo(page, 900);
  await follow(page);
  await page.getByRole("link", { name: "Example home page" }).click();
  await expectAt(page, KINDS.home, 0);
  await scrollTo(page, 620);
  const third = await follow(page);
  await expectAt(page, third, 0);
  await page.goBack();
  await expectAt(page, KINDS.home, 620);
  await page.goBack();
  await page.goBack();
  await expectAt(page, KINDS.search, 900);
  await page.goForward();
  await page.goForward();
  await expectAt(page, KINDS.home, 620);
  await page.goForward();
  await expectAt(page, third, 0);
});

test("a4_forward_restores_a_position_left_while_scrolling", async ({ page }) => {
  await open(page, KINDS.search);
  const there = await follow(page);
  await expectAt(page, there, 0);
  await page.evaluate(() => {
    window.scrollTo({ top: 120, behavior: "instant" });
    history.back();
  });
  await expectAt(page, KINDS.search, 0);
  await page.goForward();
  await expectAt(page, there, 120);
});

test("a4_back_restores_the_position_when_content_arrives_late", async ({ page }) => {
  await open(page, KINDS.search);
  await scrollTo(page, 900);
  const there = await follow(page);
  await expectAt(page, there, 0);
  // A new document has no pages in memory.
  await page.reload();
  await ready(page);
  const release = await holdContent(page);
  await page.evaluate(() => history.back());
  await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
  release();
  await expectAt(page, KINDS.search, 900);
});

test("a4_reload_restores_the_position", async ({ page }) => {
  await open(page, KINDS.search);
  await scrollTo(page, 900);
  await page.reload();
  await ready(page);
  await expectAt(page, KINDS.search, 900);
});

test("a4_reload_restores_the_position_of_a_page_reached_by_a_link", async ({ page }) => {
  await open(page, KINDS.home);
  await lead(page, KINDS.search);
  await expectAt(page, KINDS.search, 0);
  await scrollTo(page, 900);
  await page.reload();
  await ready(page);
  await expectAt(page, KINDS.search, 900);
});

test("a4_back_from_another_site_restores_the_position", async ({ page, baseURL }) => {
  await page.route(
    (url) => url.origin !== baseURL,
    (route) => route.fulfill({ contentType: "text/html", body: "<h1>Elsewhere</h1>" }),
  );
  await open(page, KINDS.search);
  await scrollTo(page, 900);
  await page.goto("https://www.rfc-editor.org/");
  await page.goBack();
  await ready(page);
  await expectAt(page, KINDS.search, 900);
});
