import type { Commitment, Month } from './commitment.ts';
import { monthOf, monthsBetween } from './months.ts';

/**
 * K-1, K-3: the share of the whole, 0 to 100, that is planned to be done by the end of a month. Between milestones the last one holds;
 * without any, every month from start to deadline takes an equal part. From the month of the deadline on it is all.
 */
export function plannedShare({ milestones, start, deadline }: Pick<Commitment, 'milestones' | 'start' | 'deadline'>, month: Month): number {
  if (month >= monthOf(deadline)) return 100;
  if (milestones.length > 0) return milestones.findLast((milestone) => milestone.month <= month)?.share ?? 0;
  const whole = monthsBetween(monthOf(start), monthOf(deadline)) + 1;
  const gone = monthsBetween(monthOf(start), month) + 1;
  return gone <= 0 ? 0 : Math.round((gone / whole) * 1000) / 10;
}
