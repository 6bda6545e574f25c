// Reading offline, where each engine treats service workers in its own way.
import type { ServerResponse } from "node:http";

import { Key } from "selenium-webdriver";

import { dist } from "../support/dist";
import { expect, inEachEngine, test } from "../support/engines";
import type { Server } from "../support/server";
import type { Tab } from "../support/tab";

// Pictures of a page that was visited, and the program of the search, are not kept until they are used.
test.use({ allowed: [/^not loaded: <(img|link rel="modulepreload")/] });

/** Types words into the dialog of the search, and waits for the first result. */
async function search(tab: Tab, words: string, expected: string): Promise<void> {
  await tab.press(Key.CONTROL, "k");
  await tab.hasFocus("dialog input");
  await tab.type(words);
  const isFirst = (text: string) => document.querySelector("dialog [role=option]")?.textContent?.includes(text);
  await tab.until(`the result "${expected}"`, isFirst, expected);
}

/**
 * Opens the home page and waits until the worker controls it, as it does once everything is kept. Not until its state is "activated":
 * WebKit may show an earlier state for ever.
 */
async function openHome(tab: Tab, server: Server): Promise<void> {
  await tab.open(`${server.origin}/`);
  await tab.until("the worker", () => navigator.serviceWorker.controller);
}

inEachEngine((engine) => {
  test(`r14_kept_pages_are_shown_and_missing_ones_explained_offline_in_${engine}`, async ({ tab, server }) => {
    await openHome(tab, server);
    // Visited by a link, and as a document.
    await tab.lead("/process/documents/");
    await tab.shows("About documents");
    await tab.open(`${server.origin}/about/introduction/`);
    await server.stop();
    for (const [address, expected] of [
      ["/", "Welcome to Example"],
      ["/meeting/", "Meetings"],
      ["/search/?query=quic", "Search"],
      ["/process/documents/", "About documents"],
      ["/about/introduction/", "Introduction to Example"],
      ["/offline/", "You seem to be offline"],
      ["/meeting/hackathons/", "You seem to be offline"],
    ]) {
      await tab.open(server.origin + address);
      await tab.shows(expected);
    }
    // The network is back.
    await server.serve(dist);
    await tab.click("main button", "Try again");
    await tab.shows("Example Hackathons");
  });

  test(`r14_reload_and_back_work_offline_in_${engine}`, async ({ tab, server }) => {
    await openHome(tab, server);
    await tab.open(`${server.origin}/about/introduction/`);
    await server.stop();
    await tab.reload();
    await tab.shows("Introduction to Example");
    await tab.go(-1);
    await tab.shows("Welcome to Example");
  });

  test(`r13_kept_copy_is_shown_and_marked_where_the_host_is_in_trouble_in_${engine}`, async ({ tab, server }) => {
    const notice = () => document.querySelector(".kept-copy")?.textContent ?? "";
    await openHome(tab, server);
    await tab.lead("/process/documents/");
    await tab.shows("About documents");
    for (const instead of [() => {}, (_: unknown, answer: ServerResponse) => void answer.writeHead(503).end()]) {
      server.instead = instead;
      // A document, and content by a link.
      await tab.open(`${server.origin}/`);
      await tab.shows("Welcome to Example");
      expect(await tab.run(notice)).toMatch(/^Saved copy of .+\. The site could not be reached\.$/);
      await tab.lead("/process/documents/");
      await tab.shows("About documents");
      await tab.until("the notice", () => document.querySelector(".kept-copy"));
      server.recover();
      await tab.lead("/about/introduction/");
      await tab.shows("Introduction to Example");
      expect(await tab.run(notice)).toBe("");
    }
  });

  test(`r14_link_to_a_missing_page_explains_itself_offline_in_${engine}`, async ({ tab, server }) => {
    await openHome(tab, server);
    await server.stop();
    await tab.click("main a", "About documents");
    // The server is out of reach; whether the browser is without a network as well, depends on the machine.
    await tab.shows((await tab.run(() => navigator.onLine)) ? "The server has a problem" : "You seem to be offline");
    await server.serve(dist);
    await tab.click("main button", "Try again");
    await tab.shows("About documents");
  });

  test(`r14_any_search_works_offline_once_the_search_was_used_in_${engine}`, async ({ tab, server }) => {
    // The worker pauses, and then fetches hundreds of files one after the other.
    test.slow();
    await openHome(tab, server);
    await search(tab, "hackathon", "Hackathon");
    // The last file that it fetches has the newest RFCs.
    const isKept = async () => {
      const cache = await caches.open((await caches.keys()).at(-1)!);
      return (await cache.keys()).filter(({ url }) => /\/rfcs-\d+\.txt$/.test(url)).length > 9112 / 32;
    };
    await expect.poll(() => tab.run(isKept), { timeout: 60_000 }).toBe(true);
    await server.stop();
    await tab.reload();
    await search(tab, "address allocation", "RFC 1918");
  });
});
