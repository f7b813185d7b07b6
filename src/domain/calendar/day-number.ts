import { DAY_MS } from '../kernel/time.ts';
import type { LocalDate } from '../kernel/time.ts';

/** A calendar day as the count of days since 1970-01-01; the arithmetic form of `LocalDate`. */
export type DayNumber = number;

const FIRST_YEAR = 0;
const LAST_YEAR = 9999;

/** The year, when `LocalDate` and `Instant` can spell it in four digits; else (and for NaN) throws RangeError. */
function assertYear(year: number): number {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw new RangeError(`year ${String(year)} is outside the calendar (${String(FIRST_YEAR)} to ${String(LAST_YEAR)})`);
}

/** The day number of a date. */
export function dayNumberOf(date: LocalDate): DayNumber {
  return Date.parse(date) / DAY_MS;
}

/** The date of a day number. */
export function localDateOf(day: DayNumber): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The day number of the first of January. */
export function firstDayOfYear(year: number): DayNumber {
  return dayNumberOf(`${fourDigits(year)}-01-01` as LocalDate);
}

/** The day after the last one of a year. */
export function firstDayAfter(year: number): DayNumber {
  return dayNumberOf(`${fourDigits(year)}-12-31` as LocalDate) + 1;
}

/** The year a day lies in; throws RangeError outside 0000 to 9999. */
export function yearOfDay(day: DayNumber): number {
  return assertYear(new Date(day * DAY_MS).getUTCFullYear());
}

/** 1 Monday … 7 Sunday. */
export function isoWeekdayOf(day: DayNumber): number {
  // Day 0 was a Thursday; the double remainder keeps days before 1970 positive.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function fourDigits(year: number): string {
  return String(assertYear(year)).padStart(4, '0');
}
