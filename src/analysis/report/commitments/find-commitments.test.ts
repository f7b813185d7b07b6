import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Commitment, Figure } from '../types.ts';
import { readFigures } from '../figures/read-figures.ts';
import { reportParts } from '../text/report-parts.ts';
import { sourceText } from '../text/source-text.ts';
import { findCommitments } from './find-commitments.ts';
import { promiseLexicon } from './lexicon.ts';

function promises(text: string, figures: readonly Figure[] = []): readonly Commitment[] {
  const source = sourceText(text);
  const parts = reportParts(source.folded, { year: 2031, places: [] });
  return findCommitments(source, { parts, figures, places: ['临河'], lexicon: promiseLexicon });
}

const plan = (words: string): string => `一、2030年工作回顾\n去年新建公园8个。\n二、2031年工作安排\n${words}`;
const anchors = (words: string): readonly string[] => promises(plan(words)).map(({ anchor }) => anchor);

test('[B-4] what was reached last year is no promise', () => {
  assert.deepEqual(anchors('新建公园9个。'), ['新建公园9个']);
});

test('[B-4] what a clause is done in view of is no promise of its own', () => {
  assert.deepEqual(anchors('聚焦群众出行，坚持建管并重，改造东湖路。'), ['改造东湖路']);
});

test('[B-4] things of their own become rows of their own, without the state they share', () => {
  assert.deepEqual(anchors('推动北山图书馆、少年宫、青山剧院完工。'), ['北山图书馆', '少年宫', '青山剧院']);
  assert.deepEqual(anchors('加快3个污水泵站、5座人行天桥建设。'), ['3个污水泵站', '5座人行天桥']);
});

test('[B-4] where each has a state of its own, it stays with its thing', () => {
  assert.deepEqual(anchors('推动东湖隧道通车、西岭水库开工。'), ['东湖隧道通车', '西岭水库开工']);
});

test('[B-4] subjects of a 分别-list become rows of their own, each with its value; a list that does not pair stays one', () => {
  const rows = (words: string): readonly string[] => {
    const text = plan(words);
    const { figures } = readFigures(sourceText(text), { year: 2031, places: [] });
    return promises(text, figures).map(
      ({ anchor, figures: own, check }) => `${anchor} ${own.map(({ start, end }) => text.slice(start, end)).join()} ${check}`,
    );
  };
  assert.deepEqual(rows('森林覆盖率、空气优良率和垃圾分类率较上年分别提高到57%、86%和九成。'), [
    '森林覆盖率、空气优良率和垃圾分类率较上年分别提高到57%、86%和九成 57%,86%,九成 number',
  ]);
  assert.deepEqual(rows('力争森林覆盖率、空气优良率分别达到57%、86%左右。'), ['森林覆盖率 57% number', '空气优良率 86% number']);
  assert.deepEqual(rows('小学（含附设班）和初中学位较上年分别增加2000个和1500个以上。'), [
    '小学（含附设班） 2000个 number',
    '初中学位 1500个 number',
  ]);
  assert.deepEqual(rows('森林覆盖率、空气优良率分别达到57%、86%、90%。').length, 1);
});

test('[B-4] a list that only describes is one promise', () => {
  assert.deepEqual(anchors('扩大家电、家具等大宗消费。'), ['扩大家电、家具等大宗消费']);
  assert.deepEqual(anchors('推动居民收入和经济增长同步。').length, 1);
});

test('[B-1] a word that a page break cuts is read whole, and the offsets point into the text as it was', () => {
  const text = plan('完善步道，改\n\n造东湖路。');
  const [, second] = promises(text);
  assert.equal(second?.action, '改造');
  assert.equal(second?.anchor, '改\n\n造东湖路');
  assert.equal([...text].slice(second?.anchorStart, second?.anchorEnd).join(''), second?.anchor);
});

test('[B-4] offsets are code points where a letter takes two units', () => {
  const text = plan('改造𠮷祥路，新建公园9个。');
  for (const { anchor, anchorStart, anchorEnd } of promises(text)) assert.equal([...text].slice(anchorStart, anchorEnd).join(''), anchor);
});

test('[B-4] a stated deadline is told from the year', () => {
  const due = (words: string): readonly (string | boolean)[] =>
    promises(plan(words)).flatMap(({ deadline, deadlineStated }) => [deadline, deadlineStated]);
  assert.deepEqual(due('8月底前建成东湖桥。'), ['2031-08', true]);
  assert.deepEqual(due('上半年建成东湖桥。'), ['2031H1', true]);
  assert.deepEqual(due('三季度建成东湖桥。'), ['2031Q3', true]);
  assert.deepEqual(due('建成东湖桥。'), ['2031', false]);
});

test('[B-4] a promise is checked by number only where a target stands in it', () => {
  const text = plan('新建公园9个，建成东湖桥，加强宣传。');
  const start = text.lastIndexOf('9个');
  const figure: Figure = {
    start,
    end: start + 2,
    text: '9个',
    role: 'target',
    metric: '公园',
    value: 9,
    unit: '个',
    comparator: '=',
    direction: 'count',
    period: '2031',
    place: '',
  };
  assert.deepEqual(
    promises(text, [figure]).map(({ check }) => check),
    ['number', 'milestone', 'activity'],
  );
});

test('[B-2] heads of sections and paragraphs name what follows and promise nothing', () => {
  assert.deepEqual(anchors('（一）全力办好民生实事。\n办好教育。新建学校2所。\n各位代表，我们要努力奋斗。'), ['新建学校2所']);
});

test('[B-4] a text without a promise yields none', () => {
  assert.deepEqual(promises(''), []);
  assert.deepEqual(promises('，，，。。；“”、、'), []);
});
