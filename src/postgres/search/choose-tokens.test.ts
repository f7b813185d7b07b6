import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseTokens } from './choose-tokens.ts';

test('what most rows have is left out where something rarer is asked for', () => {
  const shares = new Map([
    [1, 0.9],
    [2, 0.1],
    [3, 0.31],
  ]);
  assert.deepEqual(chooseTokens([1, 2, 3, 4], shares), [4, 2]);
  assert.deepEqual(chooseTokens([1, 3], shares), [3]);
  assert.deepEqual(chooseTokens([], shares), []);
});

test('some of the tokens are chosen, eight at most, each once, the rarest first', () => {
  const share = fc.tuple(fc.nat(30), fc.double({ min: 0.001, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), fc.array(share), (tokens, known) => {
      const shares = new Map(known);
      const chosen = chooseTokens(tokens, shares);
      assert.ok(chosen.length >= 1 && chosen.length <= 8 && new Set(chosen).size === chosen.length);
      assert.ok(chosen.every((token) => tokens.includes(token)));
      const rarest = Math.min(...tokens.map((token) => shares.get(token) ?? 0));
      assert.equal(Math.min(...chosen.map((token) => shares.get(token) ?? 0)), rarest);
    }),
  );
});
