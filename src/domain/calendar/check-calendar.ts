import { parseLocalDate } from '../kernel/time.ts';
import { dayNumberOf, isoWeekdayOf } from './day-number.ts';
import type { CalendarData, CalendarYear, WorkingHours } from './types.ts';
import { isTimeZone } from './zone-clock.ts';

/** What can be wrong with calendar data. */
export type CalendarProblemCode =
  | 'unknownTimeZone'
  | 'noSuchWeekday'
  | 'noWorkday'
  | 'noHours'
  | 'noSuchDay'
  | 'repeatedHours'
  | 'noSegments'
  | 'noSuchTime'
  | 'segmentEmpty'
  | 'segmentsOverlap'
  | 'repeatedYear'
  | 'noSuchDate'
  | 'outsideItsYear'
  | 'holidayEndsBeforeItStarts'
  | 'holidaysOverlap'
  | 'makeUpInsideHoliday'
  | 'makeUpOnWorkday'
  | 'repeatedMakeUp';

/** One problem and where it is: the way to the field in `CalendarData`, e.g. `['years', 0, 'holidays', 2, 'to']`. */
export type CalendarProblem = { readonly code: CalendarProblemCode; readonly path: readonly (string | number)[] };

type Path = CalendarProblem['path'];

/** All problems of calendar data, none when `compileCalendar` takes it. */
export function calendarProblems(data: CalendarData): CalendarProblem[] {
  return [
    ...(isTimeZone(data.timeZone) ? [] : [problem('unknownTimeZone', ['timeZone'])]),
    ...weekendProblems(data.weekend),
    ...hoursProblems(data.hours),
    ...data.fixedHolidays.flatMap(({ month, day }, index) =>
      isMonthDay(`${twoDigits(month)}-${twoDigits(day)}`) ? [] : [problem('noSuchDay', ['fixedHolidays', index])],
    ),
    ...data.years.flatMap((year, index) => [
      ...(data.years.findIndex((other) => other.year === year.year) < index ? [problem('repeatedYear', ['years', index, 'year'])] : []),
      ...yearProblems(year, ['years', index], data.weekend),
    ]),
  ];
}

function problem(code: CalendarProblemCode, path: Path): CalendarProblem {
  return { code, path };
}

function weekendProblems(weekend: readonly number[]): CalendarProblem[] {
  const wrong = weekend.flatMap((day, index) =>
    Number.isInteger(day) && day >= 1 && day <= 7 ? [] : [problem('noSuchWeekday', ['weekend', index])],
  );
  return new Set(weekend).size < 7 ? wrong : [...wrong, problem('noWorkday', ['weekend'])];
}

function hoursProblems(hours: readonly WorkingHours[]): CalendarProblem[] {
  if (hours.length === 0) return [problem('noHours', ['hours'])];
  return hours.flatMap((entry, index) => {
    const path: Path = ['hours', index];
    const repeated = hours.findIndex((other) => other.from === entry.from) < index;
    return [
      ...(isMonthDay(entry.from) ? [] : [problem('noSuchDay', [...path, 'from'])]),
      ...(repeated ? [problem('repeatedHours', [...path, 'from'])] : []),
      ...(entry.segments.length === 0 ? [problem('noSegments', [...path, 'segments'])] : []),
      ...entry.segments.flatMap((segment, at) => segmentProblems(entry, segment, [...path, 'segments', at], at)),
    ];
  });
}

function segmentProblems(entry: WorkingHours, segment: WorkingHours['segments'][number], path: Path, at: number): CalendarProblem[] {
  const wrong = (['from', 'to'] as const).filter((edge) => !isTimeOfDay(segment[edge]));
  if (wrong.length > 0) return wrong.map((edge) => problem('noSuchTime', [...path, edge]));
  if (segment.to <= segment.from) return [problem('segmentEmpty', path)];
  const previous = entry.segments[at - 1];
  return previous !== undefined && segment.from < previous.to ? [problem('segmentsOverlap', path)] : [];
}

function yearProblems(year: CalendarYear, path: Path, weekend: readonly number[]): CalendarProblem[] {
  return [
    ...year.holidays.flatMap((run, index) => {
      const at: Path = [...path, 'holidays', index];
      const dated = [...dateProblems(year, run.from, [...at, 'from']), ...dateProblems(year, run.to, [...at, 'to'])];
      if (dated.length > 0) return dated;
      if (run.to < run.from) return [problem('holidayEndsBeforeItStarts', at)];
      const overlaps = year.holidays.slice(0, index).some((other) => other.from <= run.to && run.from <= other.to);
      return overlaps ? [problem('holidaysOverlap', at)] : [];
    }),
    ...year.makeUpWorkdays.flatMap((date, index) => {
      const at: Path = [...path, 'makeUpWorkdays', index];
      const dated = dateProblems(year, date, at);
      if (dated.length > 0) return dated;
      if (year.makeUpWorkdays.indexOf(date) < index) return [problem('repeatedMakeUp', at)];
      if (year.holidays.some((run) => run.from <= date && date <= run.to)) return [problem('makeUpInsideHoliday', at)];
      return weekend.includes(isoWeekdayOf(dayNumberOf(date))) ? [] : [problem('makeUpOnWorkday', at)];
    }),
  ];
}

/** A notice speaks of its year and, around New Year's Day, of the December before it. */
function dateProblems(year: CalendarYear, date: string, path: Path): CalendarProblem[] {
  if (parseLocalDate(date) === undefined) return [problem('noSuchDate', path)];
  const inYear = date.startsWith(fourDigits(year.year)) || date.startsWith(`${fourDigits(year.year - 1)}-12`);
  return inYear ? [] : [problem('outsideItsYear', path)];
}

function isMonthDay(text: string): boolean {
  // 2028 is a leap year: 29 February is a day on which hours may change.
  return /^\d{2}-\d{2}$/u.test(text) && parseLocalDate(`2028-${text}`) !== undefined;
}

function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/u.test(text);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function fourDigits(value: number): string {
  return String(value).padStart(4, '0');
}
