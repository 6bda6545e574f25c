// Browsers without an interface that the app needs: the links are theirs.
import { started } from "../support/app";
import { expect, heading, test } from "../support/test";

test.use({ allowed: [/AbortSignal|AbortController/] });

for (const missing of ["AbortSignal.any", "AbortSignal.timeout", "AbortSignal", "AbortController"]) {
  test(`a17_links_are_followed_by_the_browser_without_${missing}`, async ({ page }) => {
    await page.addInitScript((name) => {
      const path = name.split(".");
      const last = path.pop()!;
      const owner = path.reduce<object>((object, part) => Reflect.get(object, part), globalThis);
      Reflect.deleteProperty(owner, last);
    }, missing);
    await page.goto("/");
    await page.getByRole("link", { name: "All events" }).click();
    await page.waitForLoadState();
    await expect(heading(page)).toHaveText("Upcoming meetings");
    await expect(page.getByRole("main")).not.toHaveAttribute("aria-busy");
    expect(await started(page)).toBe(false);
  });
}
