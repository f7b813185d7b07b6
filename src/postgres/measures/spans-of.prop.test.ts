import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { spansOf } from './spans-of.ts';

function day(offset: number): Temporal.PlainDate {
  return Temporal.PlainDate.from('2023-12-20').add({ days: offset });
}

test('[M-7] what a period is counted from is the period as far as it has passed, each day once', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.integer({ min: -2, max: 500 }),
      fc.integer({ min: -40, max: 1100 }),
      fc.constantFrom('days', 'months', 'none'),
      fc.boolean(),
      (first, length, passed, kept, daily) => {
        const [from, to, today] = [day(first), day(first + length), day(passed)].map((date) => date.toString() as LocalDate);
        assert.ok(from !== undefined && to !== undefined && today !== undefined);
        const spans = spansOf(from, to, today, kept, daily);
        const covered: string[] = [];
        for (const span of spans) {
          const last = Temporal.PlainDate.from(span.to);
          if (span.source === 'measure_month')
            assert.deepEqual([Temporal.PlainDate.from(span.from).day, last.add({ days: 1 }).day], [1, 1]);
          // A day that is not over is in no sum: it holds what is placed later as well.
          if (span.source !== 'rows') assert.ok(span.to < today);
          for (let at = Temporal.PlainDate.from(span.from); Temporal.PlainDate.compare(at, last) <= 0; at = at.add({ days: 1 }))
            covered.push(at.toString());
        }
        const end = Math.min(length, passed - first);
        const expected = Array.from({ length: Math.max(0, end + 1) }, (_, offset) => day(first + offset).toString());
        assert.deepEqual(covered.sort(), expected);
        const used = new Set(spans.map(({ source }) => source));
        if (kept === 'days')
          assert.ok(spans.filter(({ source }) => source === 'rows').every((span) => span.from === today && span.to === today));
        else assert.ok(!used.has('measure_day'));
        // A month that lies wholly inside is never read day by day.
        if (kept !== 'none' && !daily) assert.ok(covered.length < 62 || used.has('measure_month'));
        else assert.ok(!used.has('measure_month'));
      },
    ),
    { numRuns: 1000 },
  );
});
