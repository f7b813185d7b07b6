import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbedded } from '../src/postgres/embedded/start-embedded.ts';
import type { Bench } from './bench.ts';

const launcher = path.resolve(import.meta.dirname, '..', 'huiyin');
const DEFAULT_RUNS = 3;
const POLL_MS = 5;

/** Milliseconds from the launch to the first answer, to readiness, and from SIGTERM to the end. */
type StartTimes = { readonly answered: number; readonly ready: number; readonly stopped: number };

/** How long `./huiyin start` takes on fresh and on existing data, beside bare PostgreSQL. */
export const bench: Bench = {
  summary: 'from launch to the first answer and to readiness, on fresh and on existing data',
  usage: [
    'npm run bench -- start [RUNS]',
    '',
    `Each of RUNS rounds (default ${String(DEFAULT_RUNS)}) takes a new data folder; medians are shown.`,
    'answered   launch -> first HTTP answer of /health',
    'ready      launch -> /ready says yes: database up, schema current, demo city created',
    'stopped    SIGTERM -> the process has ended',
    'yardstick  the same PostgreSQL alone in such a folder: created (first), started (again)',
  ].join('\n'),
  async run([runs], report) {
    const first: StartTimes[] = [];
    const again: StartTimes[] = [];
    const bareFirst: number[] = [];
    const bareAgain: number[] = [];
    for (let round = Number(runs ?? DEFAULT_RUNS); round > 0; round -= 1) {
      await inTemporaryFolder(async (folder) => {
        bareFirst.push(await timeBare(path.join(folder, 'bare')));
        bareAgain.push(await timeBare(path.join(folder, 'bare')));
        first.push(await timeStart(path.join(folder, 'full')));
        again.push(await timeStart(path.join(folder, 'full')));
      });
    }
    reportKind(report, 'first start', first, bareFirst);
    reportKind(report, 'next start ', again, bareAgain);
  },
};

function reportKind(report: (line: string) => void, kind: string, times: readonly StartTimes[], bare: readonly number[]): void {
  const of = (pick: (time: StartTimes) => number): number => median(times.map(pick));
  const [answered, ready, stopped, yardstick] = [
    of((time) => time.answered),
    of((time) => time.ready),
    of((time) => time.stopped),
    median(bare),
  ];
  const ms = (value: number): string => `${value.toFixed(0).padStart(5)} ms`;
  report(
    `${kind}  answered ${ms(answered)}  ready ${ms(ready)}  stopped ${ms(stopped)}  yardstick ${ms(yardstick)}  ready/yardstick ${(ready / yardstick).toFixed(2)}`,
  );
}

async function timeStart(dataDir: string): Promise<StartTimes> {
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(launcher, ['start'], { env: { PATH, HOME, HUIYIN_DATA: dataDir, PORT: String(port) }, stdio: 'ignore' });
  try {
    await untilOk(child, `http://localhost:${port}/health`);
    const answeredAt = performance.now();
    await untilOk(child, `http://localhost:${port}/ready`);
    const readyAt = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    return { answered: answeredAt - startedAt, ready: readyAt - startedAt, stopped: performance.now() - readyAt };
  } finally {
    child.kill('SIGKILL');
  }
}

async function untilOk(child: ChildProcess, address: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`huiyin ended with ${String(child.exitCode)}; run ./huiyin start to see why`);
    const ok = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await delay(POLL_MS);
  }
}

async function timeBare(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const server = await startEmbedded({ dataDir, log: () => undefined });
  const elapsed = performance.now() - startedAt;
  await server.stop();
  return elapsed;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a listening server has no port');
  return address.port;
}

/** A folder that PostgreSQL's own account can enter too. */
async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-bench-'));
  try {
    await chmod(folder, 0o711);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
