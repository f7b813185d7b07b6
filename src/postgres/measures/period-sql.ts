import type { MeasurePeriod, MeasureScope } from '../../application/measures/ports.ts';
import type { Parameters } from '../parameters.ts';

/** From the first local midnight of the period to its last instant, or to `asOf` when that comes first. */
export function periodSql(
  { from, to, asOf }: MeasurePeriod,
  { timeZone }: MeasureScope,
  parameters: Parameters,
): { readonly from: string; readonly to: string } {
  const zone = parameters.add(timeZone);
  const end = `((${parameters.add(to)}::date + 1)::timestamp AT TIME ZONE ${zone}) - interval '1 millisecond'`;
  return {
    from: `(${parameters.add(from)}::date::timestamp AT TIME ZONE ${zone})`,
    to: `LEAST(${end}, ${parameters.add(asOf)}::timestamptz)`,
  };
}
