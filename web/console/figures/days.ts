import type { LocalDate } from '../../../src/domain/kernel/time.ts';

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** The day so many days later. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The first day of the month that lies so many months later. */
export function firstOfMonth(day: LocalDate, later = 0): LocalDate {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10) as LocalDate;
}

/** The last Sunday before a day: weeks go from Monday on, and all up to there are over. */
export function lastSunday(day: LocalDate): LocalDate {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return addDays(day, weekday === 0 ? -DAYS_OF_WEEK : -weekday);
}

/** How many days a period has, both ends included. */
export function dayCount(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}
