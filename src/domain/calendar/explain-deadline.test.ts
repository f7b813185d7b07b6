import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { MINUTE_MS, instantFromMs, parseInstant } from '../kernel/time.ts';
import type { Instant, LocalDate, LocalTime } from '../kernel/time.ts';
import { compileCalendar } from './compile-calendar.ts';
import { explainDeadline } from './explain-deadline.ts';
import type { CalendarData, Limit } from './types.ts';

const data: CalendarData = {
  edition: 'test',
  timeZone: 'Asia/Shanghai',
  weekend: [6, 7],
  hours: [
    {
      from: '01-01',
      segments: [
        { from: '08:00' as LocalTime, to: '12:00' as LocalTime },
        { from: '14:30' as LocalTime, to: '18:00' as LocalTime },
      ],
    },
  ],
  fixedHolidays: [],
  years: [
    {
      year: 2026,
      notice: { title: 'notice', number: '7', issuedOn: '2025-11-04' as LocalDate },
      holidays: [{ name: 'Spring', from: '2026-02-15' as LocalDate, to: '2026-02-23' as LocalDate }],
      makeUpWorkdays: ['2026-02-14' as LocalDate],
    },
  ],
  workdayRule: 'endOfDay',
};
const calendar = compileCalendar(data);

test('[C-4] [C-2] whole workdays: the day of entry starts the clock, holidays are named, workdays count', () => {
  const { days, countsFrom } = explain('2026-02-13T16:40+08:00', { unit: 'workday', amount: 2 });
  assert.equal(countsFrom, instant('2026-02-13T16:40+08:00'));
  assert.equal(days.length, 12);
  assert.deepEqual(brief(days.slice(0, 3)), ['2026-02-13 startDay no', '2026-02-14 makeUpWorkday yes', '2026-02-15 publicHoliday no']);
  assert.deepEqual(brief(days.slice(-2)), ['2026-02-23 publicHoliday no', '2026-02-24 workday yes']);
  assert.equal(days[2]?.name, 'Spring');
});

test('[C-1] a request after closing time waits, and says until when', () => {
  const { days, countsFrom } = explain('2026-03-06T20:00+08:00', { unit: 'workday', amount: 1 });
  assert.equal(countsFrom, instant('2026-03-09T08:00+08:00'));
  const expected = [
    '2026-03-06 afterHours no',
    '2026-03-07 weekend no',
    '2026-03-08 weekend no',
    '2026-03-09 startDay no',
    '2026-03-10 workday yes',
  ];
  assert.deepEqual(brief(days), expected);
});

test('[C-1] half a workday says how much of it ran on each day', () => {
  const { days } = explain('2026-03-06T17:00+08:00', { unit: 'workday', amount: 0.5 });
  assert.deepEqual(
    days.map(({ date, counts, workingMs }) => [date, counts, workingMs]),
    [
      ['2026-03-06', true, 60 * MINUTE_MS],
      ['2026-03-07', false, null],
      ['2026-03-08', false, null],
      ['2026-03-09', true, 165 * MINUTE_MS],
    ],
  );
});

test('[C-1] [C-2] minutes and hours count every day, calendar days all but the first', () => {
  const night = explain('2026-02-16T23:50+08:00', { unit: 'minute', amount: 30 });
  assert.deepEqual(brief(night.days), ['2026-02-16 aroundTheClock yes', '2026-02-17 aroundTheClock yes']);
  assert.equal(night.countsFrom, instant('2026-02-16T23:50+08:00'));
  const days = explain('2026-03-07T10:00+08:00', { unit: 'calendarDay', amount: 2 });
  assert.deepEqual(brief(days.days), ['2026-03-07 startDay no', '2026-03-08 calendarDay yes', '2026-03-09 calendarDay yes']);
});

test('[C-2] as many days count as the limit has workdays, and the last of them is the day of the deadline', () => {
  const starts = fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2027, 5, 1) / 1000 }).map((s) => instantFromMs(s * 1000));
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 30 }), (start, amount) => {
      const { days, deadline } = explainDeadline(calendar, start, { unit: 'workday', amount });
      assert.equal(days.filter((day) => day.counts).length, amount);
      assert.equal(days.findLast((day) => day.counts)?.date, calendar.localDate(deadline.at));
      assert.equal(days.at(0)?.date, calendar.localDate(start));
    }),
  );
});

test('[C-1] under the same-minute rule the working time of all days adds up to the limit', () => {
  const sameMinute = compileCalendar({ ...data, workdayRule: 'sameMinute' });
  const { days } = explainDeadline(sameMinute, instant('2026-02-13T16:40+08:00'), { unit: 'workday', amount: 2 });
  const total = days.reduce((sum, day) => sum + (day.workingMs ?? 0), 0);
  assert.equal(total, 2 * 450 * MINUTE_MS);
});

function explain(start: string, limit: Limit): ReturnType<typeof explainDeadline> {
  return explainDeadline(calendar, instant(start), limit);
}

function brief(days: ReturnType<typeof explainDeadline>['days']): string[] {
  return days.map(({ date, why, counts }) => `${date} ${why} ${counts ? 'yes' : 'no'}`);
}

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed !== undefined, text);
  return parsed;
}
