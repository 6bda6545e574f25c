// Without a network: visited pages can be read, and others say why they cannot.
import { rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";

import { painted } from "./support/app";
import { copySite, dist, next, read, replace } from "./support/dist";
import { field, openDialog, options } from "./support/search";
import { NEXT_MEETING } from "./support/selectors";
import { type Server, test } from "./support/server";
import { expect, heading, lead, ready } from "./support/test";

// The browser reports what it could not load.
test.use({
  serviceWorkers: "allow",
  allowed: [/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|cannot read the hydration data/],
});

/** Opens the home page and waits until the worker controls it. */
async function openHome(page: Page, server: Server): Promise<void> {
  await page.goto(server.origin);
  await ready(page);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (!serviceWorker.controller) await new Promise((done) => serviceWorker.addEventListener("controllerchange", done));
  });
}

/** Searches for a word in the dialog. */
async function find(page: Page): Promise<void> {
  await openDialog(page);
  await field(page).fill("hackathon");
  await expect(options(page).first()).toContainText("Hackathon");
}

/** The builds of which the browser keeps something. */
const builds = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

test("r9_home_page_sections_and_search_are_available_offline", async ({ page, context, server }) => {
  await openHome(page, server);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(heading(page)).toHaveText("Welcome to Example");
  for (const [address, title] of [
    ["/meeting/", "Meetings"],
    ["/search/?query=quic", "Search"],
  ]) {
    await page.goto(server.origin + address);
    await ready(page);
    await expect(heading(page)).toHaveText(title);
  }
  // Also by a link, for which the app requests content that only the document has.
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to Example");
});

test("r9_repeated_search_works_offline", async ({ page, context, server }) => {
  await openHome(page, server);
  await find(page);
  await context.setOffline(true);
  await page.goto(server.origin);
  await ready(page);
  await find(page);
});

test("r9_any_search_works_offline_once_the_search_was_used", async ({ page, context, server }) => {
  await openHome(page, server);
  const files = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).at(-1)!);
      return (await cache.keys()).filter(({ url }) => url.includes("/content/search/")).length;
    });
  // The list of RFCs is no search, and it does not hinder one later.
  await page.goto(`${server.origin}/process/rfcs/all/`);
  await expect(page.locator(".rfc__line").first()).toBeAttached();
  await page.waitForTimeout(4000);
  expect(await files()).toBe(0);
  await find(page);
  // The worker pauses first, and fetches the files one after the other: those of numbers up to 9112, and the others.
  await expect.poll(files, { timeout: 30_000 }).toBeGreaterThan(9112 / 32);
  await expect.poll(async () => (await files()) === (await page.waitForTimeout(500).then(files)), { timeout: 30_000 }).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await openDialog(page);
  await field(page).fill("address allocation");
  await expect(options(page).first()).toHaveAttribute("href", "https://www.rfc-editor.org/info/rfc1918");
});

test("r9_visited_pages_are_available_offline", async ({ page, context, server }) => {
  await openHome(page, server);
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  await page.goto(`${server.origin}/about/introduction/`);
  await ready(page);
  await context.setOffline(true);
  // Visited by a link: its content is kept, and the offline document shows it.
  await page.goto(`${server.origin}/process/documents/`);
  await expect(heading(page)).toHaveText("About documents");
  // Visited as a document.
  await page.goto(`${server.origin}/about/introduction/`);
  await ready(page);
  await expect(heading(page)).toHaveText("Introduction to Example");
});

