import type { Instant } from '../domain/kernel/time.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';

/** ISO weekdays from Monday on. */
const weekdays: readonly Label[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
];

/** An instant on the wall of a zone, to the minute: `2026-02-27 18:00`. */
export function localMinute(instant: Instant, timeZone: string): string {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return wall.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

/** The same with its weekday: `2026-02-27 18:00 周五 Fri`. */
export function localTime(instant: Instant, timeZone: string): string {
  const minute = localMinute(instant, timeZone);
  return `${minute} ${weekdayText(minute.slice(0, 10))}`;
}

/** The weekday of a date in both languages. */
export function weekdayText(date: string): string {
  const label = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return label === undefined ? '' : bilingual(label);
}
