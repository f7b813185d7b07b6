import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SeenNumbers } from './seen-numbers.ts';

test('numbers are known again, and only those, as by a plain map', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer({ min: 0, max: 50 }).map(String))), (numbers) => {
      const seen = new SeenNumbers();
      const plain = new Map<string, number>();
      for (const [index, number] of numbers.entries()) {
        assert.equal(seen.add(number, index + 1), plain.get(number));
        if (!plain.has(number)) plain.set(number, index + 1);
      }
    }),
  );
});

test('a million numbers that differ in one place do not collide, and each is found on its line', () => {
  const seen = new SeenNumbers();
  for (let index = 0; index < 1_000_000; index += 1) assert.equal(seen.add(`20260213${index}`, index + 1), undefined);
  for (let index = 0; index < 1_000_000; index += 997) assert.equal(seen.add(`20260213${index}`, 1), index + 1);
});
