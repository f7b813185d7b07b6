import type { StreamPosition } from '../ports.ts';

/** Below zero when `a` comes before `b` in the order of commits, zero when they are the same place. */
export function comparePositions(a: StreamPosition, b: StreamPosition): number {
  return compareNumerals(a.transaction, b.transaction) || a.position - b.position;
}

/** Transaction numbers have no leading zeros and may pass what a double holds. */
function compareNumerals(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a === b ? 0 : a < b ? -1 : 1;
}
