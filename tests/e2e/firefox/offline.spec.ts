// Reading without a network, in Firefox: it has its own ways with service workers.
import { expect } from "@playwright/test";

import { type Firefox, test } from "../support/firefox";
import type { Server } from "../support/server";

const heading = async (firefox: Firefox): Promise<string> => (await firefox.position()).heading;

/** Opens the home page and waits until the worker has it in hand. */
async function openHome(firefox: Firefox, server: Server): Promise<void> {
  await firefox.open(`${server.origin}/`);
  await firefox.until("the worker", () => navigator.serviceWorker.controller?.state === "activated");
}

test("r14_firefox_shows_visited_pages_sections_and_what_to_do_without_a_network", async ({ firefox, server }) => {
  await openHome(firefox, server);
  // Visited by a link, and as a document.
  await firefox.lead("/process/rfcs/");
  await expect.poll(() => heading(firefox)).toBe("About RFCs");
  await firefox.open(`${server.origin}/about/introduction/`);
  await server.stop();
  for (const [address, expected] of [
    ["/", "Welcome to the IETF"],
    ["/meeting/", "Meetings"],
    ["/search/?query=quic", "Search"],
    ["/process/rfcs/", "About RFCs"],
    ["/about/introduction/", "Introduction to the IETF"],
    ["/offline/", "You seem to be offline"],
    ["/meeting/hackathons/", "You seem to be offline"],
  ]) {
    await firefox.open(server.origin + address);
    await expect.poll(() => heading(firefox), address).toBe(expected);
  }
});

test("r14_firefox_shows_a_page_again_that_is_reloaded_or_gone_back_to_without_a_network", async ({ firefox, server }) => {
  await openHome(firefox, server);
  await firefox.open(`${server.origin}/about/introduction/`);
  await server.stop();
  await firefox.reload();
  expect(await heading(firefox)).toBe("Introduction to the IETF");
  await firefox.driver.navigate().back();
  await expect.poll(() => heading(firefox)).toBe("Welcome to the IETF");
});
