import type pg from 'pg';
import type { ItemQuery, ListedItem } from '../../application/lists/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { CENTRE_DESK } from '../../domain/ticket/work-items.ts';
import type { StoredList } from '../../domain/vocabulary/work-lists.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import type { AnyFacet } from './facets.ts';
import { areEmpty, facetConditions, filterConditions, filterFacets, rowsWithFacets, timeConditions } from './filter-conditions.ts';
import { lightConditions } from './light-conditions.ts';
import { lookedUp } from './looked-up.ts';
import type { Reach } from './reach.ts';
import { readListed } from './read-listed.ts';

const openOnes: AnyFacet = [['open', 'true']];
/** Long lists whose tickets have something in common. Their desks are units or the centre, but for "mine". */
const facetsOfList: Partial<Readonly<Record<StoredList, AnyFacet>>> = {
  ...{ open: openOnes, mine: openOnes, toDispatch: openOnes, toSign: openOnes, toContact: openOnes, handling: openOnes },
  ...{ unitReview: openOnes, centreReview: openOnes, longCycle: openOnes },
  merged: [['state', 'merged']],
  toFollowUp: [['state', 'concluded']],
};

type FoundItem = Pick<ListedItem, 'ticket' | 'desk' | 'item' | 'dueAt' | 'yellowAt'>;

/** A page of a work list. */
export async function readItemPage(pool: pg.Pool, city: CityId, query: ItemQuery, reach: Reach): Promise<readonly ListedItem[]> {
  const { desks, masked } = query;
  if (desks.length === 0) return [];
  const found = await findItems(pool, city, query, reach);
  const tickets = [...new Set(found.map(({ ticket }) => ticket))];
  const listed = await readListed(pool, city, tickets, { desks, mask: masked });
  return found.flatMap((item) => {
    const row = listed.get(item.ticket);
    return row === undefined ? [] : [{ ...row, ...item }];
  });
}

/** Along the list, which is in order; when that does not find enough soon, what is rare in a long list is found by its facets instead. */
async function findItems(pool: pg.Pool, city: CityId, query: ItemQuery, reach: Reach): Promise<readonly FoundItem[]> {
  const { filters, limit, list } = query;
  if (areEmpty(filters)) return await find(pool, city, query, walkedTo(limit));
  const shared = facetsOfList[list];
  if (shared === undefined) return await find(pool, city, query, walkedTo(reach.allItems));
  const near = await find(pool, city, query, walkedTo(reach.items));
  if (near.length === limit || !(await goesOn(pool, city, query, reach.items))) return near;
  return await find(pool, city, query, havingFacets(shared, reach.lookUps));
}

/** What a source is written with. */
type Look = { readonly city: CityId; readonly ofCity: string; readonly query: ItemQuery; readonly parameters: Parameters };

/** Items as rows `w`. */
type Source = (look: Look) => string;

async function find(pool: pg.Pool, city: CityId, query: ItemQuery, source: Source): Promise<readonly FoundItem[]> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const from = source({ city, ofCity, query, parameters });
  const { rows } = await pool.query<FoundItem>(
    `SELECT w.ticket_id AS ticket, w.desk, w.item, w.due_at AS "dueAt", w.yellow_at AS "yellowAt"
    FROM ${from} ORDER BY ${ORDER} LIMIT ${parameters.add(query.limit)}`,
    [...parameters.values],
  );
  return rows;
}

const ORDER = 'w.due_at, w.ticket_id, w.item';

/** The next rows of the list, or as many of them as fill the page. */
function walkedTo(rows: number): Source {
  return ({ ofCity, query, parameters }) => {
    const next = nextItems({ ofCity, query, parameters }, parameters.add(rows));
    const filters = filterConditions('f', query.filters, parameters);
    return filters === '' ? next : `${next} ${lookedUp(ofCity, 'w', filters)}`;
  };
}

/** As many of the next rows, of those that `having` (` AND ...`) lets pass. */
function nextItems({ ofCity, query, parameters }: Omit<Look, 'city'>, rows: string, having = ''): string {
  const range = rangeConditions(query, parameters) + having;
  const list = parameters.add(query.list);
  const at = (desk: string): string => `SELECT w.desk, w.due_at, w.ticket_id, w.item, w.yellow_at, w.received_at FROM work_item w
      WHERE w.city_id = ${ofCity} AND w.list = ${list} AND w.desk = ${desk}${range} ORDER BY ${ORDER} LIMIT ${rows}`;
  const [desk = '', ...others] = query.desks;
  if (others.length === 0) return `(${at(parameters.add(desk))}) AS w`;
  const each = `unnest(${parameters.add(query.desks)}::text[]) AS at (desk) CROSS JOIN LATERAL (${at('at.desk')}) AS w`;
  return `(SELECT w.* FROM ${each} ORDER BY ${ORDER} LIMIT ${rows}) AS w`;
}

/** Whether the list has more rows than so many. */
async function goesOn(pool: pg.Pool, city: CityId, query: ItemQuery, rows: number): Promise<boolean> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const next = nextItems({ ofCity, query, parameters }, parameters.add(rows + 1));
  const { rowCount } = await pool.query(`SELECT FROM ${next} OFFSET ${parameters.add(rows)}`, [...parameters.values]);
  return rowCount !== 0;
}

/** All items of the list whose tickets have the facets. */
function havingFacets(shared: AnyFacet, lookUps: number): Source {
  return ({ city, ofCity, query, parameters }) => {
    const { filters, desks, list } = query;
    const asked = [shared, ...filterFacets(filters)];
    if (list !== 'mine' && !desks.includes(CENTRE_DESK)) asked.push(desks.map((unit) => ['seen', unit]));
    const facets = facetConditions(city, asked, parameters);
    const values = filterConditions('f', filters, parameters) + timeConditions('f', filters, parameters);
    const range = rangeConditions(query, parameters);
    const [ofList, atDesks, few] = [parameters.add(list), parameters.add(desks), parameters.add(lookUps)];
    const items = `w.city_id = ${ofCity} AND w.list = ${ofList} AND w.desk = ANY (${atDesks}::text[])${range}`;
    // As a value, not as a join, so that each desk's list is read in its order and no further than to the end of the page.
    const having = ` AND (w.ticket_id IN (SELECT ticket_id FROM found)) = true AND (SELECT n FROM number) > ${few}`;
    return `(
      WITH found AS MATERIALIZED (SELECT f.ticket_id FROM ${rowsWithFacets(facets)} WHERE f.city_id = ${ofCity}${values}),
        number AS MATERIALIZED (SELECT count(*) AS n FROM found)
      (SELECT w.desk, w.due_at, w.ticket_id, w.item, w.yellow_at, w.received_at FROM found JOIN work_item w ON w.ticket_id = found.ticket_id
        WHERE ${items} AND (SELECT n FROM number) <= ${few})
      UNION ALL
      SELECT w.* FROM ${nextItems({ ofCity, query, parameters }, parameters.add(query.limit), having)}
    ) AS w`;
  };
}

/** Behind the place, of one light, and within the time of entry. */
function rangeConditions({ after, light, time, filters }: ItemQuery, parameters: Parameters): string {
  const place =
    after === null
      ? ''
      : ` AND (w.due_at, w.ticket_id, w.item) > (${parameters.add(after.dueAt)}::timestamptz, ${parameters.add(after.ticket)}::uuid, ${parameters.add(after.item)}::text)`;
  return place + lightConditions('w', light, time, parameters) + timeConditions('w', filters, parameters);
}
