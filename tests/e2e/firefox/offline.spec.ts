// Reading offline in Firefox, which treats service workers in its own way.
import { expect } from "@playwright/test";

import { type Firefox, test } from "../support/firefox";
import type { Server } from "../support/server";

const heading = async (firefox: Firefox): Promise<string> => (await firefox.position()).heading;

/** Opens the home page and waits until the worker controls it. */
async function openHome(firefox: Firefox, server: Server): Promise<void> {
  await firefox.open(`${server.origin}/`);
  await firefox.until("the worker", () => navigator.serviceWorker.controller?.state === "activated");
}

test("r14_firefox_shows_kept_pages_and_explains_missing_ones_offline", async ({ firefox, server }) => {
  await openHome(firefox, server);
  // Visited by a link, and as a document.
  await firefox.lead("/process/documents/");
  await expect.poll(() => heading(firefox)).toBe("About documents");
  await firefox.open(`${server.origin}/about/introduction/`);
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
    await firefox.open(server.origin + address);
    await expect.poll(() => heading(firefox), address).toBe(expected);
  }
});

test("r14_firefox_reloads_and_goes_back_offline", async ({ firefox, server }) => {
  await openHome(firefox, server);
  await firefox.open(`${server.origin}/about/introduction/`);
  await server.stop();
  await firefox.reload();
  expect(await heading(firefox)).toBe("Introduction to Example");
  await firefox.driver.navigate().back();
  await expect.poll(() => heading(firefox)).toBe("Welcome to Example");
});
