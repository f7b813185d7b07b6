import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { checkTicketNumber } from '../../domain/ticket/number.ts';
import { mappedTicket, mappedTickets } from '../../../test/support/mapped-tickets.ts';
import { people, smallCity } from '../../../test/support/small-city.ts';
import { type StoredCity, withStoredCity } from '../../../test/support/stored-city.ts';
import { answer, contactNow, local } from '../../../test/support/ticket-script.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { checkReadModels } from '../ticket/rebuild-read-models.ts';
import type { ImportTickets } from './ports.ts';
import { createImportTickets } from './write-tickets.ts';

function importing({ ports, store, city }: StoredCity): ImportTickets {
  return createImportTickets({ ...ports, importer: store.importer }, city, smallCity);
}

/** Rows of each table of a city, and how many different source numbers there are. */
async function counts(pool: pg.Pool, city: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM ticket WHERE city_id = $1) AS tickets, (SELECT count(*) FROM event WHERE city_id = $1) AS events,
       (SELECT count(*) FROM citizen_request WHERE city_id = $1) AS requests, (SELECT count(*) FROM person WHERE city_id = $1) AS persons,
       (SELECT count(DISTINCT source_number) FROM ticket WHERE city_id = $1) AS sources`,
    [city],
  );
  return rows[0] ?? {};
}

const all = (count: number): Readonly<Record<string, number>> => ({
  tickets: count,
  events: count,
  requests: count,
  persons: 0,
  sources: count,
});

test('[R-1] imported tickets keep source, times and words, get numbers of their day, and history agrees with the rows', async (t) => {
  const city = await withStoredCity(t);
  const text = 'tab\t line\nreturn\r back\\slash \\N "quote" 😀𠮷 {a} ​';
  const open = { outcome: 'open', onTimeBySource: null, dueAt: local('2026-03-10 17:00') } as const;
  const batch = [
    mappedTicket(0, { text, subject: 'a\tb', place: { text: 'Corner\n1', latitude: 37.5, longitude: 111.1 } }),
    mappedTicket(1, open),
    mappedTicket(2, { ...open, unit: null, classCode: null, area: null }),
    mappedTicket(3, { concludedAt: local('2026-01-06 09:00'), closedAt: local('2026-02-20 09:00'), resolved: true, satisfaction: 5 }),
    mappedTicket(4, { receivedAt: local('2026-01-01 23:59') }),
  ];
  assert.deepEqual(await importing(city).importBatch(batch), { inserted: 5, alreadyThere: 0 });

  const { rows } = await city.pool.query<{
    number: string;
    text: string;
    subject: string | null;
    place_text: string;
    latitude: number;
    state: string;
  }>('SELECT number, text, subject, place_text, latitude, state FROM ticket ORDER BY source_number');
  assert.deepEqual(rows[0], { number: rows[0]?.number, text, subject: 'a\tb', place_text: 'Corner\n1', latitude: 37.5, state: 'archived' });
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['archived', 'handling', 'accepted', 'closed', 'archived'],
  );
  assert.ok(rows.every(({ number }) => checkTicketNumber(number)));
  assert.deepEqual(
    rows.map(({ number }) => number.slice(0, 15)),
    ['20260101-000001', '20260102-000001', '20260103-000001', '20260104-000001', '20260101-000002'],
  );
  const report = await checkReadModels(city.store, { city: city.city });
  assert.deepEqual([report.tickets, report.differences], [5, 0]);
});

test('[R-1] importing twice doubles nothing, also within a batch and when only a part is new', async (t) => {
  const city = await withStoredCity(t);
  const tickets = importing(city);
  assert.deepEqual(await tickets.importBatch(mappedTickets(30)), { inserted: 30, alreadyThere: 0 });
  assert.deepEqual(await tickets.importBatch(mappedTickets(30)), { inserted: 0, alreadyThere: 30 });
  assert.deepEqual(await tickets.importBatch([...mappedTickets(40), mappedTicket(39)]), { inserted: 10, alreadyThere: 31 });
  assert.deepEqual(await counts(city.pool, city.city), all(40));
  const other = mappedTickets(40, { sourceSystem: 'another' });
  assert.deepEqual(await tickets.importBatch(other), { inserted: 40, alreadyThere: 0 }, 'numbers of another system are others');
});

test('[R-1] imports of the same file at the same time write each ticket once', async (t) => {
  const city = await withStoredCity(t);
  const others = [
    importing(city),
    importing(city.otherProcess(city.database.openPool())),
    importing(city.otherProcess(city.database.openPool())),
  ];
  const batches = [mappedTickets(300), mappedTickets(300).toReversed(), mappedTickets(200)];
  const results = await Promise.all(others.map(async (tickets, index) => await tickets.importBatch(batches[index] ?? [])));
  assert.equal(
    results.reduce((sum, { inserted }) => sum + inserted, 0),
    300,
  );
  assert.deepEqual(await counts(city.pool, city.city), all(300));
});

test('[R-2] imports and calls of the same day share its numbers', async (t) => {
  const city = await withStoredCity(t);
  const receivedAt = local('2026-03-02 08:00');
  await Promise.all([
    importing(city).importBatch(mappedTickets(50, { receivedAt })),
    ...Array.from({ length: 10 }, async () => await city.receive()),
  ]);
  const { rows } = await city.pool.query<{ number: string }>('SELECT number FROM ticket');
  assert.equal(new Set(rows.map(({ number }) => number)).size, 60);
});

test('a caller who phoned often is one person, sealed, and found by phone', async (t) => {
  const city = await withStoredCity(t);
  const caller = { name: '李四', phone: '139 0013 8000' };
  await importing(city).importBatch([
    mappedTicket(0, { caller }),
    mappedTicket(1, { caller }),
    mappedTicket(2, { caller: { ...caller, name: null } }),
    mappedTicket(3, { caller: { name: '王五', phone: null } }),
    mappedTicket(4),
  ]);
  await importing(city).importBatch([mappedTicket(5, { caller: { name: '李 四', phone: '13900138000' } })]);
  const { rows } = await city.pool.query<{ person: string | null }>('SELECT person_id AS person FROM ticket ORDER BY source_number');
  const [first, second, third, fourth, fifth, sixth] = rows.map(({ person }) => person);
  assert.deepEqual([second, fifth, sixth], [first, null, first]);
  assert.equal(new Set([first, third, fourth]).size, 3);
  assert.equal((await counts(city.pool, city.city))['persons'], 3);
  const found = await city.store.persons.findSame(city.city, { ...caller, phone: '+86 13900138000' });
  assert.ok(found !== undefined && found === first);
  assert.equal((await city.store.persons.read(city.city, [found])).get(found)?.phone, caller.phone);
  const { rows: leaks } = await city.pool.query(`SELECT 1 FROM event WHERE data::text LIKE '%李四%' OR data::text LIKE '%13900138000%'`);
  assert.equal(leaks.length, 0);
});

test('[R-1] a connection lost in the middle of a batch leaves nothing of it, and the repetition completes it', async (t) => {
  const city = await withStoredCity(t);
  const tickets = importing(city);
  await tickets.importBatch(mappedTickets(10));
  await using lock = await holdTable(t, city, 'clock');
  const attempt = assert.rejects(tickets.importBatch(mappedTickets(500)), { name: 'DatabaseUnavailable' });
  await lock.endWhoWaits();
  await attempt;
  await lock.release();
  assert.deepEqual(await counts(city.pool, city.city), all(10));
  assert.deepEqual(await tickets.importBatch(mappedTickets(500)), { inserted: 490, alreadyThere: 10 });
  assert.deepEqual(await counts(city.pool, city.city), all(500));
});

test('[R-1] an imported open ticket lives on by the rules of the loop', async (t) => {
  const city = await withStoredCity(t);
  await importing(city).importBatch([
    mappedTicket(0, { outcome: 'open', onTimeBySource: null, caller: { name: null, phone: '13900138000' } }),
  ]);
  const { rows } = await city.pool.query<{ ticket_id: TicketId }>('SELECT ticket_id FROM ticket');
  const [row] = rows;
  assert.ok(row);
  await city.do(people.housingHandler, row.ticket_id, contactNow(city.now));
  await city.do(people.housingHandler, row.ticket_id, answer());
  await city.do(people.housingReviewer, row.ticket_id, { type: 'approveUnitAnswer' });
  const { after } = await city.do(people.checker, row.ticket_id, { type: 'acceptAnswer' });
  assert.deepEqual([after?.state, after?.concludedAt], ['concluded', city.now]);
});

/** Holds a table so that a COPY into it waits, in the middle of its transaction. */
async function holdTable(
  t: TestContext,
  { database }: { readonly database: Awaited<ReturnType<typeof withStoredCity>>['database'] },
  table: string,
): Promise<AsyncDisposable & { endWhoWaits(): Promise<void>; release(): Promise<void> }> {
  const holder = await database.ownerPool.connect();
  await holder.query('BEGIN');
  await holder.query(`LOCK TABLE ${table} IN SHARE MODE`);
  let held = true;
  const release = async (): Promise<void> => {
    if (!held) return;
    held = false;
    await holder.query('ROLLBACK');
    holder.release();
  };
  t.after(release);
  return {
    endWhoWaits: async () => {
      await waitUntil(async () => {
        const { rowCount } = await database.ownerPool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'COPY ${table} %'`,
        );
        return (rowCount ?? 0) > 0;
      });
    },
    release,
    [Symbol.asyncDispose]: release,
  };
}
