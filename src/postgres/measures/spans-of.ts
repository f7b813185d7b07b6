import type { LocalDate } from '../../domain/kernel/time.ts';

/** A part of a period, and the sums that it is read from; both days included. */
export type SumSpan = { readonly table: 'measure_day' | 'measure_month'; readonly from: LocalDate; readonly to: LocalDate };

/** A run of days as whole months, with the days before the first and after the last of them. */
export function spansOf(from: LocalDate, to: LocalDate): readonly SumSpan[] {
  const days = (first: Temporal.PlainDate, last: Temporal.PlainDate): readonly SumSpan[] =>
    Temporal.PlainDate.compare(first, last) > 0 ? [] : [{ table: 'measure_day', from: dateOf(first), to: dateOf(last) }];
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const firstMonth = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  const afterMonths = last.add({ days: 1 }).with({ day: 1 });
  if (Temporal.PlainDate.compare(firstMonth, afterMonths) >= 0) return days(first, last);
  return [
    ...days(first, firstMonth.subtract({ days: 1 })),
    { table: 'measure_month', from: dateOf(firstMonth), to: dateOf(afterMonths.subtract({ days: 1 })) },
    ...days(afterMonths, last),
  ];
}

function dateOf(date: Temporal.PlainDate): LocalDate {
  return date.toString() as LocalDate;
}
