import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';

type Checked = {
  readonly score: number;
  readonly reasons: readonly { readonly code: string; readonly holds: boolean }[];
  readonly untouched: readonly string[];
  readonly personal: readonly { readonly start: number; readonly end: number }[];
  readonly masked: string | null;
};

test('[H-6] whoever writes an answer is told whether it answers, what it leaves out, and what must not go public', async (t) => {
  const served = await withServedCity(t);
  const request = '阳光小区暖气管道漏水，什么时候修？停水几天了，何时恢复？';
  const check = async (answer: string): Promise<Checked> => {
    const given = await served.ask('/answers/check', { as: 'handler.housing', body: { subject: '阳光小区暖气漏水', request, answer } });
    assert.equal(given.statusCode, 200, given.body);
    return given.json<Checked>();
  };
  const right = await check('您好，阳光小区暖气管道漏水已于3月4日修好。');
  const other = await check('您好，幼儿园收费由教育局核定，已联系张小明13900001234。');
  assert.ok(right.score > other.score);
  assert.deepEqual(right.untouched, ['停水几天了，何时恢复？']);
  assert.equal(right.masked, null);
  assert.ok(other.reasons.some(({ code, holds }) => code === 'anonymous' && !holds));
  assert.ok(other.masked !== null && !other.masked.includes('13900001234'));
  const unknown = await served.ask('/answers/check', { body: { subject: '', request, answer: '' } });
  assert.equal(unknown.statusCode, 401);
});
