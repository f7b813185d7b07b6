import type pg from 'pg';
import type { ListedTicket, TicketQuery } from '../../application/lists/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { CENTRE_DESK } from '../../domain/ticket/work-items.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';
import type { StoredList } from '../../domain/vocabulary/work-lists.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import { areEmpty, facetConditions, filterConditions, timeConditions } from './filter-conditions.ts';
import { lightConditions } from './light-conditions.ts';
import { listedColumns } from './listed-columns.ts';
import { lookedUp } from './looked-up.ts';
import type { Reach } from './reach.ts';

/** States whose tickets are all in one list of the centre, which is shorter than all that is open. */
const listOfState: Partial<Readonly<Record<TicketState, StoredList>>> = {
  received: 'toTakeOn',
  accepted: 'toDispatch',
  inCentreReview: 'centreReview',
  concluded: 'toFollowUp',
};

/**
 * A page of all tickets that somebody sees. Red and yellow ones are few and known by their lists. Others are looked for along the
 * order of entry, and when that does not find enough of them soon, they are few enough to be found by their list or their facets.
 */
export async function readTicketPage(pool: pg.Pool, city: CityId, query: TicketQuery, reach: Reach): Promise<readonly ListedTicket[]> {
  const { filters, light, limit } = query;
  if (light === 'red' || light === 'yellow') return await page(pool, city, query, litRows);
  const plain = areEmpty(filters) && light === null;
  const walked = await page(pool, city, query, walkedTo(plain ? limit : reach.tickets));
  if (walked.length === limit || plain) return walked;
  const lists = filters.states?.map((state) => listOfState[state]);
  const known = lists?.filter((list) => list !== undefined);
  return await page(pool, city, query, known !== undefined && known.length === lists?.length ? rowsInLists(known) : facetRows);
}

/** What a source is written with. */
type Look = { readonly city: CityId; readonly ofCity: string; readonly query: TicketQuery; readonly parameters: Parameters };

/**
 * Where the page is looked for: rows of `ticket_filter` as `f`. `first` is the table in it that brings their order, so that looking ends
 * when the page is full.
 */
type Source = (look: Look) => { readonly from: string; readonly first: 'f' | 'l' };

async function page(pool: pg.Pool, city: CityId, query: TicketQuery, source: Source): Promise<readonly ListedTicket[]> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const { filters, units, light, time, limit } = query;
  const desks = parameters.add(units ?? [CENTRE_DESK]);
  const open = (table: string): string => `LEFT JOIN LATERAL (
      SELECT MIN(w.due_at) AS due_at, MIN(w.yellow_at) AS yellow_at FROM work_item w
      WHERE w.city_id = ${ofCity} AND w.ticket_id = ${table}.ticket_id AND w.list = 'open' AND w.desk = ANY (${desks}::text[])
        AND w.yellow_at IS NOT NULL
    ) AS o ON true`;
  const { from, first } = source({ city, ofCity, query, parameters });
  const { rows } = await pool.query<ListedTicket>(
    `WITH page AS MATERIALIZED (
      SELECT f.ticket_id, f.received_at FROM ${from} ${light === null ? '' : open('f')}
      WHERE true${filterConditions(filters, parameters)}${lightConditions('o', light, time, parameters)}
      ORDER BY ${ordered(first, query)} LIMIT ${parameters.add(limit)}
    )
    SELECT o.due_at AS "dueAt", o.yellow_at AS "yellowAt", ${listedColumns(units !== null)}
    FROM page p JOIN ticket t ON t.city_id = ${ofCity} AND t.ticket_id = p.ticket_id ${open('p')}
    ORDER BY ${ordered('p', query)}`,
    [...parameters.values],
  );
  return rows;
}

