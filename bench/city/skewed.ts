import type { Chance } from '../../src/application/simulate/chance.ts';

const SLOTS = 4_096;

/** Items of which the first are drawn far more often than the last, as words, places and matters are in a city. */
export type Skewed<Item> = { draw(chance: Chance): Item };

/** The item of rank n is drawn as often as 1 / (n + 3) says. Throws on an empty list. */
export function skewed<Item>(items: readonly Item[]): Skewed<Item> {
  const weights = items.map((_, rank) => 1 / (rank + 3));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  // Every item has a slot; what is left is given by weight. A draw is then one look, however long the list is.
  const left = SLOTS - items.length;
  const slots = items.flatMap((item, rank) => Array.from({ length: 1 + Math.round((left * (weights[rank] ?? 0)) / sum) }, () => item));
  return { draw: (chance) => chance.pick(slots) };
}
