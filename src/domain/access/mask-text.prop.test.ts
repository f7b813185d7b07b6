import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskText } from './mask-text.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${String(length - 1)}}$`, 'u'));
const widen = (text: string): string => text.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const words = fc.constantFrom('供暖不热，', '请回电', '', '（', '联系电话：', '水管漏了。', '微信同号 ', '打过 12345 ', '。谢谢', '\n');

/** A number as people write it: grouped or not, with gaps or not, in either width. */
const written = fc
  .tuple(digits(11), fc.constantFrom('', ' ', '-', '－', '.'), fc.constantFrom('none', 'groups', 'each'), fc.boolean())
  .map(([number, gap, where, wide]) => {
    const groups = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
    const parts = where === 'each' ? [...number] : where === 'groups' ? groups : [number];
    const text = parts.join(gap);
    return { number, text: wide ? widen(text) : text };
  });

test('[S-5] however a number of eleven digits is written, and wherever, it cannot be read afterwards', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, written, words), { minLength: 1, maxLength: 4 }), (parts) => {
      const masked = maskText(parts.map(([before, { text }, after]) => `${before}${text}${after}`).join('，'));
      const left = masked.normalize('NFKC').replaceAll(/\D/gu, '');
      for (const [, { number }] of parts) assert.ok(!left.includes(number.slice(-6)), masked);
    }),
  );
});

const pieces = [
  '我叫',
  '本人',
  '市民',
  '女士',
  '张',
  '伟',
  '号',
  '楼',
  '单元',
  '月',
  '晋',
  'J',
  'a',
  '@',
  '.',
  '-',
  ' ',
  '1',
  '38',
  '一',
  '，',
  '\ud800',
  '𠮷',
  '*',
];

test('[S-5] what is masked stays as it is when masked again, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const once = maskText(parts.join(''));
      assert.equal(maskText(once), once);
    }),
    { numRuns: 2_000 },
  );
});

test('[S-5] the caller’s name is hidden in any surroundings', () => {
  const names = fc.constantFrom('张小明', '欧阳娜娜', '阿卜杜拉·买买提', 'John Smith', '𠮷野家');
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), names, fc.string({ maxLength: 30 }), (before, name, after) => {
      assert.ok(!maskText(`${before}${name}${after}`, [name]).includes(name));
    }),
  );
});
