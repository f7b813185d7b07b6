import type pg from 'pg';
import type { SimilarCandidate, SimilarTickets, UnreadCandidate } from '../../application/intake/ports.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { listedColumns } from '../lists/listed-columns.ts';

/** Rows that one look-up of a token gives at most. */
const CAP = 60;

const FIND = `SELECT f.shared, f.said, s.shown, o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(false)}
  FROM find_similar_tickets($1, $2, $3, $4, ${String(CAP)}, $5) f
  JOIN ticket t ON t.city_id = $1 AND t.ticket_id = f.ticket_id
  JOIN ticket_filter i ON i.city_id = $1 AND i.received_at = t.received_at AND i.ticket_id = t.ticket_id
    AND i.state <> ALL ('{declined,handedOver,merged,closed,archived}')
  CROSS JOIN LATERAL (
    SELECT shown FROM ticket_search_fresh s WHERE s.city_id = $1 AND s.ticket_id = f.ticket_id AND s.audience = f.audience
    UNION ALL
    SELECT shown FROM ticket_search s WHERE s.city_id = $1 AND s.ticket_id = f.ticket_id AND s.audience = f.audience
    LIMIT 1
  ) s
  LEFT JOIN LATERAL (
    SELECT MIN(w.due_at) AS due_at, MIN(w.yellow_at) AS yellow_at FROM work_item w
    WHERE w.city_id = $1 AND w.ticket_id = f.ticket_id AND w.list = 'open' AND w.desk = '' AND w.yellow_at IS NOT NULL
  ) o ON true
  ORDER BY f.said DESC, f.ticket_id DESC`;

/** Rows of tickets `t` that the index need not know. */
const UNREAD = `jsonb_strip_nulls(jsonb_build_object('subject', t.subject, 'text', t.text, 'place', t.place_text)) AS shown,
    o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(false)}`;
const FIRST_END = `LEFT JOIN LATERAL (
    SELECT MIN(w.due_at) AS due_at, MIN(w.yellow_at) AS yellow_at FROM work_item w
    WHERE w.city_id = $1 AND w.ticket_id = t.ticket_id AND w.list = 'open' AND w.desk = '' AND w.yellow_at IS NOT NULL
  ) o ON true`;

const ENTERED = `SELECT ${UNREAD}
  FROM (
    SELECT ticket_id FROM ticket_filter
    WHERE city_id = $1 AND received_at >= $2 AND state <> ALL ('{declined,handedOver,merged,closed,archived}')
    ORDER BY received_at DESC, ticket_id DESC LIMIT $3
  ) i
  JOIN ticket t ON t.city_id = $1 AND t.ticket_id = i.ticket_id
  ${FIRST_END}`;

const NAMED = `SELECT ${UNREAD}, t.closed_at AS "closedAt"
  FROM ticket t ${FIRST_END}
  WHERE t.city_id = $1 AND t.ticket_id = ANY ($2::uuid[]) AND t.state <> 'merged'`;

/** Tickets alike, out of the search index. */
export function createSimilarTickets(pool: pg.Pool): SimilarTickets {
  return {
    find: async (city, asked, open, limit) => {
      if (asked.length === 0) return [];
      const { rows } = await pool.query<SimilarCandidate>({
        name: 'similar_find',
        text: FIND,
        values: [city, asked.map(({ token }) => token), asked.map(({ inRush }) => inRush), open, limit],
      });
      return rows;
    },
    enteredSince: async (city, since, limit) => {
      const { rows } = await pool.query<UnreadCandidate>({
        name: 'similar_entered',
        text: ENTERED,
        values: [city, since, limit],
      });
      return rows;
    },
    named: async (city, tickets) => {
      if (tickets.length === 0) return [];
      const { rows } = await pool.query<UnreadCandidate & { readonly closedAt: Instant | null }>({
        name: 'similar_named',
        text: NAMED,
        values: [city, tickets],
      });
      return rows;
    },
  };
}
