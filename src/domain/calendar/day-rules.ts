import { parseLocalDate } from '../kernel/time.ts';
import type { LocalDate } from '../kernel/time.ts';
import { dayNumberOf, isoWeekdayOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { CalendarData, DayKind } from './types.ts';

/** What a notice, the weekend or a fixed holiday says of a day. */
export type DayRule = { readonly kind: DayKind; readonly name: string | null; readonly works: boolean };

/** Answers for any day number; days of years without a notice go by weekend and fixed holidays alone (C-3). */
export type DayRules = { ruleOf(day: DayNumber, year: number): DayRule; isPublished(year: number): boolean };

const WORKDAY: DayRule = { kind: 'workday', name: null, works: true };
const WEEKEND: DayRule = { kind: 'weekend', name: null, works: false };
const MAKE_UP: DayRule = { kind: 'makeUpWorkday', name: null, works: true };

function holiday(name: string): DayRule {
  return { kind: 'publicHoliday', name, works: false };
}

/** Indexes the notices and the fixed holidays of a calendar. */
export function dayRules(data: CalendarData): DayRules {
  // A notice may reach into the December before its year, so days are indexed apart from the years.
  const noticed = new Map<DayNumber, DayRule>();
  for (const year of data.years) {
    for (const run of year.holidays) {
      const rule = holiday(run.name);
      for (let day = dayNumberOf(run.from); day <= dayNumberOf(run.to); day += 1) noticed.set(day, rule);
    }
    for (const date of year.makeUpWorkdays) noticed.set(dayNumberOf(date), MAKE_UP);
  }
  const published = new Set(data.years.map((entry) => entry.year));
  const weekend = new Set(data.weekend);
  const fixedByYear = new Map<number, ReadonlyMap<DayNumber, DayRule>>();

  function fixedOf(year: number): ReadonlyMap<DayNumber, DayRule> {
    const known = fixedByYear.get(year);
    if (known !== undefined) return known;
    const days = new Map<DayNumber, DayRule>();
    for (const fixed of data.fixedHolidays) {
      const date = fixedDate(year, fixed.month, fixed.day);
      if (date !== undefined) days.set(dayNumberOf(date), holiday(fixed.name));
    }
    fixedByYear.set(year, days);
    return days;
  }

  return {
    ruleOf(day, year) {
      const rule = noticed.get(day) ?? (published.has(year) ? undefined : fixedOf(year).get(day));
      if (rule !== undefined) return rule;
      return weekend.has(isoWeekdayOf(day)) ? WEEKEND : WORKDAY;
    },
    isPublished: (year) => published.has(year),
  };
}

/** The date of a fixed holiday in a year; `undefined` for 29 February of a common year. */
function fixedDate(year: number, month: number, day: number): LocalDate | undefined {
  return parseLocalDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
