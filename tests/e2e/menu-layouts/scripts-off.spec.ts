// The menu without scripts: the platform opens and closes it, and links are links.
import { LAYOUTS, Layout } from "../support/layouts";
import { expect, heading, test } from "../support/test";

test.use({ javaScriptEnabled: false });

for (const [layout, viewport] of Object.entries(LAYOUTS)) {
  test.describe(layout, () => {
    test.use({ viewport });

    test(`n1_${layout}_opens_and_closes_without_scripts`, async ({ page }) => {
      await page.goto("/");
      await new Layout(page).expectToWork();
    });

    test(`n1_every_destination_of_the_${layout}_is_reachable_without_scripts`, async ({ page, baseURL }) => {
      await page.goto("/");
      const menu = new Layout(page);
      const addresses: string[] = [];
      for (const section of await menu.sections()) {
        const panel = await menu.open(section);
        for (const link of await panel.getByRole("link").all()) {
          // Checks that the link could be clicked, without clicking it.
          await link.click({ trial: true });
          addresses.push((await link.getAttribute("href"))!);
        }
      }
      expect(addresses.length).toBeGreaterThan(70);
      const own = addresses.map((address) => new URL(address, baseURL)).filter(({ origin }) => origin === baseURL);
      for (const { href, hash } of own) {
        const answer = await page.request.get(href);
        expect(answer.status(), href).toBe(200);
        if (hash) expect(await answer.text(), href).toContain(` id="${hash.slice(1)}"`);
      }
    });

    test(`n1_panel_links_of_the_${layout}_work_without_scripts`, async ({ page }) => {
      await page.goto("/");
      const menu = new Layout(page);
      for (const section of await menu.sections()) {
        const link = (await menu.open(section)).locator("a[href^='/']").last();
        const href = (await link.getAttribute("href"))!;
        await link.click();
        await expect(page).toHaveURL(href);
        await expect(heading(page)).not.toHaveText("Page not found");
      }
    });

    test(`n1_plain_link_of_the_${layout}_works_without_scripts`, async ({ page }) => {
      await page.goto("/");
      const menu = new Layout(page);
      await menu.openList();
      await menu.nav.getByRole("link", { name: "News & blog" }).click();
      await expect(page).toHaveURL("/blog/");
    });

    test(`n1_controls_that_need_scripts_are_hidden_beside_the_${layout}`, async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("button", { name: /Use (dark|light) colors/ })).toHaveCount(0);
      // The other buttons send a form or open the menu, which the browser does by itself.
      for (const button of await page.getByRole("button").all()) {
        await expect(button).toHaveJSProperty("type", (await button.getAttribute("popovertarget")) ? "button" : "submit");
      }
    });
  });
}
