// The size of the targets of the menu.
import { Menu, SECTIONS, inBothLayouts } from "../support/menu";
import { expect, open, test } from "../support/test";

inBothLayouts((layout) => {
  test("p5_menu_targets_are_large_enough", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    const least = { width: 24, height: layout === "bar" ? 24 : 44 };
    const small: string[] = [];
    for (const section of Object.keys(SECTIONS)) {
      await menu.open(section);
      const sizes = await menu.nav
        .locator("a, summary, button")
        .evaluateAll((targets) =>
          targets
            .filter((target) => target.checkVisibility())
            .map((target) => ({ name: target.textContent, ...target.getBoundingClientRect().toJSON() })),
        );
      expect(sizes.length).toBeGreaterThan(10);
      const failed = sizes.filter(({ width, height }) => width < least.width || height < least.height);
      small.push(...failed.map(({ name, width, height }) => `${name}: ${width} x ${height}`));
    }
    expect(small).toEqual([]);
  });
});
