import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantFromMs, parseInstant } from '../kernel/time.ts';
import type { Instant, LocalDate, LocalTime } from '../kernel/time.ts';
import { compileCalendar } from './compile-calendar.ts';
import type { CalendarData, Limit } from './types.ts';

const data: CalendarData = {
  edition: 'test.1',
  timeZone: 'Asia/Shanghai',
  weekend: [6, 7],
  hours: [{ from: '01-01', segments: [segment('08:00', '12:00'), segment('14:30', '18:00')] }],
  fixedHolidays: [
    { name: 'New Year', month: 1, day: 1 },
    { name: 'Leap Day', month: 2, day: 29 },
  ],
  years: [
    {
      year: 2026,
      notice: { title: 'notice', number: '7', issuedOn: '2025-11-04' as LocalDate },
      holidays: [
        { name: 'Eve', from: '2025-12-31' as LocalDate, to: '2026-01-01' as LocalDate },
        { name: 'Spring', from: '2026-02-15' as LocalDate, to: '2026-02-23' as LocalDate },
      ],
      makeUpWorkdays: ['2026-02-14' as LocalDate],
    },
  ],
  workdayRule: 'endOfDay',
};
const calendar = compileCalendar(data);

test('[C-2] describes a day by kind and by the name in the notice', () => {
  assert.deepEqual(described('2026-02-13'), ['workday', null, true, false]);
  assert.deepEqual(described('2026-02-14'), ['makeUpWorkday', null, true, false]);
  assert.deepEqual(described('2026-02-15'), ['publicHoliday', 'Spring', false, false]);
  assert.deepEqual(described('2026-02-28'), ['weekend', null, false, false]);
});

test('[C-3] a year without a notice knows weekends and fixed holidays, and is provisional', () => {
  assert.deepEqual(described('2027-01-01'), ['publicHoliday', 'New Year', false, true]);
  assert.deepEqual(described('2028-02-29'), ['publicHoliday', 'Leap Day', false, true]);
  assert.deepEqual(described('2027-03-01'), ['workday', null, true, true]);
  assert.equal(calendar.isProvisional('2027-01-01' as LocalDate), true);
  assert.equal(calendar.isProvisional('2026-12-31' as LocalDate), false);
});

test('[C-3] a notice is heeded in the December before its year, which stays provisional', () => {
  assert.deepEqual(described('2025-12-31'), ['publicHoliday', 'Eve', false, true]);
});

test('[C-3] a new edition recomputes a deadline from its stored start and limit', () => {
  const saturday = instant('2027-02-06T10:00+08:00');
  const provisional = calendar.deadline(saturday, { unit: 'workday', amount: 1 });
  assert.equal(provisional.at, instant('2027-02-09T18:00+08:00'));
  const published = compileCalendar({
    ...data,
    edition: 'test.2',
    years: [
      ...data.years,
      {
        year: 2027,
        notice: { title: 'notice', number: '8', issuedOn: '2026-11-05' as LocalDate },
        holidays: [{ name: 'Spring', from: '2027-02-08' as LocalDate, to: '2027-02-10' as LocalDate }],
        makeUpWorkdays: ['2027-02-06' as LocalDate],
      },
    ],
  });
  // The Saturday turned out to be a make-up workday: the clock starts two days earlier and skips the holiday.
  const recomputed = published.deadline(provisional.startedAt, provisional.limit);
  assert.equal(recomputed.at, instant('2027-02-11T18:00+08:00'));
  assert.deepEqual([provisional.provisional, recomputed.provisional], [true, false]);
  assert.deepEqual([provisional.calendarEdition, recomputed.calendarEdition], ['test.1', 'test.2']);
});

test('[C-4] a deadline carries what explains it', () => {
  const start = instant('2026-02-13T16:40+08:00');
  const limit: Limit = { unit: 'workday', amount: 5 };
  assert.deepEqual(calendar.deadline(start, limit), {
    at: instant('2026-02-27T18:00+08:00'),
    startedAt: start,
    limit,
    provisional: false,
    calendarEdition: 'test.1',
  });
});

