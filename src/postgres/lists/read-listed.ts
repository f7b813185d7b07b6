import type pg from 'pg';
import type { ListedTicket } from '../../application/lists/ports.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { listedColumns } from './listed-columns.ts';

/** The first end of a ticket's limits at some desks, and when the first of them turns yellow (S-1), as row `o`. */
export function openEnds(ofCity: string, ticket: string, desks: string): string {
  return `LEFT JOIN LATERAL (
      SELECT MIN(w.due_at) AS due_at, MIN(w.yellow_at) AS yellow_at FROM work_item w
      WHERE w.city_id = ${ofCity} AND w.ticket_id = ${ticket} AND w.list = 'open' AND w.desk = ANY (${desks}::text[]) AND w.yellow_at IS NOT NULL
    ) AS o ON true`;
}

const textFor = (masked: boolean): string => `SELECT o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(masked)}
  FROM unnest($2::uuid[]) AS p (ticket_id) JOIN ticket t ON t.city_id = $1 AND t.ticket_id = p.ticket_id ${openEnds('$1', 'p.ticket_id', '$3')}`;
const open = { name: 'list_rows', text: textFor(false) };
const masked = { name: 'list_rows_masked', text: textFor(true) };

/** The rows of tickets that were found, with their ends at the desks. `mask` says that what is not open has to be masked. */
export async function readListed(
  pool: pg.Pool,
  city: CityId,
  tickets: readonly TicketId[],
  { desks, mask }: { readonly desks: readonly string[]; readonly mask: boolean },
): Promise<ReadonlyMap<TicketId, ListedTicket>> {
  if (tickets.length === 0) return new Map();
  const { rows } = await pool.query<ListedTicket>({ ...(mask ? masked : open), values: [city, tickets, desks] });
  return new Map(rows.map((row) => [row.ticket, row]));
}
