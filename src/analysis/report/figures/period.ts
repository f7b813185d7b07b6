import type { Surroundings } from '../text/clauses.ts';
import type { Tense } from '../text/report-parts.ts';
import type { Mention } from './mention.ts';

type Placed = { readonly mention: Mention; readonly around: Surroundings };

/**
 * The date that a value stands under: the last one before it in its sentence. Years that name a thing or compare (比2020年) govern nothing,
 * nor does a date that another word than a number follows up.
 */
export function governingDate(placed: readonly Placed[], index: number): Placed | null {
  const own = placed[index];
  for (let before = index - 1; before >= 0 && own !== undefined; before -= 1) {
    const each = placed[before];
    if (each === undefined || each.mention.start < own.around.sentence.start) return null;
    const { kind, period = '' } = each.mention;
    if (kind === 'date' && /^\d{4}/u.test(period) && !period.includes('-20')) return each;
  }
  return null;
}

/** The time a value is for: its date, or what its part of the report speaks of. */
export function periodOf(tense: Tense, year: number | null, dated: string | null, left: string): string {
  if (dated !== null) return dated;
  if (year === null) return '';
  if (tense === 'past')
    return /(?:五年来|五年间|五年,|过去五年|“?十[三四五]五”?(?:期间|以来|时期))/u.test(left)
      ? `${String(year - 5)}-${String(year - 1)}`
      : String(year - 1);
  return tense === 'outlook' ? String(year + 4) : String(year);
}
