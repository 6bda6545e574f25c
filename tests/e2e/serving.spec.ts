// `trunk serve`, as a developer or a writer uses it: an empty document, which the app fills by itself.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, heading, test as base } from "./support/test";

const ROOT = join(__dirname, "../..");
const PORT = 4390;

/** Builds for development, serves that, and gives its address once it is there. */
const test = base.extend<object, { trunk: string }>({
  trunk: [
    async ({}, use) => {
      // As script/serve does it, in a folder of the tests.
      const serve = `. script/lib/common.sh; . script/lib/same-everywhere.sh; same_everywhere
        exec trunk serve --port ${PORT} --dist target/e2e/serve`;
      const env = { ...process.env, SITE_DAY: "2026-01-05" };
      const trunk = spawn("bash", ["-euc", serve], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
      await listening(trunk);
      await use(`http://localhost:${PORT}/`);
      trunk.kill();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

function listening(trunk: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    for (const output of [trunk.stdout!, trunk.stderr!]) {
      output.on("data", (text) => {
        said += text;
        if (said.includes("serving static assets")) resolve();
      });
    }
    trunk.on("exit", () => reject(new Error(`trunk serve ended:\n${said}`)));
  });
}

// One after the other, with one server.
test.describe.configure({ mode: "default" });

test("an empty document is filled, and the app goes on from there", async ({ page, trunk }) => {
  await page.goto(`${trunk}about/`);
  await expect(page).toHaveTitle(/^About/);
  await page.getByRole("link", { name: "IETF home page" }).click();
  await expect(heading(page)).toHaveText("Welcome to the IETF");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("nomcom");
  await expect(page.getByRole("option").first()).toContainText("Nominating Committee");
});

test("a saved file shows by itself", async ({ page, trunk }) => {
  await page.goto(trunk);
  await expect(heading(page)).toHaveText("Welcome to the IETF");
  const reloaded = page.waitForEvent("load", { timeout: 25_000 });
  const file = join(ROOT, "content/home.toml");
  writeFileSync(file, readFileSync(file));
  await reloaded;
  await expect(heading(page)).toHaveText("Welcome to the IETF");
});
