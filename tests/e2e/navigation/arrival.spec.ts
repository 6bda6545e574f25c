// A page that has just arrived can be used.
import { expect, heading, open, test } from "../support/test";

test("a_press_counts_in_the_first_frame_of_a_page_that_had_to_be_fetched", async ({ page }) => {
  await open(page, "/");
  // In the page itself, so that no time passes: what is at the place of a link right after the heading has changed.
  const hit = await page.evaluate(async () => {
    const main = document.querySelector("main")!;
    const come = new Promise<string>((done) => {
      const observer = new MutationObserver(() => {
        if (main.querySelector("h1")?.textContent !== "About documents") return;
        observer.disconnect();
        // The page is painted and scrolled to its start.
        requestAnimationFrame(() =>
          setTimeout(() => {
            const link = document.querySelector("header a[href='/']")!;
            const { x, y, width, height } = link.getBoundingClientRect();
            const found = document.elementFromPoint(x + width / 2, y + height / 2);
            done(link.contains(found) ? "the link" : (found?.tagName ?? "nothing"));
          }),
        );
      });
      observer.observe(main, { childList: true });
    });
    document.querySelector<HTMLElement>("main a[href='/process/documents/']")!.click();
    return come;
  });
  expect(hit).toBe("the link");
  await expect(heading(page)).toHaveText("About documents");
});
