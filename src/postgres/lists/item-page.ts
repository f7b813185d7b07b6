import type pg from 'pg';
import type { ItemQuery, ListedItem } from '../../application/lists/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { createParameters, type Parameters } from '../parameters.ts';
import { areEmpty, facetConditions, filterConditions, timeConditions } from './filter-conditions.ts';
import { lightConditions } from './light-conditions.ts';
import { listedColumns } from './listed-columns.ts';
import { lookedUp } from './looked-up.ts';
import type { Reach } from './reach.ts';

/**
 * A page of a work list. Along the list, which is in order, as long as that finds enough; of the list of all that is open, which may be
 * as large as a city's backlog, what is rare is found by its facets instead.
 */
export async function readItemPage(pool: pg.Pool, city: CityId, query: ItemQuery, reach: Reach): Promise<readonly ListedItem[]> {
  const { filters, limit, list, desks } = query;
  if (desks.length === 0) return [];
  if (areEmpty(filters)) return await walk(pool, city, query, limit);
  if (list !== 'open') return await walk(pool, city, query, reach.allItems);
  const near = await walk(pool, city, query, reach.items);
  return near.length === limit ? near : await jump(pool, city, query);
}

/** Looks at the next `reach` items of the list, or as many of them as fill the page. */
async function walk(pool: pg.Pool, city: CityId, query: ItemQuery, reach: number): Promise<readonly ListedItem[]> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const range = rangeConditions(query, parameters);
  const filters = filterConditions(query.filters, parameters);
  const [list, most] = [parameters.add(query.list), parameters.add(reach)];
  const at = (desk: string): string => `SELECT w.desk, w.due_at, w.ticket_id, w.item, w.yellow_at, w.received_at FROM work_item w
      WHERE w.city_id = ${ofCity} AND w.list = ${list} AND w.desk = ${desk}${range}
      ORDER BY w.due_at, w.ticket_id, w.item LIMIT ${most}`;
  const [desk = '', ...others] = query.desks;
  const walked =
    others.length === 0
      ? at(parameters.add(desk))
      : `SELECT w.* FROM unnest(${parameters.add(query.desks)}::text[]) AS at (desk) CROSS JOIN LATERAL (${at('at.desk')}) AS w
      ORDER BY w.due_at, w.ticket_id, w.item LIMIT ${most}`;
  const { rows } = await pool.query<ListedItem>(
    `WITH page AS MATERIALIZED (
      SELECT w.* FROM (${walked}) AS w ${filters === '' ? '' : lookedUp(ofCity, 'w', filters)}
      ORDER BY w.due_at, w.ticket_id, w.item LIMIT ${parameters.add(query.limit)}
    )
    SELECT p.desk, p.item, p.due_at AS "dueAt", p.yellow_at AS "yellowAt", ${listedColumns(query.masked)}
    FROM page p JOIN ticket t ON t.city_id = ${ofCity} AND t.ticket_id = p.ticket_id
    ORDER BY p.due_at, p.ticket_id, p.item`,
    [...parameters.values],
  );
  return rows;
}

/** Finds the tickets by their facets first, and then their items. */
async function jump(pool: pg.Pool, city: CityId, query: ItemQuery): Promise<readonly ListedItem[]> {
  const parameters = createParameters();
  const ofCity = parameters.add(city);
  const facets = facetConditions(city, query.filters, [['open', ['true']]], parameters);
  const filters = filterConditions(query.filters, parameters);
  const { rows } = await pool.query<ListedItem>(
    `WITH found AS MATERIALIZED (
      SELECT f.ticket_id FROM ticket_filter f WHERE f.city_id = ${ofCity}${facets}${filters}
    ), page AS MATERIALIZED (
      SELECT w.* FROM found CROSS JOIN LATERAL (
        SELECT w.* FROM work_item w
        WHERE w.city_id = ${ofCity} AND w.ticket_id = found.ticket_id AND w.list = 'open'
          AND w.desk = ANY (${parameters.add(query.desks)}::text[])${rangeConditions(query, parameters)}
        OFFSET 0
      ) AS w
      ORDER BY w.due_at, w.ticket_id, w.item LIMIT ${parameters.add(query.limit)}
    )
    SELECT p.desk, p.item, p.due_at AS "dueAt", p.yellow_at AS "yellowAt", ${listedColumns(query.masked)}
    FROM page p JOIN ticket t ON t.city_id = ${ofCity} AND t.ticket_id = p.ticket_id
    ORDER BY p.due_at, p.ticket_id, p.item`,
    [...parameters.values],
  );
  return rows;
}

/** Behind the place, of one light, and within the time of entry. */
function rangeConditions({ after, light, time, filters }: ItemQuery, parameters: Parameters): string {
  const place =
    after === null
      ? ''
      : ` AND (w.due_at, w.ticket_id, w.item) > (${parameters.add(after.dueAt)}::timestamptz, ${parameters.add(after.ticket)}::uuid, ${parameters.add(after.item)}::text)`;
  return place + lightConditions('w', light, time, parameters) + timeConditions('w', filters, parameters);
}
