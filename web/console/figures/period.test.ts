import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocalDate } from '../../../src/domain/kernel/time.ts';
import { readAddress } from './figure-address.ts';
import { lastSunday } from './days.ts';
import { daysBefore, daysOf, intervalOf } from './period.ts';

const day = (text: string): LocalDate => text as LocalDate;
const days = (from: string, to: string) => ({ from: day(from), to: day(to) });

test('periods that are named end today or with their month', () => {
  const today = day('2026-11-23');
  assert.deepEqual(daysOf('month', today), days('2026-11-01', '2026-11-23'));
  assert.deepEqual(daysOf('lastMonth', today), days('2026-10-01', '2026-10-31'));
  assert.deepEqual(daysOf('quarter', today), days('2026-10-01', '2026-11-23'));
  assert.deepEqual(daysOf('year', today), days('2026-01-01', '2026-11-23'));
  assert.deepEqual(daysOf('lastMonth', day('2026-01-31')), days('2025-12-01', '2025-12-31'));
  assert.deepEqual(daysOf('quarter', day('2026-03-31')), days('2026-01-01', '2026-03-31'));
});

test('the period before is as long, month for month where it begins with one', () => {
  for (const [period, before] of [
    [days('2026-11-01', '2026-11-23'), days('2026-10-01', '2026-10-23')],
    [days('2026-10-01', '2026-10-31'), days('2026-09-01', '2026-09-30')],
    [days('2026-03-01', '2026-03-30'), days('2026-02-01', '2026-02-28')],
    [days('2026-01-01', '2026-03-31'), days('2025-10-01', '2025-12-31')],
    [days('2026-10-01', '2026-11-23'), days('2026-08-01', '2026-09-23')],
    [days('2026-11-03', '2026-11-09'), days('2026-10-27', '2026-11-02')],
    [days('2026-11-01', '2026-11-01'), days('2026-10-01', '2026-10-01')],
  ] as const) {
    assert.deepEqual(daysBefore(period), before, `${period.from} ${period.to}`);
  }
});

test('weeks are over with the Sunday before', () => {
  assert.equal(lastSunday(day('2026-11-24')), '2026-11-22');
  assert.equal(lastSunday(day('2026-11-22')), '2026-11-15');
  assert.equal(lastSunday(day('2026-11-23')), '2026-11-22');
});

test('pieces grow with the period', () => {
  assert.equal(intervalOf(days('2026-11-01', '2026-11-23')), 'day');
  assert.equal(intervalOf(days('2026-09-01', '2026-11-23')), 'week');
  assert.equal(intervalOf(days('2026-01-01', '2026-11-23')), 'month');
});

test('an address that makes no sense shows this month', () => {
  const today = day('2026-11-23');
  const month = { period: 'month', days: days('2026-11-01', '2026-11-23'), narrowing: {}, measure: 'onTimeRate' };
  for (const search of [
    {},
    { period: 'own' },
    { period: 'constructor', measure: 'toString' },
    { from: '2026-02-30', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-01' },
    { unit: '', class: ['a', 'b'] },
  ]) {
    assert.deepEqual(readAddress(search, today), month, JSON.stringify(search));
  }
  assert.deepEqual(readAddress({ from: '2026-03-01', to: '2026-03-02', unit: 'water', measure: 'redoRate' }, today), {
    period: 'own',
    days: days('2026-03-01', '2026-03-02'),
    narrowing: { unit: 'water' },
    measure: 'redoRate',
  });
});
