import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CityId } from '../../domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instantFromMs, instantToMs } from '../../domain/kernel/time.ts';
import { timeTokens, windowsBefore } from './facets.ts';

const city = '市' as CityId;
const anInstant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => instantFromMs(seconds * 1_000));

test('what entered within a window has one of its tokens, what entered before it has none', () => {
  fc.assert(
    fc.property(anInstant, fc.double({ min: 0, max: 1, noNaN: true }), (before, part) => {
      for (const { tokens, from } of windowsBefore(city, before)) {
        if (tokens === null) continue;
        const [start, end] = [instantToMs(from), instantToMs(before)];
        const within = timeTokens(city, instantFromMs(Math.round(start + (end - start) * part)));
        assert.ok(within.some((token) => tokens.includes(token)));
        assert.ok(!timeTokens(city, instantFromMs(start - 1)).some((token) => tokens.includes(token)));
      }
    }),
  );
});

test('each window is longer than the one before; the first is some hours long, the last has no beginning', () => {
  fc.assert(
    fc.property(anInstant, (before) => {
      const windows = windowsBefore(city, before);
      const starts = windows.map(({ from }) => instantToMs(from));
      const lengths = starts.slice(0, -1).map((start) => instantToMs(before) - start);
      assert.ok(lengths.every((length, at) => at === 0 || length > (lengths[at - 1] ?? 0)));
      assert.ok((lengths[0] ?? 0) >= 3 * HOUR_MS && (lengths[0] ?? 0) < DAY_MS);
      assert.deepEqual([windows.at(-1)?.tokens, starts.at(-1)], [null, 0]);
    }),
  );
});
