// What following a link does to focus, announcements, scrolling and the address.
import { Key } from "selenium-webdriver";

import { expect, inEachEngine, test } from "../support/engines";
import { isOnFirstControlAfter, listen, said } from "../support/in-page";
import { REGION } from "../support/test";

const ARTICLE = "/about/introduction/";

inEachEngine((engine) => {
  test(`a13_page_becomes_ready_without_a_message_in_${engine}`, async ({ tab, server }) => {
    // The fixture of the tab looks at the messages.
    for (const address of ["/", ARTICLE, "/meeting/past/", "/search/"]) await tab.open(server.origin + address);
  });

  test(`a1_link_focuses_the_heading_and_tab_goes_on_from_there_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    for (const [selector, text, title] of [
      ["main a", "All events", "Upcoming meetings"],
      ["footer.site-footer a", "Past meetings", "Past meetings"],
    ]) {
      await tab.click(selector, text);
      await tab.hasFocus("h1", title);
      await tab.press(Key.TAB);
      await tab.until("focus on the first control", isOnFirstControlAfter, "h1");
    }
  });

  test(`a2_navigation_announces_the_title_once_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    expect(await tab.run((region) => document.querySelector(region)!.textContent!.trim(), REGION)).toBe("");
    await tab.run(listen, REGION);
    await tab.click("main a", "All events");
    await expect.poll(() => tab.run(said)).toEqual(["Upcoming meetings"]);
    await tab.go(-1);
    await expect.poll(() => tab.run(said)).toEqual(["Upcoming meetings", "Welcome to Example"]);
  });

  test(`a4_links_start_at_the_top_and_back_restores_the_position_in_${engine}`, async ({ tab, server }) => {
    const isAt = (wanted: number): boolean => Math.abs(scrollY - wanted) <= 2;
    await tab.open(`${server.origin}/`);
    await tab.run(() => window.scrollTo({ top: 620, behavior: "instant" }));
    await tab.until("the scrolling", isAt, 620);
    await tab.lead("/search/");
    await tab.shows("Search");
    await tab.until("the top", isAt, 0);
    await tab.run(() => window.scrollTo({ top: 900, behavior: "instant" }));
    await tab.until("the scrolling", isAt, 900);
    await tab.lead("/meeting/past/");
    await tab.shows("Past meetings");
    await tab.until("the top", isAt, 0);
    await tab.go(-2);
    await tab.shows("Welcome to Example");
    await tab.until("the position of the home page", isAt, 620);
    await tab.go(1);
    await tab.shows("Search");
    await tab.until("the position of the search page", isAt, 900);
    await tab.reload();
    await tab.until("the position after a reload", isAt, 900);
  });

  test(`a5_fragments_lead_to_their_part_and_tab_goes_on_from_there_in_${engine}`, async ({ tab, server }) => {
    const isAtPart = (): boolean => {
      const part = document.querySelector("#principles")!;
      const { x, y, top } = part.getBoundingClientRect();
      return part.contains(document.elementFromPoint(x + 1, y + 1)) && top >= 0 && top < 100 && part.matches(":target");
    };
    const expectAtPart = async () => {
      await tab.until("the part", isAtPart);
      await tab.press(Key.TAB);
      await tab.until("focus in the part", isOnFirstControlAfter, "#principles");
    };
    // On load, across pages, and twice within the page.
    await tab.open(`${server.origin}${ARTICLE}#principles`);
    await expectAtPart();
    await tab.lead("/");
    await tab.shows("Welcome to Example");
    await tab.lead(`${ARTICLE}#principles`);
    await tab.shows("Introduction to Example");
    await expectAtPart();
    for (let time = 0; time < 2; time++) {
      await tab.run(() => window.scrollTo({ top: 0, behavior: "instant" }));
      await tab.lead("#principles");
      await expectAtPart();
    }
  });
});
