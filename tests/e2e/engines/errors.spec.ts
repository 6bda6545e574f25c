// What is said where something is missing or fails, and how to go on.
import { Key } from "selenium-webdriver";

import { dist, files } from "../support/dist";
import { expect, inEachEngine, test } from "../support/engines";
import { held } from "../support/held";
import { UNKNOWN_ADDRESS } from "../support/pages";
import { REGION } from "../support/test";

const CONTENT = "/content/pages/process/documents.json";
const DOCUMENT = "/process/documents/";

inEachEngine((engine) => {
  test(`a9_unknown_address_shows_the_not_found_page_with_ways_on_in_${engine}`, async ({ tab, server }) => {
    await tab.open(server.origin + UNKNOWN_ADDRESS);
    await tab.shows("Page not found");
    await tab.find("main input[type=search]");
    await tab.click("main a", "Process");
    await tab.until("the page of the section", () => location.pathname === "/process/");
    // By a link of the app, too.
    await tab.lead(UNKNOWN_ADDRESS);
    await tab.shows("Page not found");
    await tab.ready();
    expect((await tab.position())?.address).toBe(UNKNOWN_ADDRESS);
  });

  test(`a14_r6_failed_request_is_explained_and_retry_recovers_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    for (const path of [CONTENT, DOCUMENT]) server.overrides.set(path, { status: 503 });
    await tab.click("main a", "About documents");
    await tab.shows("The server has a problem");
    await tab.hasFocus("h1");
    expect((await tab.position())?.address).toBe(DOCUMENT);
    // The rest of the page is alive.
    await tab.click("nav summary", "Meetings");
    await tab.find("nav a", "Past meetings");
    await tab.press(Key.ESCAPE);
    server.overrides.clear();
    await tab.click("main button", "Try again");
    await tab.shows("About documents");
  });

  test(`a14_slow_page_is_announced_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    const { until, release } = held();
    server.overrides.set(CONTENT, { after: until });
    await tab.click("main a", "About documents");
    await tab.until("the announcement", (region) => document.querySelector(region)!.textContent === "Loading the page", REGION);
    expect(await tab.run(() => document.querySelector("main")!.ariaBusy)).toBe("true");
    release();
    await tab.shows("About documents");
    await tab.until("the page", () => !document.querySelector("main[aria-busy]"));
  });

  test.describe("without the app", () => {
    // It says why it cannot start.
    test.use({ allowed: [/^error: |^not loaded: <link/] });

    test(`n2_menu_and_links_work_where_the_app_is_missing_in_${engine}`, async ({ tab, server }) => {
      const missing = files(dist).find((file) => /^ietf-site-[^/]*\.wasm$/.test(file))!;
      server.overrides.set(`/${missing}`, { status: 404 });
      await tab.driver.get(`${server.origin}/`);
      await tab.until("the app to fail", () => document.documentElement.dataset.app === "failed");
      await tab.click("nav summary", "Meetings");
      await tab.click("nav a", "Past meetings");
      await tab.shows("Past meetings");
      // What needs the app is hidden.
      expect(await tab.run(() => document.querySelector("form.list-filter")!.checkVisibility())).toBe(false);
    });
  });
});
