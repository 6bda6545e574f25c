// Firefox, driven by WebDriver: Playwright drives only a patched Firefox of its own, which is not what visitors have.
import { Builder } from "selenium-webdriver";
import { Context, type Driver, Options, ServiceBuilder } from "selenium-webdriver/firefox";

import { pathOf } from "./programs";
import { Tab, replaceTab } from "./tab";

const firefox = process.env.FIREFOX ?? "";
const geckodriver = pathOf("geckodriver");

/** What is missing for tests in Gecko; empty if nothing is. */
export const missing = firefox && geckodriver ? "" : "Firefox or geckodriver is not installed";

class GeckoTab extends Tab {
  constructor(private readonly firefox: Driver) {
    super(firefox);
  }

  /** Zooms as the menu of the browser does, since no window of Firefox is that narrow. */
  async magnify(): Promise<void> {
    await this.zoom(1);
    await this.resize(1280, 1024);
    await this.zoom(4);
    await this.until("the zoom", () => innerWidth === 320 && innerHeight === 256);
  }

  private async zoom(factor: number): Promise<void> {
    await this.firefox.setContext(Context.CHROME);
    await this.driver.executeScript("gBrowser.selectedBrowser.fullZoom = arguments[0]", factor);
    await this.firefox.setContext(Context.CONTENT);
  }
}

/** One Firefox for many tests, because it takes seconds to start. */
export class Gecko {
  private driver: Driver | undefined;

  /** An empty tab. It shares nothing with those before it, as long as each visits an origin of its own. */
  async tab(): Promise<Tab> {
    if (this.driver) await replaceTab(this.driver, "tab");
    this.driver ??= await start();
    return new GeckoTab(this.driver);
  }

  async end(): Promise<void> {
    await this.driver?.quit();
  }
}

async function start(): Promise<Driver> {
  const options = new Options().setBinary(firefox).addArguments("-headless");
  // A zoom is that of the tab, and not of all pages of a host.
  options.setPreference("browser.zoom.siteSpecific", false);
  // With its path, so that Selenium does not look for a driver on the network. Zooming is part of the browser, not of the page.
  const service = new ServiceBuilder(geckodriver).addArguments("--allow-system-access");
  const builder = new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service);
  return (await builder.build()) as Driver;
}
