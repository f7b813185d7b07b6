import { parseArgs } from 'node:util';
import type pg from 'pg';
import { createStore } from '../src/postgres/store.ts';
import { createPool } from '../src/postgres/pool.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { migrationsFolder } from '../src/main/paths.ts';
import { instantFromMs } from '../src/domain/kernel/time.ts';
import type { Bench } from './bench.ts';
import { liveBare, prepareLives, type BareWorld } from './commands/bare-lives.ts';
import { lifeIn } from './commands/life.ts';
import { cachedCity } from './city/cached-city.ts';
import { measuredProfile } from './city/installation.ts';
import { lifeSteps } from './load/life-requests.ts';
import { inMs, percentiles } from './load/latencies.ts';
import { loadDuty, startLoad, type Load } from './load/load.ts';
import type { LivesReport } from './load/load-messages.ts';
import { startServer, type CpuSeconds, type RunningServer } from './load/running-server.ts';
import { settled } from './load/settled.ts';

const CLIENTS = 16;
const DEFAULT_SECONDS = 20;
const ROUNDS = 4;
/** A page that is written to for the first time after a start is read from the disk and logged whole: that is not what a day is like. */
const WARM_UP_MS = 10_000;
const DEFAULT_PRESENT = [0, 100_000, 1_000_000];
const REQUESTS = 1 + lifeSteps.length;

/** Whole lives of tickets over HTTP, through a server and beside a worker, with a city of tickets present. */
export const bench: Bench = {
  summary: 'life cycles of tickets over HTTP, on an empty base and with 100,000 and a million tickets present',
  usage: [
    'npm run bench -- lifecycle [--present N]... [--seconds S] [--clients N]',
    '',
    `${String(CLIENTS)} clients, each with a connection of its own and a session for each role; a life is ${String(REQUESTS)} requests: receive, take on,`,
    'dispatch, sign, contact, answer, unit review, centre review, follow-up, which closes. Each request has an idempotency key, each command the',
    'version it saw. Server, worker, embedded PostgreSQL (fsync on) and the load, a process of its own, share the machine.',
    '--present N   tickets that are there already (default: 0, 100000 and 1000000; filled on the first run, minutes for a million, and kept)',
    `--seconds S   for each figure (default ${String(DEFAULT_SECONDS)}), in ${String(ROUNDS)} turns`,
    'bare SQL      yardstick: the same rows by plain prepared statements with as many connections, one transaction a command, on an empty base',
    'cpu           of the server, the database, the worker and the load itself; 100 % is one core',
  ].join('\n'),
  async run(words, report) {
    const { values } = parseArgs({
      args: [...words],
      options: { present: { type: 'string', multiple: true }, seconds: { type: 'string' }, clients: { type: 'string' } },
    });
    const present = values.present?.map(Number) ?? DEFAULT_PRESENT;
    const clients = Number(values.clients ?? CLIENTS);
    const turnMs = (Number(values.seconds ?? DEFAULT_SECONDS) * 1_000) / ROUNDS;
    await using opened = new AsyncDisposableStack();
    const worlds: World[] = [];
    for (const count of present) worlds.push(opened.use(await openWorld(count, clients, report)));
    const [first] = worlds;
    if (first === undefined) return;
    const bare = opened.use(await openBare(first.server, clients));
    await measure(worlds, bare, { clients, turnMs });
    reportFigures(worlds, bare, report);
  },
};

type World = AsyncDisposable & {
  readonly present: number;
  readonly server: RunningServer;
  readonly load: Load;
  readonly turns: Turn[];
};

/** One turn of one world: what was lived, and processor seconds by process. */
type Turn = { readonly lived: LivesReport; readonly cpu: CpuSeconds & { readonly load: number } };

