import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import { columnOf, compileAmount, compileCondition } from './compile-condition.ts';
import type { Parameters } from '../parameters.ts';

/** Which rows: of the read models as they are, or as they were when last counted. */
export type RowsOf = 'live' | 'measured';

/** Which of them: placeholders of a city, and of ticket ids or of a span of time (both ends included). */
export type RowFilter = {
  readonly city: string;
  readonly tickets?: string;
  readonly span?: { readonly from: string; readonly to: string };
};

/**
 * A query of what rows add to a measure, one row for each that belongs to its denominator: columns `ticket_id, measure, at, unit, class_code,
 * area, channel, numerator, denominator, excluded`. With a span only what is placed in it.
 * One scan a measure: PostgreSQL computes several measures of one row in one scan far more slowly.
 */
export function contributionSql(definition: MeasureDefinition, rows: RowsOf, filter: RowFilter, parameters: Parameters): string {
  const { city, tickets, span } = filter;
  const at = columnOf(definition.day);
  const weight = compileAmount(definition.denominator.amount);
  const where = [`s.city_id = ${city}`, `${at} IS NOT NULL`, compileCondition(definition.denominator.where, parameters)];
  if (definition.denominator.amount.op !== 'once') where.push(`${weight} <> 0`);
  if (tickets !== undefined) where.push(`s.ticket_id = ANY (${tickets}::uuid[])`);
  if (span !== undefined) where.push(`${at} BETWEEN ${span.from}::timestamptz AND ${span.to}::timestamptz`);
  const id = `${parameters.add(definition.id)}::text`;
  const above = compileCondition(definition.numerator.where, parameters);
  return `SELECT s.ticket_id, ${id} AS measure, ${at} AS at, ${columnOf(definition.unit)} AS unit, s.class_code, s.area, s.channel,
    CASE WHEN ${above} THEN ${compileAmount(definition.numerator.amount)} ELSE 0 END AS numerator, ${weight} AS denominator,
    ${id} = ANY (s.excluded_from) AS excluded
  FROM ${rows === 'live' ? 'measure_live' : 'measured'}_${definition.source} s
  WHERE ${where.join(' AND ')}`;
}

/** The same for several measures, one after the other. */
export function contributionsSql(
  definitions: readonly MeasureDefinition[],
  rows: RowsOf,
  filter: RowFilter,
  parameters: Parameters,
): string {
  return definitions.map((definition) => contributionSql(definition, rows, filter, parameters)).join('\nUNION ALL\n');
}
