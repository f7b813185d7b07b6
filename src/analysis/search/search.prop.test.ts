import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerptOf, findWords } from './find-words.ts';
import { normalise } from './normalise.ts';
import { parseQuery } from './parse-query.ts';
import { facetToken, numberTokens, textTokens } from './tokens.ts';

/** Characters that meet in requests, and those that trip programs up. */
const pieces = [
  ...['小区', '供暖', '不热', '反映', '水', '电', '3号楼', '１２３４５', '139 0013 8000', 'ＡＢＣ', 'WeChat', 'abcd', 'ﬁ', '㎡', '①', '½'],
  ...[
    '，',
    '。',
    '「',
    '」',
    '“',
    '”',
    '、',
    '…',
    '—',
    '·',
    '%',
    '_',
    '\\',
    "'",
    '"',
    ';--',
    '*',
    '|',
    '&',
    '!',
    '()',
    '\n',
    '\t',
    ' ',
    '　',
  ],
  ...['😀', '👨‍👩‍👧', '𠮷', '𩸽', 'é', 'e\u0301', 'ς', 'ΑΣ', 'İ', 'ß', '\u200B', '\uFEFF', '\u0000', '\uD800', '\uDC00', '한국', 'が', '㍿'],
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** What the index does: tokens first, the text itself in the end. */
function isFound(written: string, query: string): boolean | undefined {
  const parsed = parseQuery(query);
  if (parsed === undefined) return undefined;
  const tokens = new Set(textTokens(normalise(written)));
  return parsed.tokens.flat().every((token) => tokens.has(token)) && findWords(written, parsed.words).words.length === parsed.words.length;
}

test('every fragment of a text finds it that has two letters or digits in one word', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (written, a, b) => {
      const characters = [...written];
      const [from, to] = [a % (characters.length + 1), b % (characters.length + 1)].toSorted((x, y) => x - y);
      const fragment = characters.slice(from, to).join('');
      const letters = fragment.split(/\s+/u).map((word) => [...normalise(word).replaceAll(' ', '')].length);
      assert.equal(isFound(written, fragment), letters.some((count) => count >= 2) ? true : undefined);
    }),
    { numRuns: 2_000 },
  );
});

test('nothing is found that does not contain every word, whatever its tokens', () => {
  fc.assert(
    fc.property(text, text, (written, query) => {
      const words = query.split(/\s+/u).map(normalise);
      const contains = words.every((word) => normalise(written).includes(word));
      assert.equal(isFound(written, query) ?? contains, contains);
    }),
    { numRuns: 2_000 },
  );
});

test('a highlight shows what was looked for, and nothing beside it', () => {
  fc.assert(
    fc.property(text, text, (written, query) => {
      const words = parseQuery(query)?.words ?? [];
      const { ranges } = findWords(written, words);
      let last = -1;
      for (const [from, to] of ranges) {
        assert.ok(from > last && to > from && to <= written.length);
        last = to;
        const shown = normalise(written.slice(from, to));
        assert.ok(
          words.some((word) => shown.includes(word)),
          shown,
        );
      }
    }),
    { numRuns: 2_000 },
  );
});

test('an excerpt is a part of the text, cuts no character, and shows the first find', () => {
  const whole = fc.array(fc.constantFrom('水', 'a', '𠮷', '😀', ' '), { maxLength: 80 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(whole, fc.constantFrom('水a', '𠮷𠮷', 'aa', '没有'), fc.integer({ min: 12, max: 40 }), (written, word, length) => {
      const { ranges } = findWords(written, [word]);
      const excerpt = excerptOf(written, ranges, length);
      assert.ok(written.isWellFormed() && excerpt.text.isWellFormed());
      assert.ok(written.includes(excerpt.text) && excerpt.text.length <= length + 1);
      assert.equal(excerpt.before || excerpt.after, excerpt.text !== written);
      const [first] = excerpt.ranges;
      if (ranges.length === 0) assert.equal(first, undefined);
      else assert.ok(first !== undefined && first[1] > first[0] && first[1] <= excerpt.text.length);
    }),
    { numRuns: 1_000 },
  );
});

test('the normal form of every character is its own normal form', () => {
  for (let codePoint = 0; codePoint <= 0x10_ff_ff; codePoint += 1) {
    const normal = normalise(String.fromCodePoint(codePoint));
    assert.equal(normalise(normal), normal, codePoint.toString(16));
  }
});

test('tokens of pairs, of runs and of facets never meet', () => {
  const spaces = Array.from('a1z一龥龯豈鿿가힣𠮷𩸽').flatMap((left) => Array.from('a1z一𠮷', (right) => textTokens(left + right)[0]));
  const runs = numberTokens('00009999zzzzabc');
  const facets = Array.from({ length: 5_000 }, (_, index) => facetToken(`unit:u-${String(index)}`));
  assert.equal(new Set(facets).size, facets.length);
  assert.equal(new Set([...spaces, ...runs, ...facets]).size, spaces.length + runs.length + facets.length);
});
