import type { Profiles } from '../application/ports.ts';
import type { DueWork } from '../application/ticket/ports.ts';
import type { DueReport } from '../application/ticket/run-due.ts';
import { runDue } from '../application/ticket/run-due.ts';
import type { TicketPorts } from '../application/ticket/ticket-ports.ts';
import { eachCity } from '../application/worker/each-city.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import type { Job } from './job.ts';

/** What keeping the due queue empty needs. */
export type DueStepPorts = Pick<TicketPorts, 'states' | 'time'> & {
  readonly due: DueWork;
  readonly profiles: Pick<Profiles, 'at' | 'cities'>;
};

/** Clocks count in minutes. */
const EVERY_MS = 5_000;

/** Steps done in one look at a city, so that a long queue of one city does not hold up the others. */
const STEPS_AT_ONCE = 1_000;

/**
 * S-2, D-4, E-7: does what falls due in every city. Each step is done once, whoever looks how often. `onProblems` is told of steps that
 * could not be done; those are tried again later, and a city whose rules cannot be read does not hold up the others.
 */
export function doDueSteps(ports: DueStepPorts, onProblems: (city: CityId, problems: DueReport['problems']) => void): Job {
  return {
    name: 'dueSteps',
    everyMs: EVERY_MS,
    run: async (signal) => {
      let more = false;
      await eachCity(await ports.profiles.cities(), signal, async (city) => {
        const report = await runDue(ports, { city, now: ports.time.now(), limit: STEPS_AT_ONCE });
        if (report.problems.length > 0) onProblems(city, report.problems);
        more ||= report.more;
      });
      return more;
    },
  };
}
