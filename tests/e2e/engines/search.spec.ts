// The search dialog and the page of results.
import { Key } from "selenium-webdriver";

import { expect, inEachEngine, test } from "../support/engines";
import { says } from "../support/in-page";
import type { Tab } from "../support/tab";

const FIELD = "dialog input";
const OPTION = "dialog [role=option]";

async function openDialog(tab: Tab): Promise<void> {
  await tab.press(Key.CONTROL, "k");
  await tab.hasFocus(FIELD);
}

/** Waits until the first result contains a text. */
async function firstResult(tab: Tab, text: string): Promise<void> {
  const contains = (selector: string, wanted: string) => document.querySelector(selector)?.textContent?.includes(wanted);
  await tab.until(`the result "${text}"`, contains, OPTION, text);
}

inEachEngine((engine) => {
  test(`q1_q4_control_k_opens_the_search_and_enter_follows_a_number_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    await openDialog(tab);
    await tab.type("ietf 106");
    await firstResult(tab, "IETF 106");
    await tab.press(Key.ENTER);
    await tab.shows("IETF 106 Kyoto");
    expect((await tab.position())?.address).toBe("/meeting/106/");
  });

  test(`q2_q4_words_find_and_escape_closes_the_search_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    await openDialog(tab);
    await tab.type("hackathon");
    await firstResult(tab, "Hackathon");
    await tab.press(Key.ESCAPE);
    await tab.until("the dialog to close", () => !document.querySelector("dialog")!.open);
    // Opened again, it takes Enter for what stands in the field.
    await openDialog(tab);
    await tab.run(() => document.querySelector<HTMLInputElement>("dialog input")!.select());
    await tab.type(`quic${Key.ENTER}`);
    await tab.until("the results", () => location.pathname + location.search === "/search/?query=quic");
  });

  test(`a10_results_follow_typing_and_the_address_and_survive_back_in_${engine}`, async ({ tab, server }) => {
    const count = "^\\d+ results?(, \\d+ shown)?$";
    await tab.open(`${server.origin}/search/`);
    await tab.click("main input[type=search]");
    await tab.type("hackathon");
    await tab.until("the count", says, count);
    await tab.until("the address", () => location.search === "?query=hackathon");
    await tab.hasFocus("main input[type=search]");
    await tab.lead("/meeting/hackathons/");
    await tab.shows("Example Hackathons");
    await tab.go(-1);
    await tab.shows("Search");
    await tab.until("the count again", says, count);
    expect(await tab.run(() => document.querySelector<HTMLInputElement>("main input[type=search]")!.value)).toBe("hackathon");
    await tab.open(`${server.origin}/search/?query=zzqx+zzqy`);
    await tab.until("no results", says, "^No results$");
  });
});
