import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type pg from 'pg';
import { waitForStandby, withStandby, type Pair } from '../../../test/support/standby.ts';
import { step } from '../../../test/support/step.ts';
import { withDatabaseName } from '../../../test/support/test-server.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { DatabaseUnavailable } from '../database-error.ts';
import { createPool } from '../pool.ts';
import { readReplica, type ReadDatabase } from './read-database.ts';
import { watchReplica, type ReplicaRules, type ReplicaWatch } from './watch-replica.ts';

type Opened = ReadDatabase & { readonly primary: pg.Pool; readonly watch: ReplicaWatch; readonly standby: pg.Pool };

async function open(t: TestContext, pair: Pair, rules: Partial<ReplicaRules> = {}): Promise<Opened> {
  const limits = { max: 2, connectionTimeoutMs: 2000, queryTimeoutMs: 2000 };
  const pools = [pair.primary.url, pair.standby.url].map((url) => [createPool(url, { max: 4 }), createPool(url, limits)] as const);
  const [[primary, watchedPrimary], [replica, watchedReplica]] = pools as [(typeof pools)[0], (typeof pools)[0]];
  const watch = watchReplica(watchedPrimary, watchedReplica, { lookEveryMs: 20, mostLagMs: 60_000, ...rules });
  t.after(async () => {
    await watch[Symbol.asyncDispose]();
    await Promise.all(pools.flat().map(async (pool) => await pool.end()));
  });
  return { ...readReplica(primary, replica, watch), primary, watch, standby: watchedReplica };
}

/** Whether a read at this moment is answered by the standby. */
async function readsStandby({ pool, reading }: ReadDatabase, position: string | null = null): Promise<boolean> {
  return await reading.within(position, async () => {
    const { rows } = await pool.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
    return rows[0]?.standby === true;
  });
}

async function cities({ pool, reading }: ReadDatabase, position: string | null): Promise<number> {
  return await reading.within(position, async () => (await pool.query('SELECT FROM city')).rowCount ?? 0);
}

async function addCity({ primary, reading }: Opened): Promise<string> {
  await primary.query("INSERT INTO city (city_id, name_zh, name_en) VALUES (gen_random_uuid(), 'x', 'x')");
  const position = await reading.written();
  assert.ok(position !== null && reading.isPosition(position));
  return position;
}

test('reads go to the standby, decisions never, and whoever wrote reads what was written', async (t) => {
  const pair = await withStandby(t);
  await waitForStandby(pair);
  const opened = await open(t, pair);
  await waitUntil(async () => await readsStandby(opened));

  await step(t, 'outside of reading everything goes to the primary', async () => {
    const { rows } = await opened.pool.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
    assert.equal(rows[0]?.standby, false);
  });

  await step(t, 'a position is honoured at any moment', async () => {
    for (let count = 1; count <= 50; count += 1) assert.equal(await cities(opened, await addCity(opened)), count);
  });

  await step(t, 'while the standby replays nothing, only those who know better go to the primary', async () => {
    await waitForStandby(pair);
    await opened.standby.query('SELECT pg_wal_replay_pause()');
    const before = await opened.reading.within(null, async () => await opened.reading.seen());
    const after = await addCity(opened);
    assert.equal(await cities(opened, after), 51);
    assert.equal(await cities(opened, null), 50);
    assert.equal(await cities(opened, before), 50);
    assert.equal(await readsStandby(opened, after), false);
    assert.ok(await readsStandby(opened, before));
    await opened.standby.query('SELECT pg_wal_replay_resume()');
    await waitUntil(async () => await readsStandby(opened, after));
    assert.equal(await cities(opened, null), 51);
  });

  await step(t, 'what was seen at one database is asked of the other', async () => {
    const position = await opened.reading.within(null, async () => await opened.reading.seen());
    assert.ok(await readsStandby(opened, position));
  });

  await step(t, 'a piece of work stays with its database, also over a transaction of its own', async () => {
    await opened.reading.within(null, async () => {
      const client = await opened.pool.connect();
      const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
      client.release();
      assert.equal(rows[0]?.standby, true);
    });
  });

  await step(t, 'a mistake in a statement is not a failure of the standby', async () => {
    await opened.reading.within(null, async () => {
      await assert.rejects(opened.pool.query('SELECT nothing FROM nowhere'), { code: '42P01' });
    });
    assert.equal(opened.watch.state().leftOut, null);
  });

  await step(t, 'the standby dies: nobody notices, and it is used again when it is back', async () => {
    await pair.standby.kill();
    // What was under way when it died may still have been answered.
    await waitUntil(async () => {
      assert.equal(await cities(opened, null), 51);
      return opened.watch.state().leftOut === 'unreachable';
    });
    await addCity(opened);
    await pair.standby.start();
    await waitUntil(async () => await readsStandby(opened));
    await waitUntil(async () => (await cities(opened, null)) === 52);
  });

  await step(t, 'the primary dies: reading goes on, writing and what must be newer do not; all recovers by itself', async () => {
    const position = await addCity(opened);
    await waitUntil(async () => await readsStandby(opened, position));
    await pair.primary.kill();
    await assert.rejects(addCity(opened), DatabaseUnavailable);
    assert.equal(await cities(opened, position), 53);
    assert.equal(await cities(opened, null), 53);
    await assert.rejects(cities(opened, 'FFFFFFFF/0'), DatabaseUnavailable);
    await pair.primary.start();
    await waitUntil(
      async () =>
        await addCity(opened).then(
          () => true,
          () => false,
        ),
    );
    await waitUntil(async () => (await cities(opened, null)) === 54);
    assert.ok(await readsStandby(opened));
  });
});

test('a standby that lags too far is left out until it has caught up', async (t) => {
  const pair = await withStandby(t);
  await waitForStandby(pair);
  const opened = await open(t, pair, { mostLagMs: 200 });
  await waitUntil(async () => await readsStandby(opened));
  await opened.standby.query('SELECT pg_wal_replay_pause()');
  const position = await addCity(opened);
  await waitUntil(() => opened.watch.state().leftOut === 'lagging');
  assert.ok((opened.watch.state().lagMs ?? 0) > 200);
  assert.equal(await cities(opened, null), 1);
  await opened.standby.query('SELECT pg_wal_replay_resume()');
  await waitUntil(async () => await readsStandby(opened, position));

  await step(t, 'another database is never read, whatever it holds', async (inner) => {
    const other = { ...pair.standby, url: withDatabaseName(pair.standby.url, 'postgres') };
    const mixed = await open(inner, { primary: pair.primary, standby: other });
    await waitUntil(() => mixed.watch.state().leftOut === 'otherDatabase');
    assert.equal(await readsStandby(mixed), false);
  });

  await step(t, 'one that became a primary of its own is no standby any more', async () => {
    await opened.standby.query('SELECT pg_promote()');
    await waitUntil(() => opened.watch.state().leftOut === 'noStandby');
    assert.equal(await readsStandby(opened), false);
  });
});
