/** Counts of one kind of matter in one area: in the last day, and on the same day of each week before it. */
export type HabitCell = {
  readonly classCode: string;
  readonly area: string;
  readonly last: number;
  readonly before: number;
  readonly weeks: number;
};

/** A cell that rose against its habit. `chance` is how likely so many are by the habit alone. */
export type SuddenRise = HabitCell & { readonly expected: number; readonly chance: number };

/** How many false alarms one look over all cells gives on the average. */
export const FALSE_ALARMS_A_LOOK = 0.05;
/** What is known of a cell before anything came in: half a ticket in one week. */
const PRIOR_COUNT = 0.5;
const PRIOR_WEEKS = 1;
/** Two of a kind are no rise. */
const LEAST = 3;

/**
 * Cells that hold more than their habit explains, the least likely first. A count is taken as Poisson with a rate that is known as far as the
 * weeks before tell it (gamma): its tail is that of a negative binomial. All looked-at cells together give `FALSE_ALARMS_A_LOOK`; `cells`
 * is how many there are, those included that are not in the list because nothing came in.
 */
export function suddenRises(list: readonly HabitCell[], cells: number): readonly SuddenRise[] {
  const level = FALSE_ALARMS_A_LOOK / Math.max(1, cells);
  return list
    .map((cell) => {
      const shape = PRIOR_COUNT + cell.before;
      const rate = PRIOR_WEEKS + cell.weeks;
      return { ...cell, expected: shape / rate, chance: tailOf(cell.last, shape, rate) };
    })
    .filter(({ last, expected, chance }) => last >= LEAST && last > expected && chance <= level)
    .toSorted((a, b) => a.chance - b.chance);
}

/** The chance of `count` or more in one week. */
function tailOf(count: number, shape: number, rate: number): number {
  const one = 1 / (rate + 1);
  let term = (rate / (rate + 1)) ** shape;
  let below = 0;
  for (let n = 0; n < count; n += 1) {
    below += term;
    term *= ((shape + n) / (n + 1)) * one;
  }
  // Far out, what is left of one is rounding: the next term is then a bound from below that still tells cells apart.
  return Math.min(1, Math.max(term, 1 - below));
}
