import type pg from 'pg';
import type { Precedents, RecordedPrecedent } from '../../application/precedents/ports.ts';

/** Reads conference decisions from history; a partial index holds just those. */
export function createPrecedents(pool: pg.Pool): Precedents {
  return {
    find: async (city, classCode, limit) => {
      const { rows } = await pool.query<RecordedPrecedent>({
        text: `SELECT e.data ->> 'lead' AS unit, t.number, e.data ->> 'classCode' AS "classCode", e.data ->> 'area' AS area,
            e.occurred_at AS "decidedAt", e.data ->> 'minutes' AS minutes
          FROM event e JOIN ticket t ON t.city_id = e.city_id AND t.ticket_id = e.stream_id
          WHERE e.city_id = $1 AND e.type = 'ticketDispatched' AND e.data ->> 'mode' = 'conference' AND ($2::text IS NULL OR e.data ->> 'classCode' = $2)
          ORDER BY e.occurred_at DESC LIMIT $3`,
        values: [city, classCode, limit],
      });
      return rows;
    },
  };
}
