import type pg from 'pg';
import type { CallerLog } from '../../application/callers/ports.ts';

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
  };
}