test('[H-3] an extension counts from the day the deadline lies on, whatever its hour', () => {
  const start = instant('2026-03-06T10:00+08:00');
  const close = calendar.deadline(start, { unit: 'workday', amount: 1 });
  assert.equal(close.at, instant('2026-03-09T18:00+08:00'));
  assert.equal(calendar.extend(close, 3).at, instant('2026-03-12T18:00+08:00'));
  const night = calendar.deadline(start, { unit: 'hour', amount: 24 });
  assert.equal(calendar.extend(night, 1).at, instant('2026-03-09T18:00+08:00'));
  const endOfDay = calendar.deadline(start, { unit: 'calendarDay', amount: 3 });
  assert.equal(calendar.extend(endOfDay, 1).at, instant('2026-03-10T18:00+08:00'));
  assert.deepEqual(calendar.extend(close, 0), close);
});

test('[H-3] [C-3] an extension keeps start and limit, and is provisional when either part is', () => {
  const lastDay = calendar.deadline(instant('2026-12-30T10:00+08:00'), { unit: 'workday', amount: 1 });
  const extended = calendar.extend(lastDay, 1);
  assert.deepEqual(extended, { ...lastDay, at: instant('2027-01-04T18:00+08:00'), provisional: true });
  const provisional = { ...lastDay, provisional: true };
  assert.equal(calendar.extend(provisional, 1).provisional, true);
});

test('[S-1] counting back starts from the last closing when the instant is outside working hours', () => {
  const back = (at: string, limit: Limit): string => calendar.before(instant(at), limit);
  const oneDay: Limit = { unit: 'workday', amount: 1 };
  assert.equal(back('2026-03-07T10:00+08:00', oneDay), instant('2026-03-05T18:00+08:00'));
  assert.equal(back('2026-03-09T03:00+08:00', oneDay), instant('2026-03-05T18:00+08:00'));
  assert.equal(back('2026-03-09T08:00+08:00', oneDay), instant('2026-03-06T08:00+08:00'));
  assert.equal(back('2026-03-09T13:00+08:00', oneDay), instant('2026-03-06T12:00+08:00'));
  assert.equal(back('2026-03-09T09:00+08:00', { unit: 'workday', amount: 0.5 }), instant('2026-03-06T15:15+08:00'));
  assert.equal(back('2026-03-09T11:45+08:00', { unit: 'workday', amount: 0.5 }), instant('2026-03-09T08:00+08:00'));
  assert.equal(back('2026-03-09T03:00+08:00', { unit: 'calendarDay', amount: 2 }), instant('2026-03-07T03:00+08:00'));
  assert.equal(back('2026-03-09T03:00+08:00', { unit: 'minute', amount: 10 }), instant('2026-03-09T02:50+08:00'));
  assert.equal(back('2026-03-09T03:00+08:00', { unit: 'hour', amount: 4 }), instant('2026-03-08T23:00+08:00'));
});

test('[C-1] a centre that never closes works through the change of clocks', () => {
  const always = compileCalendar({
    ...data,
    timeZone: 'America/New_York',
    weekend: [],
    years: [],
    hours: [{ from: '01-01', segments: [segment('00:00', '24:00')] }],
  });
  assert.equal(always.workingMsOfDay('2026-03-08' as LocalDate), 23 * 3_600_000);
  assert.equal(always.workingMsOfDay('2026-11-01' as LocalDate), 25 * 3_600_000);
  const half = always.deadline(instant('2026-03-07T18:00-05:00'), { unit: 'workday', amount: 0.5 });
  // Six of the twelve hours on Saturday: the rest is a quarter of the 23 hours of Sunday.
  assert.equal(half.at, instant('2026-03-08T06:45-04:00'));
});

test('[C-2] days before keep the time on the wall through the change of clocks', () => {
  const newYork = compileCalendar({ ...data, timeZone: 'America/New_York' });
  const earlier = newYork.before(instant('2026-03-09T10:00-04:00'), { unit: 'calendarDay', amount: 2 });
  assert.equal(earlier, instant('2026-03-07T10:00-05:00'));
});

