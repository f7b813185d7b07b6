import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Figure, Tally } from './figure.ts';
import { addTallies, emptyTally, figureOf } from './figure.ts';
import { suppressFigure, suppressGroups } from './suppress.ts';

const BELOW = 5;

function ratio(numerator: number, denominator: number, excludedNumerator = 0, excludedDenominator = 0): Figure {
  return figureOf('ratio', { numerator, denominator, excludedNumerator, excludedDenominator });
}

test('[M-7] cells of 1 to 4 are hidden: few rows, few above the line, few below it', () => {
  for (const [numerator, denominator, hidden] of [
    [0, 4, true],
    [4, 4, true],
    [4, 100, true],
    [96, 100, true],
    [5, 10, false],
    [0, 100, false],
    [100, 100, false],
    [0, 0, false],
  ] as const) {
    assert.equal(
      suppressFigure('ratio', ratio(numerator, denominator), BELOW).before === null,
      hidden,
      `${String(numerator)}/${String(denominator)}`,
    );
  }
});

test('[M-7] few excluded rows hide the figure after exclusions, never the one before', () => {
  const figure = suppressFigure('ratio', ratio(50, 100, 1, 2), BELOW);
  assert.deepEqual([figure.before?.denominator, figure.after, figure.excluded], [100, null, null]);
});

test('[M-7] one hidden group would follow from the total, so the next smallest goes with it', () => {
  const shown = suppressGroups('ratio', [ratio(50, 100), ratio(1, 3), ratio(20, 40), ratio(0, 0)], BELOW);
  assert.deepEqual(
    shown.map(({ before }) => before?.denominator ?? null),
    [100, null, null, 0],
  );
});

const arbitraryTally: fc.Arbitrary<Tally> = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(8), fc.nat(8))
  .map(([numerator, rest, excludedNumerator, excludedRest]) => ({
    numerator: numerator + excludedNumerator,
    denominator: numerator + rest + excludedNumerator + excludedRest,
    excludedNumerator,
    excludedDenominator: excludedNumerator + excludedRest,
  }));

function isSmall(count: number): boolean {
  return count > 0 && count < BELOW;
}

test('[M-7] no number shown is small, nor is what follows from the total by subtraction', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTally, { minLength: 1, maxLength: 8 }), (tallies) => {
      const shown = suppressGroups(
        'ratio',
        tallies.map((tally) => figureOf('ratio', tally)),
        BELOW,
      );
      for (const figure of shown) {
        for (const share of [figure.before, figure.after]) {
          if (share === null) continue;
          assert.ok(![share.denominator, share.numerator, share.denominator - share.numerator].some(isSmall));
        }
        assert.ok(!isSmall(figure.excluded ?? 0));
      }
      const total = tallies.reduce(addTallies, emptyTally);
      const sum = (pick: (figure: Figure) => number): number => shown.reduce((one, figure) => one + pick(figure), 0);
      const leftBefore = total.denominator - sum(({ before }) => before?.denominator ?? 0);
      const leftAbove = total.numerator - sum(({ before }) => before?.numerator ?? 0);
      // Only when everything is hidden can the remainder be small: then it is the total itself.
      if (shown.some(({ before }) => (before?.denominator ?? 0) > 0)) {
        assert.ok(![leftBefore, leftAbove, leftBefore - leftAbove].some(isSmall));
      }
      const publishedTotal = suppressFigure('ratio', figureOf('ratio', total), BELOW);
      if (publishedTotal.excluded !== null) {
        const leftExcluded = publishedTotal.excluded - sum(({ excluded }) => excluded ?? 0);
        assert.ok(!isSmall(leftExcluded), `${String(leftExcluded)} excluded follow from the total`);
      }
    }),
    { numRuns: 2000 },
  );
});
