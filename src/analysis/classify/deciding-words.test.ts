import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClassifier } from './classify.ts';
import { createFragmentIndex, NOWHERE, UNKNOWN_LETTER } from './fragment-index.ts';
import type { LinearModel } from './linear-model.ts';

/** What each fragment says for the first and for the second label; a fragment of a subject has `^` before it. */
const says: readonly (readonly [fragment: string, first: number, second: number])[] = [
  ...([
    ['路', 1, -1],
    ['路灯', 4, -2],
    ['灯', 2, -1],
    ['坏', 0.5, 0],
    ['水', -2, 2],
    ['停水', -4, 4],
    ['00', 1, 0],
  ] as const),
  ...([
    ['𠮷', 3, 0],
    ['𠮷野', 4, 0],
    ['^坏', 2, 0],
    ['^坏了', 8, 0],
    ['^了', 1, 0],
  ] as const),
];
const fragments = says.map(([fragment]) => fragment);
const model: LinearModel = {
  ...{ labels: ['lamps', 'water'], fragments, sharpness: 1, bias: new Float32Array(2) },
  rarity: new Float32Array(fragments.length).fill(1),
  starts: Uint32Array.from({ length: fragments.length + 1 }, (_, place) => 2 * place),
  owners: Uint16Array.from({ length: 2 * fragments.length }, (_, at) => at % 2),
  weights: Float32Array.from(says.flatMap(([, ...weights]) => weights)),
};
const { classify } = createClassifier(model);

function wordsOf(request: { readonly text: string; readonly subject?: string | null }): readonly (readonly string[])[] {
  return classify(request, 2)
    .toSorted((a, b) => a.label.localeCompare(b.label))
    .map(({ words }) => words);
}

test('the words that decided are the loud letters side by side, for each label its own', () => {
  assert.deepEqual(wordsOf({ text: '这条路灯坏了，还停水' }), [['路灯'], ['停水']]);
});

test('a quiet letter ends a word, and a letter alone is none', () => {
  assert.deepEqual(wordsOf({ text: '路灯坏' })[0], ['路灯']);
  assert.deepEqual(wordsOf({ text: '路' }), [[], []]);
});

test('letters of the subject are heard once more, by what is known of subjects', () => {
  assert.deepEqual(wordsOf({ text: '坏了' })[0], []);
  assert.deepEqual(wordsOf({ subject: '坏了', text: '路' })[0], ['坏了']);
  assert.deepEqual(wordsOf({ subject: '坏', text: '了路灯' })[0], ['路灯'], 'a pair half in the subject is none of its own');
});

test('letters beyond the basic plane are one letter, and all digits are the same', () => {
  assert.deepEqual(wordsOf({ text: '𠮷野' })[0], ['𠮷野']);
  assert.equal(classify({ text: '47' }, 1)[0]?.label, 'lamps');
  assert.deepEqual(classify({ text: '\uD842' }, 1), [], 'half a letter');
});

test('what stands after the part that is read changes nothing', () => {
  const long = '路灯'.repeat(750);
  assert.deepEqual(classify({ text: long + '停水'.repeat(50_000) }, 2), classify({ text: long }, 2));
  assert.deepEqual(classify({ subject: long + '停水', text: '停水' }, 2), classify({ subject: long, text: '' }, 2));
});

test('the index finds every fragment of a large model and none besides', () => {
  const letters = Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x4e_00 + 7 * at));
  const all = letters.flatMap((first, at) => [first, ...letters.slice(0, at).map((second) => first + second)]);
  const index = createFragmentIndex(all);
  const numbers = letters.map((letter) => index.numberOf(letter.codePointAt(0) ?? 0));
  let place = 0;
  for (const [at, first] of numbers.entries()) {
    assert.equal(index.anywhere[index.find(first, UNKNOWN_LETTER)], place);
    for (const [before, second] of numbers.entries()) {
      const slot = index.find(first, second);
      if (before < at) assert.equal(index.anywhere[slot], place + 1 + before);
      else assert.equal(slot, NOWHERE);
    }
    place += 1 + at;
  }
  assert.equal(index.numberOf(0x4e_01), UNKNOWN_LETTER);
});
