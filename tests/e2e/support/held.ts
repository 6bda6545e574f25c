// A promise that a test resolves, to hold something back until then.

export interface Held {
  /** Resolves when `release` has been called. */
  until: Promise<void>;
  release: () => void;
}

export function held(): Held {
  let release = (): void => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  return { until, release };
}
