import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { HOUR_MS, MINUTE_MS, instantFromMs, instantToMs } from '../kernel/time.ts';
import type { Instant, LocalDate, LocalTime } from '../kernel/time.ts';
import { calendarProblems } from './check-calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import type { CalendarData, CalendarYear, Limit, WorkCalendar, WorkingHours } from './types.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca', 'UTC'];

/** Instants of 2024 to 2028, half of them on the quarter hour, where openings and closings lie; few calendars publish all these years. */
const anInstant: fc.Arbitrary<Instant> = fc.oneof(instantOnGrid(1000), instantOnGrid(15 * MINUTE_MS));

function instantOnGrid(stepMs: number): fc.Arbitrary<Instant> {
  return fc
    .integer({ min: Date.UTC(2024, 0, 1) / stepMs, max: Date.UTC(2028, 11, 31) / stepMs })
    .map((steps) => instantFromMs(steps * stepMs));
}

/** Segments of one day from 2, 4 or 6 different quarters of an hour between 06:00 and 22:00: they avoid the hours in which clocks change. */
const someSegments = fc
  .uniqueArray(fc.integer({ min: 24, max: 88 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.slice(0, quarters.length - (quarters.length % 2)).toSorted((one, other) => one - other))
  .map((edges) => edges.flatMap((from, index) => (index % 2 === 0 ? [{ from: timeOf(from), to: timeOf(edges[index + 1] ?? 96) }] : [])));

const oneSeason: fc.Arbitrary<readonly WorkingHours[]> = someSegments.map((segments) => [{ from: '01-01', segments }]);
const twoSeasons: fc.Arbitrary<readonly WorkingHours[]> = fc.tuple(someSegments, someSegments).map(([winter, summer]) => [
  { from: '05-01', segments: summer },
  { from: '10-01', segments: winter },
]);

function aYear(year: number, weekend: readonly number[]): fc.Arbitrary<CalendarYear> {
  return fc
    .record({ starts: fc.uniqueArray(fc.integer({ min: 0, max: 350 })), makeUps: fc.uniqueArray(fc.integer({ min: 0, max: 364 })) })
    .map(({ starts, makeUps }) => {
      const free = new Set(starts);
      const holidays = [...free].map((offset) => ({ name: 'holiday', from: dateOf(year, offset), to: dateOf(year, offset) }));
      const worked = makeUps.filter((offset) => !free.has(offset)).map((offset) => dateOf(year, offset));
      return {
        year,
        notice: { title: 'notice', number: '1', issuedOn: dateOf(year - 1, 300) },
        holidays,
        makeUpWorkdays: worked.filter((date) => weekend.includes(Temporal.PlainDate.from(date).dayOfWeek)),
      };
    });
}

function aCalendar(
  hours: fc.Arbitrary<readonly WorkingHours[]>,
  rule: fc.Arbitrary<CalendarData['workdayRule']>,
): fc.Arbitrary<CalendarData> {
  return fc.subarray([1, 5, 6, 7], { minLength: 0, maxLength: 3 }).chain((weekend) =>
    fc.record({
      edition: fc.constant('generated'),
      timeZone: fc.constantFrom(...zones),
      weekend: fc.constant(weekend),
      hours,
      fixedHolidays: fc.constant([
        { name: 'new year', month: 1, day: 1 },
        { name: 'leap day', month: 2, day: 29 },
      ]),
      years: fc.subarray([2024, 2025, 2026, 2027]).chain((years) => fc.tuple(...years.map((year) => aYear(year, weekend)))),
      workdayRule: rule,
    }),
  );
}

const endOfDay = fc.constant('endOfDay' as const);
const sameMinute = fc.constant('sameMinute' as const);
const anyCalendar = aCalendar(fc.oneof(oneSeason, twoSeasons), fc.oneof(endOfDay, sameMinute));
const workdays = fc.integer({ min: 1, max: 40 });
const halves = fc.integer({ min: 0, max: 40 }).map((twice) => twice / 2);

const aLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constant('workday' as const), amount: halves }),
  fc.record({ unit: fc.constantFrom('minute' as const, 'hour' as const, 'calendarDay' as const), amount: fc.nat({ max: 400 }) }),
);

