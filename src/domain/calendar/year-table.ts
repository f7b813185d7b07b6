import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import type { LocalTime } from '../kernel/time.ts';
import { firstDayOfYear, localDateOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { DayRules } from './day-rules.ts';
import type { WorkingHours, WorkingSegment } from './types.ts';
import type { ZoneClock } from './zone-clock.ts';

/** One stretch of work as instants; `beforeMs` is the working time of the same day that lies before it. */
export type OpenSpan = { readonly fromMs: number; readonly toMs: number; readonly beforeMs: number };

/** A workday with its working time as instants. `ordinal` counts the workdays of the year before it. */
export type WorkingDay = {
  readonly day: DayNumber;
  readonly year: number;
  readonly ordinal: number;
  readonly spans: readonly OpenSpan[];
  readonly openMs: number;
  readonly closeMs: number;
  readonly lengthMs: number;
};

/** Everything about one year that counting needs; arrays are indexed by day of the year, 0 for 1 January. */
export type YearTable = {
  readonly firstDay: DayNumber;
  readonly workdays: readonly WorkingDay[];
  /** The workday on a day, or undefined when it is free. */
  readonly byDay: readonly (WorkingDay | undefined)[];
  /** Workdays of the year up to and including a day. */
  readonly workdaysThrough: readonly number[];
  /** Working milliseconds of the year before a day. */
  readonly workingMsBefore: readonly number[];
  readonly workingMs: number;
};

/** Lays out one year. Costs well under a millisecond; the caller keeps it. */
export function buildYearTable(year: number, rules: DayRules, hours: readonly WorkingHours[], clock: ZoneClock): YearTable {
  const firstDay = firstDayOfYear(year);
  const ordered = hours.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const workdays: WorkingDay[] = [];
  const byDay: (WorkingDay | undefined)[] = [];
  const workdaysThrough: number[] = [];
  const workingMsBefore: number[] = [];
  let workingMs = 0;
  for (let day = firstDay; day < firstDay + daysOfYear(year); day += 1) {
    const workday = rules.ruleOf(day, year).works ? layOut(day, year, workdays.length, segmentsOn(day, ordered), clock) : undefined;
    workingMsBefore.push(workingMs);
    if (workday !== undefined) {
      workdays.push(workday);
      workingMs += workday.lengthMs;
    }
    byDay.push(workday);
    workdaysThrough.push(workdays.length);
  }
  return { firstDay, workdays, byDay, workdaysThrough, workingMsBefore, workingMs };
}

/** Milliseconds from midnight to a time of day on the wall. */
export function wallMsOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3, 5)) * MINUTE_MS;
}

function daysOfYear(year: number): number {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365;
}

/** The hours in force on a day: the last entry that has begun this year, else the one that runs over from the year before. */
function segmentsOn(day: DayNumber, ordered: readonly WorkingHours[]): readonly WorkingSegment[] {
  const monthDay = localDateOf(day).slice(5);
  const inForce = ordered.findLast((entry) => entry.from <= monthDay) ?? ordered.at(-1);
  return inForce === undefined ? [] : inForce.segments;
}

/** A workday as instants; undefined when the zone skipped that whole day (Samoa left out 30 December 2011). */
function layOut(
  day: DayNumber,
  year: number,
  ordinal: number,
  segments: readonly WorkingSegment[],
  clock: ZoneClock,
): WorkingDay | undefined {
  const spans: OpenSpan[] = [];
  let lengthMs = 0;
  for (const segment of segments) {
    // Where clocks jump forward over a closing time, that segment would run into the next one.
    const fromMs = Math.max(clock.epochMsAt(day * DAY_MS + wallMsOf(segment.from)), spans.at(-1)?.toMs ?? -Infinity);
    const toMs = clock.epochMsAt(day * DAY_MS + wallMsOf(segment.to));
    const onTheDay = Math.floor((fromMs + clock.offsetAt(fromMs)) / DAY_MS) === day;
    if (toMs <= fromMs || !onTheDay) continue;
    spans.push({ fromMs, toMs, beforeMs: lengthMs });
    lengthMs += toMs - fromMs;
  }
  const first = spans.at(0);
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { day, year, ordinal, spans, openMs: first.fromMs, closeMs: last.toMs, lengthMs };
}
