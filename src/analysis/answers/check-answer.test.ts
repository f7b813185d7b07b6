import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerModel } from './answer-model.ts';
import { checkAnswer } from './check-answer.ts';
import { createCopyFinder } from './near-copies.ts';
import { learnRarity } from './rarity.ts';

const tools = { model: answerModel, rarity: learnRarity([]), lexicon: { surnames: new Set('张王'), compoundSurnames: new Set<string>() } };
const lamp = { subject: '文化路路灯不亮', detail: '文化路北段路灯坏了一个月，何时能修好？小区停水什么时候恢复？' };
const check = (answer: string) => checkAnswer({ ...lamp, answer }, null, tools);

test('[H-6] an answer to the request scores above one to another request', () => {
  const right = check('您好，您反映的文化路路灯不亮问题已核实，城管局已于11月3日修复路灯。');
  const other = check('您好，您反映的幼儿园收费问题已由教育局调查，收费符合规定。');
  assert.ok(right.score > 0.9 && other.score < 0.5, `${String(right.score)} ${String(other.score)}`);
});

test('[H-6] what was not touched is named as it was written', () => {
  assert.deepEqual(check('您好，文化路北段路灯已于11月3日修好。').untouched, ['小区停水什么时候恢复？']);
});

test('[H-6] what an answer holds and lacks', () => {
  const full = check('您好，我局已与您电话联系。经现场核实，路灯已于11月3日修复。').flags;
  assert.deepEqual(
    [full.contact, full.proof, full.dates, full.nextSteps, full.polite, full.anonymous],
    [true, true, true, true, true, true],
  );
  const poor = check('水已停，联系13900001234，无理取闹。').flags;
  assert.deepEqual(
    [poor.contact, poor.proof, poor.dates, poor.nextSteps, poor.polite, poor.anonymous],
    [false, false, false, false, false, false],
  );
});

test('a template with another place in it is a copy, and an answer of its own words is none', () => {
  const template = '您好，经我局工作人员现场核实，该处路灯因线路老化不亮，现已更换线路并恢复照明，感谢您的支持。地点：';
  const finder = createCopyFinder([
    `${template}文化路`,
    '您好，幼儿园收费标准由发改局核定，每月八百元，可到园内公示栏查看，如有疑问请与园方沟通。',
  ]);
  assert.equal(finder.find(`${template}滨河路`, null, () => false)?.other, 0);
  assert.equal(
    finder.find('您好，滨河路的水管已经在昨天夜里由供水公司抢修完毕，目前水压正常，请您放心使用自来水。', null, () => false),
    null,
  );
});

test('nothing breaks the check', () => {
  for (const answer of ['', '\ud800', '。'.repeat(1000), '1'.repeat(5000), '（'.repeat(2000)]) {
    const { score } = checkAnswer({ subject: '', detail: '', answer }, null, tools);
    assert.ok(score >= 0 && score <= 1, answer.slice(0, 5));
  }
});
