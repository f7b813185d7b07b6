import type { Instant } from '../kernel/time.ts';
import type { Deadline, Limit, WorkCalendar } from '../calendar/types.ts';
import type { LadderStep } from '../profile/types.ts';
import { redAt, yellowAt } from './clock.ts';
import type { ClockStep } from './clock.ts';

/** S-2: which automatic steps a clock gets. */
export type Watch = { readonly remind: boolean; readonly ladder: readonly LadderStep[] };

/** S-1, S-2: the yellow instant and all automatic steps of a deadline, in order of time. */
export function watchDeadline(
  calendar: WorkCalendar,
  deadline: Deadline,
  yellowBefore: Limit,
  watch: Watch,
): { readonly yellowAt: Instant; readonly steps: readonly ClockStep[] } {
  const yellow = yellowAt(calendar, deadline, yellowBefore);
  const red = redAt(deadline);
  const steps: ClockStep[] = watch.remind ? [{ at: yellow, action: 'remind', level: null }] : [];
  for (const step of watch.ladder) {
    const at = step.afterRed.amount === 0 ? red : calendar.deadline(red, step.afterRed).at;
    steps.push({ at, action: 'supervise', level: step.level });
  }
  return { yellowAt: yellow, steps };
}
