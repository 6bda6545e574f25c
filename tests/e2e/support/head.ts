// What a page says of itself in its head.
import { type Page, expect } from "@playwright/test";

import { pictured } from "./dist";

export interface Head {
  title: string;
  /** The heading of the page, which its title has to name. */
  heading: string;
  /** The values of each of the tags. */
  tags: Record<string, string[]>;
}

/** The names of a site, as its content has them. */
export interface Names {
  name: string;
  full_name: string;
  origin: string;
}

/** The lists of the posts of a year or on a topic: nobody writes descriptions for them, and some are the same. */
const LIST = /^\/blog\/(\d{4}|topics)\//;

/** The head of the document, or of the prerendered document of an address. */
export function head(page: Page, address?: string): Promise<Head> {
  return page.evaluate(async (from) => {
    const html = from && (await (await fetch(from)).text());
    const read = html ? new DOMParser().parseFromString(html, "text/html") : document;
    const all = (selector: string, attribute: string): string[] =>
      [...read.querySelectorAll(selector)].map((tag) => tag.getAttribute(attribute)!);
    return {
      title: read.title,
      heading: read.querySelector("h1")!.textContent!,
      tags: {
        description: all("meta[name=description]", "content"),
        canonical: all("link[rel=canonical]", "href"),
        "og:title": all("meta[property='og:title']", "content"),
        "og:description": all("meta[property='og:description']", "content"),
        "og:url": all("meta[property='og:url']", "content"),
        "og:type": all("meta[property='og:type']", "content"),
        "og:image": all("meta[property='og:image']", "content"),
        "og:image:alt": all("meta[property='og:image:alt']", "content"),
        "twitter:card": all("meta[name='twitter:card']", "content"),
        text: all("link[rel=alternate][type='text/plain']", "href"),
      },
    };
  }, address);
}

/** Expects that the prerendered document of every written page has a head that is correct, and like no other. */
export async function expectHeads(page: Page, all: string[], { name, full_name, origin }: Names): Promise<void> {
  const addresses = all.filter((address) => !LIST.test(address));
  const heads = await Promise.all(addresses.map((address) => head(page, address)));
  for (const [at, { title, heading, tags }] of heads.entries()) {
    const address = addresses[at];
    const url = origin + address;
    const [description] = tags.description;
    expect(title, address).toBe(address === "/" ? `${name} | ${full_name}` : `${heading} | ${name}`);
    expect(description.length, address).toBeGreaterThan(40);
    expect(tags, address).toEqual({
      description: [description],
      canonical: [url],
      "og:title": [heading],
      "og:description": [description],
      "og:url": [url],
      "og:type": [/^\/blog\/./.test(address) ? "article" : "website"],
      "og:image": [`${origin}${pictured(address)}share.png`],
      "og:image:alt": [title],
      "twitter:card": ["summary_large_image"],
      text: [`${url}index.txt`],
    });
  }
  const repeated = (values: string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);
  expect(repeated(heads.map(({ title }) => title))).toEqual([]);
  expect(repeated(heads.map(({ tags }) => tags.description[0]))).toEqual([]);
}
