import type { JobHealth, Workers } from '../application/worker/ports.ts';
import type { TimeSource } from '../application/ports.ts';
import type { Instant } from '../domain/kernel/time.ts';
import type { Job } from './job.ts';

/** Six beats before a worker counts as gone. */
const EVERY_MS = 10_000;

/** What a worker reports of itself: the job that beats, and where the turns of all jobs are noted. */
export type Heartbeat = {
  readonly job: Job;
  /** Notes how a turn went; `failure` is undefined when it went well. */
  note(job: Job, failure: unknown): void;
};

/** The heart of one worker process, by which servers and operators see that somebody does what falls due. */
export function createHeartbeat(
  workers: Pick<Workers, 'beat'>,
  time: TimeSource,
  worker: { readonly id: string; readonly version: string; readonly startedAt: Instant },
  describe: (failure: unknown) => string,
): Heartbeat {
  const jobs = new Map<string, JobHealth>();
  return {
    job: {
      name: 'heartbeat',
      everyMs: EVERY_MS,
      run: async () => {
        await workers.beat({ ...worker, jobs: [...jobs.values()] }, time.now());
        return false;
      },
    },
    note: ({ name }, failure) => {
      const lastOkAt = failure === undefined ? time.now() : (jobs.get(name)?.lastOkAt ?? null);
      jobs.set(name, { name, lastOkAt, failure: failure === undefined ? null : describe(failure) });
    },
  };
}
