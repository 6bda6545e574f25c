// WebKitGTK, driven by WebDriver in its own small browser, on a screen of its own: it has no form without windows.
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";

import { Program, freePort, pathOf } from "./programs";
import { Tab, replaceTab } from "./tab";

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

/** The folder of the browser's settings: nothing is read from, or written into, those of whoever runs the tests. */
const SETTINGS = join(__dirname, "../../../target/e2e/webkit-settings");
/** The bars of the browser would keep its window wider than 446 pixels; only their size is changed, and nothing of the page. */
const STYLE =
  "headerbar, searchbar, headerbar *, searchbar *, box > box * { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/** How long WebKit may take to start, in milliseconds. Its driver waits for ever for a browser that could not open its port. */
const START = 25_000;

/** One browser for many tests. */
export class WebKit {
  private programs: Program[] = [];
  private driver: WebDriver | undefined;

  /** An empty window. It shares nothing with those before it, as long as each visits an origin of its own. */
  async tab(): Promise<Tab> {
    try {
      return await within(START, this.next());
    } catch {
      await this.end();
      return await within(START, this.next());
    }
  }

  private async next(): Promise<Tab> {
    if (this.driver) await replaceTab(this.driver, "window");
    else this.driver = await this.start();
    return new WebKitTab(this.driver);
  }

  private async start(): Promise<WebDriver> {
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
    const url = `http://127.0.0.1:${port}`;
    await answers(`${url}/status`);
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    });
    return await new Builder().withCapabilities(capabilities).usingServer(url).build();
  }

  /** Ends all programs. What the driver cannot end any more, ends with its screen. */
  async end(): Promise<void> {
    const { driver, programs } = this;
    [this.driver, this.programs] = [undefined, []];
    if (driver) await within(5_000, driver.quit()).catch(() => {});
    for (const program of programs.reverse()) await program.end();
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

/** What a promise resolves to, unless that takes too long. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
