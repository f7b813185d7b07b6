import type pg from 'pg';
import type { ListCounts } from '../../application/lists/ports.ts';
import { inTransaction } from '../transaction.ts';
import { CELLS } from './count-cells.ts';
import { FOLDED, PRUNED } from './checkpoints.ts';
import { recountLists } from './recount-lists.ts';

/** Changes that one statement removes, so that no transaction is long. */
const PRUNE_AT_ONCE = 10_000;

const LOCK = `SELECT FROM projection_checkpoint WHERE city_id = $1 AND projection = '${FOLDED}' FOR UPDATE`;

// The place is asked for as a value: joined, it is compared with every change of the day.
const ADD = `WITH place AS MATERIALIZED (
    SELECT transaction_id, global_position FROM projection_checkpoint WHERE city_id = $1 AND projection = '${FOLDED}'
  ), next AS MATERIALIZED (
    SELECT c.transaction_id, c.position, c.changes FROM ticket_change c
    WHERE c.city_id = $1 AND (c.transaction_id, c.position) > ((SELECT transaction_id FROM place), (SELECT global_position FROM place))
      AND c.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY c.transaction_id, c.position
    LIMIT $2
  ), added AS (
    INSERT INTO work_count AS w (city_id, list, desk, due_at, yellow_at, n)
    SELECT $1, e.list, e.desk, c.due, c.yellow, SUM(e.n)
    FROM next, jsonb_to_recordset(next.changes) AS e (list text, desk text, due timestamptz, yellow timestamptz, n bigint), ${CELLS} AS c (due, yellow)
    WHERE c.yellow IS NOT NULL
    GROUP BY 2, 3, 4, 5 HAVING SUM(e.n) <> 0
    ORDER BY 2, 3, 4, 5
    ON CONFLICT (city_id, list, desk, due_at, yellow_at) DO UPDATE SET n = w.n + excluded.n
  ), moved AS (
    UPDATE projection_checkpoint p SET transaction_id = l.transaction_id, global_position = l.position, updated_at = now()
    FROM (SELECT transaction_id, position FROM next ORDER BY transaction_id DESC, position DESC LIMIT 1) l
    WHERE p.city_id = $1 AND p.projection = '${FOLDED}'
  )
  SELECT COUNT(*) AS n FROM next`;

const EMPTY = 'DELETE FROM work_count WHERE city_id = $1 AND n = 0';

// Changes leave in the order of commits, which is that of time but for what ran at the same moment.
const PRUNE = `WITH old AS MATERIALIZED (
    SELECT c.transaction_id, c.position, c.at FROM projection_checkpoint p, ticket_change c
    WHERE p.city_id = $1 AND p.projection = '${FOLDED}' AND c.city_id = $1
      AND (c.transaction_id, c.position) <= (p.transaction_id, p.global_position)
    ORDER BY c.transaction_id, c.position
    LIMIT ${String(PRUNE_AT_ONCE)}
  ), last AS MATERIALIZED (
    SELECT transaction_id, position FROM old WHERE at < $2 ORDER BY transaction_id DESC, position DESC LIMIT 1
  ), noted AS (
    INSERT INTO projection_checkpoint AS p (city_id, projection, transaction_id, global_position)
    SELECT $1, '${PRUNED}', transaction_id, position FROM last
    ON CONFLICT (city_id, projection) DO UPDATE
      SET transaction_id = excluded.transaction_id, global_position = excluded.global_position, updated_at = now()
  )
  DELETE FROM ticket_change c USING last
  WHERE c.city_id = $1 AND (c.transaction_id, c.position) <= (last.transaction_id, last.position)`;

/** Counts over `work_count`. */
export function createListCounts(pool: pg.Pool): ListCounts {
  return {
    fold: async (city, limit) => {
      const folded = await inTransaction(pool, async (client) => {
        const { rowCount } = await client.query({ name: 'lists_lock', text: LOCK, values: [city] });
        if (rowCount === 0) return undefined;
        const { rows } = await client.query<{ n: number }>({ name: 'lists_fold', text: ADD, values: [city, limit] });
        const n = rows[0]?.n ?? 0;
        if (n > 0) await client.query({ name: 'lists_empty', text: EMPTY, values: [city] });
        return n;
      });
      if (folded !== undefined) return folded;
      await inTransaction(pool, async (client) => {
        await recountLists(client, city);
      });
      return 0;
    },
    recount: async (city) => {
      await inTransaction(pool, async (client) => {
        await recountLists(client, city);
      });
    },
    pruneChanges: async (city, before) => {
      let pruned = 0;
      for (;;) {
        const { rowCount } = await pool.query({ name: 'lists_prune', text: PRUNE, values: [city, before] });
        pruned += rowCount ?? 0;
        if ((rowCount ?? 0) < PRUNE_AT_ONCE) return pruned;
      }
    },
  };
}
