import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chineseNumber, timesExactly } from '../numbers/chinese-number.ts';
import { sourceText } from '../text/source-text.ts';
import { readFigures } from './read-figures.ts';

const pieces = fc.constantFrom(
  ...[
    '增长',
    '5',
    '.',
    '%',
    '万',
    '亿',
    '元',
    '个',
    '、',
    '，',
    '。',
    '\n',
    '一',
    '十',
    '第',
    '期',
    '“',
    '”',
    '（',
    '）',
    '至',
    '—',
    '2030年',
    '上半年',
    '分别',
    '🚢',
    'A',
    '+',
    '以上',
    '项目',
    ' ',
    '千',
    '瓦',
  ],
);

test('[B-1] any text: figures lie in order, none over another, each is the text that it points at', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const points = Array.from(text);
      let last = 0;
      for (const figure of readFigures(sourceText(text), { year: 2031, places: [] }).figures) {
        assert.ok(figure.start >= last && figure.end > figure.start);
        assert.equal(points.slice(figure.start, figure.end).join(''), figure.text);
        assert.ok(figure.value === null || [figure.value].flat().every((value) => Number.isFinite(value)));
        last = figure.end;
      }
    }),
    { numRuns: 500 },
  );
});

test('[B-3] no digit of a text is passed over', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const covered = new Set(
        readFigures(sourceText(text), { year: 2031, places: [] }).figures.flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, index) => start + index),
        ),
      );
      for (const [index, letter] of Array.from(text).entries())
        if (/\d/u.test(letter)) assert.ok(covered.has(index), `${text} at ${String(index)}`);
    }),
    { numRuns: 500 },
  );
});

test('[B-3] a numeral in words has the value that was written', () => {
  const letters = '零一二三四五六七八九';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
      const digits = String(value).padStart(4, '0');
      const written = Array.from(digits, (digit, index) =>
        digit === '0' ? '零' : `${letters.charAt(Number(digit))}${['千', '百', '十', ''][index] ?? ''}`,
      )
        .join('')
        .replace(/零+$/u, '')
        .replace(/^零+/u, '')
        .replaceAll(/零+/gu, '零');
      assert.equal(chineseNumber(written), value, written);
    }),
  );
});

test('[B-3] a decimal times 万 or 亿 is exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (hundredths) => {
      const decimal = `${String(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, '0')}`;
      assert.equal(timesExactly(decimal, 1e4), hundredths * 100);
      assert.equal(timesExactly(decimal, 1e8), hundredths * 1e6);
    }),
  );
});
