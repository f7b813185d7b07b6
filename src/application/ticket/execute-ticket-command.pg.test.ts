import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';

const takeOn = { type: 'takeOn', classCode: classOf.heating, area: east } as const;
const note = { type: 'addStatement', text: 'It is still cold.', files: [], fromCaller: true } as const;

test('a whole life through the use cases leaves history and rows', async (t) => {
  const city = await withStoredCity(t);
  const { ticket, number } = await city.live();
  const { rows } = await city.pool.query('SELECT * FROM ticket');
  assert.equal(rows.length, 1);
  const [row] = rows as [Record<string, unknown>];
  assert.equal(row['state'], 'closed');
  assert.equal(row['number'], number);
  assert.equal(row['unit'], 'housing');
  assert.equal(row['version'], 10);
  const { rows: requests } = await city.pool.query('SELECT outcome, resolved, final_satisfaction, own FROM citizen_request');
  assert.deepEqual(requests, [{ outcome: 'answered', resolved: true, final_satisfaction: 4, own: true }]);
  const { rows: clocks } = await city.pool.query('SELECT clock_id FROM clock WHERE next_due_at IS NOT NULL');
  assert.deepEqual(clocks, [{ clock_id: 'archive:1' }]);
  assert.equal((await city.store.events.load(city.city, ticket, 0)).length, 10);
});

test('an event comes back from the store as it was decided', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive({
    text: 'a 😀 𠀀 "quote" \\ \n end',
    place: { text: 'East Road 7', latitude: 37.5, longitude: 111.1 },
  });
  const outcome = await city.do(people.agent, ticket, takeOn);
  const [, second] = await city.store.events.load(city.city, ticket, 0);
  assert.deepEqual(second, outcome.events[0]);
  const fresh = await city.otherProcess(city.pool).ports.states.load(city.city, ticket);
  assert.deepEqual(fresh, outcome.after);
});

test('history keeps how an act came about, and no address of a caller', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  await city.do(people.agent, ticket, takeOn, { from: 'desk 4', idempotencyKey: 'k1' });
  await city.do(people.caller, ticket, note, { from: '203.0.113.9' });
  // Transactions of other tests on the server hold readers back.
  await waitUntil(async () => (await city.store.log.readAll(city.city, null, 10)).length === 3);
  const [, taken, said] = await city.store.log.readAll(city.city, null, 10);
  assert.deepEqual(taken?.metadata, {
    command: 'takeOn',
    rules: ['R-4'],
    calendarEdition: 'test-1',
    key: 'k1',
    cause: null,
    origin: 'desk 4',
  });
  assert.equal(said?.metadata.origin, null);
  assert.deepEqual(said?.event.by, { user: null, unit: null });
});

test('a command on a ticket that is not there is refused', async (t) => {
  const city = await withStoredCity(t);
  const result = await city.attempt(people.agent, '018f0000-0000-7000-8000-00000000ffff' as TicketId, takeOn);
  assert.deepEqual(result, { ok: false, error: { code: 'TICKET_UNKNOWN', rule: null, params: {} } });
});

test('rights and rules are judged on the stored ticket', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  const byUnit = await city.attempt(people.housingReceiver, ticket, { type: 'sign' });
  assert.equal(byUnit.ok ? '' : byUnit.error.code, 'NOT_YOUR_UNIT');
  const early = await city.attempt(people.dispatcher, ticket, dispatchTo());
  assert.equal(early.ok ? '' : early.error.code, 'ACTION_NOT_IN_STATE');
  assert.equal((await city.store.events.load(city.city, ticket, 0)).length, 1);
});

test('the same wish twice is done once and answered twice, also when the state has moved on', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  const first = await city.do(people.agent, ticket, takeOn, { idempotencyKey: 'k1', expectedVersion: 1 });
  const again = await city.do(people.agent, ticket, takeOn, { idempotencyKey: 'k1', expectedVersion: 1 });
  assert.deepEqual([again.ticket, again.version, again.replayed], [first.ticket, first.version, true]);
  const said = await city.do(people.caller, ticket, note, { idempotencyKey: 'k2' });
  await city.do(people.caller, ticket, { ...note, text: 'More.' });
  const saidAgain = await city.do(people.caller, ticket, note, { idempotencyKey: 'k2' });
  assert.deepEqual([saidAgain.version, saidAgain.replayed], [said.version, true]);
  assert.equal((await city.store.events.load(city.city, ticket, 0)).length, 4);
});

test('a key that was used for something else is refused', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  await city.do(people.caller, ticket, note, { idempotencyKey: 'k1' });
  for (const command of [{ ...note, text: 'Other words.' }, takeOn]) {
    const result = await city.attempt(people.agent, ticket, command, { idempotencyKey: 'k1' });
    assert.equal(result.ok ? '' : result.error.code, 'IDEMPOTENCY_KEY_REUSED');
  }
});

