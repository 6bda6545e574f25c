// `trunk serve`, as a developer or a writer uses it: the document is empty, and the app renders the page. It serves a copy of the small
// site, since a test saves a file.
import type { ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { TRUNK_PORT } from "./support/ports";
import { Program } from "./support/programs";
import { field, openDialog, options } from "./support/search";
import { expect, heading, test as base } from "./support/test";

const ROOT = join(__dirname, "../..");

/** The address of a development server, and the folder of the site that it serves. */
interface Trunk {
  origin: string;
  site: string;
}

const test = base.extend<object, { trunk: Trunk }>({
  trunk: [
    async ({}, use) => {
      // Not below target/, which Trunk does not watch.
      const site = mkdtempSync(join(tmpdir(), "served-site-"));
      cpSync(join(__dirname, "sites/small"), site, { recursive: true, dereference: true });
      // Like script/serve, but for another site and in another folder.
      const serve = `cd "${ROOT}"; . script/lib/common.sh; . script/lib/reproducible-flags.sh; reproducible_flags
        exec trunk serve --port ${TRUNK_PORT} --dist target/e2e/serve --watch ${site}/content`;
      const env = { ...process.env, SITE_DAY: "2026-01-05", SITE_ROOT: site };
      const trunk = new Program("bash", ["-euc", serve], ["ignore", "pipe", "pipe"], env);
      const origin = `http://localhost:${TRUNK_PORT}`;
      await listening(trunk.process);
      // It says so before it does.
      const answers = () =>
        fetch(origin).then(
          ({ ok }) => ok,
          () => false,
        );
      await expect.poll(answers, { timeout: 30_000 }).toBe(true);
      await use({ origin, site });
      await trunk.end();
      rmSync(site, { recursive: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

function listening(trunk: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    for (const output of [trunk.stdout!, trunk.stderr!]) {
      output.on("data", (text) => {
        printed += text;
        if (printed.includes("serving static assets")) resolve();
      });
    }
    trunk.on("exit", () => reject(new Error(`trunk serve ended:\n${printed}`)));
  });
}

// One after the other, with one server.
test.describe.configure({ mode: "default" });

test("empty_document_is_rendered_and_navigation_works", async ({ page, trunk }) => {
  await page.goto(`${trunk.origin}/about/`);
  await expect(page).toHaveTitle(/^About/);
  await page.getByRole("link", { name: "Example home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to Example");
  await openDialog(page);
  await field(page).fill("nomcom");
  await expect(options(page).first()).toContainText("Nominating Committee");
});

test("saved_file_reloads_the_page", async ({ page, trunk }) => {
  await page.goto(trunk.origin);
  await expect(heading(page)).toHaveText("Welcome to Example");
  const reloaded = page.waitForEvent("load", { timeout: 25_000 });
  const file = join(trunk.site, "content/home.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace("Welcome to Example", "Welcome back"));
  await reloaded;
  await expect(heading(page)).toHaveText("Welcome back");
});
