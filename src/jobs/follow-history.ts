import { keepProjections } from '../application/projections/keep-projections.ts';
import type { Projection, ProjectionLog } from '../application/projections/ports.ts';
import type { Profiles } from '../application/ports.ts';
import type { Job } from './job.ts';

/** What follows history is at most about this far behind it. */
const EVERY_MS = 500;

/** Lets what follows history catch up with it; of several workers one advances each projection. */
export function followHistory(
  ports: { readonly projectionLog: ProjectionLog; readonly profiles: Pick<Profiles, 'cities'> },
  projections: readonly Projection[],
  name = 'projections',
): Job {
  return {
    name,
    everyMs: EVERY_MS,
    run: async (signal) => {
      const { more, failures } = await keepProjections(ports, projections, signal);
      const [first] = failures;
      if (first !== undefined) throw new Error(`projection ${first.projection} of ${first.city} failed`, { cause: first.error });
      return more;
    },
  };
}
