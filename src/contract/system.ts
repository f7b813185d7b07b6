import { Type } from 'typebox';
import { storedChecks, systemTasks, systemTaskStates } from '../domain/vocabulary/system-work.ts';
import { instant, object, oneOf, orNull, text, userId, uuid } from './fields.ts';
import { workersAnswer } from './messages.ts';

const seconds = Type.Number();

/** How the installation does, for people. A part that could not be told within two seconds is null. */
export const systemHealthAnswer = object({
  at: instant,
  database: orNull(
    object({
      version: text,
      startedAt: instant,
      bytes: Type.Integer(),
      connections: Type.Integer(),
      maxConnections: Type.Integer(),
      answersInMs: Type.Number(),
      archivedAt: orNull(instant),
    }),
  ),
  /** Null when reads have no database of their own; `leftOut` is null while the replica is used. */
  replica: orNull(object({ leftOut: orNull(text), lagMs: orNull(Type.Number()) })),
  workers: orNull(workersAnswer.properties.items),
  backlog: orNull(
    object({
      dueSteps: Type.Integer(),
      dueSeconds: seconds,
      dueProblems: Type.Integer(),
      messages: Type.Integer(),
      messageSeconds: seconds,
      projections: Type.Array(object({ projection: text, seconds })),
    }),
  ),
  /** Null when none was written since there is a log of them. */
  lastBackup: orNull(object({ takenAt: instant, fileBytes: Type.Integer(), rows: Type.Integer() })),
  disk: orNull(object({ freeBytes: Type.Number(), totalBytes: Type.Number() })),
});

export const taskInPath = object({ task: uuid });
export const askTaskBody = object({ kind: oneOf(systemTasks), reason: Type.String({ maxLength: 500 }) });

export const systemTask = object({
  id: uuid,
  kind: oneOf(systemTasks),
  state: oneOf(systemTaskStates),
  askedBy: userId,
  origin: orNull(text),
  reason: text,
  askedAt: instant,
  startedAt: orNull(instant),
  endedAt: orNull(instant),
  stopAskedBy: orNull(userId),
  /** Events read so far. */
  events: Type.Integer(),
  /** What was looked at and what was found, by ids and names; null until it is done. */
  findings: orNull(Type.Array(object({ check: oneOf(storedChecks), count: Type.Integer(), examples: Type.Array(text) }))),
  problem: orNull(text),
});

/** The latest first. `events` is how many there are to read, at least. */
export const systemTasksAnswer = object({ items: Type.Array(systemTask) });
