// A document that the browser has frozen and thawed (back-forward cache) works on.
import { expect, open, ready } from "../support/test";
import { test } from "../support/window";

test("a15_a_page_from_the_back_forward_cache_works", async ({ page, baseURL }) => {
  await open(page, "/process/rfcs/");
  await page.evaluate(() => {
    Object.assign(globalThis, { thawed: false });
    addEventListener("pageshow", ({ persisted }) => Object.assign(globalThis, { thawed: persisted }));
  });
  // Another document of the same site, as a typed address or a bookmark loads it.
  await page.goto(`${baseURL}/about/introduction/`);
  await ready(page);
  // Playwright's own way waits for a load, of which there is none.
  await page.evaluate(() => history.back());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About RFCs");
  expect(await page.evaluate(() => (globalThis as unknown as { thawed: boolean }).thawed)).toBe(true);
  // Links, the menu and history work as before.
  await page.locator(".mega-menu__trigger", { hasText: "Meetings" }).click();
  await page.getByRole("link", { name: "IETF Hackathons" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("IETF Hackathons");
  await page.evaluate(() => history.back());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About RFCs");
});
