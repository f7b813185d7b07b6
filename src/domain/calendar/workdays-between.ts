import type { Instant } from '../kernel/time.ts';
import type { WorkCalendar } from './types.ts';

/** Working time from a moment to an end, in workdays as long as that of the end; negative when the end is over. */
export function workdaysBetween(calendar: WorkCalendar, from: Instant, end: Instant): number {
  const own = calendar.workingMsOfDay(calendar.localDate(end));
  // An end on a free day is measured by the workday after it.
  const dayMs = own > 0 ? own : calendar.workingMsOfDay(calendar.localDate(calendar.nextWorkingTime(end)));
  return calendar.workingMsBetween(from, end) / dayMs;
}
