import { standingOf } from './text-features.ts';

/**
 * A linear model of texts: each label scores the sum of what a text's fragments say for it. Arrays lie side by side: fragment `f` speaks
 * for the labels `owners[starts[f]..starts[f + 1]]` with the `weights` at the same places.
 */
export type LinearModel = {
  readonly labels: readonly string[];
  readonly fragments: readonly string[];
  /** How rare each fragment is. */
  readonly rarity: Float32Array;
  readonly starts: Uint32Array;
  readonly owners: Uint16Array;
  readonly weights: Float32Array;
  /** What each label scores before a word is read. */
  readonly bias: Float32Array;
  /** How steeply scores become shares of certainty: chosen so that these shares are as often right as they say. */
  readonly sharpness: number;
};

/** A text as a vector of length one: places of fragments and their weights. */
export type TextVector = { readonly places: Uint32Array; readonly values: Float32Array };

/** The vector of a text's fragments among those a model knows. */
export function vectorOf(
  features: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, number>,
  rarity: ArrayLike<number>,
): TextVector {
  const known: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [fragment, count] of features) {
    const place = places.get(fragment);
    if (place === undefined) continue;
    const value = (1 + Math.log(count)) * (rarity[place] ?? 0) * standingOf(fragment);
    known.push(place);
    values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  return { places: Uint32Array.from(known), values: Float32Array.from(values, (value) => value / length) };
}
