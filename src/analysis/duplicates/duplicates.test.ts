import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findPairs } from './find-pairs.ts';
import { SAME_MATTER } from './judge-pair.ts';
import { readText } from './read-text.ts';
import { sharedWords } from './shared-words.ts';

const HEATING = '阳光小区三号楼的暖气管道漏水，家里只有十二度，老人受不了';
const OTHERS = [
  '垃圾桶满了好几天没有人来清运，西关街一带臭味很大',
  '解放路口的红绿灯坏了，早高峰堵得厉害',
  '单位拖欠三个月工资，请劳动部门查一查',
  '想问问养老保险怎么从外省转回来',
  '学校门口的小摊占道经营，孩子上学不安全',
];

function pairsAmong(texts: readonly string[], least = SAME_MATTER) {
  return [
    ...findPairs(
      texts.map((text) => readText(text)),
      { least, most: 30 },
    ),
  ];
}

function partnersOf(text: string, other: string): number {
  return pairsAmong([text, ...OTHERS, other]).filter(({ at }) => at[0] === 0 && at[1] === OTHERS.length + 1).length;
}

test('[R-5] a copy with slips of the pen, one with its sentences moved, and a shorter one are found', () => {
  for (const copy of [
    '阳光小区三号楼得暖气管漏水，家里只有12度，老人受不了！',
    '老人受不了，家里只有十二度。阳光小区三号楼的暖气管道漏水',
    '阳光小区三号楼的暖气管道漏水',
  ]) {
    assert.equal(partnersOf(HEATING, copy), 1, copy);
  }
});

test('[R-5] the same matter in the words of another person is found, and called so', () => {
  const told = '我住阳光小区，暖气不热还漏水，家里温度才十二度，麻烦派人修';
  const [found] = pairsAmong([HEATING, ...OTHERS, told]);
  assert.deepEqual(found?.at, [0, OTHERS.length + 1]);
  assert.equal(found.kind, 'otherWording');
  assert.ok(sharedWords(found.one, found.other).some((word) => word.includes('阳光小区')));
});

test('[R-5] another matter at the same place, and the same complaint about another place, are none', () => {
  assert.equal(partnersOf(HEATING, '阳光小区南门的井盖被压碎了，夜里骑车很危险'), 0);
  assert.equal(partnersOf(HEATING, '滨河花园三号楼的暖气管道漏水，家里只有十二度，老人受不了'), 0);
});

test('two words alone make no pair, even when they are the same', () => {
  assert.deepEqual(pairsAmong(['灯坏了', ...OTHERS, '灯坏了']), []);
});

test('a petition that a thousand people sent yields pairs in proportion to their number', () => {
  const texts = Array.from({ length: 1_000 }, () => HEATING);
  const found = [
    ...findPairs(
      texts.map((text) => readText(text)),
      { least: SAME_MATTER, most: 5 },
    ),
  ];
  assert.ok(found.length <= 5_000 && found.length >= 999, String(found.length));
});

test('whatever is written, scores lie between 0 and 1 and the earlier one comes first', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }), (texts) => {
      for (const { score, at } of pairsAmong([...texts, ...texts], 0)) assert.ok(score >= 0 && score <= 1 && at[0] < at[1], String(score));
    }),
  );
});
