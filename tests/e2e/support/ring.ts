// The focus indicator as it is painted.
import type { Page } from "@playwright/test";

/** How far around an element the indicator is looked for, in CSS pixels. */
const AROUND = 8;

/**
 * How thick the focus indicator is on each side of what has focus: the CSS pixels in a row, across the middle of the
 * side, that differ by a contrast of 3:1 or more (WCAG 2) from the same pixels without focus.
 */
export async function ring(page: Page): Promise<{ top: number; right: number; bottom: number; left: number }> {
  const box = await page.evaluate(() => {
    const { x, y, width, height } = document.activeElement!.getClientRects()[0];
    return { x, y, width, height };
  });
  const left = Math.max(0, Math.floor(box.x) - AROUND);
  const top = Math.max(0, Math.floor(box.y) - AROUND);
  const { width, height } = page.viewportSize()!;
  const clip = {
    x: left,
    y: top,
    width: Math.min(width, Math.ceil(box.x + box.width) + AROUND) - left,
    height: Math.min(height, Math.ceil(box.y + box.height) + AROUND) - top,
  };
  const shot = async () => (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  const withFocus = await shot();
  // The next Tab goes on from here, as the browser keeps the place.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const without = await shot();
  const middle = { x: box.x - clip.x + box.width / 2, y: box.y - clip.y + box.height / 2 };
  return page.evaluate(measure, { withFocus, without, middle });
}

interface Shots {
  withFocus: string;
  without: string;
  /** The middle of the element in the pictures. */
  middle: { x: number; y: number };
}

/** Compares the pictures; runs in the page, which can decode them. */
async function measure({ withFocus, without, middle }: Shots) {
  const decode = async (picture: string) => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    canvas.drawImage(bitmap, 0, 0);
    return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [one, other] = [await decode(withFocus), await decode(without)];
  const luminance = ({ data, width }: ImageData, x: number, y: number) => {
    const at = 4 * (y * width + x);
    const [red, green, blue] = [...data.slice(at, at + 3)].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const differs = (x: number, y: number) => {
    const [a, b] = [luminance(one, x, y), luminance(other, x, y)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 3;
  };
  /** The longest row of pixels that differ, on the way from the middle outwards. */
  const thickness = (stepX: number, stepY: number) => {
    let [longest, current] = [0, 0];
    let [x, y] = [Math.round(middle.x), Math.round(middle.y)];
    for (; x >= 0 && y >= 0 && x < one.width && y < one.height; x += stepX, y += stepY) {
      current = differs(x, y) ? current + 1 : 0;
      longest = Math.max(longest, current);
    }
    return longest;
  };
  return { top: thickness(0, -1), right: thickness(1, 0), bottom: thickness(0, 1), left: thickness(-1, 0) };
}
