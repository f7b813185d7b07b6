import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

const none = { place: '', classCode: null, area: null };
const request = {
  channel: 'phone',
  subject: null,
  text: '阳光小区三号楼的暖气管道漏水，家里只有十二度',
  place: { text: '东区阳光小区', latitude: 37.5, longitude: 111.1 },
  kind: 'complaint',
  urgency: 'ordinary',
  privacy: 'open',
  classCode: null,
  area: null,
  caller: { name: '张小明', phone: '13800138000' },
  files: [],
};
const takeOn = { type: 'takeOn', classCode: 'heating', area: 'east' };

type Advice = {
  readonly model: string;
  readonly classes: readonly { readonly classCode: string; readonly score: number; readonly words: readonly string[] }[];
  readonly sure: boolean;
  readonly areas: readonly { readonly area: string; readonly score: number }[];
  readonly units: readonly { readonly unit: string; readonly line: string; readonly basis: string }[];
  readonly similar: readonly {
    readonly ticket: string;
    readonly likeness: number;
    readonly relation: string;
    readonly shared: { place: boolean; words: string[] };
  }[];
  readonly knowledge: readonly { readonly id: string; readonly validity: string }[];
};
type Entered = {
  readonly ticket: string;
  readonly number: string;
  readonly state: string;
  readonly replayed: boolean;
  readonly refused: { code: string } | null;
};

async function desk(t: TestContext) {
  const served = await withServedCity(t);
  const advise = async (question: object): Promise<Advice> => {
    const answer = await served.ask('/intake/advice', { as: 'agent', body: { ...none, ...question } });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Advice>();
  };
  const enter = async (body: object, key: string = randomUUID()): Promise<Entered> => {
    const answer = await served.ask('/intake/tickets', {
      as: 'agent',
      headers: { 'idempotency-key': key },
      body: { request, advice: null, outlet: takeOn, ...body },
    });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json<Entered>();
  };
  return { served, advise, enter };
}

test('[R-5] an open ticket about the same matter and place is found while it is typed, and says what it shares', async (t) => {
  const { served, advise, enter } = await desk(t);
  const first = await enter({});
  await enter({
    request: { ...request, text: '垃圾桶满了好几天没有人来清运', place: { text: '西关街', latitude: null, longitude: null } },
  });
  // The same estate, and another matter.
  await enter({
    request: {
      ...request,
      text: '南门的井盖被压碎了，夜里骑车很危险',
      place: { text: '东区阳光小区南门', latitude: null, longitude: null },
    },
    outlet: { type: 'later' },
  });
  await catchUpSearch(served.stored);
  const { similar } = await advise({ text: '阳光小区暖气漏水', place: '阳光小区 3 号楼' });
  assert.deepEqual(
    similar.map(({ ticket }) => ticket),
    [first.ticket],
  );
  assert.equal(similar[0]?.shared.place, true);
  assert.ok(
    similar[0].shared.words.some((word) => word.includes('阳光小区')),
    JSON.stringify(similar[0].shared),
  );
  assert.deepEqual((await advise({ text: '想问问养老保险怎么办理转移' })).similar, []);
  const agent = { as: 'agent', method: 'POST' } as const;
  const declined = { reason: 'litigation', textForCaller: '请向法院起诉', lawfulWay: '法院' };
  assert.equal((await served.ask(`/tickets/${first.ticket}/decline`, { ...agent, body: declined })).statusCode, 200);
  assert.deepEqual((await advise({ text: '阳光小区暖气漏水', place: '阳光小区 3 号楼' })).similar, [], 'the index is late; the row is not');
});

test('[R-5] who calls in the same moment about the same matter is found before the index knows of it', async (t) => {
  const { advise, enter } = await desk(t);
  const first = await enter({});
  await enter({
    request: { ...request, text: '垃圾桶满了好几天没有人来清运', place: { text: '西关街', latitude: null, longitude: null } },
  });
  const { similar } = await advise({ text: '阳光小区三号楼暖气管漏水，家里才十二度', place: '阳光小区' });
  assert.deepEqual(
    similar.map(({ ticket }) => ticket),
    [first.ticket],
  );
});

