import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import type { Static } from 'typebox';
import type { citizensKnowledge } from '../../contract/knowledge.ts';
import { CallerClient, codeOf } from '../../../test/support/caller-client.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

const heating = {
  ...{ title: '供热退费办理', question: '冬天暖气一直不热，能退取暖费吗？', answer: '凭两次测温记录申请。', classCode: null, unit: null },
  ...{ validFrom: '2020-01-01', validTo: null, source: '供热公司', seen: 0 },
};

async function withEntries(t: TestContext, ...contents: readonly object[]) {
  const served = await withServedCity(t);
  const ids: string[] = [];
  for (const content of contents) {
    const id = randomUUID();
    ids.push(id);
    const written = await served.ask(`/knowledge/${id}`, { as: 'dispatcher', method: 'PUT', body: { ...heating, ...content } });
    assert.equal(written.statusCode, 200, written.body);
  }
  const caller = new CallerClient(served);
  const find = async (text: string): Promise<Static<typeof citizensKnowledge>['items']> => {
    const answer = await caller.send('POST', '/knowledge', { text });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Static<typeof citizensKnowledge>>().items;
  };
  return { served, ids, caller, find };
}

test('[R-6] what a citizen writes finds entries that hold today, and nothing of the house', async (t) => {
  const { find, ids } = await withEntries(
    ...[t, {}, { title: '供热退费旧办法', validTo: '2020-12-31' }, { title: '供热退费新办法', validFrom: '2099-01-01' }],
    { title: '路灯报修', question: '路灯不亮找谁？', answer: '报灯杆编号。' },
  );
  const found = await find('我家暖气一直不热，想退取暖费');
  assert.deepEqual(
    found.map(({ id }) => id),
    [ids[0]],
  );
  assert.deepEqual(Object.keys(found[0] ?? {}).toSorted(), ['answer', 'id', 'source', 'title', 'validTo']);
  assert.deepEqual(await find('楼上夜里装修'), []);
  assert.deepEqual(await find(''), []);
});

test('[R-6] a citizen says that an entry helped or is wrong; what does not hold cannot be judged', async (t) => {
  const { served, caller, ids } = await withEntries(t, {}, { validTo: '2020-12-31' });
  const [valid = '', expired = ''] = ids;
  const say = async (id: string, body: object) => await caller.send('POST', `/knowledge/${id}/opinions`, body);
  assert.equal((await say(valid, { opinion: 'helped', reason: null })).statusCode, 204);
  // Two in the same moment are two.
  const both = await Promise.all([1, 2].map(async () => await say(valid, { opinion: 'wrong', reason: '电话换了' })));
  assert.deepEqual(
    both.map(({ statusCode }) => statusCode),
    [204, 204],
  );
  assert.equal(codeOf(await say(valid, { opinion: 'wrong', reason: ' ' })), 'TEXT_MISSING');
  assert.equal(codeOf(await say(expired, { opinion: 'helped', reason: null })), 'KNOWLEDGE_UNKNOWN');
  assert.equal(codeOf(await say(randomUUID(), { opinion: 'helped', reason: null })), 'KNOWLEDGE_UNKNOWN');
  const { rows } = await served.stored.pool.query<{ open_reports: number; version: number; acts: string[] }>(
    `SELECT e.open_reports, e.version, array_agg(c.act ORDER BY c.position) AS acts
     FROM knowledge_entry e JOIN knowledge_change c USING (city_id, entry_id) WHERE entry_id = $1 GROUP BY 1, 2`,
    [valid],
  );
  assert.deepEqual(rows, [{ open_reports: 2, version: 1, acts: ['created', 'helped', 'reportedWrong', 'reportedWrong'] }]);
});

test('one place that floods an entry with opinions is held, and noted', async (t) => {
  const { served, caller, ids } = await withEntries(t, {});
  const said = await Promise.all(
    Array.from(
      { length: 25 },
      async () => await caller.send('POST', `/knowledge/${ids[0] ?? ''}/opinions`, { opinion: 'helped', reason: null }),
    ),
  );
  const held = said.filter(({ statusCode }) => statusCode === 429);
  assert.equal(held.length, 5);
  assert.deepEqual(served.errors, []);
});
