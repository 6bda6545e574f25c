// The app takes over a page that was complete before: nobody notices.
import type { Page } from "@playwright/test";
import { hold, painted } from "../support/app";
import { KINDS, NOT_FOUND_MESSAGE, NOWHERE } from "../support/pages";
import { expect, ready, test } from "../support/test";

// The document of an unknown address has the status 404, which the browser logs. Nothing else is logged by any page.
test.use({ allowed: [NOT_FOUND_MESSAGE] });

interface Notes {
  mutations: string[];
  shifts: number[];
}

/** Notes every change of the document from the end of its parsing on, which is before the first deferred script. */
async function watch(page: Page): Promise<() => Promise<Notes>> {
  await page.addInitScript(() => {
    const notes: Notes = { mutations: [], shifts: [] };
    Object.assign(globalThis, { notes });
    const note = ({ type, target, attributeName: name, oldValue, addedNodes, removedNodes }: MutationRecord): void => {
      const element = target as Element;
      // The mark that the app is ready, which these tests wait for.
      if (name === "data-app") return;
      // How far the visitor's clock is from that of a meeting, which only the app knows: it has a place kept free, see `shifts`.
      if (element.matches("[data-noon]")) return;
      // Leptos writes some attributes again as they are, which is no change.
      if (type === "attributes" && element.getAttribute(name!) === oldValue) return;
      notes.mutations.push(
        `${type} of ${target.nodeName}.${element.className} ${name ?? ""} +${addedNodes.length} -${removedNodes.length}`,
      );
    };
    const all = { attributes: true, attributeOldValue: true, characterData: true, childList: true, subtree: true };
    document.addEventListener("readystatechange", () => {
      if (document.readyState === "interactive") new MutationObserver((records) => records.forEach(note)).observe(document, all);
    });
  });
  return async () => {
    await painted(page);
    return page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);
  };
}

/** Notes layout shifts from now on. */
async function watchShifts(page: Page): Promise<void> {
  await painted(page);
  await page.evaluate(() => {
    const { shifts } = (globalThis as unknown as { notes: Notes }).notes;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift" });
  });
}

for (const [kind, address] of Object.entries({ ...KINDS, not_found: NOWHERE })) {
  for (const width of [1440, 390]) {
    test(`a13_nobody_notices_that_a_page_of_the_kind_${kind}_becomes_ready_at_${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const fetched: string[] = [];
      page.on("request", (request) => request.url().includes("/content/") && fetched.push(request.url()));
      const noted = await watch(page);
      const release = await hold(page);
      await page.goto(address);
      await watchShifts(page);
      await release();
      expect(await noted()).toEqual({ mutations: [], shifts: [] });
      expect(fetched).toEqual([]);
    });
  }
}

test("a13_becoming_ready_changes_no_pixel", async ({ page }) => {
  const release = await hold(page);
  await page.goto("/");
  const before = await page.screenshot();
  await release();
  expect(Buffer.compare(await page.screenshot(), before)).toBe(0);
});

test("a13_becoming_ready_keeps_focus_and_scroll", async ({ page }) => {
  const release = await hold(page);
  await page.goto(KINDS.search);
  const link = page.getByRole("main").getByRole("link", { name: "Past meetings" }).first();
  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, 500);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(500);
  await link.focus();
  const top = await page.evaluate(() => scrollY);
  await release();
  await expect(link).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(top);
});

test("a13_becoming_ready_keeps_the_selected_text", async ({ page }) => {
  const release = await hold(page);
  await page.goto(KINDS.article);
  await page.locator(".prose p").first().click({ clickCount: 3 });
  const selected = await page.evaluate(() => getSelection()!.toString());
  expect(selected.length).toBeGreaterThan(40);
  await release();
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(selected);
});

const FIELDS: [string, string, (page: Page) => ReturnType<Page["getByRole"]>][] = [
  ["of_the_header", "/about/", (page) => page.getByRole("banner").getByRole("searchbox")],
  ["of_the_mail_archive", "/", (page) => page.getByRole("searchbox", { name: "Search the IETF email archive" })],
  ["of_the_site_index", "/search/", (page) => page.getByRole("searchbox", { name: "Search the site" })],
  ["of_the_not_found_page", NOWHERE, (page) => page.getByRole("main").getByRole("searchbox")],
];

for (const [name, address, find] of FIELDS) {
  test(`a13_becoming_ready_keeps_what_was_typed_into_the_field_${name}_and_its_selection`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const release = await hold(page);
    await page.goto(address);
    const field = find(page);
    await field.click();
    await page.keyboard.type("hackathon");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await release();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue("hackathon");
    const selection = await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]);
    expect(selection).toEqual([7, 9]);
  });
}

test("a13_what_was_typed_into_the_site_index_before_counts_afterwards", async ({ page }) => {
  const release = await hold(page);
  await page.goto(KINDS.search);
  await page.getByRole("searchbox", { name: "Search the site" }).fill("hackathon");
  await release();
  await expect(page.getByRole("main").getByRole("status")).toHaveText(/^\d of \d+ titles$/);
});

test("a13_a_visitor_who_acts_while_the_app_takes_over_is_answered_between_its_steps", async ({ page }) => {
  await page.addInitScript(() => {
    // Without it the steps are divided by timers, which run in the order in which they were set.
    Object.defineProperty(globalThis, "scheduler", { value: undefined });
    Object.assign(globalThis, { between: 0 });
    const { instantiateStreaming } = WebAssembly;
    const next = (): void => {
      if (document.documentElement.dataset.app === "ready") return;
      (globalThis as unknown as { between: number }).between += 1;
      setTimeout(next);
    };
    WebAssembly.instantiateStreaming = async (...args) => {
      const instantiated = await instantiateStreaming(...args);
      setTimeout(next);
      return instantiated;
    };
  });
  await page.goto("/");
  await ready(page);
  expect(await page.evaluate(() => (globalThis as unknown as { between: number }).between)).toBeGreaterThanOrEqual(2);
});
