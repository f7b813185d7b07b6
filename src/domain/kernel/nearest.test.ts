import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.ts';

const commands = ['start', 'import', 'deadline', 'measures', 'profile check'];

for (const [typed, meant] of [
  ['strat', 'start'],
  ['Start', 'start'],
  ['deadlin', 'deadline'],
  ['measrues', 'measures'],
  ['profile chekc', 'profile check'],
  ['banana', undefined],
  ['', undefined],
  ['x', undefined],
] as const) {
  test(`nearest to ${JSON.stringify(typed)} is ${String(meant)}`, () => {
    assert.equal(nearest(typed, commands), meant);
  });
}

test('a tie goes to the first candidate', () => {
  assert.equal(nearest('unit', ['units', 'unite']), 'units');
});
