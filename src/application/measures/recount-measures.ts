import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { MeasurePorts } from './measure-scope.ts';
import { measureScopeOf } from './measure-scope.ts';

/** Counts all measures of a city anew, after its read models were put right. Rejects when the database fails. */
export async function recountMeasures(ports: MeasurePorts, city: CityId, now: Instant): Promise<void> {
  const { scope } = await measureScopeOf(ports, city, now);
  await ports.measures.rebuild(scope);
}
