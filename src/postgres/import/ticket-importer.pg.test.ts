import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { mappedTickets } from '../../../test/support/mapped-tickets.ts';
import { smallCity } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { createImportTickets } from '../../application/import/write-tickets.ts';
import { createTicketImporter } from './ticket-importer.ts';

const COUNT = 1_000;
/** From the sixth time on PostgreSQL may keep one plan for all. */
const LOOKS = 8;

test('asking for known numbers costs by what is asked, not by what is there, also before there are statistics', async (t) => {
  const { database, ...city } = await withStoredCity(t);
  const pool = database.openPool({ max: 1 });
  const importer = createTicketImporter(pool);
  await createImportTickets({ ...city.ports, importer }, city.city, smallCity).importBatch(mappedTickets(COUNT));
  const asked = Array.from({ length: 20 }, (_, index) => `N-${String(index * 100)}`);
  const before = await rowsRead(pool);
  for (let look = 0; look < LOOKS; look += 1) {
    assert.deepEqual([...(await importer.known(city.city, 'old', asked))].toSorted(), asked.slice(0, 10).toSorted());
  }
  assert.equal((await rowsRead(pool)) - before, LOOKS * 10);
});

/** How many rows of the table of tickets this session's queries have read so far, by indexes and by scans. */
async function rowsRead(pool: pg.Pool): Promise<number> {
  await pool.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ read: number }>(
    `SELECT seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'ticket')::bigint AS read
     FROM pg_stat_user_tables WHERE relname = 'ticket'`,
  );
  return rows[0]?.read ?? 0;
}
