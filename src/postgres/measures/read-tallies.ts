import type pg from 'pg';
import type { MeasuredTally, MeasureDimension, MeasureFilter, MeasureScope, TallyQuery } from '../../application/measures/ports.ts';
import { measureDimensions } from '../../application/measures/ports.ts';
import { localDateIn, type LocalDate } from '../../domain/kernel/time.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { Parameters } from '../parameters.ts';
import { createParameters } from '../parameters.ts';
import { contributionsSql } from './contribution-sql.ts';
import { filterSql, narrowed, ofContribution } from './dimension-columns.ts';
import { KEY_SEPARATOR, keyPart, sumsName } from './kept-sums.ts';
import { periodSql } from './period-sql.ts';
import { spansOf, type CountSpan, type KeptSums } from './spans-of.ts';

/** More keys than these are not looked up one by one. */
const MOST_KEYS = 500;

type Row = {
  readonly measure: MeasureId;
  readonly start: string | null;
  readonly keys: readonly string[];
  readonly numerator: number;
  readonly denominator: number;
  readonly excludedNumerator: number;
  readonly excludedDenominator: number;
};

/** Sums from what is kept: by day and month for one dimension, by month for two; the rest, and a day that is not over, from the rows. */
export async function readTallies(pool: pg.Pool, scope: MeasureScope, query: TallyQuery): Promise<readonly MeasuredTally[]> {
  const { period, filter, by, interval } = query;
  const asked = measureDimensions.filter((dimension) => by.includes(dimension) || narrowed(filter).includes(dimension));
  const kept: KeptSums = asked.length < 2 ? 'days' : asked.length === 2 ? 'months' : 'none';
  const today = localDateIn(period.asOf, scope.timeZone);
  const spans = spansOf(period.from, period.to, today, kept, interval === 'day' || interval === 'week');
  if (spans.length === 0) return [];
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const parts = spans.map((span) =>
    span.source === 'rows' ? rowsSql(scope, query, span, city, parameters) : sumsSql(scope, query, { ...span, asked }, city, parameters),
  );
  const { rows } = await pool.query<Row>(
    `SELECT measure, ${interval === null ? 'NULL' : `date_trunc('${interval}', day)::date::text`} AS start, keys,
       SUM(numerator)::bigint AS numerator, SUM(denominator)::bigint AS denominator,
       SUM(excluded_numerator)::bigint AS "excludedNumerator", SUM(excluded_denominator)::bigint AS "excludedDenominator"
     FROM (${parts.join('\nUNION ALL\n')}) part GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [...parameters.values],
  );
  return rows.map(({ measure, start, keys, ...tally }) => ({
    measure,
    start: start as LocalDate | null,
    keys: keys.map((key) => (key === '' ? null : key)),
    tally,
  }));
}

type SumSpan = CountSpan & { readonly asked: readonly MeasureDimension[] };

function sumsSql({ definitions }: MeasureScope, { filter, by }: TallyQuery, span: SumSpan, city: string, parameters: Parameters): string {
  const { source, from, to, asked } = span;
  const key = (dimension: MeasureDimension): string => keyPart(asked, dimension);
  return `SELECT measure, day, ${arraySql(by.map(key))} AS keys, numerator, denominator, excluded_numerator, excluded_denominator
    FROM ${source}
    WHERE city_id = ${city} AND dimension = ${parameters.add(sumsName(asked))}
      AND measure = ANY (${parameters.add(definitions.map(({ id }) => id))}::text[])
      AND day BETWEEN ${parameters.add(from)}::date AND ${parameters.add(to)}::date AND ${filterSql(filter, key, '', parameters)}
      AND ${keySql(filter, asked, parameters)}`;
}

/** The same for a pair of which both keys are known: as whole keys they are found by the index. */
function keySql(filter: MeasureFilter, asked: readonly MeasureDimension[], parameters: Parameters): string {
  const [first, second] = asked.map((dimension) => filter[dimension]);
  if (first === undefined || second === undefined || first.length * second.length > MOST_KEYS) return 'true';
  const keys = first.flatMap((one) => second.map((other) => [one ?? '', other ?? '']));
  const parts = [0, 1].map((side) => `${parameters.add(keys.map((pair) => pair[side]))}::text[]`);
  return `key IN (SELECT one || ${KEY_SEPARATOR} || other FROM UNNEST(${parts.join(', ')}) pair (one, other))`;
}

function rowsSql(
  scope: MeasureScope,
  { filter, by, period }: TallyQuery,
  { from, to }: CountSpan,
  city: string,
  parameters: Parameters,
): string {
  const span = periodSql({ from, to, asOf: period.asOf }, scope, parameters);
  return `SELECT k.measure, (k.at AT TIME ZONE ${parameters.add(scope.timeZone)})::date AS day, ${arraySql(by.map((dimension) => `COALESCE(${ofContribution(dimension)}, '')`))} AS keys,
      k.numerator, k.denominator, CASE WHEN k.excluded THEN k.numerator ELSE 0 END AS excluded_numerator,
      CASE WHEN k.excluded THEN k.denominator ELSE 0 END AS excluded_denominator
    FROM (${contributionsSql(scope.definitions, 'measured', { city, span }, parameters)}) k
    WHERE ${filterSql(filter, ofContribution, null, parameters)}`;
}

function arraySql(keys: readonly string[]): string {
  return `ARRAY[${keys.join(', ')}]::text[]`;
}
