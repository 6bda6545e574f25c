// A window of 1280 x 1024 at 400 %, which leaves 320 x 256 CSS pixels (WCAG 1.4.10).
import { expect, inEachEngine, test } from "../support/engines";
import { KINDS } from "../support/pages";

inEachEngine((engine) => {
  test(`v4_no_page_scrolls_sideways_at_400_percent_in_${engine}`, async ({ tab, server }) => {
    for (const address of Object.values(KINDS)) {
      await tab.open(server.origin + address);
      await tab.magnify();
      // A scroll bar takes some of the width.
      const { width, content, page } = await tab.run(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { width: innerWidth, content: scrollWidth, page: clientWidth };
      });
      expect([width, content - page], address).toEqual([320, 0]);
    }
  });

  test(`v4_menu_opens_and_its_last_link_is_reachable_at_400_percent_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/`);
    await tab.magnify();
    await tab.click("nav [popovertarget]", "Menu");
    await tab.click("nav summary", "Support us");
    const last = await tab.run(() => {
      const links = [...document.querySelectorAll<HTMLElement>("nav details[open] a")];
      return links.at(-1)!.textContent!.trim();
    });
    await tab.focus("nav details[open] a", last);
    const isSeen = (): boolean => {
      const { left, right, top, bottom } = document.activeElement!.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return left >= 0 && right <= innerWidth && document.activeElement!.contains(hit);
    };
    await tab.until("the last link of the panel to be seen", isSeen);
    await tab.click("nav details[open] a", last);
    await tab.until("the page of the link", () => location.pathname !== "/");
    await tab.focus("footer.site-footer li:last-child a");
    await tab.until("a link of the footer to be seen", isSeen);
  });
});
