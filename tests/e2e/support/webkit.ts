// WebKitGTK, driven by WebDriver in its own small browser, on a screen of its own: it has no form without windows.
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";

import { Program, freePort, pathOf } from "./programs";
import { Tab } from "./tab";

const browser = process.env.WEBKIT ?? "";
const [webKitWebDriver, xvfb] = ["WebKitWebDriver", "Xvfb"].map(pathOf);

/** What is missing for tests in WebKit; empty if nothing is. */
export const missing = browser && webKitWebDriver && xvfb ? "" : "MiniBrowser, WebKitWebDriver or Xvfb is not installed";

class WebKitTab extends Tab {
  /** By a narrow window, since the driver does not reach the zoom of the browser. */
  async magnify(): Promise<void> {
    await this.resize(320, 256);
  }
}

/** The bars of the browser would keep its window wider than 446 pixels; only their size is changed, and nothing of the page. */
const SETTINGS = join(__dirname, "../../../target/e2e/webkit-settings");
const STYLE =
  "headerbar, searchbar, headerbar *, searchbar *, box > box * { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/** A driver and its screen for many tests. Each test has a browser of its own, which starts within a second. */
export class WebKit {
  private programs: Program[] = [];
  private url = "";
  private driver: WebDriver | undefined;

  /** The only tab of a new browser. */
  async tab(): Promise<Tab> {
    if (!this.url) await this.start();
    await this.driver?.quit();
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    });
    this.driver = await new Builder().withCapabilities(capabilities).usingServer(this.url).build();
    return new WebKitTab(this.driver);
  }

  private async start(): Promise<void> {
    mkdirSync(join(SETTINGS, "gtk-3.0"), { recursive: true });
    writeFileSync(join(SETTINGS, "gtk-3.0/gtk.css"), STYLE);
    // It writes the number of the first free display to the fourth of its files.
    const screen = new Program(
      xvfb,
      ["-displayfd", "3", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"],
      ["ignore", "ignore", "ignore", "pipe"],
    );
    this.programs.push(screen);
    const [display] = await once(screen.process.stdio[3]!, "data");
    const port = await freePort();
    const driver = new Program(webKitWebDriver, [`--port=${port}`], "ignore", {
      ...process.env,
      DISPLAY: `:${String(display).trim()}`,
      GDK_BACKEND: "x11",
      XDG_CONFIG_HOME: SETTINGS,
      // The colors that a page gets do not depend on those of the desktop.
      GTK_THEME: "Adwaita",
      NO_AT_BRIDGE: "1",
      // There may be no graphics card.
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      // Its sandbox does not work for root in a container.
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }),
    });
    this.programs.push(driver);
    this.url = `http://127.0.0.1:${port}`;
    await answers(`${this.url}/status`);
  }

  async end(): Promise<void> {
    await this.driver?.quit();
    for (const program of this.programs.reverse()) await program.end();
  }
}

/** Waits until a server answers. */
async function answers(url: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}
