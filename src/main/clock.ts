import { instantFromMs, type Instant } from '../domain/kernel/time.ts';

/** The clock of the machine: everything inside gets its time as an argument from here. */
export function now(): Instant {
  return instantFromMs(Date.now());
}
