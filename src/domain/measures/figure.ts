import { HOUR_MS } from '../kernel/time.ts';
import type { MeasureKind } from './definition.ts';

/** Sums of contributions: all of them, and of these the excluded ones (E-6). */
export type Tally = {
  readonly numerator: number;
  readonly denominator: number;
  readonly excludedNumerator: number;
  readonly excludedDenominator: number;
};

/** Medians in hours, before and after exclusions; null where nothing was counted. */
export type Medians = { readonly before: number | null; readonly after: number | null };

/** A value with what it is made of. `value`: a ratio 0 to 1, a mean, or mean hours; null when nothing was counted. */
export type Share = {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  /** Of hours only. */
  readonly median: number | null;
};

/** E-6: one figure, always in both forms. A form is null where M-7 hides it; so is the count of what was excluded. */
export type Figure = {
  readonly before: Share | null;
  readonly after: Share | null;
  /** How much of the denominator is left out by approved exclusions. */
  readonly excluded: number | null;
};

export const emptyTally: Tally = { numerator: 0, denominator: 0, excludedNumerator: 0, excludedDenominator: 0 };

/** Two sums as one. */
export function addTallies(one: Tally, other: Tally): Tally {
  return {
    numerator: one.numerator + other.numerator,
    denominator: one.denominator + other.denominator,
    excludedNumerator: one.excludedNumerator + other.excludedNumerator,
    excludedDenominator: one.excludedDenominator + other.excludedDenominator,
  };
}

/** The figure of a sum, before and after exclusions. The numerator of hours comes in milliseconds and leaves in hours. */
export function figureOf(kind: MeasureKind, tally: Tally, medians: Medians = { before: null, after: null }): Figure {
  return {
    before: share(kind, tally.numerator, tally.denominator, medians.before),
    after: share(kind, tally.numerator - tally.excludedNumerator, tally.denominator - tally.excludedDenominator, medians.after),
    excluded: tally.excludedDenominator,
  };
}

function share(kind: MeasureKind, sum: number, denominator: number, median: number | null): Share {
  const numerator = kind === 'hours' ? sum / HOUR_MS : sum;
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator, median };
}
