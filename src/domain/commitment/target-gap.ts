import type { Target } from './commitment.ts';

/** B-3: how far a value may lie from one that is meant "about", in percent of it. */
const ABOUT_PERCENT = 5;

/**
 * K-3, K-6: by how many points (percent of the target, for a target of 0 the plain difference) a value misses what was promised, judged by
 * the target's own comparator; 0 when it is kept. A range misses on both sides. Null for a relative target without the value it is
 * measured against: `other`, in the same unit.
 */
export function targetGap({ comparator, value, relativeTo }: Target, reached: number, other: number | null = null): number | null {
  if (comparator === 'relative') {
    return other === null ? null : points(Math.max(0, other + (relativeTo?.atLeast ?? 0) - reached), other);
  }
  if (value === null) return null;
  if (typeof value !== 'number') {
    const [low, high] = value;
    return reached < low ? points(low - reached, low) : points(Math.max(0, reached - high), high);
  }
  switch (comparator) {
    case 'atLeast':
      return points(Math.max(0, value - reached), value);
    case 'moreThan':
      return reached > value ? 0 : Math.max(points(value - reached, value), Number.MIN_VALUE);
    case 'atMost':
      return points(Math.max(0, reached - value), value);
    case 'lessThan':
      return reached < value ? 0 : Math.max(points(reached - value, value), Number.MIN_VALUE);
    case 'about':
      return Math.max(0, points(Math.abs(reached - value), value) - ABOUT_PERCENT);
    case 'exactly':
    case 'range':
      return points(Math.abs(reached - value), value);
  }
}

function points(difference: number, of: number): number {
  // Binary fractions: a miss of exactly ten percent must not read 9.999….
  return Math.round((of === 0 ? difference : (difference / Math.abs(of)) * 100) * 1e9) / 1e9;
}

/** K-6: targets whose value grows from the baseline to the promise over the year, so that progress is a share of the way; others hold at any time. */
export function growsOverTheYear({ series, comparator, baseline, value }: Target): boolean {
  if (typeof value !== 'number' || comparator === 'atMost' || comparator === 'lessThan') return false;
  return series === 'cumulative' || (series === 'level' && baseline !== null && baseline !== value);
}

/** K-6: the share of the way from the baseline (0 for what is counted up) to the target, 0 to 100. Only for one that `growsOverTheYear`. */
export function shareOfTheWay({ baseline, value, series }: Target, reached: number): number {
  const from = series === 'cumulative' ? 0 : (baseline ?? 0);
  const to = typeof value === 'number' ? value : from;
  return to === from ? 100 : Math.min(100, Math.max(0, ((reached - from) / (to - from)) * 100));
}
