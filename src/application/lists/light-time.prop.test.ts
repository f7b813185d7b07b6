import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { smallCity } from '../../../test/support/small-city.ts';
import type { Limit } from '../../domain/calendar/types.ts';
import { MINUTE_MS, addMs, type Instant } from '../../domain/kernel/time.ts';
import { yellowAt } from '../../domain/loop/clock.ts';
import { lightTime } from './light-time.ts';

const { calendar, profile } = smallCity;
const moment = fc.integer({ min: 0, max: 500_000 }).map((minutes) => addMs('2026-01-05T00:00:00.000Z' as Instant, minutes * MINUTE_MS));
const limit = fc.constantFrom<Limit>(
  { unit: 'workday', amount: 0.5 },
  { unit: 'workday', amount: 1 },
  { unit: 'workday', amount: 5 },
  { unit: 'minute', amount: 30 },
  { unit: 'hour', amount: 24 },
  { unit: 'calendarDay', amount: 30 },
);

test('[S-1] nothing that is yellow ends after the horizon of a look', () => {
  fc.assert(
    fc.property(moment, limit, fc.integer({ min: 0, max: 60_000 }), (startedAt, span, later) => {
      const deadline = calendar.deadline(startedAt, span);
      const now = addMs(startedAt, later * MINUTE_MS);
      const yellow = yellowAt(calendar, deadline, profile.profile.policy.lights.yellowBefore);
      if (yellow <= now) assert.ok(deadline.at <= lightTime(now, smallCity).horizon, `${deadline.at} at ${now}`);
    }),
    { numRuns: 2_000 },
  );
});
