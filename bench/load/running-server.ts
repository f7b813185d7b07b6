import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { programFolder } from '../../src/main/paths.ts';
import { runningDatabase } from '../city/installation.ts';
import { childrenCpuSeconds, cpuSeconds } from './processes.ts';

/** Huiyin as it is run: a server and a worker, each a process, on one data folder. */
export type RunningServer = AsyncDisposable & {
  /** Of the web server. */
  readonly base: URL;
  /** Of the embedded database, as its owner. */
  readonly databaseUrl: string;
  readonly server: ChildProcess;
  readonly worker: ChildProcess;
  /** Processor seconds so far. */
  cpu(): CpuSeconds;
  /** Ends the worker before the server. */
  stopWorker(): Promise<void>;
};

/** Processor seconds of the parts of a running Huiyin; `database` is all that PostgreSQL runs. */
export type CpuSeconds = Readonly<Record<'server' | 'database' | 'worker', number>>;

const launcher = path.join(programFolder, 'huiyin');

/** Starts both and waits until they are ready. `nodeOptions` go to both, for profiles and signals. */
export async function startServer(dataDir: string, nodeOptions = ''): Promise<RunningServer> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, HUIYIN_DATA: dataDir, HUIYIN_DEMO: '0', NODE_OPTIONS: nodeOptions };
  const children: ChildProcess[] = [];
  // Their own logs are part of what they cost.
  const logs = { server: openSync(logOf(dataDir, 'server'), 'w'), worker: openSync(logOf(dataDir, 'worker'), 'w') };
  const killAll = (): void => {
    for (const child of children.toReversed()) child.kill('SIGTERM');
  };
  // However the measurement ends, nothing goes on running behind it.
  process.once('exit', killAll);
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await end(child);
    process.removeListener('exit', killAll);
  };
  try {
    const server = spawn(launcher, ['serve', '--port', '0', '--json'], { env, stdio: ['ignore', 'pipe', logs.server] });
    children.push(server);
    const { address } = (await firstLine(server)) as { readonly address: string };
    const worker = spawn(launcher, ['worker'], { env, stdio: ['ignore', 'ignore', logs.worker] });
    children.push(worker);
    const { url, pid } = await runningDatabase(dataDir);
    const cpu = (): CpuSeconds => ({
      server: cpuSeconds(server.pid ?? 0),
      database: childrenCpuSeconds(pid),
      worker: cpuSeconds(worker.pid ?? 0),
    });
    return {
      base: new URL(address),
      databaseUrl: url,
      server,
      worker,
      cpu,
      stopWorker: async () => await end(worker),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    for (const log of Object.values(logs)) closeSync(log);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Where a process of the installation writes what it has to say. */
export function logOf(dataDir: string, part: 'server' | 'worker'): string {
  return path.join(dataDir, `${part}.log`);
}

/** What a process says first, as JSON. Rejects when it ends before. */
async function firstLine(child: ChildProcess): Promise<unknown> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the output of the process is not read');
  stdout.setEncoding('utf8');
  let said = '';
  return await new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`huiyin ended with ${String(code)} before it was ready; see server.log in its data folder`));
    });
    stdout.on('data', (piece: string) => {
      said += piece;
      const end = said.indexOf('\n');
      if (end >= 0) resolve(JSON.parse(said.slice(0, end)));
    });
  });
}
