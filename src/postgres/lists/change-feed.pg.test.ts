import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { classOf, people, unit } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { mappedTickets } from '../../../test/support/mapped-tickets.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { createImportTickets } from '../../application/import/write-tickets.ts';
import type { TicketChange } from '../../application/lists/ports.ts';
import type { StreamPosition } from '../../application/ports.ts';
import { DAY_MS, addMs, instantFromMs } from '../../domain/kernel/time.ts';

test('a reader who begins after looking at everything is told each write once, with its lists and units', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  await readersCaughtUp(city.pool);
  const from = await city.store.changes.position(city.city);
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: null });
  await city.do(people.dispatcher, ticket, dispatchTo());
  await readersCaughtUp(city.pool);
  const { changes, gap } = await city.store.changes.read(city.city, from, 10);
  assert.equal(gap, false);
  assert.deepEqual(
    changes.map((change) => [change.ticket, change.version, change.units]),
    [
      [ticket, 2, []],
      [ticket, 3, [unit.housing]],
    ],
  );
  assert.deepEqual(changes[0]?.lists, [
    { list: 'toTakeOn', desk: '', n: -1 },
    { list: 'toDispatch', desk: '', n: 1 },
  ]);
  assert.equal(
    changes[1]?.lists.some(({ list, desk, n }) => list === 'toSign' && desk === unit.housing && n === 1),
    true,
  );
  const rest = await city.store.changes.read(city.city, changes.at(-1)?.position ?? null, 10);
  assert.deepEqual(rest, { changes: [], gap: false });
});

test('a write that commits after a later one is not skipped', async (t) => {
  const city = await withStoredCity(t);
  await readersCaughtUp(city.pool);
  let place: StreamPosition = await city.store.changes.position(city.city);
  const slow = await city.pool.connect();
  try {
    await slow.query('BEGIN');
    await slow.query(`INSERT INTO ticket_change (city_id, units, changes) VALUES ($1, '{slow}', '[]')`, [city.city]);
    await city.receive();
    const early = await city.store.changes.read(city.city, place, 10);
    assert.deepEqual(early.changes, [], 'held back until the slow one has committed');
    await slow.query('COMMIT');
  } finally {
    slow.release();
  }
  const seen: TicketChange[] = [];
  await waitUntil(async () => {
    const { changes } = await city.store.changes.read(city.city, place, 1);
    seen.push(...changes);
    place = changes.at(-1)?.position ?? place;
    return seen.length === 2;
  });
  assert.deepEqual(
    seen.map(({ units }) => units),
    [['slow'], []],
  );
});

test('changes are kept until they are counted and a day old; who was away for longer is told so', async (t) => {
  const city = await withStoredCity(t);
  const { changes: feed, counts } = city.store;
  await readersCaughtUp(city.pool);
  const away = await feed.position(city.city);
  assert.equal(await counts.fold(city.city, 100), 0);
  await city.live();
  await readersCaughtUp(city.pool);
  // Rows bear the time of the database.
  const later = addMs(instantFromMs(Date.now()), DAY_MS);
  assert.equal(await counts.pruneChanges(city.city, later), 0, 'nothing is counted yet');
  assert.equal(await counts.fold(city.city, 4), 4);
  assert.equal(await counts.pruneChanges(city.city, addMs(later, -2 * DAY_MS)), 0, 'nothing is so old');
  assert.equal(await counts.pruneChanges(city.city, later), 4);
  const read = await feed.read(city.city, away, 100);
  assert.deepEqual([read.gap, read.changes.length], [true, 5]);
  const [next] = read.changes;
  assert.ok(next !== undefined);
  assert.equal((await feed.read(city.city, next.position, 100)).gap, false);
  assert.deepEqual((await feed.read(city.city, null, 100)).changes.length, 5);
  const desk = { list: 'toTakeOn', desk: '' } as const;
  assert.deepEqual(await city.store.lists.counts(city.city, [desk], city.now), [], 'what came and went is nothing, pruned or not');
});

test('[R-1] an import is one change for each batch', async (t) => {
  const city = await withStoredCity(t);
  await readersCaughtUp(city.pool);
  const from = await city.store.changes.position(city.city);
  const rules = await city.store.profiles.at(city.city, city.now);
  await createImportTickets({ ...city.ports, importer: city.store.importer }, city.city, rules).importBatch(
    mappedTickets(3, { outcome: 'open' }),
  );
  await readersCaughtUp(city.pool);
  const { changes } = await city.store.changes.read(city.city, from, 10);
  assert.deepEqual(
    changes.map(({ ticket, units }) => [ticket, units]),
    [[null, [unit.housing]]],
  );
  const desk = { list: 'handling', desk: unit.housing } as const;
  assert.deepEqual(
    (await city.store.lists.counts(city.city, [desk], city.now)).map(({ total }) => total),
    [3],
  );
});
