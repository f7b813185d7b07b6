import assert from 'node:assert/strict';
import { test } from 'node:test';
import { terms } from './terms.ts';

/** Words that occur twice in a list. */
function twice(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

test('one English word for one Chinese term: no word stands for two terms', () => {
  assert.deepEqual(twice(terms.flatMap((term) => term.code)), []);
  assert.deepEqual(twice(terms.flatMap((term) => term.zh)), []);
});

test('a word that is avoided for one term is not the word for another', () => {
  const code = new Set(terms.flatMap((term) => term.code));
  assert.deepEqual(
    terms.flatMap((term) => term.avoid).filter((word) => code.has(word)),
    [],
  );
});

test('code words are ASCII camelCase, terms are Chinese, meanings are sentences', () => {
  for (const term of terms) {
    for (const word of [...term.code, ...term.avoid]) assert.match(word, /^[a-z][A-Za-z0-9]*$/u);
    for (const word of term.zh) assert.match(word, /^\p{Script=Han}+$/u);
    assert.match(term.meaning, /^[A-Z].+\.$/u);
    for (const rule of term.rules) assert.match(rule, /^[RDHESCM]-[1-9]$/u);
  }
});
