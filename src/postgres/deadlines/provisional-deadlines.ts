import type pg from 'pg';
import type { ProvisionalDeadlines } from '../../application/deadlines/ports.ts';
import type { TicketId } from '../../domain/kernel/ids.ts';

/** Finds tickets whose deadlines wait for a calendar; a partial index holds just those. */
export function createProvisionalDeadlines(pool: pg.Pool): ProvisionalDeadlines {
  return {
    outdated: async (city, edition, after, limit) => {
      const { rows } = await pool.query<{ ticket_id: TicketId }>({
        text: `SELECT DISTINCT ticket_id FROM clock
          WHERE city_id = $1 AND provisional AND stopped_at IS NULL AND calendar_edition <> $2 AND ($3::uuid IS NULL OR ticket_id > $3)
          ORDER BY ticket_id LIMIT $4`,
        values: [city, edition, after, limit],
      });
      return rows.map((row) => row.ticket_id);
    },
  };
}