test('the same wish from many clients at once is done once', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  const results = await Promise.all(
    Array.from({ length: 8 }, async () => await city.do(people.caller, ticket, note, { idempotencyKey: 'k1' })),
  );
  assert.equal(results.filter((result) => !result.replayed).length, 1);
  assert.deepEqual(new Set(results.map((result) => result.version)), new Set([2]));
});

test('a version that the client did not see is refused with both versions', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  await city.do(people.caller, ticket, note);
  const result = await city.attempt(people.agent, ticket, takeOn, { expectedVersion: 1 });
  assert.deepEqual(result, { ok: false, error: { code: 'VERSION_STALE', rule: null, params: { seen: 1, current: 2 } } });
});

test('two processes on one ticket: without a version both get through, with one only the first', async (t) => {
  const city = await withStoredCity(t);
  const other = city.otherProcess(city.database.openPool());
  const { ticket } = await city.receive();
  await other.ports.states.load(city.city, ticket);
  const both = await Promise.all([
    city.attempt(people.caller, ticket, note),
    other.attempt(people.caller, ticket, { ...note, text: 'Also.' }),
  ]);
  assert.deepEqual(
    both.map((result) => result.ok),
    [true, true],
  );
  const raced = await Promise.all(
    [city, other].map(async (process) => await process.attempt(people.caller, ticket, note, { expectedVersion: 3 })),
  );
  assert.deepEqual(raced.map((result) => (result.ok ? 'done' : result.error.code)).toSorted(), ['VERSION_STALE', 'done']);
  const versions = (await city.pool.query<{ version: number }>('SELECT version FROM event ORDER BY version')).rows;
  assert.deepEqual(
    versions.map((row) => row.version),
    [1, 2, 3, 4],
  );
});

test('one city does not see the tickets, numbers and keys of another', async (t) => {
  const city = await withStoredCity(t);
  const { ticket, number } = await city.receive({}, { idempotencyKey: 'k1' });
  assert.deepEqual(await city.store.events.load('elsewhere' as typeof city.city, ticket, 0), []);
  assert.equal(await city.store.reader.byNumber('elsewhere' as typeof city.city, number), undefined);
  assert.equal(await city.store.events.findAnswer('elsewhere' as typeof city.city, 'k1'), undefined);
});

test('a process that saw an older ticket neither refuses nor grants by it', async (t) => {
  const city = await withStoredCity(t);
  const other = city.otherProcess(city.database.openPool());
  const { ticket } = await city.receive();
  await other.do(people.caller, ticket, note);
  await city.do(people.agent, ticket, takeOn);
  // Received, as the other process remembers it, the ticket could not be dispatched; taken on once more it could.
  const again = await other.attempt(people.agent, ticket, takeOn);
  assert.equal(again.ok ? '' : again.error.code, 'ACTION_NOT_IN_STATE');
  await city.do(people.caller, ticket, note);
  const dispatched = await other.attempt(people.dispatcher, ticket, dispatchTo(), { expectedVersion: 4 });
  assert.ok(dispatched.ok, JSON.stringify(dispatched));
});

test('what the database could not keep is refused with its field, wherever it stands', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  await city.do(people.agent, ticket, takeOn);
  await city.do(people.dispatcher, ticket, dispatchTo());
  const jointSupervisor = 'half \ud800' as NonNullable<typeof people.agent.user>;
  const sheet = { type: 'issueSheet', level: 1, ground: 'media', receiver: unit.housing, jointSupervisor, text: 'Hurry.' } as const;
  const fault = async (wish: Parameters<typeof city.attempt>[3], command: Parameters<typeof city.attempt>[2] = note) => {
    const result = await city.attempt(people.supervisor, ticket, command, wish);
    return result.ok ? 'done' : `${result.error.code} ${String(result.error.params['field'])} ${String(result.error.params['position'])}`;
  };
  assert.equal(await fault({}, sheet), 'TEXT_NOT_STORABLE 0.supervisors.1 6');
  assert.equal(await fault({ idempotencyKey: 'a\0' }), 'TEXT_NOT_STORABLE idempotencyKey 2');
  assert.equal(await fault({ from: '\udc00' }), 'TEXT_NOT_STORABLE from 1');
  assert.equal(await fault({ idempotencyKey: '' }), 'TEXT_MISSING idempotencyKey undefined');
  assert.equal(await fault({ idempotencyKey: 'k'.repeat(201) }), 'TEXT_TOO_LONG idempotencyKey undefined');
  assert.equal(await fault({ idempotencyKey: '键'.repeat(200) }), 'done');
});

test('a name that is no identifier names no ticket', async (t) => {
  const city = await withStoredCity(t);
  for (const id of ['', 'x', "'; DROP TABLE event --", '018f0000-0000-7000-8000-00000000000g']) {
    const result = await city.attempt(people.agent, id as TicketId, takeOn);
    assert.equal(result.ok ? '' : result.error.code, 'TICKET_UNKNOWN', id);
  }
});
