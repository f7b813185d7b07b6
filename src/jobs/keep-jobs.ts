import type { Job } from './job.ts';

/** How the work goes on and who hears of it. */
export type KeepJobsOptions = {
  /** Aborted when the program stops: every job ends at its next safe point. */
  readonly signal: AbortSignal;
  /** Waits so long; resolves early when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Told after each turn: undefined when it went well, else what it failed with. */
  onTurn(job: Job, failure: unknown): void;
};

/** However long a job has failed, it is tried again after this. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Does jobs side by side, turn after turn, until the signal is aborted, and resolves when the last one has stopped. A turn that left
 * something is followed by the next at once; a job that fails is tried again after longer and longer pauses, and holds up no other.
 */
export async function keepJobs(jobs: readonly Job[], options: KeepJobsOptions): Promise<void> {
  await Promise.all(jobs.map(async (job) => await keepJob(job, options)));
}

async function keepJob(job: Job, { signal, wait, onTurn }: KeepJobsOptions): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let more = false;
    try {
      more = await job.run(signal);
      failures = 0;
      onTurn(job, undefined);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      onTurn(job, error);
    }
    // Between two turns that have much to do others of the process get their turn, too.
    await wait(more ? 0 : pauseMs(job, failures), signal);
  }
}

function pauseMs({ everyMs }: Job, failures: number): number {
  return failures === 0 ? everyMs : Math.max(everyMs, Math.min(LONGEST_PAUSE_MS, everyMs * 2 ** Math.min(failures, 16)));
}
