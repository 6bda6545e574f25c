// The date that the site is shown for follows the visitor's clock, in an old build too.
import { expect, inEachEngine, test } from "../support/engines";
import { setClock } from "../support/head-script";
import { EVENT } from "../support/selectors";

inEachEngine((engine) => {
  test.describe("the evening before a meeting", () => {
    test.use({ time: "2026-03-13T23:58:30" });

    test(`r11_tab_that_slept_shows_the_current_day_when_it_is_looked_at_in_${engine}`, async ({ tab, server }) => {
      const first = (selector: string): string => document.querySelector(selector)!.textContent!;
      await tab.open(`${server.origin}/`);
      await tab.until("the meeting", (selector) => document.querySelector(selector)!.textContent!.includes("IETF 107 Singapore"), EVENT);
      expect(await tab.run(first, EVENT)).not.toContain("Now");
      await tab.run(setClock, "2026-03-14T08:00:00");
      await tab.run(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
      await expect.poll(() => tab.run(first, EVENT)).toContain("Now");
    });
  });

  test.describe("after it", () => {
    test.use({ time: "2026-04-01T12:00:00" });

    test(`r11_meeting_over_by_the_visitors_clock_is_listed_as_past_in_${engine}`, async ({ tab, server }) => {
      await tab.open(`${server.origin}/meeting/past/?region=Asia`);
      await expect
        .poll(() => tab.run(() => [...document.querySelectorAll(".meeting-row a")].find((one) => one.checkVisibility())!.textContent))
        .toBe("IETF 107 Singapore");
    });
  });

  test.describe("before the build", () => {
    test.use({ time: "2025-12-01T12:00:00" });

    test(`r11_day_of_the_build_holds_for_a_clock_behind_it_in_${engine}`, async ({ tab, server }) => {
      await tab.open(`${server.origin}/meeting/past/`);
      expect(await tab.run(() => document.querySelectorAll(".meeting-row").length)).toBe(6);
    });
  });
});
