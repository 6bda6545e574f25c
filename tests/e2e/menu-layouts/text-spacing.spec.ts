// The text spacing of WCAG 1.4.12, which a visitor may set.
import type { Page } from "@playwright/test";
import { Layout } from "../support/layouts";
import { crowded, overflow, unreadable } from "../support/look";
import { KINDS } from "../support/pages";
import { expect, open, test } from "../support/test";

/** Sets it as a style sheet of the visitor does; the policy of the page blocks a `style` element. */
async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
}

for (const width of [320, 390, 768, 992, 1100, 1280, 1440, 1920]) {
  test(`v5_menu_loses_no_text_to_text_spacing_at_${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "/");
    await spaceText(page);
    expect.soft(await crowded(page)).toEqual([]);
    const menu = new Layout(page);
    for (const section of await menu.sections()) {
      const panel = await menu.open(section);
      expect.soft(await overflow(page), section).toBeLessThanOrEqual(0);
      expect.soft(await unreadable(menu.trigger(section)), section).toEqual([]);
      expect.soft(await unreadable(panel), section).toEqual([]);
    }
  });
}

for (const [kind, address] of Object.entries(KINDS)) {
  test(`v5_${kind}_page_loses_no_text_to_text_spacing`, async ({ page }) => {
    await open(page, address);
    await spaceText(page);
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await overflow(page), `${width}`).toBeLessThanOrEqual(0);
      expect.soft(await unreadable(page.getByRole("main")), `${width}`).toEqual([]);
    }
  });
}

/** The labels of a drawing that reach beyond their box, into another label, or out of the window. */
function crossed(page: Page): Promise<string[]> {
  return page.getByRole("main").evaluate((main) => {
    const labels = [...main.querySelectorAll("svg[role=img] text")];
    const boxes = labels.map((label) => label.getBoundingClientRect());
    const within = (inner: DOMRect, outer: DOMRect): boolean => inner.left >= outer.left && inner.right <= outer.right;
    return labels.flatMap((label, at) => {
      const frame = label.parentElement!.querySelector("rect")?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth);
      const over = labels.filter((_, other) => {
        const [one, two] = [boxes[at], boxes[other]];
        return other > at && one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
      });
      const found = over.map((other) => `${label.textContent} over ${other.textContent}`);
      return within(boxes[at], frame) ? found : [...found, `${label.textContent} beyond its box`];
    });
  });
}

for (const [drawing, address] of Object.entries({
  udp: "/process/",
  ipv6: "/technologies/",
  rtp: "/meeting/",
  quic: "/support-us/",
  dns: "/participate/",
  tcp: "/about/",
})) {
  test(`v5_labels_of_the_${drawing}_drawing_stay_apart_with_text_spacing`, async ({ page }) => {
    await open(page, address);
    expect(await crossed(page)).toEqual([]);
    await spaceText(page);
    for (const width of [1280, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await crossed(page), `${width}`).toEqual([]);
    }
  });
}

test("v5_labels_of_the_attendance_chart_stay_in_the_window_with_text_spacing", async ({ page }) => {
  await open(page, "/meeting/past/");
  await spaceText(page);
  for (const width of [1280, 767, 600, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const ends = await page
      .locator(".chart text")
      .evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect()).flatMap(({ left, right }) => [left, right]));
    expect.soft(Math.min(...ends), `${width}`).toBeGreaterThanOrEqual(0);
    expect.soft(Math.max(...ends), `${width}`).toBeLessThanOrEqual(width);
  }
});
