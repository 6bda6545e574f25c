// Firefox, driven by WebDriver: Playwright drives only a patched Firefox of its own, which is not what visitors have.
import { spawnSync } from "node:child_process";

import { test as base } from "@playwright/test";
import { Builder, type WebDriver } from "selenium-webdriver";
import { Options, ServiceBuilder } from "selenium-webdriver/firefox";

import { dist } from "./dist";
import { type Position, followLink, position } from "./in-page";
import { Server } from "./server";

/** The path of a program; empty if it is not installed. */
const pathOf = (program: string): string => spawnSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).stdout.trim();

const firefox = process.env.FIREFOX ?? "";
const geckodriver = pathOf("geckodriver");

/** A window of Firefox. */
export class Firefox {
  constructor(readonly driver: WebDriver) {}

  async open(url: string): Promise<void> {
    await this.driver.get(url);
    await this.ready();
  }

  /** Reloads the page as a visitor does: the refresh of WebDriver bypasses the service worker. */
  async reload(): Promise<void> {
    await this.run(() => {
      document.documentElement.dataset.old = "";
      location.reload();
    });
    await this.until("the reload", () => document.documentElement.dataset.old === undefined);
    await this.ready();
  }

  /** Waits until the app has taken the page over. */
  async ready(): Promise<void> {
    await this.until("the app to start", () => document.documentElement.dataset.app === "ready");
  }

  /** The result of a function in the page, which sees nothing but its arguments. */
  run<Result, Arguments extends unknown[]>(script: (...args: Arguments) => Result, ...args: Arguments): Promise<Awaited<Result>> {
    return this.driver.executeScript(`return (${script})(...arguments)`, ...args);
  }

  /** Waits until a function returns something true in the page. */
  async until(what: string, script: () => unknown): Promise<void> {
    await this.driver.wait(() => this.run(script), 10_000, `waited 10 s for ${what}`);
  }

  position(): Promise<Position> {
    return this.run(position);
  }

  async lead(href: string): Promise<void> {
    await this.run(followLink, href);
  }
}

/** A test in Firefox, with a server of its own for the small site; skipped without Firefox. */
export const test = base.extend<{ firefox: Firefox; server: Server }>({
  server: async ({}, use, { parallelIndex }) => {
    const server = new Server(4500 + 10 * parallelIndex);
    await server.serve(dist);
    await use(server);
    await server.stop();
  },
  firefox: async ({}, use, testInfo) => {
    testInfo.skip(!firefox || !geckodriver, "Firefox or geckodriver is not installed");
    const options = new Options().setBinary(firefox).addArguments("-headless");
    // With its path, so that Selenium does not look for a driver on the network.
    const service = new ServiceBuilder(geckodriver);
    const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
    await use(new Firefox(driver));
    await driver.quit();
  },
});
