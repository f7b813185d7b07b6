import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StreamPosition } from '../../application/ports.ts';
import { SQL_FOLDER } from '../../../test/support/test-server.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { migrate } from '../migrate.ts';

test('after a dump went into a server with lower transaction numbers, readers get all events, old before new', async (t) => {
  const city = await withStoredCity(t);
  const { ownerPool } = city.database;
  const old = [await city.live(), await city.receive()];
  await ownerPool.query('ALTER TABLE event DISABLE TRIGGER append_only');
  await ownerPool.query(`UPDATE event SET transaction_id = (transaction_id::text::bigint + 1000000000)::text::xid8`);
  await ownerPool.query('ALTER TABLE event ENABLE TRIGGER append_only');
  await ownerPool.query(`INSERT INTO projection_checkpoint VALUES ($1, 'p', '1000000900', 5)`, [city.city]);
  assert.deepEqual(await city.store.log.readAll(city.city, null, 100), [], 'held back, as they seem to lie in the future');

  // What every start does.
  await migrate(ownerPool, SQL_FOLDER);
  const fresh = await city.receive();
  const streams: string[] = [];
  let after: StreamPosition | null = null;
  // Transactions of other tests on the server hold readers back.
  await waitUntil(async () => {
    const page = await city.store.log.readAll(city.city, after, 4);
    streams.push(...page.map(({ stream }) => stream));
    after = page.at(-1)?.position ?? after;
    return streams.length >= 12;
  });
  const [lived, received] = old.map(({ ticket }) => ticket);
  assert.deepEqual(streams, [...Array.from({ length: 10 }, () => lived), received, fresh.ticket]);
  assert.equal((await city.pool.query('SELECT FROM projection_checkpoint')).rowCount, 0);
  await assert.rejects(ownerPool.query('DELETE FROM event'), { code: '23001' });
});

test('a start on a base that was not restored changes nothing', async (t) => {
  const city = await withStoredCity(t);
  await city.receive();
  const state = async (): Promise<unknown> => (await city.pool.query<{ id: string }>('SELECT transaction_id::text AS id FROM event')).rows;
  const before = await state();
  await migrate(city.database.ownerPool, SQL_FOLDER);
  assert.deepEqual(await state(), before);
});
