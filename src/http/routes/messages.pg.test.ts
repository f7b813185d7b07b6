import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planAll, sendNow, withTexting } from '../../../test/support/messaging.ts';
import { withServedCity } from '../../../test/support/served-city.ts';

type Message = {
  readonly id: string;
  readonly template: string;
  readonly receiver: string;
  readonly state: string;
  readonly problem: string | null;
};
type Messages = { readonly items: readonly Message[]; readonly next: string | null; readonly configured: readonly string[] };

const admin = 'systemAdministrator';

test('[S-5] whoever runs the system sees how messages fare, and nothing of callers; what failed can be sent again', async (t) => {
  const served = await withServedCity(t);
  const { stored } = served;
  const { provider, gateway } = await withTexting(t);
  const receipts = [await stored.receive(), await stored.receive(), await stored.receive()];
  await planAll(stored);
  provider.answer = (response) => void response.end('{"code":"BLACKLISTED"}');
  await sendNow(stored, 'sms', gateway);

  const first = await served.ask('/messages?limit=2', { as: admin });
  assert.equal(first.statusCode, 200, first.body);
  const page = first.json<Messages>();
  assert.equal(page.items.length, 2);
  assert.deepEqual(page.configured, []);
  const rest = (await served.ask(`/messages?limit=2&after=${String(page.next)}`, { as: admin })).json<Messages>();
  assert.equal(new Set([...page.items, ...rest.items].map(({ id }) => id)).size, 3);
  assert.equal(rest.next, null);
  for (const { template, receiver, state, problem } of page.items) {
    assert.deepEqual([template, receiver, state, problem], ['receipt', 'caller', 'failed', 'rejected BLACKLISTED']);
  }
  const [failed] = page.items;
  const details = await served.ask(`/messages/${failed?.id ?? ''}`, { as: admin });
  assert.match(details.json<{ text: string }>().text, /您的诉求已登记/u);
  const shown = [first.body, details.body].join(' ');
  assert.doesNotMatch(shown, /13800138000|张小明/u);
  for (const { queryCode } of receipts) assert.ok(!shown.includes(queryCode));

  provider.answer = (response) => void response.end('{"code":0}');
  assert.deepEqual((await served.ask(`/messages/${failed?.id ?? ''}/retry`, { method: 'POST', as: admin })).json(), { retried: 1 });
  assert.equal((await served.ask(`/messages/${failed?.id ?? ''}/retry`, { method: 'POST', as: admin })).statusCode, 422);
  assert.deepEqual((await served.ask('/messages/retry', { method: 'POST', as: admin })).json(), { retried: 2 });
  // The server goes by the machine's clock.
  stored.now = served.ports.time.now();
  const report = await sendNow(stored, 'sms', gateway);
  assert.equal(report.sent, 3);
  const done = (await served.ask('/messages?state=sent', { as: admin })).json<Messages>();
  assert.equal(done.items.length, 3);
  assert.equal((await served.ask('/messages?number=20260302-000009-0', { as: admin })).statusCode, 404);
  assert.equal((await served.ask(`/messages?after=${receipts[0]?.ticket ?? ''}`, { as: admin })).statusCode, 400);
  assert.deepEqual(served.errors, []);
});

test('contact points are added, shown masked and removed; what is no address is refused', async (t) => {
  const served = await withServedCity(t);
  const add = async (body: unknown) => (await served.ask('/contacts', { method: 'POST', as: admin, body })).statusCode;
  const desk = { unit: 'housing', login: null, channel: 'mail', address: 'Desk@housing.example' };
  assert.equal(await add(desk), 204);
  assert.equal(await add({ ...desk, address: 'desk@HOUSING.example' }), 204, 'the same again');
  assert.equal(await add({ unit: null, login: 'supervisor', channel: 'sms', address: '138 0013 8000' }), 204);
  assert.equal(await add({ unit: null, login: null, channel: 'sms', address: '+86 13800138001' }), 204);
  for (const [change, status] of [
    [{ address: 'a@b.example, c@d.example' }, 422],
    [{ address: 'a@b.example\r\nBcc: x@y.example' }, 422],
    [{ address: 'desk' }, 422],
    [{ channel: 'sms', address: '0358-8221234' }, 422],
    [{ unit: 'nowhere' }, 422],
    [{ unit: null, login: 'nobody' }, 422],
    [{ channel: 'fax' }, 400],
  ] as const) {
    assert.equal(await add({ ...desk, ...change }), status, JSON.stringify(change));
  }
  const listed = (await served.ask('/contacts', { as: admin })).json<{ items: readonly unknown[] }>();
  assert.deepEqual(listed.items, [
    { holder: 'account', unit: null, login: 'supervisor', channel: 'sms', address: '138****8000' },
    { holder: 'centre', unit: null, login: null, channel: 'sms', address: '138****8001' },
    { holder: 'unit', unit: 'housing', login: null, channel: 'mail', address: 'D***@housing.example' },
  ]);
  const { rows } = await served.stored.pool.query<{ row: string }>('SELECT contact_point::text AS row FROM contact_point');
  for (const { row } of rows) assert.doesNotMatch(row, /13800138|housing\.example/u);
  const remove = async () => (await served.ask('/contacts/remove', { method: 'POST', as: admin, body: desk })).statusCode;
  assert.equal(await remove(), 204);
  assert.equal(await remove(), 404);
  assert.equal((await served.ask('/workers', { as: admin })).statusCode, 200);
});