test('[R-5] what was said to be another matter stays away while it is written, and is kept with the call', async (t) => {
  const { served, advise, enter } = await desk(t);
  const first = await enter({});
  await enter({
    request: { ...request, text: '垃圾桶满了好几天没有人来清运', place: { text: '西关街', latitude: null, longitude: null } },
  });
  const question = { text: '阳光小区三号楼暖气管漏水，家里才十二度', place: '阳光小区' };
  assert.equal((await advise(question)).similar.length, 1);
  assert.deepEqual((await advise({ ...question, notSame: [first.ticket] })).similar, []);

  const call = { notSame: [first.ticket, randomUUID()], outlet: { type: 'later' } };
  const key = randomUUID();
  const { ticket } = await enter(call, key);
  assert.equal((await enter(call, key)).replayed, true);
  const { notSame, trail } = served.ports;
  assert.deepEqual(await notSame.of(served.stored.city, ticket as TicketId), [first.ticket], 'what is no ticket is left out');
  assert.deepEqual(await notSame.of(served.stored.city, first.ticket as TicketId), [ticket], 'from either side');
  const lines = await trail.whoSaw(served.stored.city, first.ticket as TicketId);
  const said = lines.filter(({ what }) => what === 'saidNotSame');
  assert.deepEqual(
    said.map(({ reason }) => reason),
    [ticket],
    'once, however often the call is sent',
  );
});

test('[E-7] what the same person wrote before is named, closed or not, and what it is to the request', async (t) => {
  const { served, advise, enter } = await desk(t);
  const { stored } = served;
  const closed = await stored.live({ text: request.text, place: request.place });
  await enter({
    request: { ...request, text: '垃圾桶满了好几天没有人来清运', place: { text: '西关街', latitude: null, longitude: null } },
  });
  const open = await enter({});
  const question = { text: '阳光小区三号楼暖气管漏水，家里才十二度', place: '阳光小区' };
  const relations = async (samePerson: readonly string[]): Promise<unknown> => {
    const { similar } = await advise({ ...question, samePerson });
    return Object.fromEntries(similar.map(({ ticket, relation }) => [ticket, relation]));
  };
  assert.deepEqual(await relations([]), { [open.ticket]: 'sameMatterNow' });
  assert.deepEqual(await relations([open.ticket, closed.ticket]), {
    [open.ticket]: 'samePersonAgain',
    [closed.ticket]: 'repeatAfterClosing',
  });
});

test('[R-5] when half an estate calls about one thing, it is found all the same', async (t) => {
  const { served, advise } = await desk(t);
  for (let n = 0; n < 70; n += 1) {
    await served.stored.receive({
      text: `${String(n)}号楼反映小区暖气管道漏水`,
      place: { text: '东区阳光小区', latitude: null, longitude: null },
    });
  }
  await catchUpSearch(served.stored);
  const { similar } = await advise({ text: '阳光小区暖气管道漏水了', place: '阳光小区' });
  assert.ok(similar.length > 0 && similar.every(({ shared }) => shared.place), JSON.stringify(similar[0]));
});

test('[D-1] the unit of the line that applies is named with line and basis; area and class are read from the words', async (t) => {
  const { advise } = await desk(t);
  const { classes, areas, units } = await advise({ text: 'The heating is cold', place: 'East, house 3' });
  assert.equal(classes[0]?.classCode, 'heating');
  assert.deepEqual(
    areas.map(({ area }) => area),
    ['east'],
  );
  assert.deepEqual(
    units.map(({ unit, line, basis }) => ({ unit, line, basis })),
    [{ unit: 'housing', line: '1', basis: 'Duty list' }],
  );
  const chosen = await advise({ text: 'The heating is cold', classCode: 'pipes' });
  assert.deepEqual(
    chosen.units.map(({ unit }) => unit),
    ['water'],
    'what the agent chose counts',
  );
  const empty = await advise({ text: '' });
  assert.deepEqual([empty.classes, empty.sure, empty.similar, empty.knowledge], [[], false, [], []]);
});

test('[D-9] what was shown is kept as advice with the ticket, and the choice is a fact of its own', async (t) => {
  const { served, enter } = await desk(t);
  const advice = {
    model: 'classes 1',
    classes: [{ classCode: 'pipes', score: 0.6, reasons: ['漏水'] }],
    units: [{ unit: 'water', score: 1, reasons: ['2 Duty list'] }],
  };
  const { ticket, state } = await enter({ advice });
  assert.equal(state, 'accepted');
  const events = await served.stored.ports.events.load(served.stored.city, ticket as never, 0);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['requestReceived', 'adviceRecorded', 'ticketTakenOn'],
  );
  const [, told, taken] = events;
  assert.ok(told?.type === 'adviceRecorded' && taken?.type === 'ticketTakenOn');
  assert.equal(told.by.user, null);
  assert.deepEqual(told.data.classes, advice.classes);
  assert.equal(taken.data.classCode, 'heating');
});