/** The next rows in the order of entry; of a unit those of its range. */
function walkedTo(rows: number): Source {
  return ({ ofCity, query, parameters }) => {
    const { units, limit } = query;
    const range = rangeConditions('w', query, parameters);
    // Each of several units gives as many rows as are looked at in all.
    const reach = parameters.add(Math.max(limit, Math.ceil(rows / (units?.length ?? 1))));
    if (units === null) {
      const all = `SELECT w.* FROM ticket_filter w WHERE w.city_id = ${ofCity}${range} ORDER BY ${ordered('w', query)} LIMIT ${reach}`;
      return { from: `(${all}) AS f`, first: 'f' };
    }
    const own = `SELECT DISTINCT w.ticket_id, w.received_at FROM unnest(${parameters.add(units)}::text[]) AS of (unit)
      CROSS JOIN LATERAL (
        SELECT w.ticket_id, w.received_at FROM ticket_unit w WHERE w.city_id = ${ofCity} AND w.unit = of.unit${range}
        ORDER BY ${ordered('w', query)} LIMIT ${reach}
      ) AS w
      ORDER BY ${ordered('w', query)} LIMIT ${reach}`;
    return { from: `(${own}) AS l ${lookedUp(ofCity, 'l', '')}`, first: 'l' };
  };
}

/** All rows that have the facets. */
const facetRows: Source = ({ city, ofCity, query, parameters }) => {
  const { units, filters, light } = query;
  const seen = units === null ? [] : [['seen', units] as const];
  const open = light === null ? [] : [['open', ['true']] as const];
  const facets = facetConditions(city, filters, [...seen, ...open], parameters);
  const rows = `SELECT f.* FROM ticket_filter f
    WHERE f.city_id = ${ofCity}${facets}${ownConditions(query, parameters)}${rangeConditions('f', query, parameters)} OFFSET 0`;
  return { from: `(${rows}) AS f`, first: 'f' };
};

/** All rows of tickets in some lists of the centre. */
function rowsInLists(lists: readonly StoredList[]): Source {
  return ({ ofCity, query, parameters }) =>
    fromItems(
      `w.city_id = ${ofCity} AND w.list = ANY (${parameters.add(lists)}::text[]) AND w.desk = ${parameters.add(CENTRE_DESK)}`,
      { ofCity, query, parameters },
      ownConditions(query, parameters),
    );
}

/** All that is open with the light, at any of the desks. */
const litRows: Source = ({ ofCity, query, parameters }) => {
  const desks = parameters.add(query.units ?? [CENTRE_DESK]);
  const lit = lightConditions('w', query.light, query.time, parameters);
  return fromItems(
    `w.city_id = ${ofCity} AND w.list = 'open' AND w.desk = ANY (${desks}::text[])${lit}`,
    { ofCity, query, parameters },
    '',
  );
};

function fromItems(items: string, { ofCity, query, parameters }: Omit<Look, 'city'>, conditions: string): ReturnType<Source> {
  const from = `(
      SELECT DISTINCT w.ticket_id, w.received_at FROM work_item w WHERE ${items}${rangeConditions('w', query, parameters)}
      ORDER BY ${ordered('w', query)}
    ) AS l ${lookedUp(ofCity, 'l', conditions)}`;
  return { from, first: 'l' };
}

/** Whose own a ticket is, where its row was not found by that. */
function ownConditions({ units }: TicketQuery, parameters: Parameters): string {
  return units === null ? '' : ` AND f.units && ${parameters.add(units)}::text[]`;
}

function ordered(table: string, { order }: TicketQuery): string {
  return order === 'newest' ? `${table}.received_at DESC, ${table}.ticket_id DESC` : `${table}.received_at, ${table}.ticket_id`;
}

/** Behind the place, and within the time of entry. */
function rangeConditions(table: string, { after, order, filters }: TicketQuery, parameters: Parameters): string {
  const within = timeConditions(table, filters, parameters);
  if (after === null) return within;
  const place = `(${parameters.add(after.receivedAt)}::timestamptz, ${parameters.add(after.ticket)}::uuid)`;
  return `${within} AND (${table}.received_at, ${table}.ticket_id) ${order === 'newest' ? '<' : '>'} ${place}`;
}
