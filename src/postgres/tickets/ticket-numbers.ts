import type pg from 'pg';
import type { TicketNumbers } from '../../application/ports.ts';

/** running numbers, counted per city and day; never given twice, also after a crash. */
export function createTicketNumbers(database: pg.Pool | pg.PoolClient): TicketNumbers {
  return {
    take: async (city, day, count) => {
      const { rows } = await database.query<{ last: number }>({
        name: 'ticket_number_take',
        text: 'SELECT take_ticket_numbers($1, $2, $3) AS last',
        values: [city, day, count],
      });
      const [row] = rows;
      if (row === undefined) throw new Error('no ticket number was given');
      return row.last;
    },
  };
}
