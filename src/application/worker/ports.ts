import type { Instant } from '../../domain/kernel/time.ts';

/** How one job of a worker goes. */
export type JobHealth = {
  readonly name: string;
  /** When a turn last went well; null before the first. */
  readonly lastOkAt: Instant | null;
  /** What the turns since then failed with, without personal data; null while all is well. */
  readonly failure: string | null;
};

/** A worker process as it reports itself. */
export type WorkerHealth = {
  readonly id: string;
  readonly version: string;
  readonly startedAt: Instant;
  readonly jobs: readonly JobHealth[];
};

/** A worker as others see it; both times are the database's. */
export type SeenWorker = WorkerHealth & {
  readonly seenAt: Instant;
  /** How far its clock is ahead of the database's, in milliseconds: instants fall due by the worker's clock. */
  readonly aheadMs: number;
};

/** The worker processes of an installation. */
export type Workers = {
  /** Says that a worker lives; `now` is its own clock. */
  beat(worker: WorkerHealth, now: Instant): Promise<void>;
  /** Takes a worker that stops in order off the list. */
  leave(id: string): Promise<void>;
  /** The workers seen within the last minute, the oldest first. */
  living(): Promise<readonly SeenWorker[]>;
  /** Forgets workers that died without a word, a day after they were last seen. */
  prune(): Promise<void>;
};

/** What has no use any more. Calls delete in small batches, stop early when aborted, and can be repeated. */
export type Leftovers = {
  /** Answers to commands that nobody will repeat any more, recorded before an instant. */
  pruneAnswers(before: Instant, signal: AbortSignal): Promise<void>;
  /** Notes of due steps that could not be done once and are not due any more. */
  pruneDueProblems(signal: AbortSignal): Promise<void>;
};
