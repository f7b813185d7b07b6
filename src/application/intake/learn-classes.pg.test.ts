import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { createClassReader } from './class-reader.ts';
import { learnClasses, type Learnt } from './learn-classes.ts';

const things = ['暖气', '供热', '室温'];
const faults = ['不热', '太低', '停了', '漏水'];
const pipes = ['自来水', '水管', '下水道'];
const ills = ['爆裂', '发黄', '堵了', '没有水'];

async function takeOn(city: StoredCity, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const isHeating = n % 2 === 0;
    const [subjects, verbs] = isHeating ? [things, faults] : [pipes, ills];
    const text = `${String(n)}号楼${subjects[n % 3] ?? ''}${verbs[n % 4] ?? ''}，请尽快处理`;
    const { ticket } = await city.receive({ text });
    await city.do(people.agent, ticket, { type: 'takeOn', classCode: isHeating ? classOf.heating : classOf.pipes, area: east });
  }
}

async function learn(city: StoredCity, signal = new AbortController().signal): Promise<Learnt> {
  return await learnClasses(city.ports, { city: city.city, signal, pause: async () => await Promise.resolve() });
}

test('a city learns from what it took on: before, the class tree speaks; afterwards the tickets do, until a better model comes', async (t) => {
  const city = await withStoredCity(t);
  const reader = createClassReader(city.store.classModels);
  const { profile } = await city.store.profiles.at(city.city, city.now);
  const before = await reader.readerFor(city.city, profile);
  assert.equal(before.model, 'class-tree 1');
  assert.equal(before.classifier.classify({ text: 'Heating is cold' }, 1)[0]?.label, classOf.heating);
  assert.deepEqual(before.classifier.classify({ text: '室温' }, 1), [], 'nobody has said what that is');

  await takeOn(city, 40);
  assert.equal((await learn(city)).type, 'nothing', 'too few');
  await takeOn(city, 120);
  const stopped = new AbortController();
  stopped.abort();
  assert.equal((await learn(city, stopped.signal)).type, 'nothing', 'stopped');
  const first = await learn(city);
  assert.ok(first.type === 'inUse' && first.version === 1, JSON.stringify(first));
  assert.equal(first.report.tickets, 160);

  const after = await reader.readerFor(city.city, profile);
  assert.equal(after.model, 'classes 1');
  const [likeliest] = after.classifier.classify({ text: '我家室温太低了' }, 2);
  assert.equal(likeliest?.label, classOf.heating);
  assert.ok(likeliest.score > 0.5 && likeliest.words.length > 0, JSON.stringify(likeliest));
  // Another process reads the same weights.
  const again = createClassReader(city.store.classModels);
  const elsewhere = (await again.readerFor(city.city, profile)).classifier.classify({ text: '我家室温太低了' }, 2);
  assert.deepEqual(elsewhere, after.classifier.classify({ text: '我家室温太低了' }, 2));

  await city.store.classModels.choose(city.city, 0, city.now);
  assert.equal((await reader.readerFor(city.city, profile)).model, 'class-tree 1', 'gone back');
  const { report } = first;
  const model = await city.store.classModels.load(city.city, 1);
  assert.ok(model !== undefined);
  assert.ok(await city.store.classModels.add(city.city, 1, { madeAt: city.now, report, model }));
  assert.equal(await city.store.classModels.inUse(city.city), 2, 'a later model ends the choice');
  await city.store.classModels.choose(city.city, 1, city.now);
  assert.equal(await city.store.classModels.inUse(city.city), 1);
});

test('[D-9] only open tickets that were taken on are learnt from', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive({ text: '暖气不热', classCode: classOf.heating });
  const secret = await city.receive({ text: '保密的事', classCode: classOf.heating, privacy: 'confidential' });
  await city.do(people.agent, secret.ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  assert.deepEqual(await city.store.labelledTickets.latest(city.city, 10), []);
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  assert.deepEqual(
    (await city.store.labelledTickets.latest(city.city, 10)).map((each) => [each.ticket, each.classCode]),
    [[ticket, classOf.heating]],
  );
});
