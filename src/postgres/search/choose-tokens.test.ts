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
  assert.deepEqual(chooseTokens([[1], [2, 3, 4]], shares), [4, 2]);
  assert.deepEqual(chooseTokens([[1], [3]], shares), [3]);
  assert.deepEqual(chooseTokens([[1, 3]], shares), [3]);
  assert.deepEqual(chooseTokens([], shares), []);
});

test('every word that is not everywhere is looked up by its rarest token, however rare the tokens of others are', () => {
  const shares = new Map([[9, 0.05]]);
  assert.deepEqual(chooseTokens([[1, 2, 3, 4, 5, 6], [9]], shares), [1, 9, 3, 5]);
});

test('some of the tokens are chosen, ten at most, each once, the rarest among them', () => {
  const share = fc.tuple(fc.nat(30), fc.double({ min: 0.001, max: 1, noNaN: true }));
  const word = fc.array(fc.nat(60), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.array(share), (words, known) => {
      const shares = new Map(known);
      const chosen = chooseTokens(words, shares);
      assert.ok(chosen.length >= 1 && chosen.length <= 10 && new Set(chosen).size === chosen.length);
      assert.ok(chosen.every((token) => words.flat().includes(token)));
      const rarest = Math.min(...words.flat().map((token) => shares.get(token) ?? 0));
      assert.equal(Math.min(...chosen.map((token) => shares.get(token) ?? 0)), rarest);
    }),
  );
});
