// What the home page says, against the text that it has to carry.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, open, test } from "../support/test";

const words = (text: string): string[] => text.replaceAll("↗", " ").split(/\s+/).filter(Boolean);

// "All events" and "All news" stand beside the headings of their lists; the text had them after the lists.
test("home_page_has_every_word_of_its_text_in_order", async ({ page }) => {
  await open(page, "/");
  const text = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("#app")!, NodeFilter.SHOW_TEXT);
    const parts = [document.title];
    while (walker.nextNode()) parts.push(walker.currentNode.textContent!);
    return parts.join(" ");
  });
  const present = words(text);
  let at = 0;
  for (const [number, word] of words(readFileSync(join(__dirname, "../fixtures/home-page.txt"), "utf8")).entries()) {
    const found = present.indexOf(word, at);
    expect(found, `word ${number}, "${word}", after "${present.slice(at - 6, at).join(" ")}"`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
});
