import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isTimeZone, zoneClock } from './zone-clock.ts';

// Half-hour summer time, summer time that begins at midnight, a skipped day, a negative summer time, odd offsets of early years.
const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Pacific/Apia',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Africa/Monrovia',
  '+05:30',
];

const anyMs = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
  fc.integer({ min: Date.UTC(1985, 0, 1) / 900_000, max: Date.UTC(2035, 0, 1) / 900_000 }).map((quarters) => quarters * 900_000),
);

/** What the platform says: the two readings of a wall time differ where it is odd, and neither shows it where it was skipped. */
function oddityOf(wall: Temporal.PlainDateTime, timeZone: string): 'skipped' | 'twice' | null {
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return null;
  return earlier.toPlainDateTime().equals(wall) ? 'twice' : 'skipped';
}

for (const timeZone of zones) {
  test(`[C-1] ${timeZone} reads the clock as Temporal does, in both directions`, () => {
    const clock = zoneClock(timeZone);
    fc.assert(
      fc.property(anyMs, (ms) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
        assert.equal(clock.offsetAt(ms), zoned.offsetNanoseconds / 1_000_000);
        const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDateTime();
        assert.equal(clock.epochMsAt(ms), wall.toZonedDateTime(timeZone).epochMilliseconds);
        assert.equal(clock.oddityAt(ms), oddityOf(wall, timeZone));
      }),
      { numRuns: 300 },
    );
  });

  test(`[C-1] ${timeZone}: minutes around each change of the clocks`, () => {
    const clock = zoneClock(timeZone);
    let change = Temporal.Instant.from('1980-01-01T00:00Z').toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
    while (change !== null && change.year < 2040) {
      for (const minutes of [-61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60]) {
        const instant = change.toInstant().add({ minutes });
        const zoned = instant.toZonedDateTimeISO(timeZone);
        assert.equal(clock.offsetAt(instant.epochMilliseconds), zoned.offsetNanoseconds / 1_000_000);
        const wall = zoned.toPlainDateTime();
        const wallMs = wall.toZonedDateTime('UTC').epochMilliseconds;
        assert.equal(clock.epochMsAt(wallMs), wall.toZonedDateTime(timeZone).epochMilliseconds, `${timeZone} ${wall.toString()}`);
        assert.equal(clock.oddityAt(wallMs), oddityOf(wall, timeZone), `${timeZone} ${wall.toString()}`);
      }
      // Asked first at the very change, a clock must not take the new offset for the old one's time.
      const fresh = zoneClock(timeZone);
      for (const ms of [0, -1]) {
        const instant = change.toInstant().add({ milliseconds: ms });
        assert.equal(fresh.offsetAt(instant.epochMilliseconds), instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000);
      }
      // A wall time inside the gap, where there is one.
      const gap = change.subtract({ minutes: 1 }).toPlainDateTime().add({ minutes: 20 });
      const gapMs = gap.toZonedDateTime('UTC').epochMilliseconds;
      assert.equal(clock.epochMsAt(gapMs), gap.toZonedDateTime(timeZone).epochMilliseconds, `${timeZone} ${gap.toString()}`);
      assert.equal(clock.oddityAt(gapMs), oddityOf(gap, timeZone), `${timeZone} ${gap.toString()}`);
      change = change.getTimeZoneTransition('next');
    }
  });
}

test('[C-1] a skipped time moves forward by the gap, of a repeated one the first counts', () => {
  const clock = zoneClock('America/New_York');
  const skipped = Date.UTC(2015, 2, 8, 2, 30);
  assert.deepEqual([clock.epochMsAt(skipped), clock.oddityAt(skipped)], [Date.UTC(2015, 2, 8, 7, 30), 'skipped']);
  const twice = Date.UTC(2015, 10, 1, 1, 30);
  assert.deepEqual([clock.epochMsAt(twice), clock.oddityAt(twice)], [Date.UTC(2015, 10, 1, 5, 30), 'twice']);
});

test('only names of zones are zones', () => {
  assert.deepEqual(['Asia/Shanghai', 'UTC', 'Asia/Nowhere', '', 'CST+8'].map(isTimeZone), [true, true, false, false, false]);
});
