import type { Static } from 'typebox';
import type { systemHealthAnswer } from '../../../../src/contract/system.ts';
import type { Instant } from '../../../../src/domain/kernel/time.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import type { Language, TextParams } from '../../../kit/language.ts';
import { systemTexts as texts } from './system-texts.ts';
import { wordBytes, wordSeconds } from './word-amounts.ts';

/** What the API tells of the installation. */
export type Health = Static<typeof systemHealthAnswer>;

/** One line of the page of health: green, yellow or red, and why. */
export type HealthRow = { readonly name: Label; readonly light: 'green' | 'yellow' | 'red'; readonly says: string };

/** How the words of the page are made. */
export type Wording = {
  readonly t: (label: Label, params?: TextParams) => string;
  readonly moment: (at: Instant | null) => string;
  readonly language: Language;
};

/** Behind by more than this, people notice; by more than that, work goes wrong. */
const LATE_S = 60;
const VERY_LATE_S = 600;
const BACKUP_LATE_MS = 36 * 3_600_000;
const BACKUP_VERY_LATE_MS = 7 * 86_400_000;
const ROOM_LOW = 0.2;
const ROOM_VERY_LOW = 0.08;

/** Every part of the installation with its light. */
export function healthRows(health: Health, wording: Wording): readonly HealthRow[] {
  const { t } = wording;
  const { database, workers, backlog, disk } = health;
  const unknown = (name: Label): HealthRow => ({ name, light: 'red', says: t(texts.unknown) });
  return [
    database === null ? unknown(texts.database) : databaseRow(database, wording),
    replicaRow(health.replica, wording),
    workers === null ? unknown(texts.workers) : workersRow(workers, wording),
    ...(backlog === null ? [unknown(texts.due), unknown(texts.outbox)] : backlogRows(backlog, wording)),
    backupRow(health, wording),
    ...(disk === null ? [] : [diskRow(disk, wording)]),
  ];
}

function databaseRow(database: NonNullable<Health['database']>, { t, moment }: Wording): HealthRow {
  const { version, bytes, connections, maxConnections, answersInMs, startedAt } = database;
  const params = {
    ...{ version, size: wordBytes(bytes), connections, most: maxConnections, since: moment(startedAt) },
    ms: Math.round(answersInMs * 10) / 10,
  };
  const full = connections / maxConnections;
  const light = full > 0.95 || answersInMs > 1000 ? 'red' : full > 0.8 || answersInMs > 100 ? 'yellow' : 'green';
  return { name: texts.database, light, says: t(texts.databaseIs, params) };
}

function replicaRow(replica: Health['replica'], { t, language }: Wording): HealthRow {
  const name = texts.replica;
  if (replica === null) return { name, light: 'green', says: t(texts.noReplica) };
  const { leftOut, lagMs } = replica;
  if (leftOut !== null) return { name, light: 'yellow', says: t(texts.replicaLeftOut, { why: leftOut }) };
  return { name, light: 'green', says: t(texts.replicaUsed, { lag: wordSeconds((lagMs ?? 0) / 1000, language) }) };
}

function workersRow(workers: NonNullable<Health['workers']>, { t }: Wording): HealthRow {
  const name = texts.workers;
  if (workers.length === 0) return { name, light: 'red', says: t(texts.noWorkers) };
  const jobs = workers.flatMap((worker) => worker.jobs);
  const failing = jobs.filter(({ failure }) => failure !== null).map((job) => job.name);
  const says = t(texts.workersAre, { count: workers.length, jobs: jobs.length });
  if (failing.length === 0) return { name, light: 'green', says };
  return { name, light: 'yellow', says: `${says} · ${t(texts.failing, { jobs: failing.join(' ') })}` };
}

function backlogRows(backlog: NonNullable<Health['backlog']>, { t, language }: Wording): readonly HealthRow[] {
  const { dueSteps, dueSeconds, dueProblems, messages, messageSeconds, projections } = backlog;
  const late = projections.filter(({ seconds }) => seconds > LATE_S / 6);
  const slowest = Math.max(0, ...projections.map(({ seconds }) => seconds));
  return [
    {
      name: texts.due,
      light: dueProblems > 0 && lightOf(dueSeconds) === 'green' ? 'yellow' : lightOf(dueSeconds),
      says: [
        dueSteps === 0 ? t(texts.nothingWaits) : t(texts.waiting, { count: dueSteps, age: wordSeconds(dueSeconds, language) }),
        ...(dueProblems === 0 ? [] : [t(texts.dueProblems, { count: dueProblems })]),
      ].join(' · '),
    },
    {
      name: texts.outbox,
      light: lightOf(messageSeconds),
      says: messages === 0 ? t(texts.nothingWaits) : t(texts.waiting, { count: messages, age: wordSeconds(messageSeconds, language) }),
    },
    {
      name: texts.projections,
      light: lightOf(slowest),
      says:
        late.length === 0
          ? t(texts.upToDate)
          : late.map(({ projection, seconds }) => t(texts.behind, { name: projection, age: wordSeconds(seconds, language) })).join(' · '),
    },
  ];
}

function backupRow({ at, database, lastBackup }: Health, { t, moment }: Wording): HealthRow {
  const archivedAt = database?.archivedAt ?? null;
  const latest = [lastBackup?.takenAt, archivedAt]
    .filter((one) => one !== null && one !== undefined)
    .toSorted()
    .at(-1);
  // Of backups that are made otherwise nothing is known here.
  const age = latest === undefined ? BACKUP_VERY_LATE_MS : Date.parse(at) - Date.parse(latest);
  const says = [
    lastBackup === null
      ? t(texts.noBackup)
      : t(texts.backupIs, { at: moment(lastBackup.takenAt), size: wordBytes(lastBackup.fileBytes), rows: lastBackup.rows }),
    ...(archivedAt === null ? [] : [t(texts.archived, { at: moment(archivedAt) })]),
  ];
  return {
    name: texts.backup,
    light: age > BACKUP_VERY_LATE_MS ? 'red' : age > BACKUP_LATE_MS ? 'yellow' : 'green',
    says: says.join(' · '),
  };
}

function diskRow({ freeBytes, totalBytes }: NonNullable<Health['disk']>, { t }: Wording): HealthRow {
  const room = freeBytes / totalBytes;
  return {
    name: texts.disk,
    light: room < ROOM_VERY_LOW ? 'red' : room < ROOM_LOW ? 'yellow' : 'green',
    says: t(texts.diskIs, { free: wordBytes(freeBytes), total: wordBytes(totalBytes) }),
  };
}

function lightOf(seconds: number): HealthRow['light'] {
  if (seconds > VERY_LATE_S) return 'red';
  return seconds > LATE_S ? 'yellow' : 'green';
}
