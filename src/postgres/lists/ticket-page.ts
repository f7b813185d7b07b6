import type pg from 'pg';
import type { ListedTicket, TicketQuery } from '../../application/lists/ports.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import { instantFromMs, type Instant } from '../../domain/kernel/time.ts';
import { CENTRE_DESK } from '../../domain/ticket/work-items.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';
import type { StoredList } from '../../domain/vocabulary/work-lists.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import { entryWindows, type EntryWindow } from './entry-windows.ts';
import { DAYS_OF_PIECES, type AnyFacet } from './facets.ts';
import {
  areEmpty,
  facetConditions,
  filterConditions,
  filterFacets,
  rowsWithFacets,
  timeConditions,
  unitFacetConditions,
} from './filter-conditions.ts';
import { lightConditions } from './light-conditions.ts';
import { lookedUp } from './looked-up.ts';
import type { Reach } from './reach.ts';
import { openEnds, readListed } from './read-listed.ts';

/** States whose tickets, and no others, are in one list, each once. */
const listOfState: Partial<Readonly<Record<TicketState, StoredList>>> = {
  received: 'toTakeOn',
  accepted: 'toDispatch',
  dispatched: 'toSign',
  handling: 'handling',
  inUnitReview: 'unitReview',
  inCentreReview: 'centreReview',
};

/** With so many keys of facets, to look for them costs more than to look at all tickets that a longer piece holds. */
const MANY_KEYS = 200;
/** What has more facets than these is rare. */
const FEW_FACETS = 2;

/** A page of all tickets that somebody sees. */
export async function readTicketPage(pool: pg.Pool, city: CityId, query: TicketQuery, reach: Reach): Promise<readonly ListedTicket[]> {
  const found = await findTickets(pool, city, query, reach);
  const { units } = query;
  const listed = await readListed(pool, city, found, { desks: units ?? [CENTRE_DESK], mask: units !== null });
  return found.flatMap((ticket) => listed.get(ticket) ?? []);
}

/**
 * Red and yellow ones are few and known by their lists, those of classes or of units lie side by side. Others are looked for along the order of entry, and when that does not find enough
 * of them soon, they are few enough to be found by the list of their state, or by their facets in one piece of time after the other.
 */
async function findTickets(pool: pg.Pool, city: CityId, query: TicketQuery, reach: Reach): Promise<readonly TicketId[]> {
  const { filters, light, limit, units } = query;
  const anyValue = areEmpty(filters);
  if (anyValue && (light === 'red' || light === 'yellow')) return await find(pool, city, query, litRows);
  const ranges = rangesOf(query);
  if (ranges !== null) return await find(pool, city, query, headsOf(ranges));
  const plain = anyValue && light === null;
  const near = units === null ? reach.tickets : reach.ownTickets;
  const walked = await find(pool, city, query, walkedTo(plain ? limit : near));
  if (walked.length === limit || plain || !(await goesOn(pool, city, query, near))) return walked;

  const lists = listsOf(query);
  if (lists !== null) return await find(pool, city, query, rowsInLists(lists));

  const found: TicketId[] = [];
  const [start, end] = await Promise.all([
    query.after?.receivedAt ?? firstEntry(pool, city, query.order),
    firstEntry(pool, city, query.order === 'newest' ? 'oldest' : 'newest'),
  ]);
  for (const window of entryWindows(start, end, {
    order: query.order,
    filters,
    pieces: piecesFor(query),
  })) {
    found.push(...(await find(pool, city, { ...query, limit: limit - found.length }, facetRows(window))));
    if (found.length === limit) break;
  }
  return found;
}

/**
 * What few see is found in longer pieces from the beginning; the more so when each look is dear: by many keys, as classes with all below
 * them are, or by several facets.
 */
function piecesFor({ units, filters }: TicketQuery): readonly number[] {
  if (units === null) return filterFacets(filters).length > FEW_FACETS ? DAYS_OF_PIECES.slice(2) : DAYS_OF_PIECES;
  const keys = units.length * Math.max(filters.classCodes?.length ?? 0, filters.areas?.length ?? 0);
  return DAYS_OF_PIECES.slice(keys > MANY_KEYS ? 2 : 1);
}

