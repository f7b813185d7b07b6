import type pg from 'pg';
import type { NotSamePairs } from '../../application/duplicates/ports.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';

// The reason in the trail is the other ticket; why it was said stands with the pair.
const ADD = `WITH pair AS (
    INSERT INTO not_same (city_id, one, other, at, user_id, reason)
    SELECT $1, LEAST(t.ticket_id, $2::uuid), GREATEST(t.ticket_id, $2::uuid), $4, $5, $6 FROM ticket t
    WHERE t.city_id = $1 AND t.ticket_id = ANY ($3::uuid[]) AND t.ticket_id <> $2::uuid
    ON CONFLICT DO NOTHING
    RETURNING one, other
  )
  INSERT INTO trail (city_id, user_id, origin, what, ticket_id, reason)
  SELECT $1, $5, $7, 'saidNotSame', line.ticket, line.beside
  FROM pair CROSS JOIN LATERAL (VALUES (one, other::text), (other, one::text)) AS line (ticket, beside)`;
const LINES_A_PAIR = 2;

const OF = `SELECT other AS ticket FROM not_same WHERE city_id = $1 AND one = $2
  UNION ALL SELECT one FROM not_same WHERE city_id = $1 AND other = $2`;

/** Pairs that are not the same matter, in PostgreSQL. */
export function createNotSamePairs(pool: pg.Pool): NotSamePairs {
  return {
    add: async (city, { ticket, others, at, user, origin, reason }) => {
      if (others.length === 0) return 0;
      const { rowCount } = await pool.query({
        name: 'not_same_add',
        text: ADD,
        values: [city, ticket, others, at, user, reason, origin],
      });
      return (rowCount ?? 0) / LINES_A_PAIR;
    },
    of: async (city, ticket) => {
      const { rows } = await pool.query<{ readonly ticket: TicketId }>({ name: 'not_same_of', text: OF, values: [city, ticket] });
      return rows.map((row) => row.ticket);
    },
  };
}
