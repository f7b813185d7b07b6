import { measureSources } from '../../domain/measures/sources.ts';
import type { MeasureSource } from '../../domain/measures/sources.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import { columnOf, compileAmount, compileCondition } from './compile-condition.ts';
import type { Parameters } from './parameters.ts';

/** Which rows: of the read models as they are, or as they were when last counted. */
export type RowsOf = 'live' | 'measured';

/** Which of them: placeholders of a city, and of ticket ids or of a span of time (both ends included). */
export type RowFilter = {
  readonly city: string;
  readonly tickets?: string;
  readonly span?: { readonly from: string; readonly to: string };
};

/**
 * A query of what rows add to measures, as `contributionOf` says of each: columns `ticket_id, measure, at, unit, class_code,
 * area, channel, numerator, denominator, excluded`. With a span only what is placed in it.
 */
export function contributionSql(
  definitions: readonly MeasureDefinition[],
  rows: RowsOf,
  filter: RowFilter,
  parameters: Parameters,
): string {
  const queries: string[] = [];
  for (const source of Object.keys(measureSources) as MeasureSource[]) {
    const ofSource = definitions.filter((definition) => definition.source === source);
    if (ofSource.length > 0) queries.push(sourceSql(source, ofSource, rows, filter, parameters));
  }
  return queries.join('\nUNION ALL\n');
}

function sourceSql(
  source: MeasureSource,
  definitions: readonly MeasureDefinition[],
  rows: RowsOf,
  { city, tickets, span }: RowFilter,
  parameters: Parameters,
): string {
  const lines = definitions.map((definition) => `(${definitionSql(definition, parameters)})`);
  const where = [`s.city_id = ${city}`];
  if (tickets !== undefined) where.push(`s.ticket_id = ANY (${tickets}::uuid[])`);
  const placed = ['c.denominator > 0', 'c.at IS NOT NULL'];
  if (span !== undefined) {
    const inSpan = (column: string): string => `${column} BETWEEN ${span.from}::timestamptz AND ${span.to}::timestamptz`;
    const days = [...new Set(definitions.map((definition) => columnOf(definition.day)))];
    // Said of the columns too, so that their indexes find the rows.
    where.push(`(${days.map(inSpan).join(' OR ')})`);
    placed.push(inSpan('c.at'));
  }
  return `SELECT s.ticket_id, c.measure, c.at, c.unit, s.class_code, s.area, s.channel, c.numerator, c.denominator,
    c.measure = ANY (s.excluded_from) AS excluded
  FROM ${rows === 'live' ? 'measure_live' : 'measured'}_${source} s
  CROSS JOIN LATERAL (VALUES
    ${lines.join(',\n    ')}
  ) AS c (measure, at, unit, numerator, denominator)
  WHERE ${[...where, ...placed].join(' AND ')}`;
}

function definitionSql(definition: MeasureDefinition, parameters: Parameters): string {
  const below = compileCondition(definition.denominator.where, parameters);
  const above = compileCondition(definition.numerator.where, parameters);
  return [
    `${parameters.add(definition.id)}::text`,
    columnOf(definition.day),
    columnOf(definition.unit),
    `CASE WHEN ${above} THEN ${compileAmount(definition.numerator.amount)} ELSE 0 END`,
    `CASE WHEN ${below} THEN ${compileAmount(definition.denominator.amount)} ELSE 0 END`,
  ].join(', ');
}
