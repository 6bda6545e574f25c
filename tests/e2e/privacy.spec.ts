// What a visit must not do: leave a trace, contact third parties, lead to another site.
import { KINDS } from "./support/pages";
import { expect, heading, lead, open, test } from "./support/test";

for (const [kind, address] of Object.entries(KINDS)) {
  test(`c5_${kind}_page_sets_no_cookie_and_makes_no_third_party_request`, async ({ page, context, baseURL }) => {
    const others: string[] = [];
    page.on("request", (request) => request.url().startsWith(`${baseURL}/`) || others.push(request.url()));
    await open(page, address);
    await page.waitForLoadState("networkidle");
    expect(others).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
}

/** Paths that a careless server redirects to another host. */
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
  test(`c7_server_does_not_redirect_off_site_for_${encodeURIComponent(path)}`, async ({ request, baseURL }) => {
    const answer = await request.fetch(baseURL + path, { maxRedirects: 0 });
    const target = answer.headers().location;
    if (target !== undefined) expect(new URL(target, `${baseURL}${path}`).origin).toBe(baseURL);
    else expect([200, 400, 404]).toContain(answer.status());
  });
}

test.describe("links", () => {
  test.use({ allowed: [/status of 404/] });

  test("c7_odd_parameters_and_link_spellings_stay_on_the_site", async ({ page, baseURL }) => {
    for (const query of [
      "?url=https://evil.example/",
      "?next=//evil.example",
      "?redirect=javascript:alert(1)",
      "#//evil.example",
      "#javascript:alert(1)",
    ]) {
      await open(page, `/search/${query}`);
      expect(new URL(page.url()).origin).toBe(baseURL);
      await expect(heading(page)).toHaveText("Search");
    }
    for (const href of ["/%2F%2Fevil.example/", "/about/../%2Fevil.example/", "/.//evil.example/", "/about/..//evil.example/"]) {
      await open(page, "/about/");
      await lead(page, href);
      await expect(heading(page)).toHaveText("Page not found");
      expect(new URL(page.url()).origin).toBe(baseURL);
    }
  });
});

/** The headers that the HTTP Observatory of Mozilla checks, at their best for a site without cookies. */
const HEADERS: Record<string, RegExp> = {
  "content-security-policy": /^default-src 'none'; .*base-uri 'none'; .*frame-ancestors 'none'$/,
  "strict-transport-security": /^max-age=63072000; includeSubDomains; preload$/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
  "referrer-policy": /^strict-origin-when-cross-origin$/,
  "permissions-policy": /camera=\(\)/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-embedder-policy": /^require-corp$/,
};

/** Whether other sites may use what is at an address. */
const OPEN = { "/": false, "/about/introduction/": false, "/content/site.json": true, "/no/such/page/": false, "/favicon.svg": true };

for (const [path, open] of Object.entries(OPEN)) {
  test(`c4_response_for_${path.replaceAll(/\W/g, "_")}_has_all_security_headers`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(HEADERS)) expect(headers[name], name).toMatch(value);
    expect(headers["cross-origin-resource-policy"]).toBe(open ? "cross-origin" : "same-origin");
    expect(headers["access-control-allow-origin"]).toBe(open ? "*" : undefined);
    expect(headers["set-cookie"]).toBeUndefined();
  });
}
