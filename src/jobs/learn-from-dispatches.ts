import { learnUnits, type UnitLearningPorts } from '../application/dispatch-advice/learn-units.ts';
import type { Profiles } from '../application/ports.ts';
import { addMs, HOUR_MS } from '../domain/kernel/time.ts';
import type { Job } from './job.ts';

/** A look costs a walk through the latest tickets. */
const EVERY_MS = HOUR_MS;
/** What became of yesterday's tickets is a reason today; learning takes the worker up to a minute. */
const LEARNT_FOR_MS = 20 * HOUR_MS;

/** D-9: learns the units of a city anew once a day, and at the first start after there are enough tickets. `pause` lets other work in between. */
export function learnFromDispatches(
  ports: UnitLearningPorts & { readonly profiles: Pick<Profiles, 'cities'> },
  pause: () => Promise<void>,
): Job {
  return {
    name: 'learning-units',
    everyMs: EVERY_MS,
    run: async (signal) => {
      for (const city of await ports.profiles.cities()) {
        const latest = await ports.unitModels.latest(city);
        const isYoung = latest !== undefined && latest.madeAt > addMs(ports.time.now(), -LEARNT_FOR_MS);
        if (!isYoung) await learnUnits(ports, { city, signal, pause });
        if (signal.aborted) return false;
      }
      return false;
    },
  };
}
