import type { LocalDate } from '../../domain/kernel/time.ts';

/** A part of a period, and what it is counted from: sums by day or by month, or the rows themselves. Both days are included. */
export type CountSpan = {
  readonly source: 'measure_day' | 'measure_month' | 'rows';
  readonly from: LocalDate;
  readonly to: LocalDate;
};

/** What can be read from sums: days and months, whole months alone, or nothing. */
export type KeptSums = 'days' | 'months' | 'none';

/**
 * A period as far as it has passed, cut into what each part of it is counted from. `today` is not over: it comes from its rows.
 * `daily`: it is asked for in pieces smaller than a month.
 */
export function spansOf(from: LocalDate, to: LocalDate, today: LocalDate, kept: KeptSums, daily: boolean): readonly CountSpan[] {
  if (today < from) return [];
  const passed = today <= to ? addDays(today, -1) : to;
  const last = today < to ? today : to;
  const byDay = (first: LocalDate): readonly CountSpan[] =>
    kept === 'days' ? [...span('measure_day', first, passed), ...span('rows', addDays(passed, 1), last)] : span('rows', first, last);
  const firstMonth = from.endsWith('-01') ? from : firstOfMonth(from, 1);
  const afterMonths = firstOfMonth(addDays(passed, 1), 0);
  if (kept === 'none' || daily || firstMonth >= afterMonths) return byDay(from);
  return [
    ...span(kept === 'days' ? 'measure_day' : 'rows', from, addDays(firstMonth, -1)),
    ...span('measure_month', firstMonth, addDays(afterMonths, -1)),
    ...byDay(afterMonths),
  ];
}

function span(source: CountSpan['source'], from: LocalDate, to: LocalDate): readonly CountSpan[] {
  return from > to ? [] : [{ source, from, to }];
}

function addDays(day: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ days }).toString() as LocalDate;
}

function firstOfMonth(day: LocalDate, later: number): LocalDate {
  return Temporal.PlainDate.from(day).with({ day: 1 }).add({ months: later }).toString() as LocalDate;
}
