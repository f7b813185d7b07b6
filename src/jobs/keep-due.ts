import type { DueWork, Profiles } from '../application/ports.ts';
import type { DueReport } from '../application/ticket/run-due.ts';
import { runDue } from '../application/ticket/run-due.ts';
import type { TicketPorts } from '../application/ticket/ticket-ports.ts';
import type { CityId } from '../domain/kernel/ids.ts';

/** What keeping the due queue empty needs. */
export type KeepDuePorts = Pick<TicketPorts, 'states' | 'time'> & {
  readonly due: DueWork;
  readonly profiles: Pick<Profiles, 'at' | 'cities'>;
};

/** How the work goes on and who hears of it. */
export type KeepDueOptions = {
  /** Aborted when the program stops: the loop ends after the present batch. */
  readonly signal: AbortSignal;
  /** Waits until it is worth looking again; resolves early when the signal is aborted. */
  pause(): Promise<void>;
  /** Told of steps that could not be done. */
  onProblems(city: CityId, problems: DueReport['problems']): void;
  /** Told that a look at all cities went well. */
  onLook(): void;
  /** Told that a look failed as a whole (the database is away); the next look tries again. */
  onFailure(error: unknown): void;
};

/** Steps done in one look at a city, so that a long queue of one city does not hold up the others. */
const STEPS_AT_ONCE = 1_000;

/**
 * S-2, D-4, E-7: does what falls due in every city, look after look, until the signal is aborted. Any number of processes may do it:
 * each step is done once. A queue that is not empty is looked at again at once.
 */
export async function keepDue(ports: KeepDuePorts, options: KeepDueOptions): Promise<void> {
  while (!options.signal.aborted) {
    const more = await lookOnce(ports, options);
    if (!more) await options.pause();
  }
}

async function lookOnce(ports: KeepDuePorts, { signal, onProblems, onLook, onFailure }: KeepDueOptions): Promise<boolean> {
  let more = false;
  try {
    for (const city of await ports.profiles.cities()) {
      if (signal.aborted) return false;
      const report = await runDue(ports, { city, now: ports.time.now(), limit: STEPS_AT_ONCE });
      if (report.problems.length > 0) onProblems(city, report.problems);
      // Problems stay in the queue: to look again at once would only meet them again.
      more ||= report.more && report.done > 0;
    }
    onLook();
  } catch (error) {
    onFailure(error);
    return false;
  }
  return more;
}