/** The lists that hold what the filters let pass, where they ask for nothing but states that have one. */
function listsOf({ filters, units, light }: TicketQuery): readonly StoredList[] | null {
  const { states } = filters;
  if (states === null || units !== null || light !== null || !areEmpty({ ...filters, states: null })) return null;
  const lists = states.flatMap((state) => listOfState[state] ?? []);
  return lists.length === states.length ? lists : null;
}

/** Values of one column whose rows lie side by side in the order of entry. */
type Ranges = { readonly column: 'class_code' | 'unit'; readonly values: readonly string[] };

/** The ranges of rows that the filters let pass, where they ask for nothing but classes, or nothing but units. */
function rangesOf({ filters, units: readers, light }: TicketQuery): Ranges | null {
  const { classCodes, units } = filters;
  if (readers !== null || light !== null) return null;
  if (classCodes !== null && areEmpty({ ...filters, classCodes: null })) return { column: 'class_code', values: classCodes };
  if (units !== null && areEmpty({ ...filters, units: null })) return { column: 'unit', values: units };
  return null;
}

/** What a source is written with. */
type Look = { readonly city: CityId; readonly ofCity: string; readonly query: TicketQuery; readonly parameters: Parameters };

/** Where tickets are looked for: rows `s` in their order, and what else is asked of them as ` AND ...`. */
type Source = (look: Look) => { readonly from: string; readonly where: string };

async function find(pool: pg.Pool, city: CityId, query: TicketQuery, source: Source): Promise<readonly TicketId[]> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const { units, light, time, limit } = query;
  const { from, where } = source({ city, ofCity, query, parameters });
  const ends = light === null ? '' : openEnds(ofCity, 's.ticket_id', parameters.add(units ?? [CENTRE_DESK]));
  const { rows } = await pool.query<{ readonly ticket: TicketId }>(
    `SELECT s.ticket_id AS ticket FROM ${from} ${ends} WHERE true${where}${lightConditions('o', light, time, parameters)}
    ORDER BY ${ordered('s', query)} LIMIT ${parameters.add(limit)}`,
    [...parameters.values],
  );
  return rows.map(({ ticket }) => ticket);
}

/** The next rows in the order of entry; of a unit those of its range. */
function walkedTo(rows: number): Source {
  return ({ ofCity, query, parameters }) => {
    const next = nextRows({ ofCity, query, parameters }, parameters.add(rows));
    if (query.units === null) return { from: next, where: filterConditions('s', query.filters, parameters) };
    const where = filterConditions('f', query.filters, parameters);
    return { from: where === '' ? next : `${next} ${lookedUp(ofCity, 's', where)}`, where: '' };
  };
}

function nextRows({ ofCity, query, parameters }: Omit<Look, 'city'>, rows: string): string {
  const next = `WHERE w.city_id = ${ofCity}${rangeConditions('w', query, parameters)}`;
  const nearest = `ORDER BY ${ordered('w', query)} LIMIT ${rows}`;
  if (query.units === null) return `(SELECT w.* FROM ticket_filter w ${next} ${nearest}) AS s`;
  return `(SELECT DISTINCT w.ticket_id, w.received_at FROM unnest(${parameters.add(query.units)}::text[]) AS of (unit)
      CROSS JOIN LATERAL (SELECT w.ticket_id, w.received_at FROM ticket_unit w ${next} AND w.unit = of.unit ${nearest}) AS w ${nearest}) AS s`;
}

/** Whether there are more rows in the order of entry than so many. */
async function goesOn(pool: pg.Pool, city: CityId, query: TicketQuery, rows: number): Promise<boolean> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const next = nextRows({ ofCity, query, parameters }, parameters.add(rows + 1));
  const { rowCount } = await pool.query(`SELECT FROM ${next} OFFSET ${parameters.add(rows)}`, [...parameters.values]);
  return rowCount !== 0;
}

