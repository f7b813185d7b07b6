import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import type { LocalTime } from '../kernel/time.ts';
import { firstDayAfter, firstDayOfYear } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { DayRules } from './day-rules.ts';
import type { WorkingHours } from './types.ts';
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

/** Lays out one year, in well under a millisecond; the caller keeps it. */
export function buildYearTable(year: number, rules: DayRules, hours: readonly WorkingHours[], clock: ZoneClock): YearTable {
  const firstDay = firstDayOfYear(year);
  const length = firstDayAfter(year) - firstDay;
  const seasons = seasonsOf(firstDay, length === 366, hours);
  const workdays: WorkingDay[] = [];
  const byDay: (WorkingDay | undefined)[] = [];
  const workdaysThrough: number[] = [];
  const workingMsBefore: number[] = [];
  let workingMs = 0;
  for (let day = firstDay; day < firstDay + length; day += 1) {
    const segments = seasons.findLast((season) => season.firstDay <= day)?.segments ?? [];
    const workday = rules.ruleOf(day, year).works ? layOut(day, year, workdays.length, segments, clock) : undefined;
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

/** A segment as milliseconds from midnight on the wall. */
type WallSegment = { readonly fromMs: number; readonly toMs: number };
/** Hours in force from a day of one year on. */
type Season = { readonly firstDay: DayNumber; readonly segments: readonly WallSegment[] };

/** The hours of one year in order; the last ones of a year are also in force until its first ones begin. */
function seasonsOf(firstDay: DayNumber, isLeapYear: boolean, hours: readonly WorkingHours[]): Season[] {
  const seasons = hours.map((entry) => ({
    firstDay: firstDay + dayOfYear(entry.from, isLeapYear),
    segments: entry.segments.map(({ from, to }) => ({ fromMs: wallMsOf(from), toMs: wallMsOf(to) })),
  }));
  const ordered = seasons.toSorted((one, other) => one.firstDay - other.firstDay);
  return [...ordered.slice(-1).map(({ segments }) => ({ firstDay, segments })), ...ordered];
}

/** Days from 1 January to a day `MM-DD`; 29 February of a common year is 1 March. */
function dayOfYear(monthDay: string, isLeapYear: boolean): number {
  const model = isLeapYear ? 2000 : 2001;
  return (Date.UTC(model, Number(monthDay.slice(0, 2)) - 1, Number(monthDay.slice(3))) - Date.UTC(model, 0, 1)) / DAY_MS;
}

/** A workday as instants; undefined when the zone skipped that whole day (Samoa left out 30 December 2011). */
function layOut(day: DayNumber, year: number, ordinal: number, segments: readonly WallSegment[], clock: ZoneClock): WorkingDay | undefined {
  const spans: OpenSpan[] = [];
  let lengthMs = 0;
  for (const segment of segments) {
    // Where clocks jump forward over a closing time, that segment would run into the next one.
    const fromMs = Math.max(clock.epochMsAt(day * DAY_MS + segment.fromMs), spans.at(-1)?.toMs ?? -Infinity);
    const toMs = clock.epochMsAt(day * DAY_MS + segment.toMs);
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