test('[C-1] generated calendars are sound', () => {
  fc.assert(fc.property(anyCalendar, (data) => assert.deepEqual(calendarProblems(data), [])));
});

test('[C-2] a later start never ends earlier', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, fc.nat({ max: 90 * 24 * HOUR_MS }), aLimit, (data, start, laterMs, limit) => {
      const calendar = compileCalendar(data);
      const later = instantFromMs(instantToMs(start) + laterMs);
      assert.ok(calendar.deadline(start, limit).at <= calendar.deadline(later, limit).at);
    }),
  );
});

test('[C-2] a longer limit never ends earlier', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, halves, halves, (data, start, one, other) => {
      const calendar = compileCalendar(data);
      const [less, more] = one <= other ? [one, other] : [other, one];
      assert.ok(workdayEnd(calendar, start, less) <= workdayEnd(calendar, start, more));
    }),
  );
});

test('[C-2] [H-3] n workdays extended by m are n + m workdays', () => {
  fc.assert(
    fc.property(aCalendar(fc.oneof(oneSeason, twoSeasons), endOfDay), anInstant, workdays, workdays, (data, start, n, m) => {
      const calendar = compileCalendar(data);
      const first = calendar.deadline(start, { unit: 'workday', amount: n });
      const whole = calendar.deadline(start, { unit: 'workday', amount: n + m });
      const extended = calendar.extend(first, m);
      assert.equal(extended.at, whole.at);
      assert.equal(extended.provisional, whole.provisional);
    }),
  );
});

test('[C-2] under the same-minute rule n workdays and then m are n + m, begun anew or extended', () => {
  fc.assert(
    fc.property(aCalendar(oneSeason, sameMinute), anInstant, workdays, workdays, (data, start, n, m) => {
      const calendar = compileCalendar(data);
      const first = calendar.deadline(start, { unit: 'workday', amount: n });
      const whole = workdayEnd(calendar, start, n + m);
      assert.equal(workdayEnd(calendar, first.at, m), whole);
      assert.equal(calendar.extend(first, m).at, whole);
    }),
  );
});

test('[C-2] the n-th workday is the one a finger on the calendar finds', () => {
  fc.assert(
    fc.property(aCalendar(fc.oneof(oneSeason, twoSeasons), endOfDay), anInstant, workdays, (data, start, n) => {
      const calendar = compileCalendar(data);
      let day = Temporal.PlainDate.from(calendar.localDate(calendar.nextWorkingTime(start)));
      for (let counted = 0; counted < n;) {
        day = day.add({ days: 1 });
        if (isFreeByHand(data, day)) continue;
        counted += 1;
      }
      const last = hoursByHand(data, day).at(-1);
      assert.ok(last !== undefined);
      const close = day.toZonedDateTime({ timeZone: data.timeZone, plainTime: Temporal.PlainTime.from(last.to) });
      assert.equal(instantToMs(workdayEnd(calendar, start, n)), close.epochMilliseconds);
    }),
  );
});

test('[C-2] a workday limit ends on a workday, inside working hours or at a closing', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, halves, (data, start, amount) => {
      fc.pre(amount > 0);
      const calendar = compileCalendar(data);
      assertInWorkingTime(calendar, workdayEnd(calendar, start, amount));
    }),
  );
});

test('[S-1] the instant some workdays before a deadline is not after it, and lies in working time', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, aLimit, halves, (data, start, limit, amount) => {
      const calendar = compileCalendar(data);
      const { at } = calendar.deadline(start, limit);
      const earlier = calendar.before(at, { unit: 'workday', amount });
      assert.ok(earlier <= at);
      if (amount > 0) assertInWorkingTime(calendar, earlier);
    }),
  );
});

