import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, instantFromMs, instantToMs, type Instant } from '../../domain/kernel/time.ts';
import { entryWindows } from './entry-windows.ts';
import { DAYS_OF_PIECES, enteredIn, pieceOf } from './facets.ts';

const SPAN_MS = 4_000 * DAY_MS;
const instant = fc.integer({ min: 0, max: SPAN_MS }).map(instantFromMs);
const bound = fc.option(instant);

test('what was received behind the beginning and within the filter is in one window, whose facets it has, the nearest first', () => {
  fc.assert(
    fc.property(instant, instant, bound, bound, fc.constantFrom('newest', 'oldest'), (start, at, receivedFrom, receivedBefore, order) => {
      const windows = [...entryWindows(start, order, { receivedFrom, receivedBefore })];
      const holds = windows.filter(({ from, before }) => (from === null || at >= from) && (before === null || at < before));
      const isBehind = order === 'newest' ? at <= start : at >= start;
      if (isBehind && (receivedFrom === null || at >= receivedFrom) && (receivedBefore === null || at < receivedBefore)) {
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
