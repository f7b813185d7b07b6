import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS } from '../kernel/time.ts';
import { emptyTally, figureOf } from './figure.ts';

test('[E-6] a figure is given before and after exclusions, with the number left out', () => {
  const figure = figureOf('ratio', { numerator: 80, denominator: 100, excludedNumerator: 1, excludedDenominator: 6 });
  assert.deepEqual(figure, {
    before: { numerator: 80, denominator: 100, value: 0.8, median: null },
    after: { numerator: 79, denominator: 94, value: 79 / 94, median: null },
    excluded: 6,
  });
});

test('[M-5] hours are summed in milliseconds and shown in hours, the median beside the mean', () => {
  const tally = { ...emptyTally, numerator: 90 * HOUR_MS, denominator: 4 };
  assert.deepEqual(figureOf('hours', tally, { before: 20, after: 20 }).before, { numerator: 90, denominator: 4, value: 22.5, median: 20 });
});

test('[M-1] nothing counted is no value, not zero', () => {
  assert.equal(figureOf('ratio', emptyTally).after?.value, null);
  const allExcluded = figureOf('mean', { numerator: 2, denominator: 1, excludedNumerator: 2, excludedDenominator: 1 });
  assert.deepEqual([allExcluded.before?.value, allExcluded.after?.value], [2, null]);
});
