import type pg from 'pg';
import type { DeskCount, ListReader } from '../../application/lists/ports.ts';
import type { PersonId, TicketId } from '../../domain/kernel/ids.ts';
import { type Instant, MINUTE_MS, addMs } from '../../domain/kernel/time.ts';
import { FOLDED } from './checkpoints.ts';
import { readItemPage } from './item-page.ts';
import { REACH, type Reach } from './reach.ts';
import { readTicketPage } from './ticket-page.ts';

// What is folded and what came after it, in one snapshot; the place between is asked for as a value, since joined it is compared with
// every change of the day. Where nothing was folded yet the rows themselves are counted.
const COUNTS = `WITH asked AS MATERIALIZED (
    SELECT * FROM unnest($2::text[], $3::text[]) AS a (list, desk)
  ), place AS MATERIALIZED (
    SELECT transaction_id, global_position FROM projection_checkpoint WHERE city_id = $1 AND projection = '${FOLDED}'
  ), parts AS (
    SELECT w.list, w.desk, w.due_at, w.yellow_at, w.n AS lit, 0 AS n FROM asked a
    JOIN work_count w ON w.city_id = $1 AND w.list = a.list AND w.desk = a.desk AND w.yellow_at <= $4::timestamptz
    WHERE EXISTS (SELECT FROM place)
    UNION ALL
    SELECT w.list, w.desk, w.due_at, w.yellow_at, 0, w.n FROM asked a
    JOIN work_count w ON w.city_id = $1 AND w.list = a.list AND w.desk = a.desk AND w.yellow_at = 'infinity'
    WHERE EXISTS (SELECT FROM place)
    UNION ALL
    SELECT e.list, e.desk, e.due, e.yellow, e.n, e.n
    FROM ticket_change c, jsonb_to_recordset(c.changes) AS e (list text, desk text, due timestamptz, yellow timestamptz, n bigint)
    WHERE c.city_id = $1 AND (c.transaction_id, c.position) > ((SELECT transaction_id FROM place), (SELECT global_position FROM place))
      AND (e.list, e.desk) IN (SELECT list, desk FROM asked)
    UNION ALL
    SELECT w.list, w.desk, w.due_at, w.yellow_at, 1, 1
    FROM asked a JOIN work_item w ON w.city_id = $1 AND w.list = a.list AND w.desk = a.desk
    WHERE NOT EXISTS (SELECT FROM place)
  )
  SELECT list, desk, SUM(n)::bigint AS total,
    COALESCE(SUM(lit) FILTER (WHERE due_at > $5::timestamptz AND yellow_at <= $4::timestamptz), 0)::bigint AS yellow,
    COALESCE(SUM(lit) FILTER (WHERE due_at <= $5::timestamptz AND yellow_at <= $4::timestamptz), 0)::bigint AS red
  FROM parts GROUP BY list, desk HAVING SUM(n) <> 0`;

/** Reads lists over their tables. */
export function createListReader(pool: pg.Pool, reach: Reach = REACH): ListReader {
  return {
    items: async (city, query) => await readItemPage(pool, city, query, reach),
    tickets: async (city, query) => await readTicketPage(pool, city, query, reach),
    receivedAt: async (city, ticket) => {
      const { rows } = await pool.query<{ at: Instant }>({
        name: 'list_received_at',
        text: 'SELECT received_at AS at FROM ticket WHERE city_id = $1 AND ticket_id = $2',
        values: [city, ticket],
      });
      return rows[0]?.at;
    },
    callersOf: async (city, tickets) => {
      const { rows } = await pool.query<{ ticket: TicketId; persons: readonly PersonId[] }>({
        name: 'list_callers',
        text: `SELECT ticket_id AS ticket, array_agg(DISTINCT person_id) AS persons FROM citizen_request
          WHERE city_id = $1 AND ticket_id = ANY ($2::uuid[]) AND person_id IS NOT NULL GROUP BY ticket_id`,
        values: [city, tickets],
      });
      return new Map(rows.map(({ ticket, persons }) => [ticket, persons]));
    },
    counts: async (city, desks, now) => {
      const values = [city, desks.map(({ list }) => list), desks.map(({ desk }) => desk), now, addMs(now, -MINUTE_MS)];
      const { rows } = await pool.query<DeskCount>({ name: 'list_counts', text: COUNTS, values });
      return rows;
    },
  };
}
