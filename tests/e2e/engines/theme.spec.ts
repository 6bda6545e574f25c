// The switch of the colors.
import { expect, inEachEngine, test } from "../support/engines";

const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(14, 22, 32)";

inEachEngine((engine) => {
  test(`chosen_colors_are_kept_over_links_and_a_reload_in_${engine}`, async ({ tab, server }) => {
    const background = () => tab.run(() => getComputedStyle(document.documentElement).backgroundColor);
    await tab.open(`${server.origin}/`);
    await expect.poll(background).toBe(LIGHT);
    await tab.click("[data-theme-switch]");
    await expect.poll(background).toBe(DARK);
    await tab.click("main a", "About documents");
    await tab.shows("About documents");
    await tab.reload();
    await expect.poll(background).toBe(DARK);
    await tab.click("[data-theme-switch]");
    await tab.open(`${server.origin}/`);
    await expect.poll(background).toBe(LIGHT);
  });
});
