import type { LightTime } from '../../application/lists/ports.ts';
import { MINUTE_MS, addMs } from '../../domain/kernel/time.ts';
import type { Light } from '../../domain/vocabulary/ticket.ts';
import type { Parameters } from '../parameters.ts';

/** S-1, as `lightOf` has it: red from the first minute after the end, yellow from `yellow_at`; nothing without a `yellow_at`. As ` AND ...`. */
export function lightConditions(table: string, light: Light | null, { now, horizon }: LightTime, parameters: Parameters): string {
  if (light === null) return '';
  const red = parameters.add(addMs(now, -MINUTE_MS));
  if (light === 'red') return ` AND ${table}.due_at <= ${red}::timestamptz AND ${table}.yellow_at IS NOT NULL`;
  const present = parameters.add(now);
  if (light === 'green') return ` AND ${table}.due_at > ${red}::timestamptz AND ${table}.yellow_at > ${present}::timestamptz`;
  // Nothing that ends later is yellow yet: so the walk along the ends comes to an end.
  const last = parameters.add(horizon);
  return ` AND ${table}.due_at > ${red}::timestamptz AND ${table}.due_at <= ${last}::timestamptz AND ${table}.yellow_at <= ${present}::timestamptz`;
}
