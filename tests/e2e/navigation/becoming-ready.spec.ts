// The app takes over a page that is complete already, unnoticed.
import type { Page } from "@playwright/test";
import { hold, painted } from "../support/app";
import { KINDS, NOT_FOUND_MESSAGE, UNKNOWN_ADDRESS } from "../support/pages";
import { PROGRAM_FILES, PROGRAM_LINKS, pageField } from "../support/search";
import { CLOCK, PROSE } from "../support/selectors";
import { expect, ready, test } from "../support/test";

// The browser logs the status 404 of the document of an unknown address. No page logs anything else.
test.use({ allowed: [NOT_FOUND_MESSAGE] });

interface Notes {
  mutations: string[];
  shifts: number[];
}

/** Records every change of the document from the end of its parsing on, before the first deferred script. */
async function watch(page: Page): Promise<() => Promise<Notes>> {
  const others = { clock: CLOCK, search: PROGRAM_LINKS };
  await page.addInitScript(({ clock, search }) => {
    const notes: Notes = { mutations: [], shifts: [] };
    Object.assign(globalThis, { notes });
    const note = ({ type, target, attributeName: name, oldValue, addedNodes, removedNodes }: MutationRecord): void => {
      const element = target as Element;
      // The mark that the app is ready, for which these tests wait.
      if (name === "data-app") return;
      // Only the app knows the visitor's clock; the place for it is kept free, see `shifts`.
      if (element.matches(clock)) return;
      // Only scripts know which frames scroll.
      if (name === "tabindex" && element.matches(".frame")) return;
      // What the search proposes in place of a missing page, and what the list of RFCs adds, is not the app's.
      if (element.closest("search-results, rfc-list") || [...addedNodes].some((node) => (node as Element).matches?.(search))) return;
      // Leptos writes some attributes again as they are.
      if (type === "attributes" && element.getAttribute(name!) === oldValue) return;
      notes.mutations.push(
        `${type} of ${target.nodeName}.${element.className} ${name ?? ""} +${addedNodes.length} -${removedNodes.length}`,
      );
    };
    const all = { attributes: true, attributeOldValue: true, characterData: true, childList: true, subtree: true };
    document.addEventListener("readystatechange", () => {
      if (document.readyState === "interactive") new MutationObserver((records) => records.forEach(note)).observe(document, all);
    });
  }, others);
  return async () => {
    await painted(page);
    return page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes);
  };
}

/** Records layout shifts from now on. */
async function watchShifts(page: Page): Promise<void> {
  await painted(page);
  await page.evaluate(() => {
    const { shifts } = (globalThis as unknown as { notes: Notes }).notes;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift" });
  });
}

for (const [kind, address] of Object.entries({ ...KINDS, not_found: UNKNOWN_ADDRESS })) {
  for (const width of [1440, 390]) {
    test(`a13_hydrating_a_${kind}_page_changes_nothing_at_${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      // The search is still on its way.
      await page.route(PROGRAM_FILES, () => {});
      const fetched: string[] = [];
      // The list of RFCs has a program of its own, which fetches its data.
      const isOfPage = (url: string): boolean => url.includes("/content/") && !url.includes("/content/rfcs/");
      page.on("request", (request) => isOfPage(request.url()) && fetched.push(request.url()));
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

test("a13_hydration_changes_no_pixel", async ({ page }) => {
  const release = await hold(page);
  await page.goto("/");
  const before = await page.screenshot();
  await release();
  expect(Buffer.compare(await page.screenshot(), before)).toBe(0);
});

test("a13_hydration_keeps_focus_and_scroll_position", async ({ page }) => {
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

test("a13_hydration_keeps_selected_text", async ({ page }) => {
  const release = await hold(page);
  await page.goto(KINDS.article);
  await page.locator(`${PROSE} p`).first().click({ clickCount: 3 });
  const selected = await page.evaluate(() => getSelection()!.toString());
  expect(selected.length).toBeGreaterThan(40);
  await release();
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(selected);
});

const FIELDS: [string, string, (page: Page) => ReturnType<Page["getByRole"]>][] = [
  ["of_the_header", "/about/", (page) => page.getByRole("banner").getByRole("searchbox")],
  ["of_the_mail_archive", "/", (page) => page.getByRole("searchbox", { name: "Search the mail archive" })],
  ["of_the_site_index", "/search/", pageField],
  ["of_the_not_found_page", UNKNOWN_ADDRESS, (page) => page.getByRole("main").getByRole("searchbox")],
];

for (const [name, address, find] of FIELDS) {
  test(`a13_hydration_keeps_text_and_selection_of_the_field_${name}`, async ({ page }) => {
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

test("a13_text_typed_on_the_search_page_before_ready_is_searched_for", async ({ page }) => {
  const release = await hold(page);
  await page.goto(KINDS.search);
  await pageField(page).fill("hackathon");
  await release();
  await expect(page.getByRole("main").getByRole("status")).toHaveText(/^\d+ results?$/);
});

test("a13_hydration_yields_to_the_visitor_between_its_steps", async ({ page }) => {
  await page.addInitScript(() => {
    // Without it, timers separate the steps, and run in the order in which they were set.
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
