// The menu in the document and in the accessibility tree.
import type { Page } from "@playwright/test";

import { Menu, SECTIONS, inBothLayouts, tabTo } from "../support/menu";
import { expect, open, test } from "../support/test";

interface Node {
  role: string;
  name: string;
  [property: string]: unknown;
}

/** The accessibility tree, without ignored nodes. */
async function accessibilityTree(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ""),
      ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }));
}

/** The node of a control that opens something. */
async function disclosure(page: Page, wanted: string): Promise<Node | undefined> {
  const tree = await accessibilityTree(page);
  return tree.find(({ role, name }) => name === wanted && /^(button|DisclosureTriangle)/.test(role));
}

test("s1_navigation_is_nested_lists_without_menu_roles", async ({ page }) => {
  await open(page, "/");
  const menu = new Menu(page);
  await menu.open("Support us");
  await expect(menu.nav).toHaveCount(1);
  await expect(menu.nav).toMatchAriaSnapshot(`
    - navigation "Main":
      - list:
        - listitem:
          - group: About
        - listitem:
          - group: Technologies
        - listitem:
          - group: Meetings
        - listitem:
          - group: Process
        - listitem:
          - group: Participate
        - listitem:
          - group:
            - list "Giving":
              - listitem:
                - link "Why we need your support"
              - listitem:
                - link "Supporters"
              - listitem:
                - link "Donate"
            - list "Ways to give":
              - listitem:
                - link "Endowment"
            - list "Values":
              - listitem:
                - link "Running code"
        - listitem:
          - link "News & blog"
  `);
  const tree = await accessibilityTree(page);
  expect(tree.filter(({ role, hasPopup }) => /^menu/i.test(role) || hasPopup)).toEqual([]);
  await expect(page.locator("[role^=menu], [aria-haspopup]")).toHaveCount(0);
});

inBothLayouts((layout) => {
  test("s2_triggers_expose_state_and_controlled_panel", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    if (layout === "accordion") {
      expect(await disclosure(page, "Menu")).toMatchObject({ expanded: false });
      await expect(menu.toggle).toHaveAttribute("popovertarget", (await menu.list.getAttribute("id"))!);
      await menu.openList();
      expect(await disclosure(page, "Menu")).toMatchObject({ expanded: true });
    }
    for (const section of Object.keys(SECTIONS)) {
      const panel = (await menu.panel(section).getAttribute("id"))!;
      await expect(menu.trigger(section)).toHaveAttribute("aria-controls", panel);
      expect(await disclosure(page, section)).toMatchObject({ expanded: false });
      await menu.open(section);
      expect(await disclosure(page, section)).toMatchObject({ expanded: true, controls: panel });
    }
  });

  test("s4_closed_panels_are_hidden_from_assistive_technology_on_load", async ({ page }) => {
    await page.goto("/");
    const menu = new Menu(page);
    await menu.expectOpen();
    await open(page, "/");
    await menu.expectOpen();
    await expect(menu.nav.getByRole("link")).toHaveText(layout === "bar" ? ["News & blog"] : []);
    const tree = await accessibilityTree(page);
    expect(tree.filter(({ name }) => name.startsWith("Overview of"))).toEqual([]);
    const triggers = tree.filter(({ role }) => role.startsWith("DisclosureTriangle"));
    expect(triggers.map(({ name }) => name)).toEqual(layout === "bar" ? Object.keys(SECTIONS) : []);
  });

  test("s4_focus_alone_opens_nothing", async ({ page }) => {
    await open(page, "/");
    const menu = new Menu(page);
    if (layout === "accordion") {
      await tabTo(menu.toggle);
      await expect(menu.list).toBeHidden();
    }
    for (const section of Object.keys(SECTIONS)) {
      await menu.focus(section);
      await menu.expectOpen();
    }
  });
});
