import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTicketNumber } from '../../domain/ticket/number.ts';
import { people } from '../../../test/support/small-city.ts';
import { incoming, withStoredCity } from '../../../test/support/stored-city.ts';
import { receiveRequest } from './receive-request.ts';

test('[R-2] on entry: number with check digit, query code, deadline; only number and code together match', async (t) => {
  const city = await withStoredCity(t);
  const { ticket, number, queryCode, callerDueAt } = await city.receive();
  assert.match(number, /^20260302-000001-\d$/u);
  assert.ok(checkTicketNumber(number));
  assert.equal(callerDueAt, '2026-03-09T10:00:00.000Z');
  const found = await city.store.reader.byNumber(city.city, number);
  assert.deepEqual(found, { ticket, queryCodeHash: city.store.codes.hash(city.city, number, queryCode) });
  assert.notEqual(found.queryCodeHash, city.store.codes.hash(city.city, number, 'AAAAAAAAAA'));
  const { rows } = await city.pool.query(`SELECT 1 FROM event WHERE data::text LIKE '%' || $1 || '%'`, [queryCode]);
  assert.equal(rows.length, 0, 'the code is not stored');
});

test('[R-2] numbers are given once, also to many callers at once, and begin anew each day of the city', async (t) => {
  const city = await withStoredCity(t);
  const receipts = await Promise.all(Array.from({ length: 20 }, async () => await city.receive()));
  assert.equal(new Set(receipts.map(({ number }) => number)).size, 20);
  assert.deepEqual(
    receipts
      .map(({ number }) => number.slice(9, 15))
      .toSorted()
      .at(-1),
    '000020',
  );
  // 16:00 UTC is midnight in the city.
  city.now = '2026-03-02T16:00:00.000Z' as typeof city.now;
  assert.match((await city.receive()).number, /^20260303-000001-/u);
});

test('a refused request leaves nothing: no number, no person, no event', async (t) => {
  const city = await withStoredCity(t);
  const request = incoming({ text: ' ' });
  const result = await receiveRequest(city.ports, { city: city.city, actor: people.agent, request });
  assert.equal(result.ok ? '' : result.error.code, 'TEXT_MISSING');
  const { rows } = await city.pool.query(
    'SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM person) + (SELECT count(*) FROM ticket_number) AS count',
  );
  assert.deepEqual(rows, [{ count: 0 }]);
});

test('what cannot be stored about a caller is refused with its field', async (t) => {
  const city = await withStoredCity(t);
  const attempt = async (name: string | null, phone: string | null) => {
    const request = incoming({ caller: { name, phone } });
    const result = await receiveRequest(city.ports, { city: city.city, actor: people.agent, request });
    return result.ok ? 'received' : `${result.error.code} ${String(result.error.params['field'])}`;
  };
  assert.equal(await attempt('a\0b', null), 'TEXT_NOT_STORABLE name');
  assert.equal(await attempt('\ud800', null), 'TEXT_NOT_STORABLE name');
  assert.equal(await attempt('王'.repeat(201), null), 'TEXT_TOO_LONG name');
  assert.equal(await attempt(null, '1'.repeat(41)), 'TEXT_TOO_LONG phone');
  assert.equal(await attempt(null, null), 'TEXT_MISSING caller');
  assert.equal(await attempt('𠮷'.repeat(200), null), 'received');
});

test('[R-3] an anonymous request carries no caller', async (t) => {
  const city = await withStoredCity(t);
  const attempt = incoming({ privacy: 'anonymous' });
  const refused = await receiveRequest(city.ports, { city: city.city, actor: people.agent, request: attempt });
  assert.equal(refused.ok ? '' : refused.error.code, 'ANONYMOUS_WITH_CALLER');
  const { ticket } = await city.receive({ privacy: 'anonymous', caller: null });
  const state = await city.ports.states.load(city.city, ticket);
  assert.equal(state?.request.person, null);
});

test('the same wish sent again gets the same number and code', async (t) => {
  const city = await withStoredCity(t);
  const first = await city.receive({}, { idempotencyKey: 'k1' });
  const again = await city.otherProcess(city.pool).receive({}, { idempotencyKey: 'k1' });
  assert.deepEqual({ ...again, replayed: false }, first);
  assert.equal(again.replayed, true);
  const other = await receiveRequest(city.ports, {
    city: city.city,
    actor: people.agent,
    request: incoming({ text: 'Other words.' }),
    idempotencyKey: 'k1',
  });
  assert.equal(other.ok ? '' : other.error.code, 'IDEMPOTENCY_KEY_REUSED');
  const { rows } = await city.pool.query('SELECT (SELECT count(*) FROM ticket) AS tickets, (SELECT count(*) FROM person) AS persons');
  assert.deepEqual(rows, [{ tickets: 1, persons: 1 }]);
});

test('the same phone and name are one person; another name on that phone is another', async (t) => {
  const city = await withStoredCity(t);
  const first = await city.receive();
  const again = await city.receive({ caller: { name: ' 张小明', phone: '+86 138-0013-8000' } });
  const other = await city.receive({ caller: { name: '李四', phone: '13800138000' } });
  const nameless = await city.receive({ caller: { name: '张小明', phone: null } });
  const persons = await Promise.all(
    [first, again, other, nameless].map(async ({ ticket }) => (await city.ports.states.load(city.city, ticket))?.request.person),
  );
  assert.equal(persons[0], persons[1]);
  assert.equal(new Set(persons).size, 3);
});

test('the caller’s data stand nowhere in plain', async (t) => {
  const city = await withStoredCity(t);
  await city.live({ caller: { name: '诸葛小亮', phone: '13912345678' } });
  const { rows: tables } = await city.database.ownerPool.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  assert.ok(tables.length > 10);
  for (const { name } of tables) {
    const { rows } = await city.database.ownerPool.query(`SELECT t::text AS text FROM ${name} t WHERE t::text ~ '诸葛|13912345678'`);
    assert.deepEqual(rows, [], name);
  }
});
