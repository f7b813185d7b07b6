import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planAll, sendNow, sendPorts, withTexting } from '../../../test/support/messaging.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { local } from '../../../test/support/ticket-script.ts';
import { messageLines, dispatchedTicket } from '../../../test/support/told-tickets.ts';
import { runDue } from '../ticket/run-due.ts';
import { sendMessages } from './send-messages.ts';

const { signal } = new AbortController();

test('a provider that is busy is tried again later and later; one that refuses is not; an age ends it', async (t) => {
  const city = await withStoredCity(t);
  const { provider, gateway, texts } = await withTexting(t);
  await city.receive();
  await planAll(city);
  provider.answer = (response) => void response.writeHead(500).end();
  const pauses: number[] = [];
  for (let index = 0; index < 9; index += 1) {
    assert.equal((await sendNow(city, 'sms', gateway)).later, 1);
    assert.equal((await sendNow(city, 'sms', gateway)).later, 0, 'not before its time');
    const [line] = await messageLines(city);
    pauses.push((Date.parse(line?.nextTryAt ?? '') - Date.parse(city.now)) / 60_000);
    city.now = line?.nextTryAt ?? city.now;
  }
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
  assert.equal(new Set(texts().map(({ id }) => id)).size, 1);
  provider.answer = (response) => void response.end('{"code":"NO_SUCH_NUMBER"}');
  assert.equal((await sendNow(city, 'sms', gateway)).failed, 1);
  const [failed] = await messageLines(city);
  assert.deepEqual([failed?.state, failed?.problem, failed?.tries], ['failed', 'rejected NO_SUCH_NUMBER', 10]);
  const found = await city.store.messages.find(city.city, failed?.id ?? '');
  assert.deepEqual(found?.tries.map(({ outcome, problem }) => `${String(outcome)} ${String(problem)}`).slice(-2), [
    'later busy 500',
    'failed rejected NO_SUCH_NUMBER',
  ]);

  await city.receive();
  await planAll(city);
  city.now = local('2026-03-20 09:00');
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 0, 'too old, also before anybody said so');
  assert.equal(await city.store.messages.expire(city.city, city.now), 1);
  assert.deepEqual(
    (await messageLines(city)).map(({ state }) => state),
    ['failed', 'expired'],
  );
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 0);
  assert.equal(await city.store.messages.retry(city.city, null, city.now, local('2026-03-21 09:00')), 2);
  provider.answer = (response) => void response.end('{"code":0}');
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 2);
});

test('a gateway that takes nothing is not knocked at a hundred times, and no message suffers for it', async (t) => {
  const city = await withStoredCity(t);
  const { provider, gateway, texts } = await withTexting(t);
  for (let index = 0; index < 20; index += 1) await city.receive();
  await planAll(city);
  provider.answer = (response) => void response.writeHead(503).end();
  const report = await sendNow(city, 'sms', gateway);
  assert.deepEqual([report.sent, report.down, report.more], [0, 'busy 503', false]);
  assert.ok(texts().length <= gateway.parallel, `${String(texts().length)} calls`);
  provider.answer = (response) => void response.end('{"code":0}');
  city.at('2026-03-02 09:10');
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 20);
});

test('a sender that dies in the middle leaves the message to the next one, under the same id', async (t) => {
  const city = await withStoredCity(t);
  const { provider, gateway, texts } = await withTexting(t);
  await city.receive();
  await planAll(city);
  const dying = city.otherProcess(city.database.openPool({ max: 2 }));
  // The provider has the message when the sender's database session is cut.
  provider.answer = (response) => {
    void city.database.ownerPool
      .query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
      .then(() => response.end('{"code":0}'));
  };
  await assert.rejects(sendNow(dying, 'sms', gateway));
  provider.answer = (response) => void response.end('{"code":0}');
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 0, 'its time comes later');
  city.at('2026-03-02 09:10');
  assert.equal((await sendNow(city, 'sms', gateway)).sent, 1);
  assert.equal(texts().length, 2);
  assert.equal(new Set(texts().map(({ id }) => id)).size, 1);
});

test('of two processes one empties a way out at a time, and nothing goes out twice', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  for (let index = 0; index < 120; index += 1) await city.receive();
  await planAll(city);
  const other = city.otherProcess(city.database.openPool());
  const way = { channel: 'sms', gateway, signal } as const;
  const send = async (worker: StoredCity): Promise<void> => {
    for (let more = true; more;) {
      const report = await sendMessages(sendPorts(worker), way);
      more = report === 'taken' || report.more;
    }
  };
  await Promise.all([send(city), send(other)]);
  assert.equal(texts().length, 120);
  assert.equal(new Set(texts().map(({ id }) => id)).size, 120);
});

test('[S-2] a unit without any address is a failure that can be seen; landlines and erased callers as well', async (t) => {
  const city = await withStoredCity(t);
  const { gateway } = await withTexting(t);
  // Its receipt is too old to be told a week later.
  await dispatchedTicket(city);
  city.at('2026-03-10 09:00');
  await runDue(city.ports, { city: city.city, now: city.now, limit: 100 });
  await city.receive({ caller: { name: null, phone: '0358-8221234' } });
  const { ticket } = await city.receive();
  const person = (await city.ports.states.load(city.city, ticket))?.request.person ?? null;
  assert.ok(person !== null);
  await city.store.persons.erase(city.city, person, {
    user: null,
    unit: null,
    origin: null,
    what: 'callerErased',
    ticket: null,
    person,
    reason: 'wish',
  });
  await planAll(city);
  await sendNow(city, 'sms', gateway);
  assert.deepEqual(
    (await messageLines(city)).map(({ template, state, problem, channel }) => [template, state, problem, channel].join(' ')).toSorted(),
    ['receipt failed noAddress sms', 'receipt failed notMobile sms', 'reminder failed noAddress ', 'sheet failed noAddress '],
  );
});

test('a gateway gets no more in a second than it takes', async (t) => {
  const city = await withStoredCity(t);
  const { gateway, texts } = await withTexting(t);
  for (let index = 0; index < 4; index += 1) await city.receive();
  await planAll(city);
  const waits: number[] = [];
  const ports = { ...sendPorts(city), wait: async (ms: number) => await Promise.resolve(void waits.push(ms)) };
  await sendMessages(ports, { channel: 'sms', gateway: { ...gateway, parallel: 1, perSecond: 0.001 }, signal });
  assert.equal(texts().length, 4);
  // A thousand seconds apart; the first goes at once.
  assert.deepEqual(
    waits.map((ms) => Math.ceil(ms / 1_000_000)),
    [1, 2, 3],
  );
});
