import type pg from 'pg';
import type { ListedTicket, TicketQuery } from '../../application/lists/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { CENTRE_DESK } from '../../domain/ticket/work-items.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import { areEmpty, facetConditions, filterConditions, timeConditions } from './filter-conditions.ts';
import { lightConditions } from './light-conditions.ts';
import { listedColumns } from './listed-columns.ts';
import type { Reach } from './reach.ts';

/**
 * A page of all tickets that somebody sees. Red and yellow ones are few and known by their lists. Others are looked for along the
 * order of entry, and when that does not find enough of them soon, they are rare enough to be found by their facets.
 */
export async function readTicketPage(pool: pg.Pool, city: CityId, query: TicketQuery, reach: Reach): Promise<readonly ListedTicket[]> {
  const { filters, light, limit } = query;
  const plain = areEmpty(filters) && light === null;
  const walkedRows = walkedTo(plain ? limit : reach.tickets);
  if (light === 'red' || light === 'yellow') return (await page(pool, city, query, litRows)).tickets;
  const walked = await page(pool, city, query, walkedRows);
  if (walked.tickets.length === limit || plain || walked.looked < reach.tickets) return walked.tickets;
  return (await page(pool, city, query, facetRows)).tickets;
}

/** Writes a SELECT of `ticket_id`, `received_at`: the rows to look at. */
type Source = (city: CityId, ofCity: string, query: TicketQuery, parameters: Parameters) => string;

type PageRow = ListedTicket & { readonly looked: number; readonly ticket: ListedTicket['ticket'] | null };

async function page(
  pool: pg.Pool,
  city: CityId,
  query: TicketQuery,
  source: Source,
): Promise<{ readonly tickets: readonly ListedTicket[]; readonly looked: number }> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const { filters, units, light, time, limit } = query;
  const desks = parameters.add(units ?? [CENTRE_DESK]);
  const open = (table: string): string => `LEFT JOIN LATERAL (
      SELECT MIN(w.due_at) AS due_at, MIN(w.yellow_at) AS yellow_at FROM work_item w
      WHERE w.city_id = ${ofCity} AND w.ticket_id = ${table}.ticket_id AND w.list = 'open' AND w.desk = ANY (${desks}::text[])
        AND w.yellow_at IS NOT NULL
    ) AS o ON true`;
  const { rows } = await pool.query<PageRow>(
    `WITH looked AS MATERIALIZED (${source(city, ofCity, query, parameters)}),
    page AS MATERIALIZED (
      SELECT l.ticket_id, l.received_at FROM looked l
      JOIN ticket_filter f ON f.city_id = ${ofCity} AND f.received_at = l.received_at AND f.ticket_id = l.ticket_id${filterConditions(filters, parameters)}
      ${light === null ? '' : open('l')}
      WHERE true${lightConditions('o', light, time, parameters)}
      ORDER BY ${ordered('l', query)} LIMIT ${parameters.add(limit)}
    )
    SELECT (SELECT COUNT(*) FROM looked) AS looked, o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(units !== null)}
    FROM (SELECT) AS one
    LEFT JOIN (page p JOIN ticket t ON t.city_id = ${ofCity} AND t.ticket_id = p.ticket_id ${open('p')}) ON true
    ORDER BY ${ordered('p', query)}`,
    [...parameters.values],
  );
  const [first] = rows;
  const tickets = rows.flatMap(({ looked: _looked, ...row }) => (row.ticket === null ? [] : [row]));
  return { tickets, looked: first?.looked ?? 0 };
}

/** The next rows in the order of entry; of a unit those of its range. */
function walkedTo(rows: number): Source {
  return (_city, ofCity, query, parameters) => {
    const { units, filters } = query;
    const range = (table: string): string => placeCondition(table, query, parameters) + timeConditions(table, filters, parameters);
    const reach = parameters.add(rows);
    if (units === null) {
      return `SELECT w.ticket_id, w.received_at FROM ticket_filter w WHERE w.city_id = ${ofCity}${range('w')}
      ORDER BY ${ordered('w', query)} LIMIT ${reach}`;
    }
    return `SELECT DISTINCT w.ticket_id, w.received_at FROM unnest(${parameters.add(units)}::text[]) AS of (unit)
    CROSS JOIN LATERAL (
      SELECT w.ticket_id, w.received_at FROM ticket_unit w
      WHERE w.city_id = ${ofCity} AND w.unit = of.unit${range('w')}
      ORDER BY ${ordered('w', query)} LIMIT ${reach}
    ) AS w
    ORDER BY ${ordered('w', query)} LIMIT ${reach}`;
  };
}

/** All rows that have the facets. */
function facetRows(city: CityId, ofCity: string, query: TicketQuery, parameters: Parameters): string {
  const { units, filters, light } = query;
  const seen = units === null ? [] : [['seen', units] as const];
  const open = light === null ? [] : [['open', ['true']] as const];
  const own = units === null ? '' : ` AND f.units && ${parameters.add(units)}::text[]`;
  return `SELECT f.ticket_id, f.received_at FROM ticket_filter f
    WHERE f.city_id = ${ofCity}${facetConditions(city, filters, [...seen, ...open], parameters)}${own}
      ${placeCondition('f', query, parameters)}${timeConditions('f', filters, parameters)}`;
}

/** All that is open with the light, at any of the desks. */
function litRows(_city: CityId, ofCity: string, query: TicketQuery, parameters: Parameters): string {
  const { units, light, time, filters } = query;
  return `SELECT DISTINCT w.ticket_id, w.received_at FROM work_item w
    WHERE w.city_id = ${ofCity} AND w.list = 'open' AND w.desk = ANY (${parameters.add(units ?? [CENTRE_DESK])}::text[])
      ${lightConditions('w', light, time, parameters)}${placeCondition('w', query, parameters)}${timeConditions('w', filters, parameters)}`;
}

function ordered(table: string, { order }: TicketQuery): string {
  return order === 'newest' ? `${table}.received_at DESC, ${table}.ticket_id DESC` : `${table}.received_at, ${table}.ticket_id`;
}

function placeCondition(table: string, { after, order }: TicketQuery, parameters: Parameters): string {
  if (after === null) return '';
  const place = `(${parameters.add(after.receivedAt)}::timestamptz, ${parameters.add(after.ticket)}::uuid)`;
  return ` AND (${table}.received_at, ${table}.ticket_id) ${order === 'newest' ? '<' : '>'} ${place}`;
}
