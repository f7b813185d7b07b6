import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { EmbeddedError, fromFileSystem } from './embedded-error.ts';
import { identifyProcess, isRunning } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** Who holds a data folder. */
export type LockHolder = ProcessIdentity & { readonly host: string };

/** A held lock. */
export type InstanceLock = { release(): void };

/**
 * Takes the data folder for this process. The lock is a file `lock.N`; the highest N counts. A stale one is never
 * removed first: its successor N+1 is created, which only one of several starters can do.
 * Throws `inUse` with the holder's process number, or `otherMachine`.
 */
export function takeLock(folder: string): InstanceLock {
  try {
    return tryTake(folder);
  } catch (error) {
    throw fromFileSystem(error, folder);
  }
}

/** The running process that holds the folder, if any. */
export function currentHolder(folder: string): LockHolder | undefined {
  const latest = listLocks(folder).at(-1);
  if (latest === undefined) return undefined;
  const holder = readHolder(fileOf(folder, latest));
  return holder !== undefined && holder.host === hostname() && isRunning(holder) ? holder : undefined;
}

function tryTake(folder: string): InstanceLock {
  mkdirSync(folder, { recursive: true });
  const locks = listLocks(folder);
  const latest = locks.at(-1) ?? 0;
  if (latest > 0) refuseWhileHeld(folder, fileOf(folder, latest));

  const mine = fileOf(folder, latest + 1);
  const draft = path.join(folder, `lock-draft.${process.pid}`);
  writeFileSync(draft, JSON.stringify(thisHolder()));
  try {
    // A link appears with its whole content or not at all, and fails when another starter was quicker.
    linkSync(draft, mine);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    refuseWhileHeld(folder, mine);
    return tryTake(folder);
  } finally {
    rmSync(draft, { force: true });
  }
  for (const older of locks) rmSync(fileOf(folder, older), { force: true });
  return {
    release: () => {
      rmSync(mine, { force: true });
    },
  };
}

function refuseWhileHeld(folder: string, file: string): void {
  const holder = readHolder(file);
  if (holder === undefined) return;
  if (holder.host !== hostname()) {
    throw new EmbeddedError(
      'otherMachine',
      `The data folder ${folder} was locked by process ${holder.pid} on the machine ${holder.host}. If that one no longer runs, delete ${file}.`,
    );
  }
  if (isRunning(holder)) {
    throw new EmbeddedError('inUse', `Huiyin already runs on the data folder ${folder} as process ${holder.pid}.`);
  }
}

function thisHolder(): LockHolder {
  const identity = identifyProcess(process.pid);
  if (identity === undefined) throw new EmbeddedError('startFailed', 'This process cannot be identified: /proc or ps is missing.');
  return { ...identity, host: hostname() };
}

function readHolder(file: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    if (!('pid' in value && 'startedAt' in value && 'host' in value)) return undefined;
    const { pid, startedAt, host } = value;
    if (typeof pid !== 'number' || typeof startedAt !== 'string' || typeof host !== 'string') return undefined;
    return { pid, startedAt, host };
  } catch {
    return undefined;
  }
}

function listLocks(folder: string): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => /^lock\.(\d+)$/u.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((left, right) => left - right);
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `lock.${number}`);
}
