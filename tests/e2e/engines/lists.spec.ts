// Lists that can be narrowed down.
import { expect, inEachEngine, test } from "../support/engines";
import { says } from "../support/in-page";

/** Runs in the page: the texts of the visible elements. */
const shown = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.textContent!.trim());

inEachEngine((engine) => {
  test(`q7_typing_narrows_groups_and_the_count_is_announced_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/technologies/groups/`);
    expect(await tab.run(shown, ".group-card")).toHaveLength(12);
    await tab.click("main form.list-filter input[type=search]");
    // One word, however it is written.
    await tab.type("postquantum");
    await tab.until("the count", says, "^2 of 12 groups$");
    expect(await tab.run(shown, ".group-card")).toHaveLength(2);
  });

  test(`a16_filter_is_kept_in_the_address_over_a_reload_and_back_in_${engine}`, async ({ tab, server }) => {
    await tab.open(`${server.origin}/meeting/past/`);
    await tab.click("main form.list-filter input[type=search]");
    await tab.type("kyoto");
    await tab.until("the count", says, "^2 of 6 meetings$");
    await tab.until("the address", () => location.search.includes("kyoto"));
    await tab.reload();
    await tab.until("the count after a reload", says, "^2 of 6 meetings$");
    expect(await tab.run(shown, ".meeting-row a")).toEqual(["IETF 106 Kyoto", "IETF 102 Kyoto"]);
    await tab.lead("/");
    await tab.shows("Welcome to Example");
    await tab.go(-1);
    await tab.shows("Past meetings");
    await tab.until("the count after Back", says, "^2 of 6 meetings$");
  });
});
