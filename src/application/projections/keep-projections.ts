import type { CityId } from '../../domain/kernel/ids.ts';
import type { Profiles } from '../ports.ts';
import type { Projection, ProjectionLog } from './ports.ts';

/** Batches of one projection in one look at a city, so that a long history does not keep the others waiting. */
const BATCHES_AT_ONCE = 10;

/** What one look at the projections of all cities came to. `more` asks for another one at once. */
export type ProjectionReport = {
  readonly events: number;
  readonly more: boolean;
  readonly failures: readonly { readonly city: CityId; readonly projection: string; readonly error: unknown }[];
};

/**
 * Lets every projection catch up in every city, as far as one look goes; the worker calls it again and again. A projection that fails
 * stays where it is and holds up no other. Rejects only when the cities cannot be read.
 */
export async function keepProjections(
  ports: { readonly projectionLog: Pick<ProjectionLog, 'advance'>; readonly profiles: Pick<Profiles, 'cities'> },
  projections: readonly Projection[],
  signal: AbortSignal,
): Promise<ProjectionReport> {
  const failures: { city: CityId; projection: string; error: unknown }[] = [];
  let events = 0;
  let more = false;
  for (const city of await ports.profiles.cities()) {
    for (const projection of projections) {
      try {
        const done = await advance(ports.projectionLog, city, projection, signal);
        events += done.events;
        more ||= done.more;
      } catch (error) {
        failures.push({ city, projection: projection.name, error });
      }
    }
  }
  return { events, more, failures };
}

async function advance(
  log: Pick<ProjectionLog, 'advance'>,
  city: CityId,
  projection: Projection,
  signal: AbortSignal,
): Promise<Pick<ProjectionReport, 'events' | 'more'>> {
  let events = 0;
  for (let batch = 0; batch < BATCHES_AT_ONCE; batch += 1) {
    if (signal.aborted) return { events, more: false };
    const done = await log.advance(city, projection);
    if (done === 'taken') return { events, more: false };
    events += done;
    if (done < projection.batch) return { events, more: false };
  }
  return { events, more: true };
}
