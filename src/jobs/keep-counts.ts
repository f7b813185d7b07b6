import type { ListCounts } from '../application/lists/ports.ts';
import type { Profiles } from '../application/ports.ts';
import { type Instant, DAY_MS, addMs } from '../domain/kernel/time.ts';
import type { Chore } from './keep-house.ts';
import type { Job } from './job.ts';

type CountPorts = { readonly counts: ListCounts; readonly profiles: Pick<Profiles, 'cities'> };

const EVERY_MS = 1_000;

/** Changes that one turn adds up in a city: what is not folded yet is added by every reader. */
const CHANGES_AT_ONCE = 5_000;

/** How long a client may be away and still be told what changed meanwhile. */
const CHANGES_KEPT_DAYS = 1;

/** Adds what changed in the lists to their counts. */
export function keepCounts({ counts, profiles }: CountPorts): Job {
  return {
    name: 'list-counts',
    everyMs: EVERY_MS,
    run: async (signal) => {
      let more = false;
      for (const city of await profiles.cities()) {
        if (signal.aborted) return false;
        more = (await counts.fold(city, CHANGES_AT_ONCE)) === CHANGES_AT_ONCE || more;
      }
      return more;
    },
  };
}

/** Removes changes of lists that nobody catches up with any more. */
export function pruneChanges({ counts, profiles }: CountPorts, now: () => Instant): Chore {
  return async (signal) => {
    for (const city of await profiles.cities()) {
      if (signal.aborted) return;
      await counts.pruneChanges(city, addMs(now(), -CHANGES_KEPT_DAYS * DAY_MS));
    }
  };
}