test("r9_missing_page_explains_itself_offline_and_loads_when_online", async ({ page, context, server }) => {
  await openHome(page, server);
  await context.setOffline(true);
  await page.goto(`${server.origin}/meeting/hackathons/`);
  await ready(page);
  await expect(heading(page)).toHaveText("You seem to be offline");
  await expect(page.getByRole("main").getByRole("link", { name: "Meetings" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText("Example Hackathons");
});

test("r9_offline_document_requests_no_page_at_its_own_address", async ({ page, server }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${server.origin}/offline/`);
  await ready(page);
  await painted(page);
  await expect(heading(page)).toHaveText("You seem to be offline");
  expect(requests.filter((path) => path === "/offline/" || path.startsWith("/content/"))).toEqual(["/offline/"]);
});

test("r9_link_to_a_missing_page_explains_itself_offline", async ({ page, context, server }) => {
  await openHome(page, server);
  await context.setOffline(true);
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("You seem to be offline");
  await page.getByRole("main").getByRole("link", { name: "Meetings" }).click();
  await expect(heading(page)).toHaveText("Meetings");
});

test("r9_new_build_is_shown_at_once_and_kept_for_offline_use", async ({ page, context, server }) => {
  await openHome(page, server);
  const [old] = await builds(page);
  const band = page.locator(NEXT_MEETING);
  const before = await band.textContent();
  await server.serve(next);
  await page.clock.setFixedTime("2026-03-16T12:00:00");
  await page.reload();
  await ready(page);
  const after = await page.locator("main").textContent();
  expect(after).not.toContain(before!);
  await expect.poll(async () => (await builds(page)).length).toBe(2);
  // The previous build is kept, and no older one.
  expect((await builds(page))[0]).toBe(old);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  expect(await page.locator("main").textContent()).toBe(after);
});

test("r9_kill_switch_removes_the_worker_and_its_caches", async ({ page, server }, { outputDir }) => {
  await openHome(page, server);
  expect(await builds(page)).toHaveLength(1);
  const without = join(outputDir, "without");
  copySite(without);
  replace(without, "sw.js", read(join(__dirname, "../../src/bootstrap"), "service-worker-off.js"));
  await server.serve(without);
  await page.reload();
  await ready(page);
  await expect.poll(() => builds(page)).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  rmSync(without, { recursive: true });
});

/** Hosts that do not answer as they should. */
const TROUBLE: Record<string, RequestListener> = {
  silent: () => {},
  out_of_service: (_, answer) => answer.writeHead(503).end("Service Unavailable"),
};

const notice = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved copy of .+\. The site could not be reached\.$/ });

/** Expects a kept copy within 3 s of an act. */
async function expectKept(page: Page, title: string, act: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await Promise.all([act(), expect(heading(page)).toHaveText(title)]);
  await expect(notice(page)).toBeInViewport();
  expect(performance.now() - start).toBeLessThan(3000);
}

const follow = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name }).first().click();

for (const [name, instead] of Object.entries(TROUBLE)) {
  test(`r13_visited_pages_are_shown_within_three_seconds_if_the_host_is_${name}`, async ({ page, server }) => {
    await openHome(page, server);
    await follow(page, "About documents");
    await expect(heading(page)).toHaveText("About documents");
    await page.goto(`${server.origin}/about/introduction/`);
    await ready(page);
    server.instead = instead;
    // A document; a page of which only the document is kept, by a link; one of which only the content is kept, by its address.
    await expectKept(page, "Welcome to Example", () => page.goto(server.origin));
    await ready(page);
    await expectKept(page, "Introduction to Example", () => lead(page, "/about/introduction/"));
    await expectKept(page, "About documents", () => page.goto(`${server.origin}/process/documents/`));
    // Content, by a link.
    await page.goto(server.origin);
    await ready(page);
    await expectKept(page, "About documents", () => follow(page, "About documents"));
    // The notice ends with the trouble.
    server.recover();
    await lead(page, "/about/introduction/");
    await expect(heading(page)).toHaveText("Introduction to Example");
    await expect(notice(page)).toHaveCount(0);
    await page.reload();
    await ready(page);
    await expect(notice(page)).toHaveCount(0);
  });
}

test("r13_kept_copy_without_a_network_is_marked", async ({ page, context, server }) => {
  await openHome(page, server);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(notice(page)).toBeInViewport({ ratio: 1 });
  // What has the focus is not below it.
  for (const link of [page.locator("main a").last(), page.locator("footer a").last()]) {
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
    await link.focus();
    const [bar, focused] = [await notice(page).boundingBox(), await link.boundingBox()];
    expect(focused!.y + focused!.height).toBeLessThanOrEqual(bar!.y);
  }
});

/** Pages that are not of this site, as a hotel's network or a proxy answers with them at any address. */
const STRANGERS: Record<string, RequestListener> = {
  login_page: (_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end("<div id=app><h1>Sign in</h1></div></html>"),
  json: (_, answer) => answer.writeHead(200, { "content-type": "application/json" }).end('{"error":"blocked"}'),
  damaged_page: (_, answer) => {
    const text = read(dist, "about/introduction/index.html");
    answer.writeHead(200, { "content-type": "text/html" }).end(text.slice(0, text.length / 2));
  },
};

for (const [name, instead] of Object.entries(STRANGERS)) {
  test(`r13_${name}_replaces_no_kept_copy`, async ({ page, server }) => {
    await openHome(page, server);
    await find(page);
    await page.keyboard.press("Escape");
    await follow(page, "About documents");
    await expect(heading(page)).toHaveText("About documents");
    await page.goto(`${server.origin}/about/introduction/`);
    await ready(page);
    server.instead = instead;
    for (const path of ["/", "/about/introduction/", "/content/pages/process/documents.json", "/content/search/catalog.txt"]) {
      await page.goto(server.origin + path);
    }
    server.instead = TROUBLE.out_of_service;
    await expectKept(page, "Welcome to Example", () => page.goto(server.origin));
    await ready(page);
    await expectKept(page, "Introduction to Example", () => page.goto(`${server.origin}/about/introduction/`));
    await expectKept(page, "About documents", () => page.goto(`${server.origin}/process/documents/`));
    await find(page);
  });
}

/** Registers the worker, as the page does, and waits until it is active or has given up. */
const settledWorker = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { installing, waiting, active } = await navigator.serviceWorker.register("/sw.js");
    const worker = (installing ?? waiting ?? active)!;
    while (!["activated", "redundant"].includes(worker.state)) {
      await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
    }
    return worker.state;
  });

test("r9_half_deployed_build_is_not_kept", async ({ page, context, server }, { outputDir }) => {
  const mixed = join(outputDir, "mixed");
  copySite(mixed);
  replace(mixed, "blog/index.html", read(next, "blog/index.html"));
  await server.serve(mixed);
  await page.goto(`${server.origin}/about/`);
  await ready(page);
  expect(await settledWorker(page)).toBe("redundant");
  expect(await builds(page)).toEqual([]);
  // The deployment ends: the next visit keeps the whole build.
  await server.serve(dist);
  await page.reload();
  await ready(page);
  expect(await settledWorker(page)).toBe("activated");
  expect(await builds(page)).toHaveLength(1);
  await context.setOffline(true);
  await page.goto(server.origin);
  await ready(page);
  rmSync(mixed, { recursive: true });
});

test("site_can_be_installed", async ({ page, server }) => {
  await page.goto(server.origin);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = await (await page.request.get(`${server.origin}/site.webmanifest`)).json();
  // What browsers require (W3C, Web Application Manifest; Chromium's "install criteria").
  expect(manifest.name.length).toBeGreaterThan(0);
  expect(["standalone", "minimal-ui", "fullscreen"]).toContain(manifest.display);
  expect((await page.request.get(server.origin + manifest.start_url)).status()).toBe(200);
  const pictures: string[] = [];
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await page.request.get(server.origin + src);
    expect(answer.status(), src).toBe(200);
    expect(answer.headers()["content-type"], src).toBe(type);
    // Width and height stand at the start of a PNG.
    const body = await answer.body();
    if (type === "image/png") expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`, src).toBe(sizes);
    pictures.push(sizes);
  }
  expect(pictures).toEqual(expect.arrayContaining(["192x192", "512x512"]));
});
