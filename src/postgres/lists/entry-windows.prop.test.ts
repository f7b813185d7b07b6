import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, instantFromMs, instantToMs, type Instant } from '../../domain/kernel/time.ts';
import { entryWindows } from './entry-windows.ts';
import { DAYS_OF_PIECES, enteredIn, pieceOf } from './facets.ts';

const SPAN_MS = 4_000 * DAY_MS;
const instant = fc.integer({ min: 0, max: SPAN_MS }).map(instantFromMs);
const bound = fc.option(instant);

test('what was received between two instants and within the filter is in one window, whose facets it has, the nearest first', () => {
  const order = fc.constantFrom('newest', 'oldest');
  const pieces = fc.constantFrom(DAYS_OF_PIECES, DAYS_OF_PIECES.slice(1), []);
  fc.assert(
    fc.property(instant, instant, instant, bound, bound, order, pieces, (start, end, at, receivedFrom, receivedBefore, order, pieces) => {
      const windows = [...entryWindows(start, end, { order, filters: { receivedFrom, receivedBefore }, pieces })];
      const holds = windows.filter(({ from, before }) => (from === null || at >= from) && (before === null || at < before));
      const isBetween = order === 'newest' ? at <= start && at >= end : at >= start && at <= end;
      if (isBetween && (receivedFrom === null || at >= receivedFrom) && (receivedBefore === null || at < receivedBefore)) {
        assert.equal(holds.length, 1);
      }
      for (const { facets } of holds) {
        assert.ok(
          facets === null || facets.some(([, value]) => DAYS_OF_PIECES.some((days) => value === enteredIn(days, pieceOf(at, days)))),
        );
      }
      const ends = windows.map(({ from, before }): Instant | null => (order === 'newest' ? from : before));
      const sorted = ends.filter((end) => end !== null).toSorted((a, b) => instantToMs(a) - instantToMs(b));
      assert.deepEqual(
        ends.filter((end) => end !== null),
        order === 'newest' ? sorted.toReversed() : sorted,
      );
    }),
  );
});
