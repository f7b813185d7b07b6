import type { LocalDate } from '../kernel/time.ts';
import type { Month } from './commitment.ts';

/** The month a day lies in. */
export function monthOf(day: LocalDate): Month {
  return day.slice(0, 7);
}

/** True for `YYYY-MM` of a month that exists. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(text);
}

/** The month so many months later (earlier if negative). */
export function addMonths(month: Month, count: number): Month {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
}

/** Whole months from one month to another; negative when `to` lies before `from`. */
export function monthsBetween(from: Month, to: Month): number {
  return Temporal.PlainYearMonth.from(from).until(Temporal.PlainYearMonth.from(to), { largestUnit: 'months' }).months;
}

/** A day of a month; a day that the month does not have becomes its last. */
export function dayOfMonth(month: Month, day: number): LocalDate {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day }).toString() as LocalDate;
}

/** The day after. */
export function dayAfter(day: LocalDate): LocalDate {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString() as LocalDate;
}
