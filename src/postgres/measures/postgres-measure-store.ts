import type pg from 'pg';
import type {
  CountedTicket,
  CountedTicketsQuery,
  GroupMedians,
  GroupOfKey,
  MeasureDimension,
  MeasuredTally,
  MeasurePeriod,
  MeasureScope,
  MeasureStore,
} from '../../application/measures/ports.ts';
import { localDateIn, type LocalDate } from '../../domain/kernel/time.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import { contributionSql, contributionsSql } from './contribution-sql.ts';
import { DIMENSION_COLUMNS } from './dimension-columns.ts';
import type { Parameters } from '../parameters.ts';
import { createParameters } from '../parameters.ts';
import { catchUpMeasures, rebuildMeasures } from './projection.ts';
import { spansOf } from './spans-of.ts';

/** Counts kept in PostgreSQL. */
export function createMeasureStore(pool: pg.Pool): MeasureStore {
  return {
    catchUp: async (scope, onProgress) => {
      await catchUpMeasures(pool, scope, onProgress);
    },
    rebuild: async (scope) => {
      await rebuildMeasures(pool, scope);
    },
    tallies: async (scope, period, dimension) => await readTallies(pool, scope, period, dimension),
    medians: async (scope, period, dimension, groups) => await readMedians(pool, scope, period, dimension, groups),
    countedTickets: async (scope, query) => await readCountedTickets(pool, scope, query),
  };
}

/** Whole months and days come from their sums; the day on which `asOf` lies is counted from its rows, up to that instant. */
async function readTallies(
  pool: pg.Pool,
  scope: MeasureScope,
  period: MeasurePeriod,
  dimension: MeasureDimension,
): Promise<readonly MeasuredTally[]> {
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const ids = scope.definitions.map(({ id }) => id);
  const asOfDay = localDateIn(period.asOf, scope.timeZone);
  const spans = spansOf(period.from, asOfDay <= period.to ? dayBefore(asOfDay) : period.to);
  const parts = spans.map(
    ({ table, from, to }) =>
      `SELECT measure, key, numerator, denominator, excluded_numerator, excluded_denominator FROM ${table}
       WHERE city_id = ${city} AND dimension = ${parameters.add(dimension)} AND measure = ANY (${parameters.add(ids)}::text[])
         AND day BETWEEN ${parameters.add(from)}::date AND ${parameters.add(to)}::date`,
  );
  if (asOfDay >= period.from && asOfDay <= period.to) {
    const span = spanOf({ ...period, from: asOfDay }, scope, parameters);
    parts.push(
      `SELECT k.measure, COALESCE(${DIMENSION_COLUMNS[dimension]}, '') AS key, k.numerator, k.denominator,
         CASE WHEN k.excluded THEN k.numerator ELSE 0 END AS excluded_numerator,
         CASE WHEN k.excluded THEN k.denominator ELSE 0 END AS excluded_denominator
       FROM (${contributionsSql(scope.definitions, 'measured', { city, span }, parameters)}) k`,
    );
  }
  if (parts.length === 0) return [];
  const { rows } = await pool.query<{
    measure: MeasureId;
    key: string;
    numerator: number;
    denominator: number;
    excludedNumerator: number;
    excludedDenominator: number;
  }>(
    `SELECT measure, key, SUM(numerator)::bigint AS numerator, SUM(denominator)::bigint AS denominator,
       SUM(excluded_numerator)::bigint AS "excludedNumerator", SUM(excluded_denominator)::bigint AS "excludedDenominator"
     FROM (${parts.join('\nUNION ALL\n')}) day GROUP BY measure, key ORDER BY measure, key`,
    [...parameters.values],
  );
  return rows.map(({ measure, key, ...tally }) => ({ measure, key: key === '' ? null : key, tally }));
}

async function readMedians(
  pool: pg.Pool,
  scope: MeasureScope,
  period: MeasurePeriod,
  dimension: MeasureDimension,
  groups: readonly GroupOfKey[],
): Promise<readonly GroupMedians[]> {
  const hours = scope.definitions.filter(({ kind }) => kind === 'hours');
  if (hours.length === 0) return [];
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const span = spanOf(period, scope, parameters);
  const keys = parameters.add(groups.map(({ key }) => key));
  const names = parameters.add(groups.map(({ group }) => group));
  const median = 'PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY k.numerator / 3600000.0)';
  const { rows } = await pool.query<{ measure: MeasureId; group: string | null; before: number | null; after: number | null }>(
    `SELECT k.measure, COALESCE(g.name, ${DIMENSION_COLUMNS[dimension]}) AS "group",
       ${median} AS before, ${median} FILTER (WHERE NOT k.excluded) AS after
     FROM (${contributionsSql(hours, 'measured', { city, span }, parameters)}) k
     LEFT JOIN UNNEST(${keys}::text[], ${names}::text[]) g (key, name) ON g.key = ${DIMENSION_COLUMNS[dimension]}
     GROUP BY 1, 2`,
    [...parameters.values],
  );
  return rows.map(({ measure, group, before, after }) => ({ measure, group, medians: { before, after } }));
}

async function readCountedTickets(pool: pg.Pool, scope: MeasureScope, query: CountedTicketsQuery): Promise<readonly CountedTicket[]> {
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const span = spanOf(query.period, scope, parameters);
  const contributions = contributionSql(query.measure, 'measured', { city, span }, parameters);
  const part = { numerator: 'k.numerator > 0', rest: 'k.numerator < k.denominator', excluded: 'k.excluded' }[query.part];
  const where = query.part === 'excluded' ? part : `NOT k.excluded AND ${part}`;
  const keys = query.keys === null ? 'true' : `${DIMENSION_COLUMNS[query.dimension]} = ANY (${parameters.add(query.keys)}::text[])`;
  const { rows } = await pool.query<CountedTicket>(
    `SELECT k.ticket_id AS "ticketId", t.number, MIN(k.at) AS at,
       SUM(k.numerator)::bigint AS numerator, SUM(k.denominator)::bigint AS denominator
     FROM (${contributions}) k JOIN ticket t ON t.city_id = ${city} AND t.ticket_id = k.ticket_id
     WHERE ${where} AND ${keys}
     GROUP BY k.ticket_id, t.number ORDER BY MIN(k.at), t.number
     LIMIT ${parameters.add(query.limit)} OFFSET ${parameters.add(query.offset)}`,
    [...parameters.values],
  );
  return rows;
}

/** From the first local midnight of the period to its last instant, or to `asOf` when that comes first. */
function spanOf({ from, to, asOf }: MeasurePeriod, { timeZone }: MeasureScope, parameters: Parameters): { from: string; to: string } {
  const zone = parameters.add(timeZone);
  const end = `((${parameters.add(to)}::date + 1)::timestamp AT TIME ZONE ${zone}) - interval '1 millisecond'`;
  return {
    from: `(${parameters.add(from)}::date::timestamp AT TIME ZONE ${zone})`,
    to: `LEAST(${end}, ${parameters.add(asOf)}::timestamptz)`,
  };
}

function dayBefore(day: LocalDate): LocalDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() as LocalDate;
}
