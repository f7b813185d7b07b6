import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskPersonalData } from './mask-personal-data.ts';

const lexicon = { surnames: new Set('张李王'), compoundSurnames: new Set(['欧阳']) };
const wide = (text: string): string => text.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const around = fc.constantFrom('供暖不热，', '请回电', '', '（', '电话：', '水管漏了。', '客服 12345 ', '\n', '𠮷');

test('[S-5] a mobile number cannot be read after masking, however it is grouped, of either width, each time it stands', () => {
  const number = fc.stringMatching(/^1[3-9][0-9]{9}$/u);
  fc.assert(
    fc.property(number, around, around, fc.constantFrom('', ' ', '-', '－'), fc.boolean(), (digits, before, after, gap, isWide) => {
      const grouped = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(gap);
      const written = isWide ? wide(grouped) : grouped;
      const { text } = maskPersonalData(`${before}${written}${after}，再打${digits}。`, lexicon);
      assert.ok(!text.normalize('NFKC').replaceAll(/\D/gu, '').includes(digits.slice(-6)), text);
    }),
  );
});

test('masking keeps every other character in its place', () => {
  const pieces = fc.constantFrom(
    '我叫',
    '张',
    '伟',
    '，',
    '13900001234',
    '5号楼2单元301室',
    '晋J12345',
    '𠮷',
    '女士',
    '\ud800',
    '1',
    '-',
    '微信',
    'abc_12',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const masked = maskPersonalData(text, lexicon);
      const [before, after] = [[...text], [...masked.text]];
      assert.equal(after.length, before.length);
      const hidden = new Set(masked.found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));
      before.forEach((character, at) => assert.equal(after[at], hidden.has(at) ? '*' : character));
    }),
  );
});
