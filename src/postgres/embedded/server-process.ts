import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedError, saysDiskFull } from './embedded-error.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { identityOf, toolEnvironment } from './run-tool.ts';
import { LogTail } from './server-log.ts';
import { removeSocketFolder, SOCKET_PORT } from './socket-folder.ts';
import { startWatchdog } from './watchdog.ts';

/** How the server ended. */
export type ServerExit = { readonly code: number | null; readonly signal: string | null };

/** A running server as a process. */
export type ServerProcess = {
  readonly pid: number;
  /** Settles when the server has ended; never rejects. */
  readonly exited: Promise<ServerExit>;
  /** Fast shutdown; settles when the server has ended. */
  stop(): Promise<void>;
};

/** Everything the launch depends on. `strangerPid`: a process that has the number of a dead predecessor. */
export type Launch = {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly socketDir: string;
  readonly strangerPid: number | undefined;
};

const POLL_MS = 15;
const FAST_PATIENCE_MS = 60_000;

/** Starts the server and waits until it takes connections; throws `EmbeddedError` with what it said when it does not. */
export async function launchServer(launch: Launch): Promise<ServerProcess> {
  const tail = new LogTail(launch.folder.log);
  const child = spawnServer(launch);
  const exited = new Promise<ServerExit>((resolve) => {
    child.on('exit', (code, signal) => {
      resolve({ code, signal });
    });
    child.on('error', () => {
      // Also emitted for a signal that could not be sent; the server has not ended then.
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
  });
  const { pid } = child;
  if (pid === undefined) {
    await exited;
    throw new EmbeddedError('startFailed', `${launch.binaries.postgres} could not be started.`);
  }
  const watchdog = startWatchdog(pid, launch.account);
  const ended = exited.then(async (exit) => {
    watchdog.dismiss();
    await removeSocketFolder(launch.socketDir);
    return exit;
  });
  await waitUntilReady(child, pid, launch.folder, tail);
  // The program may end without stopping the server; the watchdog then does.
  child.unref();
  return {
    pid,
    exited: ended,
    stop: async () => {
      child.ref();
      await stopServer(child, ended);
    },
  };
}

function spawnServer({ folder, binaries, account, socketDir, strangerPid }: Launch): ChildProcess {
  // What the server says before its own log files are open, e.g. about a bad setting.
  const startLog = openSync(path.join(folder.log, 'start.log'), 'w', 0o600);
  try {
    return spawn(
      binaries.postgres,
      ['-D', folder.cluster, '-k', socketDir, '-p', String(SOCKET_PORT), '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'],
      {
        cwd: '/',
        env: {
          ...toolEnvironment,
          // PostgreSQL's own way to say: this number in postmaster.pid is not another server.
          ...(strangerPid === undefined ? {} : { PG_GRANDPARENT_PID: String(strangerPid) }),
        },
        // Its own session: Ctrl-C in the terminal is for us, who then stop things in order.
        detached: true,
        stdio: ['ignore', startLog, startLog],
        ...identityOf(account),
      },
    );
  } finally {
    closeSync(startLog);
  }
}

async function waitUntilReady(child: ChildProcess, pid: number, folder: DataFolder, tail: LogTail): Promise<void> {
  // No deadline: recovery after a power cut takes as long as it takes, and a failing server ends by itself.
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw describeFailure(folder, tail.read());
    const file = await readPostmasterFile(folder.cluster);
    if (file?.pid === pid && file.ready) return;
    await delay(POLL_MS);
  }
}

function describeFailure(folder: DataFolder, said: string): EmbeddedError {
  if (saysDiskFull(said)) {
    return new EmbeddedError('diskFull', `PostgreSQL did not start: the disk that holds ${folder.root} is full.`);
  }
  const holder = /(?:postmaster|postgres) \(PID (\d+)\)/u.exec(said)?.[1];
  if (holder !== undefined) {
    return new EmbeddedError('inUse', `PostgreSQL already runs on ${folder.cluster} as process ${holder}.`);
  }
  if (/Permission denied/u.test(said)) {
    return new EmbeddedError('noPermission', `PostgreSQL did not start for lack of permission in ${folder.root}: ${said}`);
  }
  return new EmbeddedError(
    'startFailed',
    `PostgreSQL did not start; its log is in ${folder.log}. It said: ${said === '' ? 'nothing' : said}`,
  );
}

async function stopServer(child: ChildProcess, ended: Promise<ServerExit>): Promise<void> {
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  if (running()) child.kill('SIGINT');
  const abort = new AbortController();
  const patience = delay(FAST_PATIENCE_MS, undefined, { signal: abort.signal }).catch(() => undefined);
  await Promise.race([ended, patience]);
  abort.abort();
  // Nothing acknowledged is lost by it: the next start recovers from the log.
  if (running()) child.kill('SIGQUIT');
  await ended;
}
