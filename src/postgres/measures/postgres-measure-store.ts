import type pg from 'pg';
import type {
  CountedTicket,
  CountedTicketsQuery,
  GroupMedians,
  GroupOfKey,
  MeasureScope,
  MeasureStore,
} from '../../application/measures/ports.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import { createParameters } from '../parameters.ts';
import { contributionSql, contributionsSql } from './contribution-sql.ts';
import { definitionsEdition } from './definitions-edition.ts';
import { filterSql, ofContribution } from './dimension-columns.ts';
import { periodSql } from './period-sql.ts';
import { catchUpMeasures, rebuildMeasures } from './projection.ts';
import { readTallies } from './read-tallies.ts';
import { createSharedTurns } from './shared-turns.ts';

type MediansQuery = Parameters<MeasureStore['medians']>[1];

/** Counts kept in PostgreSQL. */
export function createMeasureStore(pool: pg.Pool): MeasureStore {
  // Of several counts at once each but one would be in vain, and be repeated.
  const inTurns = createSharedTurns();
  return {
    catchUp: async (scope, onProgress) => {
      await inTurns(`${scope.city} ${definitionsEdition(scope)}`, async () => {
        await catchUpMeasures(pool, scope, onProgress);
      });
    },
    rebuild: async (scope) => {
      await rebuildMeasures(pool, scope);
    },
    tallies: async (scope, query) => await readTallies(pool, scope, query),
    medians: async (scope, query, groups) => await readMedians(pool, scope, query, groups),
    countedTickets: async (scope, query) => await readCountedTickets(pool, scope, query),
  };
}

async function readMedians(
  pool: pg.Pool,
  scope: MeasureScope,
  { period, filter, by }: MediansQuery,
  groups: readonly GroupOfKey[],
): Promise<readonly GroupMedians[]> {
  const hours = scope.definitions.filter(({ kind }) => kind === 'hours');
  if (hours.length === 0) return [];
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const span = periodSql(period, scope, parameters);
  const key = by === null ? 'NULL::text' : ofContribution(by);
  const keys = parameters.add(groups.map(({ key }) => key));
  const names = parameters.add(groups.map(({ group }) => group));
  const median = 'PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY k.numerator / 3600000.0)';
  const { rows } = await pool.query<{ measure: MeasureId; group: string | null; before: number | null; after: number | null }>(
    `SELECT k.measure, COALESCE(g.name, ${key}) AS "group",
       ${median} AS before, ${median} FILTER (WHERE NOT k.excluded) AS after
     FROM (${contributionsSql(hours, 'measured', { city, span }, parameters)}) k
     LEFT JOIN UNNEST(${keys}::text[], ${names}::text[]) g (key, name) ON g.key = ${key}
     WHERE ${filterSql(filter, ofContribution, null, parameters)}
     GROUP BY 1, 2`,
    [...parameters.values],
  );
  return rows.map(({ measure, group, before, after }) => ({ measure, group, medians: { before, after } }));
}

async function readCountedTickets(pool: pg.Pool, scope: MeasureScope, query: CountedTicketsQuery): Promise<readonly CountedTicket[]> {
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const span = periodSql(query.period, scope, parameters);
  const contributions = contributionSql(query.measure, 'measured', { city, span }, parameters);
  const part = { numerator: 'k.numerator > 0', rest: 'k.numerator < k.denominator', excluded: 'k.excluded' }[query.part];
  const where = query.part === 'excluded' ? part : `NOT k.excluded AND ${part}`;
  const counted = `SELECT k.ticket_id, k.at, k.numerator, k.denominator FROM (${contributions}) k
    WHERE ${where} AND ${filterSql(query.filter, ofContribution, null, parameters)}`;
  // Where a ticket counts once, its rows are found in their order, and no more of them than are shown.
  const tickets =
    query.measure.source === 'ticket'
      ? counted
      : `SELECT ticket_id, MIN(at) AS at, SUM(numerator) AS numerator, SUM(denominator) AS denominator FROM (${counted}) k GROUP BY ticket_id`;
  const { rows } = await pool.query<CountedTicket>(
    `SELECT k.ticket_id AS "ticketId", t.number, k.at, t.state, t.class_code AS "classCode", t.area, t.unit,
       k.numerator::bigint AS numerator, k.denominator::bigint AS denominator
     FROM (${tickets}) k JOIN ticket t ON t.city_id = ${city} AND t.ticket_id = k.ticket_id
     ORDER BY k.at, t.number
     LIMIT ${parameters.add(query.limit)} OFFSET ${parameters.add(query.offset)}`,
    [...parameters.values],
  );
  return rows;
}
