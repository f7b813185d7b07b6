import { DAY_MS, instantFromMs, instantToMs } from '../kernel/time.ts';
import { calendarProblems } from './check-calendar.ts';
import { dayNumberOf, localDateOf, yearOfDay } from './day-number.ts';
import { dayRules } from './day-rules.ts';
import { limitCounting } from './limit-counting.ts';
import type { CalendarData, WorkCalendar } from './types.ts';
import { workdayTable } from './workday-table.ts';
import { epochMsOf } from './working-position.ts';
import { workingTime } from './working-time.ts';
import { wallMsOf } from './year-table.ts';
import { zoneClock } from './zone-clock.ts';

/**
 * Makes a calendar ready to count with (rules C-1 to C-3). Years are laid out when first touched and kept, so that a deadline
 * costs about a microsecond. Data from outside must have passed `calendarProblems`; data that has not throws a RangeError here.
 */
export function compileCalendar(data: CalendarData): WorkCalendar {
  const problem = calendarProblems(data).at(0);
  if (problem !== undefined) throw new RangeError(`calendar ${data.edition}: ${problem.code} at ${problem.path.join('.')}`);

  const clock = zoneClock(data.timeZone);
  const rules = dayRules(data);
  const table = workdayTable(rules, data.hours, clock);
  const time = workingTime(table, clock);
  const counting = limitCounting(data.workdayRule, table, time, clock);

  /** C-3: true when any day between the two, both included, lies in a year without a notice. */
  function touchesUnpublished(fromMs: number, toMs: number): boolean {
    const lastYear = yearOfDay(time.dayOf(toMs));
    for (let year = yearOfDay(time.dayOf(fromMs)); year <= lastYear; year += 1) if (!rules.isPublished(year)) return true;
    return false;
  }

  function nextWorkingMs(epochMs: number): number {
    return epochMsOf(time.startPosition(epochMs));
  }

  return {
    edition: data.edition,
    timeZone: data.timeZone,
    workdayRule: data.workdayRule,
    localDate: (instant) => localDateOf(time.dayOf(instantToMs(instant))),
    instantAt: (date, at) => instantFromMs(clock.epochMsAt(dayNumberOf(date) * DAY_MS + wallMsOf(at))),
    isWorkday: (date) => table.workdayOn(dayNumberOf(date)) !== undefined,
    describeDay(date) {
      const day = dayNumberOf(date);
      const year = yearOfDay(day);
      const { kind, name } = rules.ruleOf(day, year);
      return { date, kind, name, works: table.workdayOn(day) !== undefined, provisional: !rules.isPublished(year) };
    },
    isProvisional: (date) => !rules.isPublished(yearOfDay(dayNumberOf(date))),
    isWorkingTime(instant) {
      const epochMs = instantToMs(instant);
      return nextWorkingMs(epochMs) === epochMs;
    },
    nextWorkingTime: (instant) => instantFromMs(nextWorkingMs(instantToMs(instant))),
    deadline(start, limit) {
      const startMs = instantToMs(start);
      const endMs = counting.endOf(startMs, limit);
      const provisional = limit.unit === 'workday' && limit.amount > 0 && touchesUnpublished(startMs, endMs);
      return { at: instantFromMs(endMs), startedAt: start, limit, provisional, calendarEdition: data.edition };
    },
    before: (instant, limit) => instantFromMs(counting.startOf(instantToMs(instant), limit)),
    extend(deadline, workdays) {
      const fromMs = instantToMs(deadline.at);
      const endMs = counting.endMovedBy(fromMs, workdays);
      const provisional = deadline.provisional || (workdays > 0 && touchesUnpublished(fromMs, endMs));
      return { ...deadline, at: instantFromMs(endMs), provisional, calendarEdition: data.edition };
    },
    workingMsBetween(from, to) {
      const fromMs = instantToMs(from);
      const toMs = instantToMs(to);
      // Taken from zero rather than negated, so that no time at all is 0 in both directions and never -0.
      return fromMs <= toMs ? time.msBetween(fromMs, toMs) : 0 - time.msBetween(toMs, fromMs);
    },
    workingMsOfDay: (date) => table.workdayOn(dayNumberOf(date))?.lengthMs ?? 0,
  };
}
