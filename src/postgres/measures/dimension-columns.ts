import type { MeasureDimension, MeasureFilter } from '../../application/measures/ports.ts';
import { measureDimensions } from '../../application/measures/ports.ts';
import type { Parameters } from '../parameters.ts';

/** Which column of a contribution is the key of a dimension. */
export const DIMENSION_COLUMNS = {
  unit: 'unit',
  class: 'class_code',
  area: 'area',
  channel: 'channel',
} as const satisfies Readonly<Record<MeasureDimension, string>>;

/** The dimensions that a filter narrows, in the order of pairs. */
export function narrowed(filter: MeasureFilter): readonly MeasureDimension[] {
  return measureDimensions.filter((dimension) => filter[dimension] !== undefined);
}

/** The filter as SQL over columns in which `none` stands for "has none"; written so that an index of a column can be used. */
export function filterSql(
  filter: MeasureFilter,
  columnOf: (dimension: MeasureDimension) => string,
  none: '' | null,
  parameters: Parameters,
): string {
  const conditions = narrowed(filter).map((dimension) => {
    const keys = (filter[dimension] ?? []).map((key) => key ?? none);
    const known = `${columnOf(dimension)} = ANY (${parameters.add(keys.filter((key) => key !== null))}::text[])`;
    return keys.includes(null) ? `(${known} OR ${columnOf(dimension)} IS NULL)` : known;
  });
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** Column of a contribution named `k`. */
export function ofContribution(dimension: MeasureDimension): string {
  return `k.${DIMENSION_COLUMNS[dimension]}`;
}
