// The search dialog while nothing stands in its field.
import { expect, heading, lead, open, test } from "../support/test";
import { dialog, field, openDialog, options } from "./dialog";
import { openDialog as openHere } from "../support/search";

const links = ".search-dialog__start a";

/** As the menu of the site has them. */
const MEETINGS = ["IETF 107 Singapore", "IETF 108 Vienna", "IETF 109 San Francisco"];

test("empty_dialog_offers_the_next_meetings_until_something_is_typed", async ({ page }) => {
  await openDialog(page);
  const start = dialog(page).locator(links);
  await expect(start).toHaveText(MEETINGS);
  await expect(field(page)).toHaveAttribute("placeholder", /RFC 9000/);
  await page.keyboard.type("hackathon");
  await expect(options(page).first()).toBeVisible();
  await expect(start.first()).toBeHidden();
  await field(page).fill("");
  await expect(start.first()).toBeVisible();
  await start.first().click();
  await expect(heading(page)).toHaveText("IETF 107 Singapore");
  await expect(dialog(page)).toBeHidden();
});

test("c5_empty_dialog_offers_the_pages_of_this_visit_and_stores_none", async ({ page }) => {
  await open(page, "/");
  for (const [address, title] of [
    ["/about/introduction/", "Introduction to Example"],
    ["/process/documents/", "About documents"],
    ["/meeting/past/", "Past meetings"],
  ]) {
    await lead(page, address);
    await expect(heading(page)).toHaveText(title);
  }
  await openHere(page);
  await expect(dialog(page).locator(links)).toHaveText([...MEETINGS, "About documents", "Introduction to Example", "Example"]);
  const stored = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(await stored()).not.toContain("documents");
});
