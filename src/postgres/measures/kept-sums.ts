import type { MeasureDimension } from '../../application/measures/ports.ts';
import { measureDimensions } from '../../application/measures/ports.ts';

/** Stands between the two keys of a pair: U+001F, which no code has in it. */
export const KEY_SEPARATOR = 'chr(31)';

/** The pairs of dimensions that sums are kept by, month by month. */
export const dimensionPairs: readonly (readonly [MeasureDimension, MeasureDimension])[] = measureDimensions.flatMap((first, at) =>
  measureDimensions.slice(at + 1).map((second): [MeasureDimension, MeasureDimension] => [first, second]),
);

/** What sums by these dimensions are called in the tables: `all`, `unit`, `unit class`. At most two, in the order of pairs. */
export function sumsName(dimensions: readonly MeasureDimension[]): string {
  return dimensions.length === 0 ? 'all' : dimensions.join(' ');
}

/** The key of one of the dimensions that sums are kept by. */
export function keyPart(dimensions: readonly MeasureDimension[], dimension: MeasureDimension): string {
  return dimensions.length === 1 ? 'key' : `split_part(key, ${KEY_SEPARATOR}, ${String(dimensions.indexOf(dimension) + 1)})`;
}
