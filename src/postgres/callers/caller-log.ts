import type pg from 'pg';
import type { CallerLog, CallerLogLine } from '../../application/callers/ports.ts';

/** The log of people without an account. */
export function createCallerLog(pool: pg.Pool): CallerLog {
  return {
    append: async (city, { at, act, origin, ticket }) => {
      await pool.query({
        name: 'caller_log_append',
        text: 'INSERT INTO caller_log (city_id, at, act, origin, ticket_id) VALUES ($1, $2, $3, $4, $5)',
        values: [city, at, act, origin, ticket],
      });
    },
    read: async (city, { before, limit }) => {
      const { rows } = await pool.query<CallerLogLine & { readonly position: number }>(
        `SELECT position, at, act, origin, ticket_id AS ticket FROM caller_log
          WHERE city_id = $1 AND ($2::bigint IS NULL OR position < $2) ORDER BY position DESC LIMIT $3`,
        [city, before, limit],
      );
      return rows;
    },
  };
}
