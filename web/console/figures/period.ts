import type { LocalDate } from '../../../src/domain/kernel/time.ts';
import { addDays, dayCount, firstOfMonth } from './days.ts';
import { figuresTexts } from './figures-texts.ts';

/** Periods that are chosen by one key; `own` has days of its own. */
export const periodNames = {
  month: figuresTexts.thisMonth,
  lastMonth: figuresTexts.lastMonth,
  quarter: figuresTexts.quarter,
  year: figuresTexts.year,
  own: figuresTexts.ownPeriod,
};
export type PeriodName = keyof typeof periodNames;

/** Days with both ends. */
export type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** The days of a period that is named, as far as it has begun. */
export function daysOf(name: Exclude<PeriodName, 'own'>, today: LocalDate): Days {
  const month = firstOfMonth(today);
  const quarterBegan = -((Number(today.slice(5, 7)) - 1) % 3);
  switch (name) {
    case 'month':
      return { from: month, to: today };
    case 'lastMonth':
      return { from: firstOfMonth(today, -1), to: addDays(month, -1) };
    case 'quarter':
      return { from: firstOfMonth(today, quarterBegan), to: today };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01` as LocalDate, to: today };
  }
}

/** The period before one, to compare with: whole months before whole months, and as many days of a running month; else as many days before. */
export function daysBefore({ from, to }: Days): Days {
  const months = monthsBetween(from, to);
  if (!from.endsWith('-01')) return { from: addDays(from, -dayCount(from, to)), to: addDays(from, -1) };
  const before = firstOfMonth(from, -months);
  const wholeMonths = addDays(to, 1).endsWith('-01');
  const last = addDays(firstOfMonth(to, -months), Number(to.slice(8)) - 1);
  const end = addDays(firstOfMonth(to, 1 - months), -1);
  return { from: before, to: wholeMonths || last > end ? end : last };
}

function monthsBetween(from: LocalDate, to: LocalDate): number {
  const month = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from) + 1;
}

/** Pieces in which a period is drawn, so that some ten to forty points are seen. */
export function intervalOf({ from, to }: Days): 'day' | 'week' | 'month' {
  const days = dayCount(from, to);
  return days <= 45 ? 'day' : days <= 200 ? 'week' : 'month';
}
