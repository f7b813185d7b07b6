import type { CityId, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { StoredCheckName, SystemTaskKind, SystemTaskState } from '../../domain/vocabulary/system-work.ts';

/** What a piece of work found: how much, and the first of it by ids and names, never personal data. */
export type TaskFinding = { readonly check: StoredCheckName; readonly count: number; readonly examples: readonly string[] };

/** A piece of work on the system, asked for by somebody and done by a worker. */
export type SystemTask = {
  readonly id: string;
  readonly kind: SystemTaskKind;
  readonly state: SystemTaskState;
  readonly askedBy: UserId;
  readonly origin: string | null;
  readonly reason: string;
  readonly askedAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly stopAskedBy: UserId | null;
  /** Events read so far. */
  readonly events: number;
  /** Null until it is done. */
  readonly findings: readonly TaskFinding[] | null;
  /** Why it failed, without personal data. */
  readonly problem: string | null;
};

/** What somebody asks for, and why. */
export type TaskWish = {
  readonly id: string;
  readonly kind: SystemTaskKind;
  readonly by: UserId;
  readonly origin: string | null;
  readonly reason: string;
};

/** How a turn at a task ended. `released`: not done, and to be begun anew by whoever is next. */
export type TaskEnd =
  | { readonly state: 'done'; readonly events: number; readonly findings: readonly TaskFinding[] }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'stopped' }
  | { readonly state: 'released' };

/** A task that a worker has taken on, and how often it was begun by now. */
export type TakenTask = { readonly city: CityId; readonly id: string; readonly kind: SystemTaskKind; readonly begun: number };

/** Pieces of work on the system. They stay for ever: who asked for what is for the audit administrator. */
export type SystemTasks = {
  /** False while one of this kind is open in the city. */
  ask(city: CityId, wish: TaskWish, now: Instant): Promise<boolean>;
  /** Asks a running task to stop, and stops a waiting one at once; false when it is not open. */
  stop(city: CityId, id: string, by: UserId, now: Instant): Promise<boolean>;
  get(city: CityId, id: string): Promise<SystemTask | undefined>;
  /** The latest first. */
  list(city: CityId, limit: number): Promise<readonly SystemTask[]>;
  /** Takes the oldest task that nobody is at, or whose worker has been silent for a minute; of several workers one gets it. */
  take(now: Instant): Promise<TakenTask | undefined>;
  /** Says that somebody is still at it; false when it is to stop, or is somebody else's by now. */
  beat(task: TakenTask, events: number): Promise<boolean>;
  /** Writes how it ended, unless somebody else has taken it by now. */
  end(task: TakenTask, end: TaskEnd, now: Instant): Promise<void>;
};

/** The database as it stands. */
export type DatabaseHealth = {
  readonly version: string;
  readonly startedAt: Instant;
  readonly bytes: number;
  readonly connections: number;
  readonly maxConnections: number;
  /** How long a question takes, in milliseconds. */
  readonly answersInMs: number;
  /** When the server last put a part of its log into an archive; null: it keeps none. */
  readonly archivedAt: Instant | null;
};

/** What waits in a city. Seconds are the age of the oldest; 0 when nothing waits. */
export type CityBacklogHealth = {
  readonly dueSteps: number;
  readonly dueSeconds: number;
  readonly dueProblems: number;
  readonly messages: number;
  readonly messageSeconds: number;
  readonly projections: readonly { readonly projection: string; readonly seconds: number }[];
};

/** The last backup that `./huiyin backup` wrote. */
export type LastBackup = { readonly takenAt: Instant; readonly fileBytes: number; readonly rows: number };

/** What is known of the installation. Calls reject when the database does not answer soon. */
export type SystemMonitor = {
  database(): Promise<DatabaseHealth>;
  backlog(city: CityId): Promise<CityBacklogHealth>;
  /** Null: none was written since the log is kept. */
  lastBackup(): Promise<LastBackup | null>;
  /** The replica that reads are answered from; null: there is none. */
  replica(): { readonly leftOut: string | null; readonly lagMs: number | null } | null;
  /** Room where this server keeps its data; null when that cannot be told. */
  disk(): Promise<{ readonly freeBytes: number; readonly totalBytes: number } | null>;
};
