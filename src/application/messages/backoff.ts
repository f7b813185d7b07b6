import { HOUR_MS, MINUTE_MS } from '../../domain/kernel/time.ts';

/** Greylisting servers take a message that comes again after some minutes. */
const FIRST_MS = MINUTE_MS;
const LONGEST_MS = HOUR_MS;

/**
 * Milliseconds until a message is tried again after `tries` tries, doubling from a minute to an hour. `chance` from 0 to 1 spreads
 * messages that failed together.
 */
export function backoffMs(tries: number, chance: number): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(tries - 1, 0), 10));
  return Math.round(base * (0.75 + chance / 2));
}
