// Random walks through the history of a browser, the same for the same seed.

/** A step of a walk. */
export type Step =
  | { readonly kind: "link"; readonly href: string }
  /** Back and Forward, by more than one entry too, as `history.go` has it. */
  | { readonly kind: "go"; readonly delta: number }
  | { readonly kind: "reload" };

/** Few pages, so that each comes up again and again: with fragments, queries, and both. */
const ADDRESSES = [
  "/",
  "/about/",
  "/about/introduction/",
  "/about/introduction/#mission",
  "/about/introduction/#content",
  "/process/documents/",
  "/meeting/upcoming/",
  "/search/",
  "/search/?query=quic",
  "/search/?query=tls",
  "/search/?query=tls#content",
] as const;

/** The steps of a walk that begins at the first of the addresses. */
export function* walk(seed: number, length: number): Generator<Step> {
  const random = numbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  // The entries as the HTML standard keeps them, so that no step leads out of the walk.
  let [entries, at]: [string[], number] = [[ADDRESSES[0]], 0];
  for (let step = 0; step < length; step++) {
    const deltas = [-2, -1, -1, 1, 1, 2].filter((delta) => at + delta in entries);
    const chance = random();
    if (chance < 0.08) {
      yield { kind: "reload" };
    } else if (chance < 0.5 && deltas.length > 0) {
      const delta = pick(deltas);
      at += delta;
      yield { kind: "go", delta };
    } else {
      // Half of the links lead to the address of an entry.
      const href = pick(random() < 0.5 ? entries : ADDRESSES);
      if (href !== entries[at]) entries = [...entries.slice(0, ++at), href];
      yield { kind: "link", href };
    }
  }
}

/** A step in words. */
export const told = (step: Step): string =>
  step.kind === "link" ? `link to ${step.href}` : step.kind === "go" ? `go(${step.delta})` : "reload";

/** Random numbers from 0 to 1, the same for the same seed (Mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
