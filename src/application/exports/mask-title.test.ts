import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskTitle } from './mask-title.ts';

const words = ['欧阳梅梅', '13912345678'];

const cases: readonly (readonly [title: string, masked: string])[] = [
  ['暖气不热', '暖气不热'],
  ['欧阳梅梅家 13912345678 暖气不热', '***家 *** 暖气不热'],
  ['暖气不热，请联系欧阳梅…', '暖气不热，请联系…'],
  ['暖气不热，请联系欧阳…', '暖气不热，请联系…'],
  ['暖气不热，请联系欧…', '暖气不热，请联系欧…'],
  ['暖气不热，电话 139 1234…', '暖气不热，电话 …'],
  ['暖气不热，电话１３９１…', '暖气不热，电话…'],
  ['供热管线更换到 3…', '供热管线更换到 …'],
  ['欧阳修公园的路灯不亮', '欧阳修公园的路灯不亮'],
];

for (const [title, masked] of cases) {
  test(`a title shows nobody: ${title}`, () => {
    assert.equal(maskTitle(title, words), masked);
  });
}