test('[C-1] with days of one length, half a workday takes half of its working time and n workdays before take n days of it', () => {
  fc.assert(
    fc.property(aCalendar(oneSeason, sameMinute), anInstant, workdays, (data, start, n) => {
      const calendar = compileCalendar(data);
      const from = calendar.nextWorkingTime(start);
      const dayMs = calendar.workingMsOfDay(calendar.localDate(from));
      assert.equal(calendar.workingMsBetween(from, workdayEnd(calendar, start, 0.5)), dayMs / 2);
      assert.equal(calendar.workingMsBetween(from, workdayEnd(calendar, start, n)), n * dayMs);
      assert.equal(calendar.workingMsBetween(calendar.before(from, { unit: 'workday', amount: n }), from), n * dayMs);
    }),
  );
});

test('[C-1] working time between instants adds up, changes sign with direction and fills each day', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, anInstant, anInstant, (data, one, two, three) => {
      const calendar = compileCalendar(data);
      const sum = calendar.workingMsBetween(one, two) + calendar.workingMsBetween(two, three);
      assert.equal(sum, calendar.workingMsBetween(one, three));
      assert.equal(calendar.workingMsBetween(two, one), 0 - calendar.workingMsBetween(one, two));
      const date = calendar.localDate(one);
      const fullDay = calendar.workingMsBetween(
        calendar.instantAt(date, '00:00' as LocalTime),
        calendar.instantAt(date, '24:00' as LocalTime),
      );
      assert.equal(fullDay, calendar.workingMsOfDay(date));
      assert.equal(fullDay > 0, calendar.isWorkday(date));
    }),
  );
});

test('[C-1] the next working time is the first working instant from there on', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, (data, start) => {
      const calendar = compileCalendar(data);
      const next = calendar.nextWorkingTime(start);
      assert.ok(next >= start);
      assert.ok(calendar.isWorkingTime(next));
      assert.equal(calendar.workingMsBetween(start, next), 0);
      assert.equal(calendar.isWorkingTime(start), next === start);
    }),
  );
});

test('[C-3] a deadline is provisional exactly when the days from its start to its end touch an unpublished year', () => {
  fc.assert(
    fc.property(anyCalendar, anInstant, aLimit, (data, start, limit) => {
      const deadline = compileCalendar(data).deadline(start, limit);
      const published = new Set(data.years.map((entry) => entry.year));
      const [first, last] = [start, deadline.at].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(data.timeZone).year);
      assert.ok(first !== undefined && last !== undefined);
      const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      const touches = years.some((year) => !published.has(year));
      assert.equal(deadline.provisional, limit.unit === 'workday' && limit.amount > 0 && touches);
      assert.equal(deadline.calendarEdition, data.edition);
    }),
  );
});

function workdayEnd(calendar: WorkCalendar, start: Instant, amount: number): Instant {
  return calendar.deadline(start, { unit: 'workday', amount }).at;
}

/** The instant belongs to working time, or working time ends with it. */
function assertInWorkingTime(calendar: WorkCalendar, at: Instant): void {
  assert.ok(calendar.isWorkday(calendar.localDate(at)), `${at} is on a free day`);
  const justBefore = instantFromMs(instantToMs(at) - 1);
  assert.ok(calendar.isWorkingTime(at) || calendar.isWorkingTime(justBefore), `${at} is outside working hours`);
}

function isFreeByHand(data: CalendarData, day: Temporal.PlainDate): boolean {
  const date = day.toString();
  const published = data.years.find((entry) => entry.year === day.year);
  const weekend = data.weekend.includes(day.dayOfWeek);
  if (published === undefined) return weekend || data.fixedHolidays.some((fixed) => fixed.month === day.month && fixed.day === day.day);
  if (published.makeUpWorkdays.some((worked) => worked === date)) return false;
  return weekend || published.holidays.some((run) => run.from <= date && date <= run.to);
}

function hoursByHand(data: CalendarData, day: Temporal.PlainDate): WorkingHours['segments'] {
  const [first, second] = data.hours;
  assert.ok(first !== undefined);
  if (second === undefined) return first.segments;
  return day.month >= 5 && day.month <= 9 ? first.segments : second.segments;
}

function timeOf(quarters: number): LocalTime {
  return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}` as LocalTime;
}

function dateOf(year: number, offset: number): LocalDate {
  return new Temporal.PlainDate(year, 1, 1).add({ days: offset }).toString() as LocalDate;
}
