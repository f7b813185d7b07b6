import type { Job } from './job.ts';

/** Removes one kind of what has no use any more. Stops early when aborted; rejects when it could not. */
export type Chore = (signal: AbortSignal) => Promise<void>;

const EVERY_MS = 600_000;

/** Does chores one after the other; one that fails does not keep the others from being done. */
export function keepHouse(chores: readonly Chore[]): Job {
  return {
    name: 'housekeeping',
    everyMs: EVERY_MS,
    run: async (signal) => {
      const failures: unknown[] = [];
      for (const chore of chores) {
        if (signal.aborted) return false;
        try {
          await chore(signal);
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
      return false;
    },
  };
}
