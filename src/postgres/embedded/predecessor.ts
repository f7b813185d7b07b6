import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.ts';
import { identifyProcess, isPostgresIn } from './process-identity.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { removeSocketFolder } from './socket-folder.ts';

const FAST_PATIENCE_MS = 60_000;
const IMMEDIATE_PATIENCE_MS = 10_000;
const POLL_MS = 20;

/**
 * Puts in order what an earlier server of the same data left behind. Call it under the lock, so that nobody owns it any more.
 * - An orphan (its Huiyin was killed) is shut down: adopting it would leave us without word of its end.
 * - Processes that outlived their killed server are ended, for they still write into the shared memory.
 * - A process that merely has the number of the dead server is returned: the new server must be told to overlook it.
 *   The file `postmaster.pid` itself stays, because PostgreSQL makes its own last check with it.
 */
export async function settlePredecessor(cluster: string, log: (line: string) => void): Promise<number | undefined> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined) return undefined;
  const leftovers = (): readonly number[] => serversIn(cluster, file.pid);
  if (leftovers().includes(file.pid)) {
    log(`stopping PostgreSQL (process ${file.pid}), left behind by a Huiyin that was killed`);
    signal([file.pid], 'SIGINT');
    await waitUntilNone(leftovers, FAST_PATIENCE_MS);
  }
  if (leftovers().length > 0) {
    signal(leftovers(), 'SIGQUIT');
    await waitUntilNone(leftovers, IMMEDIATE_PATIENCE_MS);
  }
  const remaining = leftovers();
  if (remaining.length > 0) {
    throw new EmbeddedError('inUse', `PostgreSQL (process ${remaining.join(', ')}) still runs on ${cluster} and does not stop.`);
  }
  await removeSocketFolder(file.socketDir);
  return identifyProcess(file.pid) === undefined ? undefined : file.pid;
}

function serversIn(cluster: string, serverPid: number): readonly number[] {
  const candidates = process.platform === 'linux' ? readdirSync('/proc').map(Number).filter(Number.isSafeInteger) : [serverPid];
  return candidates.filter((pid) => isPostgresIn(pid, cluster) && identifyProcess(pid) !== undefined);
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      // Gone between the look and the signal is what we wanted.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

async function waitUntilNone(list: () => readonly number[], patienceMs: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs && list().length > 0; waitedMs += POLL_MS) await delay(POLL_MS);
}
