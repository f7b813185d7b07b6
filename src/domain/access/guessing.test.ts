import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Instant } from '../kernel/time.ts';
import { addMs, DAY_MS, HOUR_MS, instantToMs, MINUTE_MS } from '../kernel/time.ts';
import { noGuess, releaseGuess, reserveGuess, type GuessCounts, type GuessScope } from './guessing.ts';

const start = '2026-03-02T01:00:00.000Z' as Instant;
const nothing: GuessCounts = { pair: noGuess, subject: noGuess, origin: noGuess };

/** Fails as often and as early as it may, for so long; gives how many failures were looked at. */
function guessFor(ms: number, from: GuessCounts = nothing, at = start): { readonly tries: number; readonly counts: GuessCounts } {
  const end = addMs(at, ms);
  let [counts, now, tries] = [from, at, 0];
  while (now < end) {
    const reservation = reserveGuess(counts, now);
    if (reservation.type === 'held') {
      now = reservation.until;
    } else {
      counts = reservation.counts;
      tries += 1;
    }
  }
  return { tries, counts };
}

/** Fails so often, each time as soon as it may. */
function failTimes(times: number, scopes: readonly GuessScope[], at: Instant): { readonly counts: GuessCounts; readonly now: Instant } {
  let [counts, now] = [nothing, at];
  for (let done = 0; done < times; done += 1) {
    let reservation = reserveGuess(counts, now);
    if (reservation.type === 'held') {
      now = reservation.until;
      reservation = reserveGuess(counts, now);
    }
    assert.equal(reservation.type, 'reserved');
    if (reservation.type !== 'reserved') break;
    // Guesses from ever new places, or at ever new accounts, leave the other counts alone.
    counts = { ...nothing, ...Object.fromEntries(scopes.map((scope) => [scope, reservation.counts[scope]])) };
  }
  return { counts, now };
}

function waitAfter({ counts, now }: { readonly counts: GuessCounts; readonly now: Instant }): number {
  const reservation = reserveGuess(counts, now);
  return reservation.type === 'held' ? instantToMs(reservation.until) - instantToMs(now) : 0;
}

describe('guessing', () => {
  test('people mistype four times without a wait; then each failure doubles it, up to five minutes', () => {
    const waits = Array.from({ length: 16 }, (_, failures) => waitAfter(failTimes(failures, ['pair'], start)) / 1000);
    assert.deepEqual(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  });

  test('a guesser at one account from one place has some three hundred tries a day', () => {
    const { tries } = guessFor(DAY_MS);
    assert.ok(tries > 250 && tries < 320, String(tries));
  });

  test('guesses at an account from ever new places, and from a place at ever new accounts, wait a minute at most', () => {
    assert.equal(waitAfter(failTimes(19, ['subject'], start)), 0);
    assert.equal(waitAfter(failTimes(40, ['subject'], start)), MINUTE_MS);
    assert.equal(waitAfter(failTimes(49, ['origin'], start)), 0);
    assert.equal(waitAfter(failTimes(70, ['origin'], start)), MINUTE_MS);
  });

  test('who signed in from this place before is held up by the own failures alone', () => {
    const { counts, now } = failTimes(80, ['subject', 'origin'], start);
    const known: GuessCounts = { ...counts, pair: { ...noGuess, succeededAt: addMs(now, -29 * DAY_MS) } };
    assert.equal(reserveGuess(counts, now).type, 'held');
    assert.equal(reserveGuess(known, now).type, 'reserved');
    assert.equal(reserveGuess({ ...known, pair: { ...noGuess, succeededAt: addMs(now, -31 * DAY_MS) } }, now).type, 'held');
    assert.equal(reserveGuess({ ...known, pair: { ...counts.pair, notBefore: addMs(now, 1000), failures: 9 } }, now).type, 'held');
  });

  test('where strangers are spared, failures of others at the subject hold up nobody who has not failed there', () => {
    const { counts, now } = failTimes(40, ['subject'], start);
    assert.equal(reserveGuess(counts, now).type, 'held');
    assert.equal(reserveGuess(counts, now, true).type, 'reserved');
    assert.equal(reserveGuess({ ...counts, pair: { ...noGuess, failures: 1 } }, now, true).type, 'held');
    assert.equal(reserveGuess({ ...counts, origin: { ...noGuess, notBefore: addMs(now, 1000) } }, now, true).type, 'held');
  });

  test('an hour without a failure is a new beginning', () => {
    const { counts, now } = failTimes(15, ['pair', 'subject', 'origin'], start);
    const later = reserveGuess(counts, addMs(now, 2 * HOUR_MS));
    assert.ok(later.type === 'reserved');
    assert.equal(later.counts.pair.failures, 1);
    assert.equal(later.counts.pair.notBefore, null);
  });

  test('a right one gives back what it reserved, and nothing that others failed', () => {
    const { counts: before, now } = failTimes(30, ['subject', 'origin'], start);
    const at = addMs(now, MINUTE_MS);
    const reservation = reserveGuess(before, at);
    assert.ok(reservation.type === 'reserved');
    const after = releaseGuess(reservation.counts, reservation.counts, before, at);
    assert.deepEqual(after.pair, { ...noGuess, succeededAt: at });
    for (const scope of ['subject', 'origin'] as const) {
      assert.equal(after[scope].failures, before[scope].failures);
      assert.equal(after[scope].notBefore, before[scope].notBefore);
    }
    // Somebody else failed in between.
    const other = reserveGuess(reservation.counts, addMs(at, 2 * MINUTE_MS));
    assert.ok(other.type === 'reserved');
    const mixed = releaseGuess(other.counts, reservation.counts, before, at);
    assert.equal(mixed.subject.failures, before.subject.failures + 1);
    assert.equal(mixed.subject.notBefore, other.counts.subject.notBefore);
  });

  test('a clock that was set back a day holds nobody up for a day', () => {
    const { counts, now } = failTimes(20, ['pair'], start);
    assert.equal(reserveGuess(counts, now).type, 'held');
    assert.equal(reserveGuess(counts, addMs(now, -DAY_MS)).type, 'reserved');
  });
});
