import type pg from 'pg';
import { waitUntil } from './wait-until.ts';

/**
 * Waits until readers in commit order see every committed event. Transactions hold them back on the whole server, whatever
 * database they are in, and other tests run at the same time. Not to be called while the test itself has one open.
 */
export async function readersCaughtUp(pool: pg.Pool): Promise<void> {
  await waitUntil(async () => {
    const { rowCount } = await pool.query('SELECT FROM event WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1');
    return rowCount === 0;
  });
}
