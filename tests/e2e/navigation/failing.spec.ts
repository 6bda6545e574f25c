// A page that does not arrive as it should: the visitor is told so in plain words, and can try again.
import type { Route } from "@playwright/test";

import { dist, read } from "../support/dist";
import { held } from "../support/held";
import { Layout } from "../support/layouts";
import { expect, heading, open, test } from "../support/test";

// The browser reports what it could not load.
test.use({ allowed: [/Failed to load resource/] });

const CONTENT = "**/content/pages/process/documents.json";
/** The content and the document of the page. */
const BOTH = /\/process\/documents(\.json|\/)$/;
const text = read(dist, "content/pages/process/documents.json");
const intact = JSON.parse(text);

/** The page with another value at a path of keys, or without the last key if no value is given. */
function changed(path: string, value?: unknown): string {
  const copy = structuredClone(intact);
  const keys = path.split(".");
  const last = keys.pop()!;
  const place = keys.reduce((object, key) => object[key], copy);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return JSON.stringify(copy);
}

/** The page with one byte changed, the same byte for the same seed. */
function flipped(seed: number): Buffer {
  const bytes = Buffer.from(text);
  // Within the structure of the page, which comes before its text.
  bytes[(seed * 7919) % 160] ^= 0x10;
  return bytes;
}

const json = (body: string | Buffer) => (route: Route) => route.fulfill({ contentType: "application/json", body });

const DAMAGED: Record<string, string | Buffer> = {
  empty: "",
  blank: "   \n",
  html: "<!doctype html><title>Error</title><h1>Error</h1>",
  plain_text: "Service temporarily unavailable",
  half: text.slice(0, text.length / 2),
  one_byte: text.slice(0, 1),
  without_its_end: text.trimEnd().slice(0, -1),
  with_more_behind_it: `${text}x`,
  twice: text + text,
  nothing: "null",
  yes: "true",
  number: "7",
  huge_number: "1e999",
  string: '"page"',
  list: "[]",
  object: "{}",
  list_of_pages: `[${text}]`,
  without_data: changed("data"),
  data_of_nothing: changed("data", null),
  data_as_a_list: changed("data", []),
  data_as_a_string: changed("data", JSON.stringify(intact.data)),
  without_a_version: changed("schema"),
  version_in_words: changed("schema", "one"),
  version_below_zero: changed("schema", -1),
  broken_version: changed("schema", 1.5),
  without_an_address: changed("data.address"),
  address_as_a_number: changed("data.address", 7),
  address_of_nothing: changed("data.address", null),
  title_as_a_list: changed("data.title", ["About documents"]),
  without_a_title: changed("data.title"),
  without_a_kind: changed("data.kind"),
  unknown_kind: changed("data.kind", "palace"),
  kind_without_its_content: changed("data.kind", { meeting: {} }),
  text_as_a_number: changed("data.body", 0),
  text_without_its_html: changed("data.body.html"),
  deep: "[".repeat(5000) + "]".repeat(5000),
  deep_data: changed("data", { address: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]] }),
  ten_megabytes_of_zeros: "0".repeat(10 << 20),
  ten_megabytes_of_list: `[${"0,".repeat(5 << 20)}0]`,
  invalid_utf_8: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
  zeros: Buffer.alloc(1000),
  other_encoding: Buffer.from(text, "utf16le"),
};

/** The answers that go wrong, and what the visitor is told. */
const FAILURES: Record<string, [(route: Route) => Promise<void>, string]> = {
  ...Object.fromEntries(Object.entries(DAMAGED).map(([name, body]) => [name, [json(body), "The page arrived damaged"]])),
  internal_error: [(route) => route.fulfill({ status: 500 }), "The server has a problem"],
  overload: [(route) => route.fulfill({ status: 503 }), "The server has a problem"],
  reset: [(route) => route.abort("connectionreset"), "The server has a problem"],
  unknown_host: [(route) => route.abort("namenotresolved"), "The server has a problem"],
};

test.describe("answers", () => {
  test.use({ audit: false });

  for (const [failure, [answer, title]] of Object.entries(FAILURES)) {
    test(`r6_${failure}_response_is_explained_and_retry_recovers`, async ({ page }) => {
      await open(page, "/");
      await page.evaluate(() => Object.assign(globalThis, { same: true }));
      await page.route(BOTH, answer);
      await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
      await expect(heading(page)).toHaveText(title);
      await expect(heading(page)).toBeFocused();
      await expect(page).toHaveURL("/process/documents/");
      // The rest of the page is alive.
      const panel = await new Layout(page).open("Meetings");
      await expect(panel.getByRole("link", { name: "Example Hackathons" })).toBeVisible();
      await page.keyboard.press("Escape");
      await page.unroute(BOTH);
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(heading(page)).toHaveText("About documents");
      expect(await page.evaluate(() => "same" in globalThis)).toBe(true);
    });
  }
});

