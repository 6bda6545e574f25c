// Clicks and links that the app leaves to the browser.
import type { Locator, Page } from "@playwright/test";
import { expect, heading, open, test } from "../support/test";

/** The link that the tests press. */
const link = (page: Page): Locator => page.getByRole("main").getByRole("link", { name: "All events" });

/** Records what the app requests, and whether it keeps a click from the browser. */
async function watch(page: Page): Promise<{ kept: () => Promise<boolean[]>; asked: string[] }> {
  const asked: string[] = [];
  page.on("request", (request) => request.url().includes("/content/") && asked.push(request.url()));
  await page.evaluate(() => {
    const kept: boolean[] = [];
    Object.assign(globalThis, { kept });
    for (const kind of ["click", "auxclick"]) {
      // On the window, after all other listeners.
      addEventListener(kind, (event) => kept.push(event.defaultPrevented));
    }
  });
  return { asked, kept: () => page.evaluate(() => (globalThis as unknown as { kept: boolean[] }).kept) };
}

// A link would be prefetched when the pointer reaches it, but not for visitors who save data.
test.beforeEach(({ page }) => page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } })));

test("a6_plain_click_is_handled_by_the_app", async ({ page }) => {
  await open(page, "/");
  const { kept, asked } = await watch(page);
  await link(page).click();
  await expect(page).toHaveURL("/meeting/upcoming/");
  // This shows that the recording works, on which the tests below rely.
  expect(await kept()).toEqual([true]);
  expect(asked).toHaveLength(1);
});

for (const [name, options] of Object.entries({
  ctrl_click: { modifiers: ["Control" as const] },
  middle_click: { button: "middle" as const },
  shift_click: { modifiers: ["Shift" as const] },
})) {
  test(`a6_${name}_opens_another_tab`, async ({ page, context }) => {
    await open(page, "/");
    const { kept, asked } = await watch(page);
    const opened = context.waitForEvent("page");
    await link(page).click(options);
    await expect(await opened).toHaveURL("/meeting/upcoming/");
    await (await opened).close();
    expect(await kept()).toEqual([false]);
    expect(asked).toEqual([]);
    await expect(page).toHaveURL("/");
    await expect(heading(page)).toHaveText("Welcome to Example");
  });
}

test("a6_alt_click_downloads_the_page", async ({ page }) => {
  await open(page, "/");
  const { kept, asked } = await watch(page);
  const download = page.waitForEvent("download");
  await link(page).click({ modifiers: ["Alt"] });
  expect((await download).url()).toContain("/meeting/upcoming/");
  expect(await kept()).toEqual([false]);
  expect(asked).toEqual([]);
});

test("a6_meta_click_is_left_to_the_browser", async ({ page }) => {
  await open(page, "/");
  const { asked } = await watch(page);
  await page.evaluate(() => {
    // What such a click does depends on the system: here, a full load. The result is stored where it survives the load.
    addEventListener("click", (event) => sessionStorage.setItem("kept", String(event.defaultPrevented)));
  });
  await link(page).click({ modifiers: ["Meta"] });
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("kept"))).toBe("false");
  expect(asked).toEqual([]);
});

for (const [attribute, value] of [
  ["target", "_blank"],
  ["target", "elsewhere"],
]) {
  test(`a6_link_with_${attribute}_${value}_opens_there`, async ({ page, context }) => {
    await open(page, "/");
    const { kept, asked } = await watch(page);
    await link(page).evaluate((element, [name, given]) => element.setAttribute(name, given), [attribute, value]);
    const opened = context.waitForEvent("page");
    await link(page).click();
    await expect(await opened).toHaveURL("/meeting/upcoming/");
    expect(await kept()).toEqual([false]);
    expect(asked).toEqual([]);
    await expect(page).toHaveURL("/");
  });
}

test("a6_link_with_download_attribute_downloads", async ({ page }) => {
  await open(page, "/");
  const { kept, asked } = await watch(page);
  await link(page).evaluate((element) => element.setAttribute("download", "events.html"));
  const download = page.waitForEvent("download");
  await link(page).click();
  expect((await download).suggestedFilename()).toBe("events.html");
  expect(await kept()).toEqual([false]);
  expect(asked).toEqual([]);
});

/** Answers requests for addresses that the site does not have. */
async function stub(page: Page, match: (url: URL) => boolean): Promise<void> {
  await page.route(match, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: "<!doctype html><html lang=en><title>Elsewhere</title><main><h1>Elsewhere</h1></main></html>",
    }),
  );
}

test("a6_link_to_another_host_is_left_to_the_browser", async ({ page, baseURL }) => {
  await stub(page, (url) => url.origin !== baseURL);
  await open(page, "/");
  const { asked } = await watch(page);
  await page.getByRole("main").getByRole("link", { name: "RFC 8200" }).click();
  await expect(page).toHaveURL("https://www.rfc-editor.org/info/rfc8200");
  await expect(page.getByRole("heading")).toHaveText("Elsewhere");
  expect(asked).toEqual([]);
});

for (const address of [
  "/rfc/",
  "/rfc/rfc9000.txt",
  "/id/draft-ietf-quic-http-34.txt",
  "/archive/id/",
  "/proceedings/64/",
  "/slides/slides-120-quic-chairs.pdf",
  "/media/documents/report.pdf",
  "/blog/feed.xml",
  "/meeting/ietf.ics",
]) {
  test(`a7_link_to_${address}_is_a_full_load`, async ({ page }) => {
    await stub(page, (url) => url.pathname === address);
    await open(page, "/");
    const { asked } = await watch(page);
    await link(page).evaluate((element, href) => element.setAttribute("href", href), address);
    const load = page.waitForRequest((request) => request.isNavigationRequest());
    await link(page).click();
    expect(new URL((await load).url()).pathname).toBe(address);
    await expect(page.getByRole("heading")).toHaveText("Elsewhere");
    expect(asked).toEqual([]);
  });
}
