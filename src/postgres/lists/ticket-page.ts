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
  if (light === 'red' || light === 'yellow') return (await page(pool, city, query, litRows)).tickets;
  const walked = await page(pool, city, query, walkedTo(plain ? limit : reach.tickets));
  if (walked.tickets.length === limit || plain || walked.looked < reach.tickets) return walked.tickets;
  return (await page(pool, city, query, facetRows)).tickets;
}

/**
 * The rows to look at, in order if `inOrder`, so that no more of them are looked at than a page needs. They are whole rows of
 * `ticket_filter`, or its key.
 */
type Source = { readonly rows: string; readonly whole: boolean; readonly inOrder: boolean };

type WriteSource = (city: CityId, ofCity: string, query: TicketQuery, parameters: Parameters) => Source;

type PageRow = ListedTicket & { readonly looked: number | null; readonly ticket: ListedTicket['ticket'] | null };

/** A page of what the source gives; `looked` is how many rows that was, where the page did not become full. */
async function page(
  pool: pg.Pool,
  city: CityId,
  query: TicketQuery,
  writeSource: WriteSource,
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
  const source = writeSource(city, ofCity, query, parameters);
  const first = source.whole ? 'f' : 'l';
  const filtered = source.whole
    ? ''
    : `JOIN ticket_filter f ON f.city_id = ${ofCity} AND f.received_at = l.received_at AND f.ticket_id = l.ticket_id`;
  const lines = parameters.add(limit);
  const looked = `CASE WHEN (SELECT COUNT(*) FROM page) < ${lines} THEN (SELECT COUNT(*) FROM (${source.rows}) AS looked) END`;
  const { rows } = await pool.query<PageRow>(
    `WITH page AS MATERIALIZED (
      SELECT ${first}.ticket_id, ${first}.received_at FROM (${source.rows}) AS ${first} ${filtered}
      ${light === null ? '' : open(first)}
      WHERE true${filterConditions(filters, parameters)}${lightConditions('o', light, time, parameters)}
      ORDER BY ${ordered(first, query)} LIMIT ${lines}
    )
    SELECT ${source.inOrder ? looked : 'NULL'} AS looked, o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(units !== null)}
    FROM (SELECT) AS one
    LEFT JOIN (page p JOIN ticket t ON t.city_id = ${ofCity} AND t.ticket_id = p.ticket_id ${open('p')}) ON true
    ORDER BY ${ordered('p', query)}`,
    [...parameters.values],
  );
  const tickets = rows.flatMap(({ looked: _looked, ...row }) => (row.ticket === null ? [] : [row]));
  return { tickets, looked: rows[0]?.looked ?? 0 };
}

/** The next rows in the order of entry; of a unit those of its range. */
function walkedTo(rows: number): WriteSource {
  return (_city, ofCity, query, parameters) => {
    const { units, filters } = query;
    const range = (table: string): string => placeCondition(table, query, parameters) + timeConditions(table, filters, parameters);
    const reach = parameters.add(rows);
    if (units === null) {
      const all = `SELECT w.* FROM ticket_filter w WHERE w.city_id = ${ofCity}${range('w')} ORDER BY ${ordered('w', query)} LIMIT ${reach}`;
      return { rows: all, whole: true, inOrder: true };
    }
    const own = `SELECT DISTINCT w.ticket_id, w.received_at FROM unnest(${parameters.add(units)}::text[]) AS of (unit)
    CROSS JOIN LATERAL (
      SELECT w.ticket_id, w.received_at FROM ticket_unit w
      WHERE w.city_id = ${ofCity} AND w.unit = of.unit${range('w')}
      ORDER BY ${ordered('w', query)} LIMIT ${reach}
    ) AS w
    ORDER BY ${ordered('w', query)} LIMIT ${reach}`;
    return { rows: own, whole: false, inOrder: true };
  };
}

/** All rows that have the facets. */
function facetRows(city: CityId, ofCity: string, query: TicketQuery, parameters: Parameters): Source {
  const { units, filters, light } = query;
  const seen = units === null ? [] : [['seen', units] as const];
  const open = light === null ? [] : [['open', ['true']] as const];
  const own = units === null ? '' : ` AND f.units && ${parameters.add(units)}::text[]`;
  const rows = `SELECT f.* FROM ticket_filter f
    WHERE f.city_id = ${ofCity}${facetConditions(city, filters, [...seen, ...open], parameters)}${own}
      ${placeCondition('f', query, parameters)}${timeConditions('f', filters, parameters)} OFFSET 0`;
  return { rows, whole: true, inOrder: false };
}

/** All that is open with the light, at any of the desks. */
function litRows(_city: CityId, ofCity: string, query: TicketQuery, parameters: Parameters): Source {
  const { units, light, time, filters } = query;
  const rows = `SELECT DISTINCT w.ticket_id, w.received_at FROM work_item w
    WHERE w.city_id = ${ofCity} AND w.list = 'open' AND w.desk = ANY (${parameters.add(units ?? [CENTRE_DESK])}::text[])
      ${lightConditions('w', light, time, parameters)}${placeCondition('w', query, parameters)}${timeConditions('w', filters, parameters)}`;
  return { rows, whole: false, inOrder: false };
}

function ordered(table: string, { order }: TicketQuery): string {
  return order === 'newest' ? `${table}.received_at DESC, ${table}.ticket_id DESC` : `${table}.received_at, ${table}.ticket_id`;
}

function placeCondition(table: string, { after, order }: TicketQuery, parameters: Parameters): string {
  if (after === null) return '';
  const place = `(${parameters.add(after.receivedAt)}::timestamptz, ${parameters.add(after.ticket)}::uuid)`;
  return ` AND (${table}.received_at, ${table}.ticket_id) ${order === 'newest' ? '<' : '>'} ${place}`;
}
