import { learnClasses, type LearningPorts } from '../application/intake/learn-classes.ts';
import type { Profiles } from '../application/ports.ts';
import { addMs, HOUR_MS } from '../domain/kernel/time.ts';
import type { Job } from './job.ts';

/** A look costs a walk through the latest tickets. */
const EVERY_MS = HOUR_MS;
/** Habits of a city change slowly. */
const LEARNT_FOR_MS = 20 * HOUR_MS;

/** Learns the classes of a city anew once a day, and at the first start after there are enough tickets. `pause` lets other work in between. */
export function learnFromTickets(ports: LearningPorts & { readonly profiles: Pick<Profiles, 'cities'> }, pause: () => Promise<void>): Job {
  return {
    name: 'learning',
    everyMs: EVERY_MS,
    run: async (signal) => {
      for (const city of await ports.profiles.cities()) {
        const latest = await ports.classModels.latest(city);
        const isYoung = latest !== undefined && latest.madeAt > addMs(ports.time.now(), -LEARNT_FOR_MS);
        if (!isYoung) await learnClasses(ports, { city, signal, pause });
        if (signal.aborted) return false;
      }
      return false;
    },
  };
}
