/** Repeatable chance for tests: the same seed gives the same draws. */
export type Draw = {
  /** A number from 0 up to, and without, 1. */
  readonly next: () => number;
  /** One of these; throws when there are none. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** True with this probability. */
  readonly happens: (probability: number) => boolean;
};

/** Chance that begins with a seed. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  return { next, pick, happens: (probability) => next() < probability };
}
