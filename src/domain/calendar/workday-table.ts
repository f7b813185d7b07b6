import { yearOfDay } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { DayRules } from './day-rules.ts';
import type { WorkingHours } from './types.ts';
import { buildYearTable } from './year-table.ts';
import type { WorkingDay, YearTable } from './year-table.ts';
import type { ZoneClock } from './zone-clock.ts';

/** Workdays of all years, laid out year by year on demand. Stepping beyond year 9999 throws RangeError. */
export type WorkdayTable = {
  workdayOn(day: DayNumber): WorkingDay | undefined;
  /** The n-th workday after a day; 0 is the last workday up to and including the day, -1 the one before that. */
  nthAfter(day: DayNumber, n: number): WorkingDay;
  /** The workday so many workdays later (earlier if negative). */
  stepped(workday: WorkingDay, steps: number): WorkingDay;
  /** Working milliseconds from the first of January to the beginning of a day. */
  workingMsBefore(day: DayNumber): number;
  workingMsOfYear(year: number): number;
};

/** Makes the table; nothing is laid out before it is asked for. */
export function workdayTable(rules: DayRules, hours: readonly WorkingHours[], clock: ZoneClock): WorkdayTable {
  const years = new Map<number, YearTable>();

  function tableOf(year: number): YearTable {
    const known = years.get(year);
    if (known !== undefined) return known;
    const built = buildYearTable(year, rules, hours, clock);
    years.set(year, built);
    return built;
  }

  /** The workday with this ordinal of a year; ordinals outside the year run on into the years beside it. */
  function atOrdinal(year: number, ordinal: number): WorkingDay {
    let at = year;
    let index = ordinal;
    while (index < 0) {
      at -= 1;
      index += tableOf(at).workdays.length;
    }
    for (;;) {
      const { workdays } = tableOf(at);
      const found = workdays[index];
      if (found !== undefined) return found;
      at += 1;
      index -= workdays.length;
    }
  }

  return {
    workdayOn(day) {
      const table = tableOf(yearOfDay(day));
      return table.byDay[day - table.firstDay];
    },
    nthAfter(day, n) {
      const year = yearOfDay(day);
      const table = tableOf(year);
      return atOrdinal(year, (table.workdaysThrough[day - table.firstDay] ?? 0) + n - 1);
    },
    stepped: (workday, steps) => atOrdinal(workday.year, workday.ordinal + steps),
    workingMsBefore(day) {
      const table = tableOf(yearOfDay(day));
      return table.workingMsBefore[day - table.firstDay] ?? 0;
    },
    workingMsOfYear: (year) => tableOf(year).workingMs,
  };
}
