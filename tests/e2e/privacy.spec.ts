// What a visit does not do: leave a trace, speak to others, lead astray.
import { KINDS } from "./support/pages";
import { expect, open, test } from "./support/test";

for (const [kind, address] of Object.entries(KINDS)) {
  test(`c5_a_page_of_the_kind_${kind}_sets_no_cookie_and_asks_no_third_party`, async ({ page, context, baseURL }) => {
    const others: string[] = [];
    page.on("request", (request) => request.url().startsWith(`${baseURL}/`) || others.push(request.url()));
    await open(page, address);
    await page.waitForLoadState("networkidle");
    expect(others).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
}

const ASTRAY = [
  "//evil.example",
  "//evil.example/about/",
  "/\\evil.example/",
  "//about",
  "///about",
  "/%2F%2Fevil.example/",
  "/%5Cevil.example/",
  "/%09//evil.example/",
  "/about/..//evil.example/",
  "/.%2F/evil.example",
];

for (const path of ASTRAY) {
  test(`c7_the_server_does_not_send_a_visitor_away_with_${encodeURIComponent(path)}`, async ({ request, baseURL }) => {
    const answer = await request.fetch(baseURL + path, { maxRedirects: 0 });
    const target = answer.headers().location;
    if (target !== undefined) expect(new URL(target, `${baseURL}${path}`).origin).toBe(baseURL);
    else expect([200, 400, 404]).toContain(answer.status());
  });
}

test.describe("links", () => {
  test.use({ allowed: [/status of 404/] });

  test("c7_no_parameter_and_no_spelling_of_a_link_leaves_the_site", async ({ page, baseURL }) => {
    for (const query of [
      "?url=https://evil.example/",
      "?next=//evil.example",
      "?redirect=javascript:alert(1)",
      "#//evil.example",
      "#javascript:alert(1)",
    ]) {
      await open(page, `/search/${query}`);
      expect(new URL(page.url()).origin).toBe(baseURL);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search");
    }
    for (const href of ["/%2F%2Fevil.example/", "/about/../%2Fevil.example/", "/.//evil.example/", "/about/..//evil.example/"]) {
      await open(page, "/about/");
      await page.evaluate((href) => {
        const link = document.createElement("a");
        link.setAttribute("href", href);
        document.querySelector("main")!.append(link);
        link.click();
      }, href);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
      expect(new URL(page.url()).origin).toBe(baseURL);
    }
  });
});

/** What the HTTP Observatory of Mozilla looks at, at its best for a site without cookies. */
const HEADERS: Record<string, RegExp> = {
  "content-security-policy": /^default-src 'none'; .*base-uri 'none'; .*frame-ancestors 'none'$/,
  "strict-transport-security": /^max-age=63072000; includeSubDomains; preload$/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^strict-origin-when-cross-origin$/,
  "permissions-policy": /camera=\(\)/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-embedder-policy": /^require-corp$/,
  "cross-origin-resource-policy": /^same-origin$/,
};

for (const path of ["/", "/about/introduction/", "/content/site.json", "/no/such/page/", "/favicon.svg"]) {
  test(`c4_the_headers_are_there_on_${path.replaceAll(/\W/g, "_")}`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(HEADERS)) expect(headers[name], name).toMatch(value);
    expect(headers["set-cookie"]).toBeUndefined();
  });
}