test('[R-4] each outlet, sent twice, is taken once; one that the rules refuse leaves the request in the queue', async (t) => {
  const { served, enter } = await desk(t);
  const consult = { ...request, kind: 'consult' };
  const outlets: readonly [object, object, string][] = [
    [{}, { type: 'later' }, 'received'],
    [{}, takeOn, 'accepted'],
    [{ request: consult }, { type: 'answerDirectly', answer: '周一到周五可以办理', knowledgeRef: null, classCode: 'heating' }, 'concluded'],
    [{}, { type: 'handOver', to: '119', textForCaller: '已通知消防' }, 'handedOver'],
    [{}, { type: 'decline', reason: 'litigation', textForCaller: '请向法院起诉', lawfulWay: '法院' }, 'declined'],
  ];
  for (const [body, outlet, state] of outlets) {
    const key = randomUUID();
    const first = await enter({ ...body, outlet }, key);
    assert.deepEqual([first.state, first.refused, first.replayed], [state, null, false]);
    const again = await enter({ ...body, outlet }, key);
    assert.deepEqual([again.ticket, again.state, again.refused, again.replayed], [first.ticket, state, null, true]);
  }
  const master = await enter({});
  const merged = await enter({ outlet: { type: 'mergeInto', master: master.ticket, reason: '同一事项' } });
  assert.equal(merged.state, 'merged');
  const refused = await enter({ outlet: { type: 'answerDirectly', answer: '可以', knowledgeRef: null, classCode: null } });
  assert.deepEqual([refused.state, refused.refused?.code], ['received', 'ONLY_CONSULT']);
  const dispatch = { type: 'dispatch', lead: 'housing', supports: [], classCode: 'heating', area: null, basis: null };
  const notMine = await enter({ outlet: dispatch });
  assert.deepEqual([notMine.state, notMine.refused?.code], ['accepted', 'ROLE_MAY_NOT'], 'an agent takes on and does not dispatch');
  assert.deepEqual(served.errors, []);
});

test('[R-6] an entry of the knowledge base is written, found by a request, changed, said to be wrong, retired; all of it stands in its history', async (t) => {
  const { served, advise } = await desk(t);
  const id = randomUUID();
  const content = {
    title: '供热报修流程',
    question: '暖气不热、漏水怎么报修？',
    answer: '先联系供热公司，两小时内上门。',
    classCode: 'heating',
    unit: 'housing',
    validFrom: '2026-01-01',
    validTo: '2099-12-31',
    source: '市住建局',
  };
  const put = async (as: string, seen: number, change: object = {}) =>
    await served.ask(`/knowledge/${id}`, { as, method: 'PUT', body: { seen, ...content, ...change } });
  assert.equal((await put('agent', 0)).statusCode, 403);
  assert.equal((await put('dispatcher', 0, { validTo: '2025-01-01' })).statusCode, 422);
  assert.equal((await put('dispatcher', 0, { validFrom: '2026-02-30' })).statusCode, 422);
  assert.equal((await put('knowledgeeditor', 0)).json<{ version: number }>().version, 1);
  assert.equal((await put('knowledgeeditor', 0)).json<{ version: number }>().version, 1, 'sent again it is the same');
  const found = await advise({ text: '我家暖气不热，怎么报修' });
  assert.deepEqual(
    found.knowledge.map((entry) => [entry.id, entry.validity]),
    [[id, 'valid']],
  );

  const report = await served.ask(`/knowledge/${id}/report`, { as: 'handler.water', body: { reason: '电话是错的' } });
  assert.equal(report.json<{ openReports: number }>().openReports, 1);
  const reported = await served.ask('/knowledge?show=reported', { as: 'agent' });
  assert.equal(reported.json<{ items: object[] }>().items.length, 1);
  assert.equal((await put('qualitychecker', 0, { answer: '一小时内上门。' })).statusCode, 409);
  const expired = await put('qualitychecker', 1, { answer: '一小时内上门。', validTo: '2026-01-02' });
  assert.deepEqual([expired.json<{ version: number }>().version, expired.json<{ openReports: number }>().openReports], [2, 0]);
  assert.equal((await advise({ text: '暖气报修' })).knowledge[0]?.validity, 'expired');
  for (const q of ['供热 一小时', '报修', '住建']) {
    const { items } = (await served.ask(`/knowledge?${new URLSearchParams({ q }).toString()}`, { as: 'agent' })).json<{
      items: object[];
    }>();
    assert.equal(items.length, q === '住建' ? 0 : 1, q);
  }
  assert.equal(
    (await served.ask(`/knowledge/${id}/retire`, { as: 'dispatcher', body: { seen: 2, reason: '已并入新流程' } })).statusCode,
    200,
  );
  assert.deepEqual((await advise({ text: '暖气报修' })).knowledge, []);
  assert.equal((await put('dispatcher', 3)).statusCode, 409);
  const { items } = (await served.ask(`/knowledge/${id}/changes`, { as: 'agent' })).json<{ items: { act: string; version: number }[] }>();
  assert.deepEqual(
    items.map(({ act, version }) => `${act} ${String(version)}`),
    ['created 1', 'reportedWrong 1', 'edited 2', 'retired 3'],
  );
  assert.equal((await served.ask(`/knowledge/${randomUUID()}`, { as: 'agent' })).statusCode, 404);
});
