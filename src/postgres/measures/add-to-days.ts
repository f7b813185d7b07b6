import type pg from 'pg';
import type { MeasureScope } from '../../application/measures/ports.ts';
import { contributionSql } from './contribution-sql.ts';
import { createParameters } from './parameters.ts';
import { DIMENSION_COLUMNS } from './dimension-columns.ts';

/**
 * Adds contributions to `measure_day`. `all`: those of every measured row, to an empty table. `changed`: of some tickets,
 * those of the rows as they are, less those of the rows as last counted; cells that come to nothing are removed.
 */
export async function addToDays(
  client: pg.PoolClient,
  scope: MeasureScope,
  what: 'all' | 'changed',
  tickets: readonly string[] = [],
): Promise<void> {
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const filter = what === 'all' ? { city } : { city, tickets: parameters.add(tickets) };
  const counted = contributionSql(scope.definitions, 'measured', filter, parameters);
  const contributions =
    what === 'all'
      ? `SELECT k.*, 1 AS sign FROM (${counted}) k`
      : `SELECT k.*, 1 AS sign FROM (${contributionSql(scope.definitions, 'live', filter, parameters)}) k
         UNION ALL SELECT k.*, -1 FROM (${counted}) k`;
  const dimensions = Object.entries(DIMENSION_COLUMNS).map(([dimension, column]) => `('${dimension}', ${column})`);
  await client.query(
    `WITH contribution AS (${contributions})
     INSERT INTO measure_day AS m
       (city_id, dimension, measure, day, key, numerator, denominator, excluded_numerator, excluded_denominator)
     SELECT ${city}, d.dimension, k.measure, (k.at AT TIME ZONE ${parameters.add(scope.timeZone)})::date, COALESCE(d.key, ''),
       SUM(sign * numerator), SUM(sign * denominator),
       COALESCE(SUM(sign * numerator) FILTER (WHERE excluded), 0), COALESCE(SUM(sign * denominator) FILTER (WHERE excluded), 0)
     FROM contribution k CROSS JOIN LATERAL (VALUES ${dimensions.join(', ')}) d (dimension, key)
     GROUP BY d.dimension, k.measure, 4, 5
     HAVING SUM(sign * numerator) <> 0 OR SUM(sign * denominator) <> 0
       OR SUM(sign * numerator) FILTER (WHERE excluded) <> 0 OR SUM(sign * denominator) FILTER (WHERE excluded) <> 0
     ON CONFLICT (city_id, dimension, measure, day, key) DO UPDATE SET
       numerator = m.numerator + EXCLUDED.numerator,
       denominator = m.denominator + EXCLUDED.denominator,
       excluded_numerator = m.excluded_numerator + EXCLUDED.excluded_numerator,
       excluded_denominator = m.excluded_denominator + EXCLUDED.excluded_denominator`,
    [...parameters.values],
  );
  if (what === 'changed') await client.query('DELETE FROM measure_day WHERE city_id = $1 AND denominator = 0', [scope.city]);
}
