import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { loadProfile } from '../src/application/profile/load-profile.ts';
import type { CityRules } from '../src/application/ports.ts';
import { executeTicketCommand } from '../src/application/ticket/execute-ticket-command.ts';
import { receiveRequest, type ReceivePorts } from '../src/application/ticket/receive-request.ts';
import { createTicketStates } from '../src/application/ticket/ticket-states.ts';
import { readFolder } from '../src/cli/read-folder.ts';
import type { CityId } from '../src/domain/kernel/ids.ts';
import type { Instant } from '../src/domain/kernel/time.ts';
import { startEmbedded } from '../src/postgres/embedded/start-embedded.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { createPool } from '../src/postgres/pool.ts';
import { createStore, type Store } from '../src/postgres/store.ts';
import { withDatabaseName } from '../test/support/test-server.ts';
import type { Bench } from './bench.ts';
import { liveBare, prepareLives } from './commands/bare-lives.ts';
import { lifeIn, type Life } from './commands/life.ts';
import { fillCity } from './commands/present.ts';

const root = path.resolve(import.meta.dirname, '..');
const CLIENTS = 16;
const DEFAULT_SECONDS = 20;
const ROUNDS = 10;
const PRESENT = 100_000;
// A working hour, in which callers may be rung up.
const NOW = '2026-03-03T02:00:00.000Z' as Instant;

type World = AsyncDisposable & {
  readonly pool: pg.Pool;
  /** Statistics of tables are the owner's to make. */
  readonly owner: pg.Pool;
  readonly store: Store;
  readonly ports: ReceivePorts;
  readonly city: CityId;
  readonly rules: CityRules;
  readonly life: Life;
};

/** Whole lives of tickets through the use cases, beside the same rows written without them. */
export const bench: Bench = {
  summary: 'life cycles of tickets through the use cases, beside the same rows by bare SQL',
  usage: [
    'npm run bench -- commands [SECONDS] [PRESENT]',
    '',
    `${String(CLIENTS)} clients at once; a life is twelve commands, each its own transaction with an idempotency key, on a durable server (fsync on).`,
    `SECONDS (default ${String(DEFAULT_SECONDS)}) for each figure, in ${String(ROUNDS)} turns.`,
    `On an empty base, and on one with PRESENT (default ${String(PRESENT)}) tickets, in turns.`,
    'bare SQL   yardstick: the same rows by plain prepared statements, one transaction a command; no loading, no rules, no version check',
  ].join('\n'),
  async run([seconds, present], report) {
    const turnMs = (numberFrom(seconds, DEFAULT_SECONDS) * 1_000) / ROUNDS;
    const count = numberFrom(present, PRESENT);
    const dataDir = mkdtempSync(path.join(tmpdir(), 'huiyin-bench-'));
    const server = await startEmbedded({ dataDir, log: () => undefined });
    try {
      await using empty = await openWorld(server.url, 'bench_empty');
      await using full = await openWorld(server.url, 'bench_full');
      await fillCity(full.pool, full.store, full.rules, NOW, count);
      for (const { owner } of [empty, full]) await owner.query('VACUUM ANALYZE');
      const [first, second] = await compare([empty, full], turnMs);
      if (first === undefined || second === undefined) throw new Error('nothing was measured');
      report(`empty base               ${inWords(first)}`);
      report(`${`${String(count)} tickets present`.padEnd(24)} ${inWords(second)}`);
      report(`with ${String(count)} present / empty: ${(second.lives / first.lives).toFixed(2)}`);
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function inWords({ lives, bare }: Figures): string {
  return `${lives.toFixed(0)} lives/s (${(lives * 12).toFixed(0)} commands/s); bare SQL ${bare.toFixed(0)} lives/s; ratio ${(lives / bare).toFixed(2)}`;
}

function numberFrom(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`not a number: ${String(text)}`);
  return value;
}

async function openWorld(url: string, name: string): Promise<World> {
  const admin = createPool(url, { max: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const owner = createPool(withDatabaseName(url, name), { max: 1 });
  const { applicationRole } = await migrate(owner, path.join(root, 'sql'));
  const pool = createPool(withDatabaseName(url, name), {
    max: CLIENTS,
    ...(applicationRole === undefined ? {} : { role: applicationRole }),
  });
  const loaded = loadProfile(await readFolder(path.join(root, 'profiles', 'lvliang')));
  if (!loaded.ok) throw new Error('the profile has errors');
  const store = createStore(pool, new Uint8Array(32).fill(1));
  await store.profiles.add(loaded.value, 'bench');
  const city = loaded.value.city;
  const rules = await store.profiles.at(city, NOW);
  const ports = { ...store, states: createTicketStates(store.events), time: { now: () => NOW } };
  return {
    ...{ pool, owner, store, ports, city, rules },
    life: lifeIn(loaded.value),
    async [Symbol.asyncDispose]() {
      await Promise.all([pool.end(), owner.end()]);
    },
  };
}

/** Lives per second through the use cases, and by bare SQL. */
type Figures = { readonly lives: number; readonly bare: number };

/** Measures the worlds in turns, each figure in every round, so that whatever else the machine does falls on all alike. */
async function compare(worlds: readonly World[], turnMs: number): Promise<readonly Figures[]> {
  const sums = worlds.map(() => ({ lives: 0, livesMs: 0, bare: 0, bareMs: 0 }));
  for (const world of worlds) await turn(turnMs / 2, () => live(world));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, world] of worlds.entries()) {
      const sum = sums[index];
      if (sum === undefined) throw new Error('a world without sums');
      const own = await turn(turnMs, () => live(world));
      const ready = await prepareLives(world, NOW, own.lives * 3 + CLIENTS * 4, nextSerial);
      const bare = await turn(turnMs, () => liveBare(world, ready.pop()));
      sum.lives += own.lives;
      sum.livesMs += own.ms;
      sum.bare += bare.lives;
      sum.bareMs += bare.ms;
    }
  }
  return sums.map(({ lives, livesMs, bare, bareMs }) => ({ lives: lives / (livesMs / 1_000), bare: bare / (bareMs / 1_000) }));
}

/** Lets all clients live one life after the other for a while, or until there are no more. */
async function turn(ms: number, life: () => Promise<boolean>): Promise<{ readonly lives: number; readonly ms: number }> {
  const startedAt = performance.now();
  let lives = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - startedAt < ms) {
        if (!(await life())) break;
        lives += 1;
      }
    }),
  );
  return { lives, ms: performance.now() - startedAt };
}

let serial = 0;

function nextSerial(): number {
  serial += 1;
  return serial;
}

async function live({ ports, city, life }: World): Promise<boolean> {
  const request = life.request(nextSerial());
  const received = await receiveRequest(ports, { city, actor: life.agent, request, idempotencyKey: ports.ids.uuid(), from: 'desk 1' });
  if (!received.ok) throw new Error(`refused: ${received.error.code}`);
  const ticketId = received.value.ticket;
  for (const { actor, command } of life.acts(ticketId, NOW)) {
    const done = await executeTicketCommand(ports, { city, actor, ticketId, command, idempotencyKey: ports.ids.uuid(), from: 'desk 1' });
    if (!done.ok) throw new Error(`${command.type} refused: ${done.error.code}`);
  }
  return true;
}
