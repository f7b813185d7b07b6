import assert from 'node:assert/strict';
import { test } from 'node:test';
import { communities } from './communities.ts';
import { findTopics } from './find-topics.ts';
import { heatOf } from './heat.ts';
import { keepIdentity } from './keep-identity.ts';
import { placePhrases } from './place-phrases.ts';
import { suddenRises } from './sudden-rises.ts';
import type { TopicMessage } from './topic-message.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

function message(id: string, subject: string, over: Partial<TopicMessage> = {}): TopicMessage {
  return { id, person: id, subject, detail: '', place: '', at: START, likes: 0, dislikes: 0, ...over };
}

function spots(text: string): readonly string[] {
  return placePhrases(text).map(({ name }) => name);
}

test('places are known by what they end in, without what stands before them', () => {
  assert.deepEqual(spots('投诉城北区桃源街道阳光花园附近噪音'), ['城北区', '桃源街道', '阳光花园']);
  assert.deepEqual(spots('位于东风路的实验小学'), ['东风路', '实验小学']);
  assert.deepEqual(spots('老旧小区物业费太高'), []);
  assert.deepEqual(spots(''), []);
});

test('the same matter at two places is two topics, and so is another matter elsewhere', () => {
  const things = ['搅拌站噪音扰民', '搅拌站噪音污染严重', '搅拌站夜里噪音'];
  const holes = ['路灯不亮没人修', '路灯不亮好几天', '路灯不亮太危险'];
  const list = [
    ...things.map((thing, at) => message(`a${String(at)}`, `阳光花园${thing}`)),
    ...things.map((thing, at) => message(`b${String(at)}`, `翠湖小区${thing}`)),
    ...holes.map((thing, at) => message(`c${String(at)}`, `建设大街${thing}`)),
  ];
  const topics = findTopics(list);
  assert.deepEqual(topics.map(({ members }) => members.map(({ id }) => id).join(' ')).toSorted(), ['a0 a1 a2', 'b0 b1 b2', 'c0 c1 c2']);
  assert.deepEqual(new Set(topics.map(({ place }) => place)), new Set(['建设大街', '翠湖小区', '阳光花园']));
});

test('two matters at one place are two topics', () => {
  const matters: readonly (readonly [string, readonly string[]])[] = [
    ['a', ['搅拌站噪音扰民', '搅拌站噪音污染严重', '搅拌站夜里噪音']],
    ['b', ['暖气不热，室温十四度', '暖气不热老人受冻', '暖气片不热，室温不达标']],
  ];
  const list = matters.flatMap(([letter, said]) => said.map((thing, at) => message(`${letter}${String(at)}`, `阳光花园${thing}`)));
  const topics = findTopics(list);
  assert.deepEqual(topics.map(({ members }) => members.map(({ id }) => id).join(' ')).toSorted(), ['a0 a1 a2', 'b0 b1 b2']);
  assert.deepEqual(
    topics.map(({ place }) => place),
    ['阳光花园', '阳光花园'],
  );
});

test('nothing, one message, and messages without a word in common are no topic', () => {
  assert.deepEqual(findTopics([]), []);
  assert.deepEqual(findTopics([message('1', '阳光花园噪音')]), []);
  assert.deepEqual(findTopics([message('1', '阳光花园噪音'), message('2', 'abc'), message('3', '！？。')]), []);
});

test('heat grows with people, likes and nearness in time; one who writes often counts once', () => {
  const three = ['1', '2', '3'].map((id) => message(id, 'x'));
  const { heat } = heatOf(three, START);
  assert.equal(heat, 4.5);
  assert.equal(
    heatOf(
      three.map((each) => ({ ...each, person: 'same' })),
      START,
    ).people,
    1,
  );
  assert.ok(
    heatOf(
      three.map((each) => ({ ...each, likes: 5 })),
      START,
    ).heat > heat,
  );
  assert.ok(
    heatOf(
      three.map((each) => ({ ...each, dislikes: 5 })),
      START,
    ).heat > heat,
  );
  assert.ok(heatOf(three, START + 90 * DAY).heat < heat);
  assert.ok(heatOf([...three.slice(1), message('1', 'x', { at: START - 60 * DAY })], START).heat < heat);
  assert.equal(heatOf([message('1', 'x', { at: null })], START).spanDays, 0);
});

test('a group is denser than asked, and a bridge does not join two', () => {
  const graph = Array.from({ length: 6 }, () => new Map<number, number>());
  const tie = (a: number, b: number, alike: number): void => {
    graph[a]?.set(b, alike);
    graph[b]?.set(a, alike);
  };
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [3, 4],
    [3, 5],
    [4, 5],
  ] as const)
    tie(a, b, 0.6);
  tie(2, 3, 0.3);
  assert.deepEqual(communities(graph, 0.15), [0, 0, 0, 1, 1, 1]);
  assert.deepEqual(new Set(communities(graph, 0.02)).size, 1);
});

test('a topic goes on with the group that shares most with it; what was done by hand holds', () => {
  const link = (ticket: string, topic: string, byHand = false) => ({ ticket, topic, byHand });
  const links = [link('1', 'A'), link('2', 'A'), link('3', 'A'), link('9', 'B', true)];
  const kept = keepIdentity(
    [
      ['1', '4'],
      ['2', '3', '9', '5'],
      ['6', '7'],
    ],
    links,
    [{ ticket: '5', topic: 'A' }],
  );
  assert.deepEqual(kept, [
    { topic: null, tickets: ['1', '4'] },
    { topic: 'A', tickets: ['2', '3'] },
    { topic: null, tickets: ['6', '7'] },
  ]);
});

test('a count that habit explains is no rise; one that it does not is, also where nothing ever was', () => {
  const cell = (last: number, before: number) => ({ classCode: 'c', area: String(last), last, before, weeks: 8 });
  assert.deepEqual(suddenRises([cell(6, 40)], 500), []);
  const [first, second] = suddenRises([cell(30, 40), cell(12, 0), cell(2, 0)], 500);
  assert.deepEqual(new Set([first?.last, second?.last]), new Set([12, 30]));
  assert.ok((first?.chance ?? 1) <= (second?.chance ?? 0));
});
