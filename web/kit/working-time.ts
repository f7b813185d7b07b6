import type { WorkCalendar } from '../../src/domain/calendar/types.ts';
import { instantFromMs, instantToMs, type Instant, type LocalDate } from '../../src/domain/kernel/time.ts';
import type { Label } from '../../src/domain/vocabulary/label.ts';
import { wordLabel, type Language } from './language.ts';

const texts = {
  today: { zh: '今天', en: 'today' },
  tomorrow: { zh: '明天', en: 'tomorrow' },
  dayOfYear: { zh: '{month}月{date}日', en: '{date} {monthEn}' },
  yesterday: { zh: '昨天', en: 'yesterday' },
  left: { zh: '还剩 {amount} 个工作日', en: '{amount} workdays left' },
  leftHours: { zh: '还剩 {amount} 工作小时', en: '{amount} working hours left' },
  leftMinutes: { zh: '还剩 {amount} 分钟', en: '{amount} min left' },
  over: { zh: '已超 {amount} 个工作日', en: '{amount} workdays over' },
  overHours: { zh: '已超 {amount} 工作小时', en: '{amount} working hours over' },
  overJust: { zh: '已超期', en: 'overdue' },
  leftLast: { zh: '即将到期', en: 'due now' },
  overMinutes: { zh: '已超 {amount} 分钟', en: '{amount} min over' },
} as const satisfies Record<string, Label>;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The present moment of this machine. */
export function currentInstant(): Instant {
  return instantFromMs(Date.now());
}

/** Working time left until an end, in workdays (one decimal), or in hours and minutes on the last day; over time alike. */
export function wordCountdown(calendar: WorkCalendar, now: Instant, dueAt: Instant, language: Language): string {
  const isOver = now > dueAt;
  const ms = Math.abs(calendar.workingMsBetween(now, dueAt));
  const dayMs = workdayMsAround(calendar, dueAt);
  if (ms >= dayMs) {
    const amount = Math.floor((ms / dayMs) * 10) / 10;
    return wordLabel(isOver ? texts.over : texts.left, language, { amount });
  }
  if (ms >= HOUR_MS)
    return wordLabel(isOver ? texts.overHours : texts.leftHours, language, { amount: Math.floor((ms / HOUR_MS) * 10) / 10 });
  const amount = Math.floor(ms / MINUTE_MS);
  // Outside working hours a limit is over although no working time has passed since.
  const minutes = Math.floor((instantToMs(dueAt) - instantToMs(now)) / MINUTE_MS);
  // A limit of minutes runs around the clock.
  if (amount === 0 && minutes > 0 && minutes < HOUR_MS / MINUTE_MS) return wordLabel(texts.leftMinutes, language, { amount: minutes });
  if (amount === 0) return wordLabel(isOver ? texts.overJust : texts.leftLast, language);
  return wordLabel(isOver ? texts.overMinutes : texts.leftMinutes, language, { amount });
}

/** A full working day near an end; an end on a free day is measured by the next workday. */
function workdayMsAround(calendar: WorkCalendar, dueAt: Instant): number {
  const ms = calendar.workingMsOfDay(calendar.localDate(dueAt));
  return ms > 0 ? ms : calendar.workingMsOfDay(calendar.localDate(calendar.nextWorkingTime(dueAt)));
}

/** A moment in the city's zone, as short as its distance allows: "今天 16:40", "11月30日 18:00", "2025-11-30 18:00". */
export function wordMoment(timeZone: string, now: Instant, at: Instant, language: Language): string {
  const [day, time] = [dayIn(timeZone, at), timeIn(timeZone, at)];
  return `${wordDay(dayIn(timeZone, now), day, language)} ${time}`;
}

/** A moment in the city's zone, whole: "2026-11-23 16:40". */
export function wholeMoment(timeZone: string, at: Instant): string {
  return `${dayIn(timeZone, at)} ${timeIn(timeZone, at)}`;
}

/** The day of a moment in a zone. */
export function dayIn(timeZone: string, at: Instant): LocalDate {
  return formatterOf(timeZone, 'day').format(new Date(at)) as LocalDate;
}

/** A day, as short as its distance from today allows. */
export function wordDay(today: LocalDate, day: LocalDate, language: Language): string {
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (distance === 0) return texts.today[language];
  if (distance === 1) return texts.tomorrow[language];
  if (distance === -1) return texts.yesterday[language];
  if (day.slice(0, 4) !== today.slice(0, 4)) return day;
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return wordLabel(texts.dayOfYear, language, { month, date, monthEn: monthNames[month - 1] ?? '' });
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timeIn(timeZone: string, at: Instant): string {
  return formatterOf(timeZone, 'time').format(new Date(at));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than a thousand uses of it. */
function formatterOf(timeZone: string, part: 'day' | 'time'): Intl.DateTimeFormat {
  const key = `${part} ${timeZone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(
    'sv-SE',
    part === 'day'
      ? { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }
      : { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
  formatters.set(key, made);
  return made;
}
