// Checks of a finished site that need no browser.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect } from "@playwright/test";

import { files, pictured, read } from "./dist";

/** Expects a copy in plain text beside a page, and the picture for where it is shared. */
export function expectCopyAndPicture(site: string, address: string, origin: string): void {
  expect(read(site, join(address, "index.txt")), address).toContain(`\n${origin}${address}\n`);
  const picture = readFileSync(join(site, pictured(address), "share.png"));
  // Width and height stand at the start of a PNG.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], address).toEqual([1200, 630]);
  expect(picture.length, address).toBeLessThan(30_000);
}

interface Message {
  type: "error" | "info" | "non-document-error";
  url: string;
  message: string;
  extract: string;
}

/** What the Nu HTML checker finds wrong in documents, all in one run: most of its time is its start. */
export async function htmlErrors(paths: string[]): Promise<string[]> {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const options = ["-jar", jar, "--exit-zero-always", "--stdout", "--format", "json", ...paths];
  const { stdout } = await promisify(execFile)("java", options, { maxBuffer: 2 ** 26 });
  const { messages } = JSON.parse(stdout) as { messages: Message[] };
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ url, message, extract }) => `${url.split("/").pop()}: ${message} In: ${extract}`);
}

/** What the checker finds wrong in all documents of a site. */
export function validityErrors(site: string): Promise<string[]> {
  const documents = files(site).filter((file) => file.endsWith(".html"));
  expect(documents.length).toBeGreaterThan(60);
  return htmlErrors(documents.map((file) => join(site, file)));
}
