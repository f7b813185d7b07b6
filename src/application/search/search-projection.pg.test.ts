import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../../domain/kernel/ids.ts';
import { settleSearch } from '../../jobs/settle-search.ts';
import { createConsistency } from '../../postgres/consistency/consistency.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { catchUpSearch } from '../../../test/support/search-caught-up.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { rebuildSearchIndex } from './rebuild-index.ts';
import { searchProjection } from './search-projection.ts';
import { searchTickets } from './search-tickets.ts';

const EVERY_ROW = `SELECT ticket_id, audience, received_at, sort_at, tokens, shown FROM ticket_search
  UNION ALL SELECT ticket_id, audience, received_at, sort_at, tokens, shown FROM ticket_search_fresh ORDER BY 1, 2`;
const CALLERS = 'SELECT ticket_id, request_id, person_id, received_at, tokens FROM caller_search ORDER BY 1, 2';

async function indexOf(city: StoredCity): Promise<readonly unknown[]> {
  return [...(await city.pool.query<object>(EVERY_ROW)).rows, ...(await city.pool.query<object>(CALLERS)).rows];
}

async function found(city: StoredCity, query: string): Promise<readonly TicketId[]> {
  const result = await searchTickets(city.ports, { city: city.city, actor: people.agent, query, filters: {}, after: null, limit: 100 });
  assert.ok(result.ok);
  return result.value.items.map(({ ticket }) => ticket);
}

async function rebuild(city: StoredCity, signal = new AbortController().signal): Promise<number> {
  await readersCaughtUp(city.pool);
  let events = 0;
  const wait = async (): Promise<void> => await Promise.resolve();
  await rebuildSearchIndex(
    { ...city.ports, wait },
    { city: city.city, signal, progress: (done) => (events = done), onBroken: () => assert.fail() },
  );
  return events;
}

test('an index built anew is the one that was kept along the way, whatever was done in between', async (t) => {
  const city = await withStoredCity(t);
  const lived = await city.live({ text: '路灯不亮', privacy: 'confidential' });
  await catchUpSearch(city);
  await city.live({ text: '停水三天' });
  const secret = await city.receive({ text: '举报乱收费' });
  await catchUpSearch(city);
  await city.do(people.agent, secret.ticket, { type: 'protect', reason: 'asked for' });
  await city.do(people.agent, secret.ticket, { type: 'takeOn', classCode: classOf.pipes, area: east });
  await catchUpSearch(city);
  const kept = await indexOf(city);
  assert.ok(kept.length >= 6);
  const written = await city.pool.query('SELECT ticket_id, written_at FROM ticket_search_fresh ORDER BY 1, 2');
  await rebuild(city);
  assert.deepEqual(await indexOf(city), kept);
  // What is right is not written again.
  assert.deepEqual((await city.pool.query('SELECT ticket_id, written_at FROM ticket_search_fresh ORDER BY 1, 2')).rows, written.rows);
  await city.pool.query('DELETE FROM ticket_search_fresh');
  await city.pool.query('DELETE FROM caller_search');
  await rebuild(city);
  assert.deepEqual(await indexOf(city), kept);
  assert.deepEqual(await found(city, '路灯'), [lived.ticket]);
});

test('check finds tickets that the index does not know, and those that are not there; reindex puts the former in', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive({ text: '路灯不亮' });
  const differing = async (): Promise<readonly string[]> => {
    await readersCaughtUp(city.pool);
    const findings = await createConsistency(city.pool).look(city.city);
    return findings.find(({ check }) => check === 'searchDiffers')?.examples ?? [];
  };
  // Nobody has followed history yet: that is late, and not wrong.
  assert.deepEqual(await differing(), []);
  await catchUpSearch(city);
  await city.receive({ text: '停水' });
  assert.deepEqual(await differing(), []);
  await catchUpSearch(city);
  await city.pool.query('DELETE FROM ticket_search_fresh WHERE ticket_id = $1', [ticket]);
  assert.deepEqual(await differing(), [ticket]);
  await rebuild(city);
  assert.deepEqual(await differing(), []);
  await city.pool.query('UPDATE ticket_search_fresh SET ticket_id = gen_random_uuid() WHERE ticket_id = $1', [ticket]);
  assert.equal((await differing()).length, 2);
});

test('the chore moves what has rested, in pieces, and leaves the rest', async (t) => {
  const city = await withStoredCity(t);
  for (let count = 0; count < 6; count += 1) await city.receive({ text: '路灯不亮' });
  await catchUpSearch(city);
  const kept = await indexOf(city);
  await city.pool.query(
    `UPDATE ticket_search_fresh SET written_at = now() - interval '2 days' WHERE ticket_id IN (SELECT ticket_id FROM ticket_search_fresh LIMIT 4)`,
  );
  await settleSearch(city.ports)(new AbortController().signal);
  const { rows } = await city.pool.query(
    'SELECT (SELECT count(*) FROM ticket_search) AS settled, (SELECT count(*) FROM ticket_search_fresh) AS fresh',
  );
  assert.deepEqual(rows, [{ settled: 4, fresh: 2 }]);
  assert.deepEqual(await indexOf(city), kept);
  assert.equal((await found(city, '路灯')).length, 6);
});

test('a ticket whose history is broken is told of, and keeps no other out', async (t) => {
  const city = await withStoredCity(t);
  const first = await city.receive({ text: '路灯不亮' });
  const broken = await city.receive({ text: '路灯太亮' });
  await city.database.ownerPool.query('ALTER TABLE event DISABLE TRIGGER append_only');
  await city.database.ownerPool.query(`UPDATE event SET data = '{}' WHERE stream_id = $1`, [broken.ticket]);
  const told: TicketId[] = [];
  await catchUpSearch(city, (_city, ticket) => void told.push(ticket));
  assert.deepEqual(told, [broken.ticket]);
  assert.deepEqual(await found(city, '路灯'), [first.ticket]);
});

test('a ticket that is written while others are moved is in one place, and as it is now', async (t) => {
  const city = await withStoredCity(t);
  const tickets: TicketId[] = [];
  for (let count = 0; count < 12; count += 1) tickets.push((await city.receive({ text: '路灯不亮' })).ticket);
  await catchUpSearch(city);
  const projection = searchProjection(city.ports, () => assert.fail());
  for (const [index, ticket] of tickets.entries()) {
    await city.pool.query(`UPDATE ticket_search_fresh SET written_at = now() - interval '2 days'`);
    await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.pipes, area: east });
    const told = [{ stream: ticket, event: { type: 'ticketTakenOn' } }] as unknown as Parameters<typeof projection.apply>[1];
    await Promise.all([
      projection.apply(city.city, told),
      city.store.searchIndex.settle(city.city, 100),
      index % 2 === 0 ? city.store.searchIndex.tidy() : null,
    ]);
  }
  const { rows } = await city.pool.query<{ ticket_id: string }>(
    `SELECT ticket_id FROM ticket_search UNION ALL SELECT ticket_id FROM ticket_search_fresh`,
  );
  assert.equal(rows.length, tickets.length);
  assert.equal(new Set(rows.map((row) => row.ticket_id)).size, tickets.length);
  const pipes = await searchTickets(city.ports, {
    city: city.city,
    actor: people.agent,
    query: '路灯',
    filters: { class: classOf.pipes },
    after: null,
    limit: 50,
  });
  assert.ok(pipes.ok);
  assert.equal(pipes.value.items.length, tickets.length);
});
