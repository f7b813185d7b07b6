import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isTimeZone, ZoneClock } from './zone-clock.ts';

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'UTC',
] as const;
const clocks = new Map(zones.map((zone) => [zone, new ZoneClock(zone)]));

/** What the platform says: the same answer the slow way. */
function expected(zone: string, wallMs: number): { readonly epochMs: number; readonly odd: boolean } {
  const wall = Temporal.PlainDateTime.from(new Date(wallMs).toISOString().slice(0, -1));
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
  return { epochMs: wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds, odd: earlier !== later };
}

test('a wall-clock time becomes the same instant as by the platform, in any zone', () => {
  const minute = fc.integer({ min: 0, max: (Date.UTC(2060, 0, 1) - Date.UTC(1971, 0, 1)) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (zone, minutes) => {
      const wallMs = Date.UTC(1971, 0, 1) + minutes * 60_000;
      const found = clocks.get(zone)?.toInstant(wallMs);
      const { epochMs, odd } = expected(zone, wallMs);
      assert.equal(found?.epochMs, epochMs);
      assert.equal(found.oddity !== null, odd);
    }),
    { numRuns: 2000 },
  );
});

test('times around every change of clocks of a year agree with the platform', () => {
  for (const zone of zones) {
    const clock = new ZoneClock(zone);
    const start = Temporal.Instant.from('2015-01-01T00:00:00Z').toZonedDateTimeISO(zone);
    for (let at = start.getTimeZoneTransition('next'); at !== null && at.year < 2017; at = at.getTimeZoneTransition('next')) {
      const middle = at.epochMilliseconds + at.offsetNanoseconds / 1e6;
      for (let wallMs = middle - 7_200_000; wallMs <= middle + 7_200_000; wallMs += 900_000) {
        const { epochMs, odd } = expected(zone, wallMs);
        assert.deepEqual(
          [clock.toInstant(wallMs).epochMs, clock.toInstant(wallMs).oddity !== null],
          [epochMs, odd],
          `${zone} ${new Date(wallMs).toISOString()}`,
        );
      }
    }
  }
});

test('a skipped time moves forward, of a repeated one the first is taken', () => {
  const clock = new ZoneClock('America/New_York');
  assert.deepEqual(clock.toInstant(Date.UTC(2015, 2, 8, 2, 30)), { epochMs: Date.UTC(2015, 2, 8, 7, 30), oddity: 'timeInGap' });
  assert.deepEqual(clock.toInstant(Date.UTC(2015, 10, 1, 1, 30)), { epochMs: Date.UTC(2015, 10, 1, 5, 30), oddity: 'timeTwice' });
});

test('only names of zones are zones', () => {
  assert.deepEqual(['Asia/Shanghai', 'UTC', 'Asia/Nowhere', '', 'CST+8'].map(isTimeZone), [true, true, false, false, false]);
});
