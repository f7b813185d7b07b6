/** Chance that can be repeated: the same seed gives the same draws on every machine. */
export type Chance = {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** One of the items; throws on an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each as likely as its weight says; throws when all weights are 0. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
};

/** 32 bits of a text (FNV-1a), to seed a chance by name. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The generator mulberry32: one 32-bit state, good enough for a simulation, never for secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const pickFrom = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (items) => pickFrom(items, Math.floor(next() * items.length)),
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const index = items.findIndex(([, weight]) => (left -= weight) < 0);
      return pickFrom(items, index)[0];
    },
  };
}

/** A UUID (version 4 in form) drawn from chance. */
export function drawUuid(chance: Chance): string {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(chance.next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
