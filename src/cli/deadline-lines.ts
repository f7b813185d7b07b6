import type { ExplainedDay, DeadlineExplanation } from '../domain/calendar/explain-deadline.ts';
import { dayReasons } from '../domain/calendar/day-reasons.ts';
import type { Limit } from '../domain/calendar/types.ts';
import { MINUTE_MS, type Instant } from '../domain/kernel/time.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';
import { deadlineTexts, limitUnits } from './deadline-texts.ts';
import { padDisplay } from './display-width.ts';
import { localTime, weekdayText } from './local-time.ts';

/** What a person reads of a deadline: the instants first, then the days, neighbours of one kind in one line. */
export function deadlineLines(explanation: DeadlineExplanation, yellowAt: Instant, timeZone: string): string[] {
  const { deadline, countsFrom, days } = explanation;
  const at = (instant: Instant): string => localTime(instant, timeZone);
  const { limit, entered, countsFrom: runs, deadline: end, yellow, calendar } = deadlineTexts;
  const facts: readonly (readonly [Label, string])[] = [
    [limit, limitText(deadline.limit)],
    [entered, `${at(deadline.startedAt)} (${timeZone})`],
    [runs, at(countsFrom)],
    [end, at(deadline.at)],
    [yellow, at(yellowAt)],
    [calendar, deadline.calendarEdition],
  ];
  return [
    ...facts.map(([label, value]) => `${padDisplay(bilingual(label), 18)}${value}`),
    ...provisionalLines(explanation),
    '',
    ...stretchesOf(days).map(stretchLine),
  ];
}

/** Days side by side that say the same, with the number of counting days before them. */
type Stretch = { readonly first: ExplainedDay; readonly last: ExplainedDay; readonly length: number; readonly countedBefore: number };

function stretchesOf(days: readonly ExplainedDay[]): Stretch[] {
  const stretches: Stretch[] = [];
  let counted = 0;
  for (const day of days) {
    const open = stretches.at(-1);
    const joins = open !== undefined && day.workingMs === null && saysTheSame(open.last, day);
    if (joins) stretches[stretches.length - 1] = { ...open, last: day, length: open.length + 1 };
    else stretches.push({ first: day, last: day, length: 1, countedBefore: counted });
    if (day.counts) counted += 1;
  }
  return stretches;
}

function saysTheSame(one: ExplainedDay, other: ExplainedDay): boolean {
  return one.why === other.why && one.name === other.name && one.counts === other.counts && one.provisional === other.provisional;
}

function stretchLine({ first, last, length, countedBefore }: Stretch): string {
  const dates = length === 1 ? `${first.date} ${weekdayText(first.date)}` : `${first.date} … ${last.date}`;
  const from = String(countedBefore + 1);
  const ordinal = length === 1 ? from : `${from}-${String(countedBefore + length)}`;
  const whole = first.why === 'aroundTheClock' ? '✓' : ordinal;
  const share = first.workingMs === null ? whole : hoursAndMinutes(first.workingMs);
  const reason = dayReasons[first.why];
  const name = first.name === null ? '' : ` ${first.name}`;
  return `  ${padDisplay(dates, 26)}${padDisplay(first.counts ? share : '-', 9)}${reason.zh}${name} · ${reason.en}${first.provisional ? ' *' : ''}`;
}

function provisionalLines({ deadline, days }: DeadlineExplanation): string[] {
  if (!deadline.provisional) return [];
  const years = new Set(days.filter((day) => day.provisional).map((day) => Number(day.date.slice(0, 4))));
  const text = deadlineTexts.provisional([...years]);
  return ['', `* ${text.zh}`, `  ${text.en}`];
}

function limitText({ unit, amount }: Limit): string {
  const label = limitUnits[unit];
  return `${String(amount)} ${label.zh} · ${String(amount)} ${label.en}`;
}

function hoursAndMinutes(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  return `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
}
