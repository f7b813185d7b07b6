import type pg from 'pg';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { MeasureDimension, MeasureScope } from '../../application/measures/ports.ts';
import { measureDimensions } from '../../application/measures/ports.ts';
import type { RowFilter } from './contribution-sql.ts';
import { contributionSql } from './contribution-sql.ts';
import { DIMENSION_COLUMNS } from './dimension-columns.ts';
import { dimensionPairs, KEY_SEPARATOR, sumsName } from './kept-sums.ts';
import type { Parameters } from '../parameters.ts';
import { createParameters } from '../parameters.ts';

/**
 * Adds contributions to the sums by day and by month. `all`: those of every measured row, to empty tables. `changed`: of some
 * tickets, those of the rows as they are, less those of the rows as last counted; cells that come to nothing are removed.
 */
export async function addToSums(
  client: pg.PoolClient,
  scope: MeasureScope,
  what: 'all' | 'changed',
  tickets: readonly string[] = [],
): Promise<void> {
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const zone = parameters.add(scope.timeZone);
  const filter = what === 'all' ? { city } : { city, tickets: parameters.add(tickets) };
  const cells = scope.definitions.map((definition) => cellSql(contributionsOf(definition, what, filter, parameters), zone));
  // In the order of the key, rows that are read together lie together.
  const order = what === 'all' ? 'ORDER BY dimension, measure, day, key' : '';
  const byDay = `SELECT ${city}, cell.* FROM cell WHERE dimension <> ALL (${parameters.add(dimensionPairs.map(sumsName))}::text[]) ${order}`;
  const byMonth = `SELECT ${city}, dimension, measure, date_trunc('month', day)::date AS day, key, SUM(numerator), SUM(denominator),
      SUM(excluded_numerator), SUM(excluded_denominator)
    FROM cell GROUP BY dimension, measure, 4, key ${order}`;
  await client.query(
    `WITH cell AS MATERIALIZED (${cells.join('\nUNION ALL\n')}), days AS (${insertSql('measure_day', byDay, what)})
     ${insertSql('measure_month', byMonth, what)}`,
    [...parameters.values],
  );
  if (what === 'all') return;
  await client.query('DELETE FROM measure_day WHERE city_id = $1 AND denominator = 0', [scope.city]);
  await client.query('DELETE FROM measure_month WHERE city_id = $1 AND denominator = 0', [scope.city]);
}

function contributionsOf(definition: MeasureDefinition, what: 'all' | 'changed', filter: RowFilter, parameters: Parameters): string {
  const counted = contributionSql(definition, 'measured', filter, parameters);
  if (what === 'all') return `SELECT k.*, 1 AS sign FROM (${counted}) k`;
  return `SELECT k.*, 1 AS sign FROM (${contributionSql(definition, 'live', filter, parameters)}) k
    UNION ALL SELECT k.*, -1 FROM (${counted}) k`;
}

/** Sums of one measure by day, whole and by each dimension, and by month for each pair; `GROUPING` tells which columns a row is grouped by. */
function cellSql(contributions: string, zone: string): string {
  return `SELECT CASE GROUPING(${columns(measureDimensions)}) ${keptSums.map((kept) => `WHEN ${grouping(kept)} THEN '${sumsName(kept)}'`).join(' ')} END
      AS dimension,
    measure, COALESCE(day, month) AS day, concat_ws(${KEY_SEPARATOR}, ${columns(measureDimensions)}) AS key,
    SUM(numerator) AS numerator, SUM(denominator) AS denominator,
    COALESCE(SUM(numerator) FILTER (WHERE excluded), 0) AS excluded_numerator,
    COALESCE(SUM(denominator) FILTER (WHERE excluded), 0) AS excluded_denominator
  FROM (
    SELECT measure, (at AT TIME ZONE ${zone})::date AS day, date_trunc('month', at AT TIME ZONE ${zone})::date AS month,
      COALESCE(unit, '') AS unit, COALESCE(class_code, '') AS class_code, COALESCE(area, '') AS area, channel,
      sign * numerator AS numerator, sign * denominator AS denominator, excluded
    FROM (${contributions}) signed
  ) placed
  GROUP BY measure, GROUPING SETS (${keptSums.map((kept) => `(${columns(kept, kept.length === 2 ? 'month' : 'day')})`).join(', ')})
  HAVING SUM(numerator) <> 0 OR SUM(denominator) <> 0
    OR SUM(numerator) FILTER (WHERE excluded) <> 0 OR SUM(denominator) FILTER (WHERE excluded) <> 0`;
}

const keptSums: readonly (readonly MeasureDimension[])[] = [[], ...measureDimensions.map((one) => [one]), ...dimensionPairs];

function columns(dimensions: readonly MeasureDimension[], ...more: readonly string[]): string {
  return [...more, ...dimensions.map((dimension) => DIMENSION_COLUMNS[dimension])].join(', ');
}

/** What `GROUPING` of all dimensions says of a row that is grouped by these: a bit for each that it is not grouped by. */
function grouping(kept: readonly MeasureDimension[]): string {
  return String(measureDimensions.reduce((bits, dimension) => 2 * bits + (kept.includes(dimension) ? 0 : 1), 0));
}

function insertSql(table: 'measure_day' | 'measure_month', select: string, what: 'all' | 'changed'): string {
  const insert = `INSERT INTO ${table} AS m
      (city_id, dimension, measure, day, key, numerator, denominator, excluded_numerator, excluded_denominator)
    ${select}`;
  // Nothing is there to add to when all is counted, and not to look is twice as fast.
  if (what === 'all') return insert;
  return `${insert}
    ON CONFLICT (city_id, dimension, measure, day, key) DO UPDATE SET
      numerator = m.numerator + EXCLUDED.numerator,
      denominator = m.denominator + EXCLUDED.denominator,
      excluded_numerator = m.excluded_numerator + EXCLUDED.excluded_numerator,
      excluded_denominator = m.excluded_denominator + EXCLUDED.excluded_denominator`;
}