async function openWorld(present: number, clients: number, report: (line: string) => void): Promise<World> {
  await using opening = new AsyncDisposableStack();
  const dataDir = await cachedCity(present, report);
  const server = opening.use(await startServer(dataDir));
  const looking = createPool(server.databaseUrl, { max: 1 });
  await settled(looking, report);
  await looking.end();
  const duty = loadDuty(await measuredProfile());
  const load = opening.use(await startLoad(server.base, dataDir, duty, { clients }));
  const opened = opening.move();
  return { present, server, load, turns: [], [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

type Bare = AsyncDisposable & { readonly world: BareWorld; lives: number; seconds: number };

/** A database beside the first world's, for lives by bare SQL. */
async function openBare({ databaseUrl }: RunningServer, clients: number): Promise<Bare> {
  const admin = createPool(databaseUrl, { max: 1 });
  await admin.query('DROP DATABASE IF EXISTS bare');
  await admin.query('CREATE DATABASE bare');
  await admin.end();
  const url = new URL(databaseUrl);
  url.pathname = '/bare';
  const owner = createPool(url.href, { max: 1 });
  const { applicationRole } = await migrate(owner, migrationsFolder);
  await owner.end();
  const pool: pg.Pool = createPool(url.href, { max: clients, ...(applicationRole === undefined ? {} : { role: applicationRole }) });
  const store = createStore(pool, new Uint8Array(32).fill(1));
  const profile = await measuredProfile();
  await store.profiles.add(profile, 'bench');
  const rules = await store.profiles.at(profile.city, instantFromMs(Date.now()));
  const life = lifeIn(profile);
  const asked: ReadonlySet<string> = new Set(lifeSteps.map(({ action }) => action));
  const steps = {
    ...life,
    acts: (...given: Parameters<typeof life.acts>) => life.acts(...given).filter(({ command }) => asked.has(command.type)),
  };
  return { world: { pool, store, rules, life: steps }, lives: 0, seconds: 0, [Symbol.asyncDispose]: async () => await pool.end() };
}

/** Worlds and yardstick in turns, so that whatever else the machine does falls on all alike, after each was warmed up. */
async function measure(
  worlds: readonly World[],
  bare: Bare,
  options: { readonly clients: number; readonly turnMs: number },
): Promise<void> {
  const { clients, turnMs } = options;
  for (const world of worlds) await world.load.lives({ clients, ms: WARM_UP_MS });
  for (let round = 0; round < ROUNDS; round += 1) {
    let most = 0;
    for (const world of worlds) {
      const turn = await takeTurn(world, clients, turnMs);
      world.turns.push(turn);
      most = Math.max(most, turn.lived.lives);
    }
    await takeBareTurn(bare, clients, turnMs, most * 4 + clients * 4);
  }
}

async function takeTurn({ server, load }: World, clients: number, ms: number): Promise<Turn> {
  const before = server.cpu();
  const lived = await load.lives({ clients, ms });
  const after = server.cpu();
  const spent = (part: keyof CpuSeconds): number => after[part] - before[part];
  return { lived, cpu: { server: spent('server'), database: spent('database'), worker: spent('worker'), load: lived.cpuSeconds } };
}

async function takeBareTurn(bare: Bare, clients: number, ms: number, count: number): Promise<void> {
  let serial = 0;
  const ready = await prepareLives(bare.world, instantFromMs(Date.now()), count, () => (serial += 1));
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() - startedAt < ms) {
        if (!(await liveBare(bare.world, ready.pop()))) break;
        bare.lives += 1;
      }
    }),
  );
  bare.seconds += (performance.now() - startedAt) / 1_000;
}

function reportFigures(worlds: readonly World[], bare: Bare, report: (line: string) => void): void {
  const bareRate = bare.lives / bare.seconds;
  report(`bare SQL, empty base      ${bareRate.toFixed(1).padStart(6)} lives/s`);
  let emptyRate: number | undefined;
  for (const { present, turns } of worlds) {
    const seconds = sum(turns, ({ lived }) => lived.seconds);
    const rate = sum(turns, ({ lived }) => lived.lives) / seconds;
    emptyRate ??= rate;
    const each = turns.map(({ lived }) => (lived.lives / lived.seconds).toFixed(0)).join(' ');
    report('');
    report(
      `${present.toLocaleString('en').padStart(9)} tickets present ${rate.toFixed(1).padStart(6)} lives/s  ${(rate * REQUESTS).toFixed(0)} requests/s  ratio to bare SQL ${(rate / bareRate).toFixed(2)}  to ${String(worlds[0]?.present)} present ${(rate / emptyRate).toFixed(2)}  turns ${each}`,
    );
    const requests = sum(turns, ({ lived }) => lived.samples.length);
    const share = (part: keyof Turn['cpu']): string => {
      const spent = sum(turns, ({ cpu }) => cpu[part]);
      return `${part} ${((spent / seconds) * 100).toFixed(0)} % (${((spent / requests) * 1_000).toFixed(2)} ms a request)`;
    };
    report(`  cpu: ${(['server', 'database', 'worker', 'load'] as const).map(share).join(', ')}`);
    reportLatencies(turns, report);
  }
}

function reportLatencies(turns: readonly Turn[], report: (line: string) => void): void {
  const samples = turns.flatMap(({ lived }) => lived.samples);
  const byName = Map.groupBy(samples, ([name]) => name);
  for (const [name, own] of [...byName, ['all', samples] as const]) {
    const { p50, p95, p99 } = percentiles(own.map(([, , took]) => took));
    report(`  ${name.padEnd(20)} p50 ${inMs(p50)}  p95 ${inMs(p95)}  p99 ${inMs(p99)}`);
  }
  const refusals = turns.flatMap(({ lived }) => lived.refusals);
  for (const [refusal, count] of refusals.slice(0, 5)) report(`  REFUSED ${String(count)} times: ${refusal}`);
}

function sum<Item>(items: readonly Item[], figure: (item: Item) => number): number {
  return items.reduce((all, item) => all + figure(item), 0);
}
