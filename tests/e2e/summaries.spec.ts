// Texts that sum up others: the reader is told at the top, on the screen, on paper and in feeds.
import type { Page } from "@playwright/test";
import { expect, heading, open, test } from "./support/test";

const POST = "/blog/message-encryption/";
const ORIGINAL = "https://www.example.net/message-encryption/";
const LABEL = "Read the original by A. Example and B. Example on www.example.net";

/** The line that says that the page is a summary. */
const line = (page: Page) => page.getByRole("main").getByText("This is a summary.");

test("summary_links_to_its_original_before_the_text", async ({ page }) => {
  await open(page, POST);
  const link = line(page).getByRole("link", { name: `${LABEL} (external site)` });
  await expect(link).toHaveAttribute("href", ORIGINAL);
  const text = page.locator("[data-text]");
  expect((await link.boundingBox())!.y).toBeLessThan((await text.boundingBox())!.y);
});

test("authors_of_an_original_are_not_those_of_its_summary", async ({ page }) => {
  await open(page, POST);
  await expect(page.getByRole("main").getByText("By A. Example", { exact: true })).toHaveCount(0);
  const jsonLd = JSON.parse((await page.locator("script[type='application/ld+json']").textContent())!);
  const article = jsonLd["@graph"].find((node: { "@type": string }) => node["@type"] === "Article");
  expect(article.author.name).toBe("Example Task Force");
  expect(article.isBasedOn.url).toBe(ORIGINAL);
  await open(page, "/blog/energy-group/");
  await expect(page.getByRole("main").getByText("By A. Example, B. Example")).toBeVisible();
});

test("summary_of_a_page_says_so_and_other_pages_do_not", async ({ page }) => {
  await open(page, "/privacy/");
  await expect(line(page).getByRole("link", { name: "Read the original on www.example.net" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "administrative policies" }).click();
  await expect(heading(page)).not.toHaveText("Privacy statement");
  await expect(line(page)).toHaveCount(0);
  await page.goBack();
  await expect(line(page)).toBeVisible();
});

test("original_is_named_on_paper", async ({ page }) => {
  await open(page, POST);
  await page.emulateMedia({ media: "print" });
  await expect(line(page).getByRole("link", { name: LABEL })).toBeVisible();
});

test("feeds_say_which_posts_are_summaries_and_do_not_name_their_authors", async ({ request }) => {
  const feed = await (await request.get("/blog/feed.json")).json();
  const item = feed.items.find(({ url }: { url: string }) => url.endsWith(POST));
  expect(item.external_url).toBe(ORIGINAL);
  expect(item.authors).toBeUndefined();
  expect(item.content_html).toContain(`<p>This is a summary. <a href="${ORIGINAL}">${LABEL}</a>.</p>`);
});
