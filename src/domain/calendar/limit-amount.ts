import type { Limit } from './types.ts';

/** True when a limit can be counted: not below zero, and whole unless it counts workdays. */
export function isCountable(limit: Limit): boolean {
  if (!Number.isFinite(limit.amount) || limit.amount < 0) return false;
  return limit.unit === 'workday' || Number.isInteger(limit.amount);
}

/** The amount of a countable limit; throws RangeError for any other, since profiles are checked when they are loaded. */
export function countableAmount(limit: Limit): number {
  if (!isCountable(limit)) throw new RangeError(`a limit of ${String(limit.amount)} ${limit.unit} cannot be counted`);
  return limit.amount;
}
