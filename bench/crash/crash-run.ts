import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import { programFolder } from '../../src/main/paths.ts';
import { openDatabase } from '../../src/main/database.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { configOf, databaseUrl, measuredProfile } from '../city/installation.ts';
import { fillCity } from '../city/fill-city.ts';
import { loadDuty, startLoad } from '../load/load.ts';
import { judgeBase, type Verdict } from './judge-base.ts';
import { KeptProcess } from './kept-process.ts';

/** What is killed: a process of Huiyin, PostgreSQL's first process, one of its sessions, or everything as in a power cut. */
export const victims = ['server', 'worker', 'postgres', 'session', 'all'] as const;
/** `restart` kills nothing: the server is asked to stop, in the middle of the load, and comes back. */
export type Victim = (typeof victims)[number] | 'restart';

/** What came of a run. */
export type CrashReport = {
  readonly kills: Readonly<Partial<Record<Victim, number>>>;
  /** Exit codes of the server; null where a signal ended it. */
  readonly exits: readonly (number | null)[];
  /** Milliseconds from each kill to the first answer that says the server can work. */
  readonly backMs: readonly number[];
  /** Requests that were answered, repeated because the connection was lost, and turned away for the moment. */
  readonly answered: number;
  readonly repeated: number;
  readonly turnedAway: number;
  /** Answers that were neither "done" nor "later". */
  readonly refusals: ReadonlyMap<string, number>;
  readonly verdict: Verdict;
  /** Failures that the server wrote into its log and that are not the crash itself, each with how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** What `./huiyin check --json` says, and its exit code. */
  readonly check: { readonly code: number | null; readonly said: string };
};

/** How a run is made; `keep` leaves data and logs where they are, as a run does that could not go on. */
export type CrashOptions = { readonly clients: number; readonly keep?: boolean; report(line: string): void };

const launcher = path.join(programFolder, 'huiyin');
/** Load goes on after each kill for as long as a restart may take. */
const LOAD_MS = { before: 1500, after: 500 };
const READY_WITHIN_MS = 60_000;
const POLL_MS = 20;

/**
 * Runs a server, a worker and the embedded PostgreSQL under load, kills at random instants, and lets everything come back by itself.
 * Each acknowledged act, and every request that was repeated, is then looked for in the base. `plan` names who is killed, one after the
 * other.
 */
