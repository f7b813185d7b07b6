import type { Instant, LocalDate, LocalTime } from '../kernel/time.ts';
import { dayNumberOf, localDateOf } from './day-number.ts';
import type { DayReason } from './day-reasons.ts';
import type { CalendarDay, Deadline, Limit, WorkCalendar } from './types.ts';

/** One day between start and end of a limit. A day that is not worked, or not counted, says why. */
export type ExplainedDay = {
  readonly date: LocalDate;
  /** True when the day used up some of the limit. */
  readonly counts: boolean;
  readonly why: DayReason;
  /** The holiday's name as the notice spells it; null on other days. */
  readonly name: string | null;
  /** Working milliseconds of the limit that ran on this day; null where limits are not counted in working time. */
  readonly workingMs: number | null;
  readonly provisional: boolean;
};

/** A deadline with the day-by-day account of how it was reached (C-4). */
export type DeadlineExplanation = {
  readonly deadline: Deadline;
  /** C-1: when the clock began to run; later than the start when that lay outside working hours. */
  readonly countsFrom: Instant;
  readonly days: readonly ExplainedDay[];
};

/** Counts a limit and accounts for every day from its start to its end, both included. Throws RangeError as `deadline` does. */
export function explainDeadline(calendar: WorkCalendar, start: Instant, limit: Limit): DeadlineExplanation {
  const deadline = calendar.deadline(start, limit);
  const countsFrom = limit.unit === 'workday' && limit.amount > 0 ? calendar.nextWorkingTime(start) : start;
  const last = dayNumberOf(calendar.localDate(deadline.at));
  const days: ExplainedDay[] = [];
  for (let day = dayNumberOf(calendar.localDate(start)); day <= last; day += 1) {
    days.push(explainDay(calendar, deadline, countsFrom, calendar.describeDay(localDateOf(day))));
  }
  return { deadline, countsFrom, days };
}

function explainDay(calendar: WorkCalendar, deadline: Deadline, countsFrom: Instant, day: CalendarDay): ExplainedDay {
  const { unit, amount } = deadline.limit;
  const startDate = calendar.localDate(countsFrom);
  const isStartDay = day.date === startDate;
  const known = { date: day.date, name: day.name, workingMs: null, provisional: day.provisional };
  if (unit === 'minute' || unit === 'hour') return { ...known, counts: true, why: 'aroundTheClock' };
  if (unit === 'calendarDay') return { ...known, counts: !isStartDay, why: isStartDay ? 'startDay' : 'calendarDay' };
  if (!day.works) return { ...known, counts: false, why: day.kind };
  if (day.date < startDate) return { ...known, counts: false, why: 'afterHours' };
  if (amount === 0 || (calendar.workdayRule === 'endOfDay' && amount >= 1)) {
    return { ...known, counts: !isStartDay, why: isStartDay ? 'startDay' : day.kind };
  }
  const workingMs = workingMsOn(calendar, day.date, countsFrom, deadline.at);
  return { ...known, counts: workingMs > 0, why: day.kind, workingMs };
}

/** Working milliseconds between two instants that fall on a day. */
function workingMsOn(calendar: WorkCalendar, date: LocalDate, from: Instant, to: Instant): number {
  const midnight = calendar.instantAt(date, '00:00' as LocalTime);
  const nextMidnight = calendar.instantAt(date, '24:00' as LocalTime);
  return calendar.workingMsBetween(from > midnight ? from : midnight, to < nextMidnight ? to : nextMidnight);
}
