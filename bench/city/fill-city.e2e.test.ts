import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runHuiyin, temporaryFolder } from '../../test/support/huiyin-process.ts';
import { searchProjection } from '../../src/application/search/search-projection.ts';
import { instantFromMs } from '../../src/domain/kernel/time.ts';
import { openDatabase, type Database } from '../../src/main/database.ts';
import { loadInstallationKey } from '../../src/main/installation-key.ts';
import { createStore } from '../../src/postgres/store.ts';
import { fillCity } from './fill-city.ts';
import { configOf, MEASURED_CITY } from './installation.ts';

const TICKETS = 1_000;

test('a filled city is as if it had been lived: history, rows, lists, clocks and callers agree', async (t) => {
  const folder = await temporaryFolder(t);
  await fillCity(folder, TICKETS, () => undefined, 150);
  {
    await using database = await openDatabase(configOf(folder), () => undefined);
    const { rows } = await database.pool.query<{ tickets: number; open: number; states: number; texts: number; searchable: number }>(
      `SELECT count(*)::integer AS tickets, count(DISTINCT state)::integer AS states, count(DISTINCT text)::integer AS texts,
        count(*) FILTER (WHERE state NOT IN ('closed', 'archived', 'merged', 'declined', 'handedOver'))::integer AS open,
        (SELECT count(DISTINCT ticket_id)::integer FROM ticket_search) AS searchable FROM ticket`,
    );
    const [filled] = rows;
    assert.ok(filled !== undefined && filled.tickets >= TICKETS && filled.tickets < TICKETS * 1.1, JSON.stringify(filled));
    assert.ok(filled.open > 30 && filled.states > 6 && filled.texts > TICKETS * 0.9, JSON.stringify(filled));
    assert.equal(filled.searchable, filled.tickets);
    await assertSearchable(database);
  }
  const checked = await runHuiyin(t, ['check'], { HUIYIN_DATA: folder });
  assert.equal(checked.code, 0, checked.out + checked.err);
});

/** The index holds what the projection would have made of the same history. */
async function assertSearchable(database: Database): Promise<void> {
  const config = configOf(database.dataDir);
  const { key } = await loadInstallationKey(config, database);
  const store = createStore(database.pool, key);
  const digest = async (tables: readonly string[]): Promise<unknown> => {
    const rows = tables.map((table) => `SELECT to_jsonb(s) - 'written_at' AS row FROM ${table} s`).join(' UNION ALL ');
    return (await database.pool.query(`SELECT md5(string_agg(row::text, ' ' ORDER BY row::text)) AS digest FROM (${rows}) AS every`)).rows;
  };
  const searched = ['ticket_search', 'ticket_search_fresh'];
  const filled = [await digest(searched), await digest(['caller_search'])];
  await database.pool.query('DELETE FROM ticket_search');
  await database.pool.query('DELETE FROM caller_search');
  const projection = searchProjection({ ...store, time: { now: () => instantFromMs(Date.now()) } }, (_city, _ticket, error) => {
    throw error;
  });
  await projection.apply(MEASURED_CITY, await store.log.readAll(MEASURED_CITY, null, 100_000));
  assert.deepEqual([await digest(searched), await digest(['caller_search'])], filled);
}