/** All rows of a piece of time that have the facets. */
function facetRows(window: EntryWindow): Source {
  return ({ city, ofCity, query, parameters }) => {
    const { units, filters, light, after } = query;
    const asked: AnyFacet[] = [...filterFacets(filters)];
    if (light !== null) asked.push([['open', 'true']]);
    if (window.facets !== null) asked.push(window.facets);
    const bounds = { receivedFrom: window.from, receivedBefore: window.before };
    // The place is asked for only where it lies: with another bound beside it, the index would be read from there on.
    const isHere =
      after !== null &&
      (window.from === null || after.receivedAt >= window.from) &&
      (window.before === null || after.receivedAt < window.before);
    const facets = units === null ? facetConditions(city, asked, parameters) : unitFacetConditions(city, asked, units, parameters);
    const conditions = [
      filterConditions('f', filters, parameters),
      timeConditions('f', bounds, parameters),
      rangeConditions('f', isHere ? query : { ...query, after: null }, parameters),
    ].join('');
    const rows = `SELECT f.ticket_id, f.received_at FROM ${rowsWithFacets(facets)} WHERE f.city_id = ${ofCity}${conditions}`;
    return { from: `(SELECT f.* FROM (${rows} OFFSET 0) AS f ORDER BY ${ordered('f', query)}) AS s`, where: '' };
  };
}

/** The next rows of each range. */
function headsOf({ column, values }: Ranges): Source {
  return ({ ofCity, query, parameters }) => {
    const range = rangeConditions('w', query, parameters);
    const from = `(SELECT w.* FROM unnest(${parameters.add(values)}::text[]) AS of (value)
      CROSS JOIN LATERAL (SELECT w.ticket_id, w.received_at FROM ticket_filter w WHERE w.city_id = ${ofCity} AND w.${column} = of.value${range}
        ORDER BY ${ordered('w', query)} LIMIT ${parameters.add(query.limit)}) AS w) AS s`;
    return { from, where: '' };
  };
}

/** All rows of tickets in some lists, at whichever desk. */
function rowsInLists(lists: readonly StoredList[]): Source {
  return ({ ofCity, query, parameters }) => {
    const range = rangeConditions('w', query, parameters);
    const rows = `SELECT w.ticket_id, w.received_at FROM work_item w WHERE w.city_id = ${ofCity} AND w.list = ANY (${parameters.add(lists)}::text[])${range}`;
    return { from: `(${rows}) AS s`, where: '' };
  };
}

/** All that is open with the light, at any of the desks. */
const litRows: Source = ({ ofCity, query, parameters }) => {
  const { units, light, time } = query;
  const range = rangeConditions('w', query, parameters) + lightConditions('w', light, time, parameters);
  const rows = `SELECT DISTINCT w.ticket_id, w.received_at FROM work_item w
    WHERE w.city_id = ${ofCity} AND w.list = 'open' AND w.desk = ANY (${parameters.add(units ?? [CENTRE_DESK])}::text[])${range}`;
  return { from: `(${rows} ORDER BY ${ordered('w', query)}) AS s`, where: '' };
};

/** When the first ticket of an order entered; any time where there is none. */
async function firstEntry(pool: pg.Pool, city: CityId, order: TicketQuery['order']): Promise<Instant> {
  const direction = order === 'newest' ? 'DESC' : 'ASC';
  const { rows } = await pool.query<{ readonly at: Instant }>({
    name: `list_first_entry_${order}`,
    text: `SELECT received_at AS at FROM ticket_filter WHERE city_id = $1 ORDER BY received_at ${direction} LIMIT 1`,
    values: [city],
  });
  return rows[0]?.at ?? instantFromMs(0);
}

function ordered(table: string, { order }: Pick<TicketQuery, 'order'>): string {
  return order === 'newest' ? `${table}.received_at DESC, ${table}.ticket_id DESC` : `${table}.received_at, ${table}.ticket_id`;
}

/** Behind the place, and within the time of entry. */
function rangeConditions(table: string, { after, order, filters }: TicketQuery, parameters: Parameters): string {
  const within = timeConditions(table, filters, parameters);
  if (after === null) return within;
  const place = `(${parameters.add(after.receivedAt)}::timestamptz, ${parameters.add(after.ticket)}::uuid)`;
  return `${within} AND (${table}.received_at, ${table}.ticket_id) ${order === 'newest' ? '<' : '>'} ${place}`;
}
