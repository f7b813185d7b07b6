import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallCalendarData } from '../../../test/support/small-city.ts';
import { TicketScript, local } from '../../../test/support/ticket-script.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import { MINUTE_MS, addMs } from '../kernel/time.ts';
import { applyClockChanges, lightOf, releaseClock, stopClock, worstLight, yellowAt } from './clock.ts';

const unitClock = new TicketScript('2026-03-02 09:00').handling().clock('unit');
const { at } = unitClock.deadline;

test('[S-1] green until the yellow instant, red from the first minute after the limit', () => {
  const yellow = unitClock.yellowAt ?? at;
  assert.equal(lightOf(unitClock, addMs(yellow, -1)), 'green');
  assert.equal(lightOf(unitClock, yellow), 'yellow');
  assert.equal(lightOf(unitClock, at), 'yellow');
  assert.equal(lightOf(unitClock, addMs(at, MINUTE_MS - 1)), 'yellow');
  assert.equal(lightOf(unitClock, addMs(at, MINUTE_MS)), 'red');
  assert.equal(lightOf({ ...unitClock, yellowAt: null }, addMs(at, MINUTE_MS)), null);
  assert.equal(lightOf({ ...unitClock, stop: { at, outcome: 'met' } }, addMs(at, MINUTE_MS)), null);
});

test('[S-1] the worst light of several counts; clocks without lights do not', () => {
  const dark = { ...unitClock, id: 'dark', yellowAt: null };
  const soon = { ...unitClock, id: 'soon', yellowAt: local('2026-03-02 10:00') };
  assert.equal(worstLight({}, at), null);
  assert.equal(worstLight({ dark }, at), null);
  assert.equal(worstLight({ unit: unitClock, dark }, local('2026-03-02 11:00')), 'green');
  assert.equal(worstLight({ soon, unit: unitClock }, local('2026-03-02 11:00')), 'yellow');
  assert.equal(worstLight({ unit: unitClock, soon }, local('2026-03-02 11:00')), 'yellow');
  assert.equal(worstLight({ soon, unit: unitClock }, addMs(at, MINUTE_MS)), 'red');
});

test('[S-1] a limit as long as the warning turns yellow at the half of its working time', () => {
  const sameMinute = compileCalendar({ ...smallCalendarData, workdayRule: 'sameMinute' });
  const workday = { unit: 'workday', amount: 1 } as const;
  const deadline = sameMinute.deadline(local('2026-03-02 09:00'), workday);
  assert.equal(deadline.at, local('2026-03-03 09:00'));
  assert.equal(yellowAt(sameMinute, deadline, workday), local('2026-03-02 15:00'));
});

test('[M-1] the instant of the deadline is in time; a released clock is missed only after it', () => {
  const late = addMs(at, 1);
  const outcomes = [stopClock(unitClock, at), stopClock(unitClock, late), releaseClock(unitClock, at), releaseClock(unitClock, late)];
  assert.deepEqual(
    outcomes.map((change) => (change.type === 'stop' ? change.outcome : '')),
    ['met', 'missed', 'cancelled', 'missed'],
  );
});

test('[C-4] an event that speaks of a clock that never was is broken history', () => {
  assert.throws(() => applyClockChanges({}, [{ type: 'step', id: 'unit:1' }]), /unknown clock unit:1/u);
});
