// A tab of a browser that WebDriver drives, used as a visitor uses it.
import { type WebDriver, type WebElement, error } from "selenium-webdriver";

import { type Position, focused, followLink, named, position } from "./in-page";

/** How long a tab waits for the page, in milliseconds: long, since a busy machine is no fault of the page. */
const PATIENCE = 15_000;

const NOT_YET = [error.ElementClickInterceptedError, error.ElementNotInteractableError, error.StaleElementReferenceError];

export abstract class Tab {
  constructor(readonly driver: WebDriver) {}

  /**
   * Makes the page as narrow as it is in a window of 1280 x 1024 pixels at a zoom of 400 %: 320 x 256 CSS pixels. Lasts until the
   * next document.
   */
  abstract magnify(): Promise<void>;

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

  /** Goes through the history. By a script: WebKit's driver may wait for ever where the page itself goes back. */
  async go(delta: number): Promise<void> {
    await this.run((by) => history.go(by), delta);
  }

  /** Waits until the app has taken the page over. */
  async ready(): Promise<void> {
    await this.until("the app to start", () => document.documentElement?.dataset.app === "ready");
  }

  /** The result of a function in the page, which sees nothing but its arguments. */
  run<Result, Arguments extends unknown[]>(script: (...args: Arguments) => Result, ...args: Arguments): Promise<Awaited<Result>> {
    return this.driver.executeScript(`return (${script})(...arguments)`, ...args);
  }

  /**
   * Waits until a function returns something true in the page, and returns that. The function may throw until then, as it does while a
   * page is being replaced.
   */
  async until<Result, Arguments extends unknown[]>(
    what: string,
    script: (...args: Arguments) => Result,
    ...args: Arguments
  ): Promise<Awaited<Result>> {
    let cause: unknown;
    const attempt = async (): Promise<Awaited<Result> | undefined> => {
      try {
        return await this.run(script, ...args);
      } catch (failure) {
        cause = failure;
        return undefined;
      }
    };
    try {
      return (await this.driver.wait(attempt, PATIENCE)) as Awaited<Result>;
    } catch (failure) {
      const { address, heading } = (await this.position()) ?? {};
      throw new Error(`waited in vain for ${what}, on ${address} with the heading "${heading}"`, { cause: cause ?? failure });
    }
  }

  /** Where the visitor is; nowhere while a page is being replaced. */
  async position(): Promise<Position | undefined> {
    return this.run(position).catch(() => undefined);
  }

  /** Waits until the page has this heading. */
  async shows(heading: string): Promise<void> {
    await this.until(`the heading "${heading}"`, (text) => document.querySelector("h1")?.textContent === text, heading);
  }

  async lead(href: string): Promise<void> {
    await this.run(followLink, href);
  }

  /** The first visible element that a selector finds, of those with a text if one is given. Waits for it. */
  async find(selector: string, text?: string): Promise<WebElement> {
    return (await this.until(`${selector} ${text ?? ""}`, named, selector, text)) as unknown as WebElement;
  }

  /** Clicks the middle of an element with the mouse, once it is there and nothing covers it. */
  async click(selector: string, text?: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const element = await this.find(selector, text);
      try {
        await element.click();
        return;
      } catch (failure) {
        // The page was not ready for the click, which has not happened.
        if (!NOT_YET.some((kind) => failure instanceof kind) || Date.now() > deadline) throw failure;
      }
    }
  }

  /** Clicks a point of the window. */
  async clickAt(x: number, y: number): Promise<void> {
    await this.driver.actions().move({ x, y, duration: 0 }).click().perform();
  }

  /** Moves focus to an element, as a click or Tab would. */
  async focus(selector: string, text?: string): Promise<void> {
    await this.driver.executeScript("arguments[0].focus()", await this.find(selector, text));
  }

  /** Waits until something has focus. */
  async hasFocus(selector: string, text?: string): Promise<void> {
    const isFocused = (find: string, wanted: string | undefined): boolean => {
      const active = document.activeElement;
      return !!active?.matches(find) && (wanted == null || active.textContent!.trim() === wanted);
    };
    await this.until(`focus on ${selector} ${text ?? ""}`, isFocused, selector, text);
  }

  /** Presses a key several times, and returns what has focus each time. */
  async visit(times: number, ...keys: string[]): Promise<string[]> {
    const visited: string[] = [];
    while (visited.length < times) {
      await this.press(...keys);
      visited.push(await this.run(focused));
    }
    return visited;
  }

  /** Presses keys on the keyboard, those before the last one until it is released. */
  async press(...keys: string[]): Promise<void> {
    let actions = this.driver.actions();
    for (const key of keys) actions = actions.keyDown(key);
    for (const key of keys.toReversed()) actions = actions.keyUp(key);
    await actions.perform();
  }

  async type(text: string): Promise<void> {
    await this.driver.actions().sendKeys(text).perform();
  }

  /** Gives the page this width and height in CSS pixels, before anything is zoomed. */
  async resize(width: number, height: number): Promise<void> {
    const window = this.driver.manage().window();
    const isDone = async (): Promise<boolean> => {
      const [across, down, around, above] = await this.run(() => [
        innerWidth,
        innerHeight,
        outerWidth - innerWidth,
        outerHeight - innerHeight,
      ]);
      if (across === width && down === height) return true;
      await window.setRect({ width: width + around, height: height + above });
      return false;
    };
    await this.driver.wait(isDone, PATIENCE, `waited for a page of ${width} x ${height}`);
  }
}

/** Opens a new tab or window, and closes the one before. */
export async function replaceTab(driver: WebDriver, kind: "tab" | "window"): Promise<void> {
  const before = await driver.getWindowHandle();
  await driver.switchTo().newWindow(kind);
  const after = await driver.getWindowHandle();
  await driver.switchTo().window(before);
  await driver.close();
  await driver.switchTo().window(after);
}
