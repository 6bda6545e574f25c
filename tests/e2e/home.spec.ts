// What the home page says, against the text that it has to carry.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, open, test } from "./support/test";

const words = (text: string): string[] => text.replaceAll("↗", " ").split(/\s+/).filter(Boolean);

// "All events" and "All news" stand with the headings of their lists; in the text they came after the lists.
test("the_home_page_carries_every_word_of_the_text_in_its_order", async ({ page }) => {
  await open(page, "/");
  const text = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("#app")!, NodeFilter.SHOW_TEXT);
    const parts = [document.title];
    while (walker.nextNode()) parts.push(walker.currentNode.textContent!);
    return parts.join(" ");
  });
  const present = words(text);
  let at = 0;
  for (const [number, word] of words(readFileSync(join(__dirname, "fixtures/home-page.txt"), "utf8")).entries()) {
    const found = present.indexOf(word, at);
    expect(found, `word ${number}, "${word}", after "${present.slice(at - 6, at).join(" ")}"`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
});

test.describe("on other sites", () => {
  // They are stand-ins here.
  test.use({ audit: false });

  test("the_searches_of_other_sites_are_plain_forms_sent_with_get", async ({ page }) => {
    await page.route("https://*.ietf.org/**", (route) => route.fulfill({ body: "elsewhere", contentType: "text/html" }));
    await open(page, "/");
    const archive = page.getByRole("search", { name: "Search the IETF email archive" });
    await archive.getByRole("searchbox").fill("quic & tls");
    await archive.getByRole("button").click();
    await expect(page).toHaveURL("https://mailarchive.ietf.org/arch/search/?q=quic+%26+tls");
    await open(page, "/");
    const datatracker = page.getByRole("search", { name: "Search IETF Datatracker" });
    await datatracker.getByRole("searchbox").fill("quic");
    await datatracker.getByRole("button").click();
    await expect(page).toHaveURL(/^https:\/\/datatracker\.ietf\.org\/doc\/search\/\?rfcs=on&activedrafts=on&by=group&name=quic$/);
  });
});

test("r11_each_day_has_its_events", async ({ page }) => {
  const expected = {
    "2026-01-05": ["IETF 125 Shenzhen", "IETF 126 Vienna"],
    "2026-03-20": ["IETF 125 Shenzhen Now", "IETF 126 Vienna", "IETF 127 San Francisco"],
    "2026-03-21": ["IETF 126 Vienna", "IETF 127 San Francisco"],
    "2026-11-24": ["IETF 128 Kuala Lumpur", "IETF 129 Berlin Planned"],
  };
  for (const [day, titles] of Object.entries(expected)) {
    await page.clock.setFixedTime(`${day}T12:00:00`);
    await open(page, "/");
    await expect(page.locator(".event__title"), day).toHaveText(titles);
  }
});

test("r11_a_clock_behind_the_build_changes_nothing", async ({ page }) => {
  await page.clock.setFixedTime("2020-01-01T12:00:00");
  await open(page, "/");
  await expect(page.locator(".event__title")).toHaveText(["IETF 125 Shenzhen", "IETF 126 Vienna"]);
});
