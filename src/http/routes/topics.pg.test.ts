import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';
import { keepTopics } from '../../application/topics/keep-topics.ts';

type Topic = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly place: string | null;
  readonly tickets: number;
  readonly state: string;
};
type Full = {
  readonly topic: Topic;
  readonly tickets: readonly { readonly ticket: string; readonly title: string }[];
  readonly changes: readonly { readonly act: string }[];
};

const noises = [
  '投诉阳光花园小区附近搅拌站噪音扰民',
  '阳光花园小区旁边搅拌站噪音污染严重',
  '阳光花园小区搅拌站噪音太大',
  '阳光花园小区搅拌站夜里噪音扰民',
];
const buses = ['东风路公交站候车亭漏雨', '东风路公交站候车亭玻璃破碎漏雨', '反映东风路公交站候车亭漏雨问题'];

async function desk(t: TestContext) {
  const served = await withServedCity(t);
  const { stored } = served;
  const find = async (): Promise<number> => await keepTopics(stored.ports, stored.city);
  const list = async (as = 'supervisor'): Promise<readonly Topic[]> => {
    const answer = await served.ask('/topics', { as });
    assert.equal(answer.statusCode, 200, answer.body);
    // One caller said all of it, so heats are near each other: the larger first.
    return answer.json<{ readonly items: readonly Topic[] }>().items.toSorted((a, b) => b.tickets - a.tickets);
  };
  const read = async (id: string): Promise<Full> => (await served.ask(`/topics/${id}`, { as: 'supervisor' })).json<Full>();
  const act = async (topic: Topic, deed: object, as = 'supervisor') =>
    await served.ask(`/topics/${topic.id}/act`, { as, body: { seen: topic.version, reason: '群众反映集中', deed } });
  for (const text of [...noises, ...buses]) await stored.receive({ subject: text, text: `${text}，请尽快处理` });
  return { served, stored, find, list, read, act };
}

test('tickets about one matter at one place become a topic that stays itself as more come in', async (t) => {
  const { stored, find, list, read } = await desk(t);
  assert.equal(await find(), 2);
  const [first, second] = await list();
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual([first.tickets, second.tickets], [4, 3]);
  assert.match(first.place ?? '', /阳光花园/u);
  await stored.receive({ subject: '阳光花园小区搅拌站粉尘噪音', text: '阳光花园小区搅拌站噪音又开始了' });
  assert.equal(await find(), 2);
  const again = await list();
  assert.deepEqual(
    again.map(({ id, tickets }) => [id, tickets]),
    [
      [first.id, 5],
      [second.id, 3],
    ],
  );
  assert.equal((await read(first.id)).tickets.length, 5);
});

test('[D-9] what is joined, split and taken out by hand stays so after the next turn, and is written down', async (t) => {
  const { find, list, read, act } = await desk(t);
  await find();
  const [noise, bus] = await list();
  assert.ok(noise !== undefined && bus !== undefined);
  const [out] = (await read(noise.id)).tickets;
  assert.equal((await act(noise, { act: 'remove', tickets: [out?.ticket] })).statusCode, 200);
  assert.equal((await act(noise, { act: 'finish' })).statusCode, 409, 'of a version that is gone');
  await find();
  assert.equal((await read(noise.id)).tickets.length, 3);
  assert.equal((await act(bus, { act: 'join', into: noise.id })).statusCode, 200);
  await find();
  const joined = await read(noise.id);
  assert.equal(joined.tickets.length, 6);
  assert.deepEqual(
    (await list()).map(({ id }) => id),
    [noise.id],
  );
  const part = joined.tickets.filter(({ title }) => title.includes('公交')).map(({ ticket }) => ticket);
  assert.equal((await act(joined.topic, { act: 'split', title: '候车亭漏雨', tickets: part })).statusCode, 200);
  await find();
  const topics = await list();
  assert.deepEqual(
    topics.map(({ tickets }) => tickets),
    [3, 3],
  );
  assert.ok(topics.some(({ title }) => title === '候车亭漏雨'));
  assert.deepEqual(
    (await read(noise.id)).changes.map((change) => change.act),
    ['remove', 'join', 'split'],
  );
});

test('[D-9] a topic is given to a unit with a date, finished, and kept only by those who may', async (t) => {
  const { find, list, act, served } = await desk(t);
  await find();
  const [topic] = await list();
  assert.ok(topic !== undefined);
  const deed = { act: 'take', unit: 'heating', dueOn: '2026-12-01' };
  assert.equal((await act(topic, { ...deed, unit: 'nobody' })).statusCode, 422);
  assert.equal((await act(topic, deed, 'agent')).statusCode, 403);
  assert.equal((await served.ask('/topics', { as: 'agent' })).statusCode, 403);
  const units = (await served.ask('/city', { as: 'supervisor' })).json<{ readonly units: readonly { readonly code: string }[] }>().units;
  const taken = await act(topic, { ...deed, unit: units[0]?.code });
  assert.equal(taken.statusCode, 200, taken.body);
  const inHand = taken.json<Topic>();
  assert.equal(inHand.state, 'inHand');
  await find();
  assert.equal((await act(inHand, { act: 'finish' })).json<Topic>().state, 'done');
});

test('a confidential ticket is in no topic, and what it said is shown nowhere', async (t) => {
  const { stored, find, served } = await desk(t);
  await stored.receive({ subject: '阳光花园小区搅拌站噪音机密', text: '阳光花园小区搅拌站噪音机密', privacy: 'confidential' });
  await stored.receive({ subject: '阳光花园小区搅拌站噪音，我叫王小明，电话13800138000', text: '阳光花园小区搅拌站噪音' });
  await find();
  const listed = await served.ask('/topics', { as: 'supervisor' });
  const first = listed.json<{ readonly items: readonly Topic[] }>().items.find(({ tickets }) => tickets === 5);
  assert.ok(first !== undefined, listed.body);
  const full = await served.ask(`/topics/${first.id}`, { as: 'supervisor' });
  assert.doesNotMatch(`${listed.body}${full.body}`, /机密|王小明|13800138000/u);
});
