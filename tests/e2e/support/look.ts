// What can be seen: contrast measured on the screen, and text that is readable.
import type { Locator, Page } from "@playwright/test";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The contrast (WCAG 2) between the most frequent color of a part of the screen and the one that stands out most from it.
 * Measured in a screenshot, so that it holds for pseudo-elements, forced colors and any background.
 */
export async function contrast(page: Page, clip: Box): Promise<number> {
  const picture = (await page.screenshot({ clip, caret: "initial" })).toString("base64");
  return page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const color = data.slice(at, at + 3).join();
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    const luminance = (color: string): number => {
      const [red, green, blue] = color.split(",").map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = luminance([...counts].sort(([, one], [, other]) => other - one)[0][0]);
    return Math.max(
      ...[...counts.keys()].map(luminance).map((light) => (Math.max(light, ground) + 0.05) / (Math.min(light, ground) + 0.05)),
    );
  }, picture);
}

/** The place of the caret of a trigger: its box beside its text, without its borders. */
export function caretOf(trigger: Locator): Promise<Box> {
  return trigger.evaluate((summary) => {
    const range = document.createRange();
    range.selectNodeContents(summary);
    const [text, box] = [range.getBoundingClientRect(), summary.getBoundingClientRect()];
    const edge = 5;
    return { x: text.right + 1, y: box.top + edge, width: box.right - text.right - edge, height: box.height - 2 * edge };
  });
}

/** A strip across one edge of a box: outside, border and inside. */
export async function edgeOf(element: Locator, side: "start" | "bottom"): Promise<Box> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return side === "start"
    ? { x: x - 3, y: y + height / 3, width: 6, height: height / 3 }
    : { x: x + width / 3, y: y + height - 3, width: width / 3, height: 6 };
}

/** The texts in an element that cannot be read in full: outside of the window, cut off, or covered. */
export function unreadable(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement!;
      if (!text.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) continue;
      // Text for screen readers alone is cut off on purpose; the labels of a picture are repeated in its text.
      if (parent.closest(".visually-hidden, svg")) continue;
      let block = parent;
      while (getComputedStyle(block).display === "inline") block = block.parentElement!;
      // All of a card is its link.
      const link = parent.closest(".card, .search-result")?.querySelector("a");
      parent.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const line of range.getClientRects()) {
        if (line.width < 1) continue;
        const ends = [line.left + 1, (line.left + line.right) / 2, line.right - 1];
        const seen = ends.every((x) => {
          const hit = document.elementFromPoint(x, (line.top + line.bottom) / 2);
          // The space after the last letter belongs to the inline element around it.
          const isAround = hit && block.contains(hit) && hit.contains(parent);
          return x >= 0 && x <= innerWidth && hit && (isAround || hit === link || parent.contains(hit));
        });
        if (!seen) found.push(`"${text.data.trim()}" at ${JSON.stringify(line)}`);
      }
    }
    return found;
  });
}

/** The controls of the header that are squeezed, outside of the window, or over each other. */
export function crowded(page: Page): Promise<string[]> {
  return page.getByRole("banner").evaluate((banner) => {
    const name = (element: Element): string => element.textContent!.trim().slice(0, 30) || element.className;
    const all = [...banner.querySelectorAll<HTMLElement>("a, button, summary, input")].filter(
      (element) => element.checkVisibility() && !element.closest("details > :not(summary), :popover-open"),
    );
    const boxes = all.map((element) => element.getBoundingClientRect());
    const small = all.filter((_, at) => boxes[at].width < 24 || boxes[at].height < 24);
    const over = all.flatMap((element, one) =>
      all
        .filter((other, at) => {
          const [a, b] = [boxes[one], boxes[at]];
          const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
          return at > one && !apart && !element.contains(other) && !other.contains(element);
        })
        .map((other) => `${name(element)} over ${name(other)}`),
    );
    const outside = all.filter((_, at) => boxes[at].left < 0 || boxes[at].right > innerWidth);
    const say = (elements: HTMLElement[], what: string): string[] => elements.map((element) => `${name(element)} is ${what}`);
    return [...say(small, "squeezed"), ...say(outside, "outside of the window"), ...over];
  });
}

/** How far the document is wider than the window, in CSS pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