for (let seed = 0; seed < 8; seed++) {
  test(`r6_response_with_flipped_byte_${seed}_leaves_a_working_page`, async ({ page }) => {
    await open(page, "/");
    await page.route(CONTENT, json(flipped(seed)), { times: 1 });
    await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
    // The result may be no JSON, JSON of another version, or a page with a misspelt word.
    await expect(heading(page)).not.toHaveText("Welcome to Example");
    await expect(page.locator("html[data-app=ready]")).toBeAttached();
    const panel = await new Layout(page).open("Meetings");
    await panel.getByRole("link", { name: "Example Hackathons" }).click();
    await expect(heading(page)).toHaveText("Example Hackathons");
  });
}

const BLOCKED: Record<string, (route: Route) => Promise<void>> = {
  refused: (route) => route.fulfill({ status: 403 }),
  missing: (route) => route.fulfill({ status: 404 }),
  blocked: (route) => route.abort("blockedbyclient"),
  out_of_service: (route) => route.fulfill({ status: 503 }),
};

for (const [name, answer] of Object.entries(BLOCKED)) {
  test(`a17_document_is_loaded_where_only_its_json_is_${name}`, async ({ page }) => {
    await open(page, "/");
    await page.evaluate(() => Object.assign(globalThis, { same: true }));
    await page.route(CONTENT, answer);
    await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
    await expect(heading(page)).toHaveText("About documents");
    expect(await page.evaluate(() => "same" in globalThis)).toBe(false);
    await page.goBack();
    await expect(heading(page)).toHaveText("Welcome to Example");
  });
}

test("r6_html_instead_of_json_leads_to_a_full_load", async ({ page }) => {
  await open(page, "/");
  await page.route(CONTENT, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Sign in to this network</h1>" }));
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  await expect(page.locator("html[data-app=ready]")).toBeAttached();
});

test("r6_error_page_passes_the_audit", async ({ page }) => {
  await open(page, "/");
  await page.route(CONTENT, json(""));
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("The page arrived damaged");
});

test("r4_unknown_schema_version_leads_to_a_full_load", async ({ page }) => {
  await open(page, "/");
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  await page.route(CONTENT, (route) => route.fulfill({ json: { schema: intact.schema + 1, data: {} } }));
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await expect(heading(page)).toHaveText("About documents");
  expect(await page.evaluate(() => "same" in globalThis)).toBe(false);
});

test("a11_fast_clicks_show_only_the_last_page", async ({ page }) => {
  await open(page, "/");
  const { until, release } = held();
  await page.route(CONTENT, async (route) => {
    await until;
    await route.continue().catch(() => {});
  });
  const ended = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/process/documents.json"));
  const shown: string[] = [];
  await page.exposeFunction("note", (title: string) => shown.push(title));
  await page.evaluate(() => {
    const main = document.querySelector("main")!;
    const note = (globalThis as unknown as { note: (title: string) => void }).note;
    new MutationObserver(() => note(`${location.pathname} ${main.querySelector("h1")?.textContent}`)).observe(main, { childList: true });
  });
  await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
  await page.getByRole("main").getByRole("link", { name: "Getting started" }).click();
  // The answer to the first click is not waited for any more.
  expect((await ended).failure()!.errorText).toBe("net::ERR_ABORTED");
  release();
  await expect(heading(page)).toHaveText("Getting started");
  await expect(page).toHaveURL("/participate/start/");
  expect(shown.filter((title) => title.includes("About documents"))).toEqual([]);
  expect(shown).not.toEqual([]);
});

test.describe("panic", () => {
  test.use({ allowed: [/on purpose|unreachable|RuntimeError/] });

  test("r7_after_a_panic_the_page_is_readable_and_its_links_work", async ({ page }) => {
    await open(page, "/");
    // Leptos makes every element of a view this way, and does not expect it to fail.
    await page.evaluate(() => {
      Node.prototype.cloneNode = () => {
        throw new Error("on purpose");
      };
    });
    // A release prints no message of the panic itself.
    const panicked = page.waitForEvent("pageerror", (error) => /unreachable/.test(error.message));
    await page.getByRole("main").getByRole("link", { name: "About documents" }).click();
    await panicked;
    await expect(heading(page)).toBeVisible();
    expect((await page.getByRole("main").innerText()).length).toBeGreaterThan(500);
    const panel = await new Layout(page).open("Meetings");
    await panel.getByRole("link", { name: "Example Hackathons" }).click();
    await expect(heading(page)).toHaveText("Example Hackathons");
    await expect(page.locator("html[data-app=ready]")).toBeAttached();
  });
});
