import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { spansOf } from './spans-of.ts';

function day(offset: number): Temporal.PlainDate {
  return Temporal.PlainDate.from('2023-12-20').add({ days: offset });
}

test('[M-7] whole months and single days together are the period, each day once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: -2, max: 500 }), (first, length) => {
      const [from, to] = [day(first), day(first + length)].map((date) => date.toString() as LocalDate);
      assert.ok(from !== undefined && to !== undefined);
      const covered: string[] = [];
      for (const span of spansOf(from, to)) {
        const last = Temporal.PlainDate.from(span.to);
        if (span.table === 'measure_month') assert.deepEqual([Temporal.PlainDate.from(span.from).day, last.add({ days: 1 }).day], [1, 1]);
        for (let at = Temporal.PlainDate.from(span.from); Temporal.PlainDate.compare(at, last) <= 0; at = at.add({ days: 1 }))
          covered.push(at.toString());
      }
      const expected = Array.from({ length: Math.max(0, length + 1) }, (_, offset) => day(first + offset).toString());
      assert.deepEqual(covered.sort(), expected);
      // A month that lies wholly inside is never read day by day.
      assert.ok(covered.length < 62 || spansOf(from, to).some(({ table }) => table === 'measure_month'));
    }),
    { numRuns: 500 },
  );
});
