// What the pages say of the moment: what is under way or next, and what can be done about it.
import type { Page } from "@playwright/test";

import { EVENT_TITLE, MEETING_CARD, NOW } from "./support/selectors";
import { expect, open, ready, test } from "./support/test";

const MEETING = "/meeting/107/";

/** Opens a page on a day. */
async function openOn(page: Page, day: string, address: string): Promise<void> {
  await page.clock.setFixedTime(`${day}T12:00:00`);
  await open(page, address);
}

test("r11_home_page_says_what_is_under_way_or_next_and_the_next_deadline", async ({ page }) => {
  const deadline = "Internet-Draft submission closes (IETF 107)";
  const expected: Record<string, string[]> = {
    "2026-01-05": ["Next meeting", "IETF 107 Singapore", "Starts in 68 days: 14-20 March 2026", deadline, "2 March 2026, in 56 days"],
    "2026-03-02": ["Starts in 12 days", deadline, "2 March 2026, today"],
    "2026-03-13": ["Starts tomorrow", "Proceedings submission closes (IETF 107)", "16 April 2026, in 34 days"],
    "2026-03-16": ["Under way", "IETF 107 Singapore", "Day 3 of 7: 14-20 March 2026"],
    "2026-03-21": ["Next meeting", "IETF 108 Vienna", "Starts in 119 days"],
  };
  const strip = page.locator(NOW);
  for (const [day, texts] of Object.entries(expected)) {
    await openOn(page, day, "/");
    for (const text of texts) await expect(strip, day).toContainText(text);
  }
  await openOn(page, "2026-04-17", "/");
  await expect(strip).not.toContainText("Next deadline");
  await expect(strip.getByRole("link", { name: /^RFC / })).toHaveCount(2);
});

test("r11_card_of_a_meeting_offers_what_can_be_done_in_each_phase", async ({ page }) => {
  const calendar = "Add to calendar";
  const expected: Record<string, [moment: string, buttons: string[]]> = {
    "2026-01-05": ["Starts in 68 days", [calendar]],
    "2026-01-12": ["Starts in 61 days", ["Register (external site)", calendar]],
    "2026-03-16": ["Day 3 of 7", ["Agenda and join (external site)", calendar]],
    "2026-03-21": ["IETF 107 is over.", ["Recordings and proceedings (external site)"]],
  };
  for (const [day, [moment, buttons]] of Object.entries(expected)) {
    await openOn(page, day, MEETING);
    const card = page.locator(MEETING_CARD);
    await expect(card, day).toContainText(moment);
    await expect(card.locator(".button"), day).toHaveText(buttons);
    // No second link to the same page, and none to a registration that is closed.
    const links = await card.getByRole("link").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links, day).toEqual([...new Set(links)]);
    expect(
      links.some((link) => link.startsWith("https://registration.")),
      day,
    ).toBe(day === "2026-01-12");
  }
});

test("dates_of_a_meeting_are_said_once", async ({ page }) => {
  await open(page, MEETING);
  const text = await page.getByRole("main").innerText();
  expect(text.match(/14-20 March 2026/g)).toHaveLength(1);
  expect(text).not.toContain("Saturday 14 March");
});

test("r11_countdown_goes_on_after_midnight", async ({ page }) => {
  await page.clock.install({ time: "2026-03-12T23:58:30" });
  await open(page, MEETING);
  const card = page.locator(MEETING_CARD);
  await expect(card).toContainText("Starts in 2 days");
  await page.clock.runFor("03:00");
  await expect(card).toContainText("Starts tomorrow");
});

test("r11_section_of_the_meetings_leads_with_the_next_one", async ({ page }) => {
  for (const [day, title] of [
    ["2026-01-05", "IETF 107 Singapore"],
    ["2026-03-16", "IETF 107 Singapore Now"],
    ["2026-03-21", "IETF 108 Vienna"],
  ]) {
    await openOn(page, day, "/meeting/");
    await expect(page.getByRole("main").locator("h3").first(), day).toHaveText(title);
    await expect(page.locator(EVENT_TITLE), day).toHaveCount(1);
  }
});

test("card_of_a_meeting_stays_beside_the_text_and_comes_first_on_a_phone", async ({ page }) => {
  const edges = () =>
    page.evaluate((selector) => {
      const [card, prose] = [selector, "main .prose"].map((one) => document.querySelector(one)!.getBoundingClientRect());
      return { card, prose };
    }, MEETING_CARD);
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, MEETING);
  const wide = await edges();
  expect(wide.card.left).toBeGreaterThan(wide.prose.right);
  expect(wide.card.width).toBe(22 * 16);
  await page.setViewportSize({ width: 390, height: 800 });
  const narrow = await edges();
  expect(narrow.card.bottom).toBeLessThan(narrow.prose.top);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("r11_day_of_the_build_holds_for_strip_and_card_without_scripts", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator(NOW)).toContainText("Starts in 68 days: 14-20 March 2026");
    await page.goto(MEETING);
    await expect(page.locator(MEETING_CARD)).toContainText("Starts in 68 days");
  });
});

test.describe("styles of its own", () => {
  const STYLE = /\/extra-[^/]*\.css$/;
  /** Whether the card has the styles of its sheet. */
  const isStyled = (page: Page): Promise<boolean> =>
    page.locator(MEETING_CARD).evaluate((card) => getComputedStyle(card).display === "grid");

  test("a13_page_appears_with_its_styles_after_a_click", async ({ page }) => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(STYLE, async (route) => {
      await held;
      await route.continue();
    });
    await open(page, "/");
    await page.locator(NOW).getByRole("link", { name: "IETF 107 Singapore" }).click();
    await expect(page.getByRole("main")).toHaveAttribute("aria-busy", "true");
    await expect(page.locator(MEETING_CARD)).toHaveCount(0);
    // Looks at the card in the very frame in which it appears.
    const styled = page.evaluate(
      (selector) =>
        new Promise<boolean>((resolve) => {
          new MutationObserver(() => {
            const card = document.querySelector(selector);
            if (card) resolve(getComputedStyle(card).display === "grid");
          }).observe(document, { childList: true, subtree: true });
        }),
      MEETING_CARD,
    );
    release();
    expect(await styled).toBe(true);
    // The sheet stays for the next such page.
    await page.goBack();
    await page.goForward();
    expect(await isStyled(page)).toBe(true);
    await expect(page.locator(`link[href^="/extra"]`)).toHaveCount(1);
  });

  test.describe("that fail", () => {
    // Chromium reports the style sheet that it did not get.
    test.use({ allowed: [/ERR_FAILED/], audit: false });

    test("page_whose_styles_fail_is_shown_without_them", async ({ page }) => {
      await page.route(STYLE, (route) => route.abort());
      await open(page, "/");
      await page.locator(NOW).getByRole("link", { name: "IETF 107 Singapore" }).click();
      await expect(page.locator(MEETING_CARD)).toContainText("Starts in 68 days");
      await ready(page);
    });
  });
});
