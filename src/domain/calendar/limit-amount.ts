import type { Limit } from './types.ts';

/** No rule allows anything near forty years; a slip of the keyboard must not lay out the calendar of millennia. */
const MOST_DAYS = 15_000;
const most: Readonly<Record<Limit['unit'], number>> = {
  workday: MOST_DAYS,
  calendarDay: MOST_DAYS,
  hour: MOST_DAYS * 24,
  minute: MOST_DAYS * 24 * 60,
};

/** True when a limit can be counted: from zero to some forty years, and whole unless it counts workdays. */
export function isCountable(limit: Limit): boolean {
  if (!(limit.amount >= 0 && limit.amount <= most[limit.unit])) return false;
  return limit.unit === 'workday' || Number.isInteger(limit.amount);
}

/** The amount of a countable limit; throws RangeError for any other, since profiles are checked when they are loaded. */
export function countableAmount(limit: Limit): number {
  if (!isCountable(limit)) throw new RangeError(`a limit of ${String(limit.amount)} ${limit.unit} cannot be counted`);
  return limit.amount;
}
