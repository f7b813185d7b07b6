import type pg from 'pg';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { TicketReader } from '../../application/ports.ts';

/** Finds tickets by number and by caller. */
export function createTicketReader(database: pg.Pool | pg.PoolClient): TicketReader {
  return {
    byNumber: async (city, number) => {
      const { rows } = await database.query<{ ticket_id: TicketId; query_code_hash: string | null }>({
        name: 'ticket_by_number',
        text: 'SELECT ticket_id, query_code_hash FROM citizen_request WHERE city_id = $1 AND number = $2 AND own',
        values: [city, number],
      });
      const [row] = rows;
      return row && { ticket: row.ticket_id, queryCodeHash: row.query_code_hash };
    },
    byPersons: async (city, persons, limit) => {
      const { rows } = await database.query<{ ticket_id: TicketId }>({
        name: 'ticket_by_persons',
        text: `SELECT ticket_id FROM ticket WHERE city_id = $1 AND person_id = ANY ($2::uuid[])
          ORDER BY received_at DESC, ticket_id DESC LIMIT $3`,
        values: [city, persons, limit],
      });
      return rows.map((row) => row.ticket_id);
    },
  };
}
