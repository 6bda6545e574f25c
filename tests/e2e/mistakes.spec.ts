// The panel of script/serve above the last good page, here on pages of the finished site. tests/scripts/serve.test.mjs tests how it
// gets there.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { dist, read } from "./support/dist";
import { KINDS } from "./support/pages";
import { expect, heading, open, test } from "./support/test";

const SHOW_MISTAKES = join(__dirname, "../../script/lib/show-mistakes.mjs");
const MESSAGE =
  'error: an unknown field\n --> content/pages/a.md:3:1\n  |\n3 | titel = "A <b>bold</b> &amp; long line that goes on and on"\n';

/** Opens a page as script/serve leaves it after mistakes with these messages. */
async function openWith(page: Page, address: string, messages: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "mistakes-"));
  const document = join(folder, "index.html");
  mkdirSync(join(folder, "content"));
  writeFileSync(join(folder, "content/site.json"), "{}");
  writeFileSync(join(folder, "mistakes.txt"), messages);
  writeFileSync(document, read(dist, join(address, "index.html")));
  execFileSync("node", [SHOW_MISTAKES, folder, join(folder, "mistakes.txt")], { stdio: "ignore" });
  const body = readFileSync(document, "utf8");
  rmSync(folder, { recursive: true });
  await page.route(
    (url) => url.pathname === address,
    (route) => route.fulfill({ contentType: "text/html", body }),
  );
  await open(page, address);
}

const panel = (page: Page) => page.getByRole("dialog", { name: "This is the last good page. A change after it has a mistake:" });

test("mistakes_are_shown_as_text_above_the_page_and_can_be_hidden", async ({ page }) => {
  await openWith(page, KINDS.article, MESSAGE);
  await expect(panel(page).getByRole("alert")).toHaveText(MESSAGE.trim(), { useInnerText: true });
  const { y, height } = (await panel(page).boundingBox())!;
  expect(y).toBe(0);
  const below = await page.getByRole("banner").boundingBox();
  expect(below!.y).toBeGreaterThanOrEqual(height);
  await page.evaluate(() => scrollTo(0, 300));
  await expect(panel(page)).toBeInViewport({ ratio: 1 });
  await panel(page).getByRole("button", { name: "Hide" }).click();
  await expect(panel(page)).toBeHidden();
  await expect(heading(page)).toBeVisible();
});

test("mistakes_take_neither_the_focus_nor_keys", async ({ page }) => {
  await openWith(page, KINDS.article, MESSAGE);
  await expect(page.locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeVisible();
  await page.getByRole("contentinfo").getByRole("link").first().focus();
  await page.keyboard.press("Tab");
  expect(await panel(page).evaluate((dialog) => dialog.contains(document.activeElement))).toBe(false);
});

test("many_mistakes_scroll_in_half_of_a_dark_window", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openWith(page, KINDS.home, MESSAGE.repeat(40));
  const { height } = (await panel(page).boundingBox())!;
  expect(height).toBeLessThanOrEqual(400);
  await panel(page).getByRole("button", { name: "Hide" }).focus();
  await page.keyboard.press("End");
  await expect.poll(() => panel(page).evaluate((dialog) => dialog.scrollTop)).toBeGreaterThan(500);
  await expect(panel(page).getByRole("button", { name: "Hide" })).toBeInViewport({ ratio: 1 });
});
