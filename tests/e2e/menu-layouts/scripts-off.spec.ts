// The menu where scripts are off: the platform opens and closes it, and links are links.
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, test } from "../support/test";

test.use({ javaScriptEnabled: false });

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    test(`n1_without_scripts_the_${layout}_opens_and_closes`, async ({ page }) => {
      await page.goto("/");
      await new Layout(page).expectToWork();
    });

    test(`n1_without_scripts_every_destination_of_the_${layout}_can_be_reached`, async ({ page, baseURL }) => {
      // As many visits as the menu has links.
      test.setTimeout(180_000);
      await page.route(
        (url) => url.origin !== baseURL,
        (route) => route.fulfill({ contentType: "text/html", body: "<h1>Elsewhere</h1>" }),
      );
      await page.goto("/");
      const menu = new Layout(page);
      let visits = 0;
      for (const section of await menu.sections()) {
        const links = menu.panel(section).getByRole("link", { includeHidden: true });
        for (let at = 0, count = await links.count(); at < count; at++) {
          await page.goto("/");
          await menu.open(section);
          const href = (await links.nth(at).getAttribute("href"))!;
          await links.nth(at).click();
          await expect(page).toHaveURL(href);
          await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Page not found");
          visits++;
        }
      }
      expect(visits).toBeGreaterThan(80);
    });

    test(`n1_without_scripts_the_plain_link_of_the_${layout}_leads_on`, async ({ page }) => {
      await page.goto("/");
      const menu = new Layout(page);
      await menu.openList();
      await menu.nav.getByRole("link", { name: "News & blog" }).click();
      await expect(page).toHaveURL("/blog/");
    });

    test(`n1_without_scripts_no_control_is_shown_that_needs_them_beside_the_${layout}`, async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("button", { name: /Use (dark|light) colors/ })).toHaveCount(0);
      // What is left sends a form or opens the menu, which the browser does by itself.
      for (const button of await page.getByRole("button").all()) {
        await expect(button).toHaveJSProperty("type", (await button.getAttribute("popovertarget")) ? "button" : "submit");
      }
    });
  });
}