test('[C-1] hours are in force from their day on, and the last ones until the next year', () => {
  const seasonal = compileCalendar({
    ...data,
    hours: [
      { from: '10-01', segments: [segment('08:00', '18:00')] },
      { from: '05-01', segments: [segment('08:00', '19:00')] },
    ],
  });
  const hoursOn = (date: string): number => seasonal.workingMsOfDay(date as LocalDate) / 3_600_000;
  assert.deepEqual(
    ['2026-01-05', '2026-04-30', '2026-05-01', '2026-09-30', '2026-10-01', '2026-12-31'].map(hoursOn),
    [10, 10, 11, 11, 10, 10],
  );
});

test('[C-1] hours that begin on 29 February begin on 1 March of a common year', () => {
  const leap = compileCalendar({
    ...data,
    fixedHolidays: [],
    hours: [
      { from: '02-29', segments: [segment('08:00', '19:00')] },
      { from: '11-01', segments: [segment('08:00', '18:00')] },
    ],
  });
  const hoursOn = (date: string): number => leap.workingMsOfDay(date as LocalDate) / 3_600_000;
  assert.deepEqual(['2027-02-26', '2027-03-01', '2028-02-28', '2028-02-29'].map(hoursOn), [10, 11, 10, 11]);
});

test('[C-1] a day that a zone left out has no working time', () => {
  const samoa = compileCalendar({ ...data, timeZone: 'Pacific/Apia', weekend: [], years: [] });
  assert.equal(samoa.isWorkday('2011-12-30' as LocalDate), false);
  const start = samoa.instantAt('2011-12-29' as LocalDate, '10:00' as LocalTime);
  assert.equal(samoa.localDate(samoa.deadline(start, { unit: 'workday', amount: 1 }).at), '2011-12-31');
});

test('[C-2] a limit that cannot be counted is a fault of the caller', () => {
  const start = instant('2026-03-06T10:00+08:00');
  const broken: readonly Limit[] = [
    { unit: 'workday', amount: -1 },
    { unit: 'workday', amount: Number.NaN },
    { unit: 'workday', amount: Number.POSITIVE_INFINITY },
    { unit: 'workday', amount: 15_001 },
    { unit: 'minute', amount: 0.5 },
    { unit: 'calendarDay', amount: 1.5 },
  ];
  for (const limit of broken) {
    assert.throws(() => calendar.deadline(start, limit), RangeError);
    assert.throws(() => calendar.before(start, limit), RangeError);
  }
  const deadline = calendar.deadline(start, { unit: 'workday', amount: 1 });
  for (const workdays of [-1, 0.5, Number.NaN, 1e9]) assert.throws(() => calendar.extend(deadline, workdays), RangeError);
  assert.throws(() => calendar.deadline('no instant' as Instant, { unit: 'workday', amount: 1 }), RangeError);
  assert.throws(() => calendar.deadline(instant('9999-12-30T10:00Z'), { unit: 'workday', amount: 5 }), RangeError);
});

test('[C-1] the zone of the host changes nothing', (context) => {
  const hostZone = process.env['TZ'];
  context.after(() => {
    if (hostZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = hostZone;
  });
  const answers = ['UTC', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
    process.env['TZ'] = zone;
    assert.equal(Temporal.Now.timeZoneId(), zone);
    const fresh = compileCalendar(data);
    return Array.from({ length: 200 }, (_, step) => {
      const start = instantFromMs(Date.UTC(2025, 11, 20) + step * 5_000_000);
      const deadline = fresh.deadline(start, { unit: 'workday', amount: step % 7 });
      return [deadline, fresh.localDate(start), fresh.instantAt(fresh.localDate(start), '08:00' as LocalTime)];
    });
  });
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
});

function described(date: string): readonly unknown[] {
  const { kind, name, works, provisional } = calendar.describeDay(date as LocalDate);
  return [kind, name, works, provisional];
}

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed !== undefined, text);
  return parsed;
}

function segment(from: string, to: string): { readonly from: LocalTime; readonly to: LocalTime } {
  return { from: from as LocalTime, to: to as LocalTime };
}