export async function runCrashes(plan: readonly Victim[], { clients, keep, report }: CrashOptions): Promise<CrashReport> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'huiyin-crash-'));
  // PostgreSQL's own account must be able to pass.
  await chmod(folder, 0o711);
  let judged = false;
  opened.defer(async () => {
    if (keep === true || !judged) report(`data and logs kept in ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  });
  const dataDir = path.join(folder, 'data');
  await fillCity(dataDir, 0, () => undefined);
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, HUIYIN_DATA: dataDir, HUIYIN_DEMO: '0' };
  const run = (name: string, ...args: readonly string[]): KeptProcess =>
    new KeptProcess({ command: launcher, args, env, log: path.join(folder, `${name}.log`) });
  const base = new URL(`http://localhost:${String(port)}`);
  const outcome = await (async () => {
    await using server = run('server', 'serve', '--port', String(port));
    await untilReady(base);
    await using worker = run('worker', 'worker');
    return await crashUnderLoad({ plan, clients, base, dataDir, server, worker }, report);
  })();
  const verdict = await judge(dataDir, outcome.acknowledged);
  judged = true;
  return { ...outcome, verdict, failures: await failuresIn(path.join(folder, 'server.log')), check: await check(env) };
}

type Rounds = {
  readonly plan: readonly Victim[];
  readonly clients: number;
  readonly base: URL;
  readonly dataDir: string;
  readonly server: KeptProcess;
  readonly worker: KeptProcess;
};

async function crashUnderLoad(
  rounds: Rounds,
  report: (line: string) => void,
): Promise<Omit<CrashReport, 'verdict' | 'failures' | 'check'> & { readonly acknowledged: ReadonlyMap<TicketId, number> }> {
  const { clients, base, dataDir } = rounds;
  using load = await startLoad(base, dataDir, loadDuty(await measuredProfile()), { clients });
  const acknowledged = new Map<TicketId, number>();
  const refusals = new Map<string, number>();
  const kills: Partial<Record<Victim, number>> = {};
  const backMs: number[] = [];
  const statuses: number[] = [];
  for (const [round, victim] of rounds.plan.entries()) {
    const living = load.lives({ clients, ms: LOAD_MS.before + LOAD_MS.after });
    await wait(randomInt(LOAD_MS.before));
    const restartsBefore = rounds.server.restarts;
    const killedAt = performance.now();
    await kill(victim, rounds);
    kills[victim] = (kills[victim] ?? 0) + 1;
    // A server without its PostgreSQL ends too; until it does, it may still say that all is well.
    if (endsServer(victim)) await until(() => rounds.server.restarts > restartsBefore);
    await untilReady(base);
    backMs.push(performance.now() - killedAt);
    const lived = await living;
    for (const [ticket, version] of lived.acknowledged) acknowledged.set(ticket, version);
    for (const [refusal, count] of lived.refusals) refusals.set(refusal, (refusals.get(refusal) ?? 0) + count);
    for (const [, , , status] of lived.samples) statuses.push(status);
    report(
      `${String(round + 1).padStart(4)}  ${victim.padEnd(9)} back after ${(backMs.at(-1) ?? 0).toFixed(0).padStart(5)} ms  ${String(lived.lives)} lives`,
    );
  }
  const ofStatus = (wanted: (status: number) => boolean): number => statuses.filter(wanted).length;
  return {
    kills,
    exits: rounds.server.exits,
    backMs,
    acknowledged,
    refusals,
    answered: ofStatus((status) => status >= 200 && status < 300),
    repeated: ofStatus((status) => status === 0),
    turnedAway: ofStatus((status) => status === 429 || status === 503),
  };
}

async function kill(victim: Victim, { server, worker, dataDir }: Rounds): Promise<void> {
  if (victim === 'worker' || victim === 'all') worker.kill();
  if (victim === 'server' || victim === 'all') server.kill();
  if (victim === 'postgres' || victim === 'all') process.kill(await postmasterOf(dataDir), 'SIGKILL');
  if (victim === 'session') await killSession(dataDir);
  if (victim === 'restart') server.askToStop();
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** A session that dies takes all others with it: PostgreSQL recovers by itself, under a server that goes on. */
async function killSession(dataDir: string): Promise<void> {
  const pool = createPool(await databaseUrl(dataDir), { max: 1 });
  try {
    const { rows } = await pool.query<{ readonly pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1`,
    );
    for (const { pid } of rows) process.kill(pid, 'SIGKILL');
  } finally {
    await pool.end();
  }
}

function endsServer(victim: Victim): boolean {
  return victim !== 'worker' && victim !== 'session';
}

/** Waits until the server says that it can work. */
async function untilReady(base: URL): Promise<void> {
  await until(
    async () =>
      await fetch(new URL('/ready', base)).then(
        (answer) => answer.ok,
        () => false,
      ),
  );
}

/** Waits for something; rejects when that takes longer than anybody would wait. */
async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  const startedAt = performance.now();
  while (!(await happened())) {
    if (performance.now() - startedAt > READY_WITHIN_MS) throw new Error('the server did not come back');
    await wait(POLL_MS);
  }
}

async function judge(dataDir: string, acknowledged: ReadonlyMap<TicketId, number>): Promise<Verdict> {
  await using database = await openDatabase(configOf(dataDir), () => undefined);
  return await judgeBase(database.pool, acknowledged);
}

async function failuresIn(log: string): Promise<ReadonlyMap<string, number>> {
  const failures = new Map<string, number>();
  for (const line of (await readFile(log, 'utf8')).split('\n')) {
    if (!line.includes('"msg":"failure"')) continue;
    const { route, error, code, at } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (error === 'DatabaseUnavailable') continue;
    const failure = JSON.stringify({ route, error, code, at });
    failures.set(failure, (failures.get(failure) ?? 0) + 1);
  }
  return failures;
}

async function check(env: Readonly<Record<string, string>>): Promise<CrashReport['check']> {
  const child = spawn(launcher, ['check', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = Array.fromAsync(child.stdout.setEncoding('utf8') as AsyncIterable<string>);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: (await said).join('') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
