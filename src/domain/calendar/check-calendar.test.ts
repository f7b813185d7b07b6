import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocalDate, LocalTime } from '../kernel/time.ts';
import { calendarProblems } from './check-calendar.ts';
import type { CalendarProblemCode } from './check-calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import type { CalendarData, CalendarYear } from './types.ts';

const year: CalendarYear = {
  year: 2026,
  notice: { title: 'notice', number: '7', issuedOn: '2025-11-04' as LocalDate },
  holidays: [holiday('2026-01-01', '2026-01-03')],
  makeUpWorkdays: ['2026-01-04' as LocalDate],
};

const sound: CalendarData = {
  edition: 'test',
  timeZone: 'Asia/Shanghai',
  weekend: [6, 7],
  hours: [{ from: '01-01', segments: [segment('08:00', '12:00'), segment('14:30', '18:00')] }],
  fixedHolidays: [{ name: 'new year', month: 1, day: 1 }],
  years: [year],
  workdayRule: 'endOfDay',
};

const cases: readonly (readonly [CalendarProblemCode, string, CalendarData])[] = [
  ['unknownTimeZone', 'timeZone', { ...sound, timeZone: 'Asia/Lvliang' }],
  ['noSuchWeekday', 'weekend.1', { ...sound, weekend: [6, 0, 7] }],
  ['noWorkday', 'weekend', { ...sound, weekend: [1, 2, 3, 4, 5, 6, 7] }],
  ['noHours', 'hours', { ...sound, hours: [] }],
  ['noSuchDay', 'hours.0.from', withHours('02-30', [segment('08:00', '12:00')])],
  ['noSegments', 'hours.0.segments', withHours('01-01', [])],
  ['noSuchTime', 'hours.0.segments.0.to', withHours('01-01', [segment('08:00', '24:30')])],
  ['segmentEmpty', 'hours.0.segments.0', withHours('01-01', [segment('12:00', '08:00')])],
  ['segmentsOverlap', 'hours.0.segments.1', withHours('01-01', [segment('08:00', '12:00'), segment('11:59', '18:00')])],
  ['repeatedHours', 'hours.1.from', { ...sound, hours: [...sound.hours, ...sound.hours] }],
  ['noSuchDay', 'fixedHolidays.0', { ...sound, fixedHolidays: [{ name: 'x', month: 4, day: 31 }] }],
  ['repeatedYear', 'years.1.year', { ...sound, years: [year, year] }],
  ['noSuchDate', 'years.0.holidays.0.to', withYear({ holidays: [holiday('2026-02-28', '2026-02-29')] })],
  ['outsideItsYear', 'years.0.holidays.0.to', withYear({ holidays: [holiday('2026-12-31', '2027-01-02')] })],
  ['outsideItsYear', 'years.0.makeUpWorkdays.0', withYear({ makeUpWorkdays: ['2025-11-30' as LocalDate] })],
  ['holidayEndsBeforeItStarts', 'years.0.holidays.0', withYear({ holidays: [holiday('2026-01-03', '2026-01-01')] })],
  ['holidaysOverlap', 'years.0.holidays.1', withYear({ holidays: [...year.holidays, holiday('2026-01-03', '2026-01-03')] })],
  ['makeUpInsideHoliday', 'years.0.makeUpWorkdays.0', withYear({ holidays: year.holidays, makeUpWorkdays: ['2026-01-03' as LocalDate] })],
  ['makeUpOnWorkday', 'years.0.makeUpWorkdays.0', withYear({ makeUpWorkdays: ['2026-01-05' as LocalDate] })],
  ['repeatedMakeUp', 'years.0.makeUpWorkdays.1', withYear({ makeUpWorkdays: ['2026-01-04', '2026-01-04'] as LocalDate[] })],
];

test('[C-3] sound data has no problem, also where a notice reaches into the December before its year', () => {
  assert.deepEqual(calendarProblems(sound), []);
  const early = withYear({ holidays: [holiday('2025-12-31', '2026-01-02')], makeUpWorkdays: ['2025-12-28' as LocalDate] });
  assert.deepEqual(calendarProblems(early), []);
});

for (const [code, path, data] of cases) {
  test(`[C-3] ${code} at ${path}`, () => {
    assert.deepEqual(
      calendarProblems(data).map((problem) => [problem.code, problem.path.join('.')]),
      [[code, path]],
    );
    assert.throws(() => compileCalendar(data), RangeError);
  });
}

function holiday(from: string, to: string): CalendarYear['holidays'][number] {
  return { name: 'holiday', from: from as LocalDate, to: to as LocalDate };
}

function segment(from: string, to: string): { readonly from: LocalTime; readonly to: LocalTime } {
  return { from: from as LocalTime, to: to as LocalTime };
}

function withHours(from: string, segments: ReturnType<typeof segment>[]): CalendarData {
  return { ...sound, hours: [{ from, segments }] };
}

function withYear(change: Partial<CalendarYear>): CalendarData {
  return { ...sound, years: [{ ...year, holidays: [], makeUpWorkdays: [], ...change }] };
}
