import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { compileCalendar } from '../../src/domain/calendar/compile-calendar.ts';
import type { Limit, WorkCalendar } from '../../src/domain/calendar/types.ts';
import { parseInstant } from '../../src/domain/kernel/time.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import { lvliangCalendarData, newYorkCalendarData } from './deadlines.calendars.ts';

type Row = {
  readonly id: string;
  readonly calendar: string;
  readonly start: string;
  readonly limit: string;
  readonly end: string;
  readonly yellow: string;
  readonly provisional: string;
  readonly rule: string;
  readonly why: string;
};

const calendars: Readonly<Record<string, WorkCalendar>> = {
  lvliang: compileCalendar(lvliangCalendarData()),
  'same-minute': compileCalendar({ ...lvliangCalendarData(), workdayRule: 'sameMinute' }),
  'new-york': compileCalendar(newYorkCalendarData()),
};

const units: Readonly<Record<string, Limit['unit']>> = { wd: 'workday', min: 'minute', h: 'hour', d: 'calendarDay' };

const rows: readonly Row[] = parse(readFileSync(join(import.meta.dirname, 'deadlines.csv'), 'utf8'), { columns: true });

test('[C-1] the table holds at least 60 deadlines worked out by hand, each under its own number', () => {
  assert.ok(rows.length >= 60, `${String(rows.length)} rows`);
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
});

for (const row of rows) {
  test(`[${row.rule}] ${row.id} ${row.start} + ${row.limit} (${row.calendar}): ${row.why}`, () => {
    const calendar = calendars[row.calendar];
    assert.ok(calendar !== undefined, `unknown calendar ${row.calendar}`);
    const deadline = calendar.deadline(instant(row.start), limit(row.limit));
    assert.equal(deadline.at, instant(row.end));
    assert.equal(deadline.provisional, row.provisional === 'yes');
    if (row.yellow !== '') assert.equal(calendar.before(deadline.at, { unit: 'workday', amount: 1 }), instant(row.yellow));
  });
}

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed !== undefined, `not an instant: ${text}`);
  return parsed;
}

function limit(text: string): Limit {
  const [, amount = '', suffix = ''] = /^([\d.]+)(wd|min|h|d)$/u.exec(text) ?? [];
  const unit = units[suffix];
  assert.ok(unit !== undefined, `not a limit: ${text}`);
  return { unit, amount: Number(amount) };
}
