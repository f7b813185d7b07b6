import type { Instant } from '../kernel/time.ts';
import type { Clock, ClockStep, Clocks } from './clock.ts';
import { runningClock } from './clock.ts';
import type { Refused } from './refuse.ts';
import { refuse } from './refuse.ts';

/** The next automatic step of a running clock, if it is of this kind and its instant has come; a refusal else. */
export function dueStep<Kind extends string>(
  clocks: Clocks<Kind>,
  clockId: string,
  action: ClockStep['action'],
  now: Instant,
): { readonly clock: Clock<Kind>; readonly step: ClockStep } | Refused {
  const clock = runningClock(clocks, clockId);
  const step = clock?.steps[0];
  if (clock === undefined || step?.action !== action) return refuse('CLOCK_UNKNOWN', 'S-2', { clock: clockId });
  return now < step.at ? refuse('NOT_DUE', 'S-2', { at: step.at }) : { clock, step };
}
