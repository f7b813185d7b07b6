import type pg from 'pg';
import type { CityId } from '../../domain/kernel/ids.ts';
import { FOLDED } from './checkpoints.ts';
import { CELLS } from './count-cells.ts';

// Whoever counts begins with this row: one at a time, and each sees what the one before has done.
const LOCK = `INSERT INTO projection_checkpoint (city_id, projection, transaction_id, global_position) VALUES ($1, '${FOLDED}', '0', 0)
  ON CONFLICT (city_id, projection) DO UPDATE SET updated_at = now()`;

// Rows and checkpoint in one snapshot. Every change of a transaction before the checkpoint is in the rows. Later ones will be added by a
// fold: what of them is in the rows already is taken off beforehand.
const COUNT = `WITH place AS (
    UPDATE projection_checkpoint SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()), global_position = 0, updated_at = now()
    WHERE city_id = $1 AND projection = '${FOLDED}'
  )
  INSERT INTO work_count (city_id, list, desk, due_at, yellow_at, n)
  SELECT $1, e.list, e.desk, c.due, c.yellow, SUM(e.n)
  FROM (
    SELECT list, desk, due_at AS due, yellow_at AS yellow, COUNT(*) AS n FROM work_item WHERE city_id = $1 GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT e.list, e.desk, e.due, e.yellow, -e.n
    FROM ticket_change c, jsonb_to_recordset(c.changes) AS e (list text, desk text, due timestamptz, yellow timestamptz, n bigint)
    WHERE c.city_id = $1 AND c.transaction_id >= pg_snapshot_xmin(pg_current_snapshot())
  ) AS e, ${CELLS} AS c (due, yellow)
  WHERE c.yellow IS NOT NULL
  GROUP BY 2, 3, 4, 5 HAVING SUM(e.n) <> 0`;

/** Counts all lists of a city anew, in the client's transaction, which must be of the isolation level `read committed`. */
export async function recountLists(client: pg.PoolClient, city: CityId): Promise<void> {
  await client.query(LOCK, [city]);
  await client.query('DELETE FROM work_count WHERE city_id = $1', [city]);
  await client.query(COUNT, [city]);
}
