// The menu with the Tab key alone.
import { BAR, Menu, SECTIONS, focused, inBothLayouts, press, tabTo, walk } from "../support/menu";
import { headerLink } from "../support/search";
import { expect, open, test } from "../support/test";

inBothLayouts((layout) => {
  test("k1_tab_visits_only_the_triggers_when_closed", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    const triggers = layout === "bar" ? BAR : ["Menu"];
    await tabTo(headerLink(page));
    expect(await press(page, "Tab", triggers.length)).toEqual(triggers);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Use dark colors" })).toBeFocused();
    if (layout === "accordion") {
      await menu.focus(BAR[0]);
      expect(await press(page, "Tab", BAR.length - 1)).toEqual(BAR.slice(1));
    }
    await menu.expectOpen();
  });

  for (const [at, section] of Object.keys(SECTIONS).entries()) {
    test(`k2_tab_visits_the_links_of_an_open_panel_in_order: ${section}`, async ({ page }) => {
      await open(page, "/");
      const menu = new Menu(page);
      await menu.openByKeyboard(section);
      const links = (await menu.links(section).allTextContents()).map((text) => text.trim());
      expect(links.length).toBeGreaterThan(5);
      const there = [section, ...links, BAR[at + 1]];
      expect([await focused(page), ...(await press(page, "Tab", links.length + 1))]).toEqual(there);
      expect([await focused(page), ...(await press(page, "Shift+Tab", links.length + 1))]).toEqual(there.toReversed());
      await menu.expectOpen(section);
    });
  }

  test("k10_every_link_is_reachable_with_tab_alone", async ({ page }) => {
    test.slow();
    await open(page, "/");
    // Several links have the same name or address, so each gets a number.
    const links = page.locator("a[href]");
    await links.evaluateAll((all) => {
      for (const [number, link] of all.entries()) (link as HTMLElement).dataset.number = String(number);
    });
    const unreached = new Map(
      await links.evaluateAll((all) =>
        all
          .filter((link) => link.closest("nav details, nav [popover]") || link.checkVisibility())
          .map((link) => [(link as HTMLElement).dataset.number, link.textContent] as const),
      ),
    );
    expect(unreached.size).toBeGreaterThan(100);
    await walk(page, async () => {
      unreached.delete(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.number));
    });
    expect([...unreached.values()]).toEqual([]);
    await new Menu(page).expectOpen();
  });
});
