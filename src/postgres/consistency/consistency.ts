import type pg from 'pg';
import type { Consistency, Finding, StoredCheck } from '../../application/consistency/ports.ts';
import { FOLDED } from '../lists/checkpoints.ts';
import { createListCounts } from '../lists/list-counts.ts';
import { inTransaction } from '../transaction.ts';

/** What the checks look for: a column `what` that names a finding. `$1` is the city. */
const statements: Readonly<Record<StoredCheck, string>> = {
  historyGaps: `SELECT stream_id::text AS what FROM event WHERE city_id = $1
    GROUP BY stream_id HAVING min(version) <> 1 OR max(version) <> count(*)`,
  // A key is the client's own word, and is not shown.
  answersWithoutEvents: `SELECT i.stream_id::text AS what FROM idempotency i WHERE i.city_id = $1 AND NOT EXISTS (
    SELECT FROM event e WHERE (e.city_id, e.stream_id, e.version) = (i.city_id, i.stream_id, i.version))`,
  personsMissing: `SELECT DISTINCT r.ticket_id::text AS what FROM (
      SELECT city_id, ticket_id, person_id FROM ticket UNION ALL SELECT city_id, ticket_id, person_id FROM citizen_request
    ) r WHERE r.city_id = $1 AND r.person_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM person p WHERE (p.city_id, p.person_id) = (r.city_id, r.person_id))`,
  personsOrphaned: `SELECT p.person_id::text AS what FROM person p WHERE p.city_id = $1
    AND NOT EXISTS (SELECT FROM ticket t WHERE (t.city_id, t.person_id) = (p.city_id, p.person_id))
    AND p.person_id NOT IN (SELECT r.person_id FROM citizen_request r WHERE r.city_id = $1 AND r.person_id IS NOT NULL)`,
  listCounts: `WITH place AS (
      SELECT transaction_id, global_position FROM projection_checkpoint WHERE city_id = $1 AND projection = '${FOLDED}'
    ), counted AS (
      SELECT list, desk, sum(n) AS n FROM (
        SELECT list, desk, n FROM work_count WHERE city_id = $1 AND yellow_at = 'infinity'
        UNION ALL
        SELECT e.list, e.desk, e.n FROM place, ticket_change c, jsonb_to_recordset(c.changes) AS e (list text, desk text, n bigint)
        WHERE c.city_id = $1 AND (c.transaction_id, c.position) > (place.transaction_id, place.global_position)
      ) AS parts GROUP BY list, desk
    ), held AS (SELECT list, desk, count(*) AS n FROM work_item WHERE city_id = $1 GROUP BY list, desk)
    SELECT concat_ws(' ', list, nullif(desk, '')) AS what FROM counted FULL JOIN held USING (list, desk)
    WHERE coalesce(counted.n, 0) <> coalesce(held.n, 0) AND EXISTS (SELECT FROM place)`,
  searchDiffers: `WITH indexed AS (
      SELECT ticket_id FROM ticket_search WHERE city_id = $1 UNION SELECT ticket_id FROM ticket_search_fresh WHERE city_id = $1
    )
    SELECT ticket_id::text AS what FROM indexed WHERE ticket_id NOT IN (SELECT ticket_id FROM ticket WHERE city_id = $1)
    UNION ALL
    SELECT t.ticket_id::text FROM ticket t, projection_checkpoint p
    WHERE t.city_id = $1 AND t.ticket_id NOT IN (SELECT ticket_id FROM indexed) AND p.city_id = $1 AND p.projection LIKE 'search:%'
      AND (SELECT e.transaction_id FROM event e WHERE e.city_id = $1 AND e.stream_id = t.ticket_id AND e.version = 1) < p.transaction_id`,
  checkpointsAhead: `SELECT projection AS what FROM projection_checkpoint
    WHERE city_id = $1 AND transaction_id > pg_snapshot_xmax(pg_current_snapshot())`,
};

const EXAMPLES = 20;

/** Looks at a city with plain statements. */
export function createConsistency(pool: pg.Pool): Consistency {
  return {
    look: async (city) =>
      await inTransaction(
        pool,
        async (client) => {
          await client.query('SET LOCAL statement_timeout = 0');
          const findings: Finding[] = [];
          for (const [check, statement] of Object.entries(statements) as [StoredCheck, string][]) {
            const { rows } = await client.query<{ readonly what: string; readonly count: number }>(
              `SELECT what, count(*) OVER () AS count FROM (${statement}) AS found LIMIT ${String(EXAMPLES)}`,
              [city],
            );
            findings.push({ check, count: rows[0]?.count ?? 0, examples: rows.map(({ what }) => what) });
          }
          return findings;
        },
        { isolation: 'repeatable read', readOnly: true },
      ),
    recountLists: createListCounts(pool).recount,
  };
}
