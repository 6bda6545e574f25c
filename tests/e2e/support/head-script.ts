// A script that runs before all others in every document that a test's server sends: it sets the clock, and collects what the page
// reports. WebDriver itself can do neither in all engines.

/**
 * Runs in the page. It collects what scripts log, errors that nobody caught, what could not be loaded for an element, and violations of
 * the security policy. It does not see what an engine writes into its console without an event, such as a font that it dislikes.
 */
function watch(time: string): void {
  // Gone before the app looks at the document.
  document.currentScript!.remove();

  const VisitorsDate = Date;
  let now = new VisitorsDate(time).getTime();
  globalThis.Date = class extends VisitorsDate {
    constructor(...values: unknown[]) {
      super(...((values.length > 0 ? values : [now]) as [number]));
    }
    static now(): number {
      return now;
    }
  } as DateConstructor;
  Object.assign(globalThis, { setClock: (text: string) => (now = new VisitorsDate(text).getTime()) });

  // The storage of a session outlives the documents of a tab, and works offline.
  const note = (message: string): void => {
    const messages: string[] = JSON.parse(sessionStorage.getItem("test-messages") ?? "[]");
    sessionStorage.setItem("test-messages", JSON.stringify([...messages, message]));
  };
  for (const level of ["debug", "info", "log", "warn", "error"] as const) {
    const log = console[level];
    console[level] = (...values) => {
      note(`${level}: ${values.join(" ")}`);
      log.apply(console, values);
    };
  }
  addEventListener("unhandledrejection", ({ reason }) => note(`unhandled rejection: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => note(`policy: ${violatedDirective} ${blockedURI}`));
  // While it is captured, as errors of elements do not bubble.
  const onError = (event: Event): void => {
    const { target } = event;
    note(target instanceof Element ? `not loaded: ${target.outerHTML}` : `error: ${(event as ErrorEvent).message}`);
  };
  addEventListener("error", onError, true);
}

/** The script, for visitors whose clock shows a time, in the time zone of the browser. */
export const headScript = (time: string): string => `(${watch})(${JSON.stringify(time)});`;

/** Runs in the page: what it has reported so far, in all documents of the tab. */
export const reported = (): string[] => JSON.parse(sessionStorage.getItem("test-messages") ?? "[]");

/** Runs in the page: sets its clock, without running any timer. */
export const setClock = (time: string): void => (globalThis as unknown as { setClock: (time: string) => void }).setClock(time);
