import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptOf, findWords } from './find-words.ts';
import { normalise } from './normalise.ts';
import { parseQuery } from './parse-query.ts';
import { askedTokens, numberTokens } from './tokens.ts';

test('width, case, compatibility and marks make no difference; punctuation is a border, space between Chinese characters is not', () => {
  for (const [written, normal] of [
    ['ＡＢＣ１２３', 'abc123'],
    ['Café', 'cafe'],
    ['阳光小区 3 号楼', '阳光小区3号楼'],
    ['供 暖\n不　热', '供暖不热'],
    ['停水。电话', '停水 电话'],
    ['「小区」——物业', '小区 物业'],
    ['hello,  World', 'hello world'],
    ['  ，。  ', ''],
    ['水\u200B管', '水管'],
    ['50㎡', '50m2'],
    ['😀好', '好'],
  ] as const) {
    assert.equal(normalise(written), normal);
  }
});

test('words on both sides of a punctuation mark are not one word', () => {
  const query = parseQuery('水电');
  assert.deepEqual(findWords('昨天停水。电话打不通', query?.words ?? []).words, []);
  assert.deepEqual(findWords('水 电都停了', query?.words ?? []).words, ['水电']);
  assert.deepEqual(findWords('昨天停水。电话打不通', parseQuery('水。电话')?.words ?? []).words, ['水 电话']);
});

test('a question without two letters or digits in one word asks for nothing', () => {
  for (const nothing of ['', ' ', '水', '水 电', '%%', "' = '"]) assert.equal(parseQuery(nothing), undefined, nothing);
  assert.deepEqual(parseQuery("' OR 1=1 --")?.words, ['or', '1 1']);
  assert.deepEqual(parseQuery('供暖 供暖　水')?.words, ['供暖', '水']);
});

test('digits and letters are asked for by their longest fragments, boundaries by pairs', () => {
  for (const [word, count] of [
    ['13', 1],
    ['138', 1],
    ['1387', 1],
    ['1387001', 4],
    ['13870011', 1],
    ['138700111', 2],
    ['12345678号12345', 5],
    ['楼3号', 2],
    ['3号楼a座', 4],
    ['供供供', 1],
    ['供', 0],
  ] as const) {
    assert.equal(askedTokens(word).length, count, word);
  }
  const [eight] = askedTokens('13870011');
  assert.ok(eight !== undefined && numberTokens('20261387001123').includes(eight));
});

test('highlights keep marks with their letter, and join where they touch', () => {
  assert.deepEqual(findWords('un cafe\u0301 noir', ['cafe']).ranges, [[3, 8]]);
  assert.deepEqual(findWords('供暖供暖', ['供暖']).ranges, [[0, 4]]);
  assert.deepEqual(findWords('㎡价格', ['m2价']).ranges, [[0, 2]]);
});

test('an excerpt begins shortly before the first find and fills its length', () => {
  const text = `${'前'.repeat(50)}供暖${'后'.repeat(50)}`;
  const excerpt = excerptOf(text, findWords(text, ['供暖']).ranges, 20);
  assert.deepEqual(excerpt, { text: `前前前前前供暖${'后'.repeat(13)}`, ranges: [[5, 7]], before: true, after: true });
});
