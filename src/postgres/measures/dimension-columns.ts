import type { MeasureDimension } from '../../application/measures/ports.ts';

/** Which column of a contribution is the key of a dimension. */
export const DIMENSION_COLUMNS = {
  all: 'NULL::text',
  unit: 'k.unit',
  class: 'k.class_code',
  area: 'k.area',
  channel: 'k.channel',
} as const satisfies Readonly<Record<MeasureDimension, string>>;
