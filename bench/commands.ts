import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { loadProfile } from '../src/application/profile/load-profile.ts';
import type { CityRules } from '../src/application/ports.ts';
import { commandDigest } from '../src/application/ticket/command-digest.ts';
import { prepareCommand } from '../src/application/ticket/command-write.ts';
import { executeTicketCommand } from '../src/application/ticket/execute-ticket-command.ts';
import { receiveRequest, type ReceivePorts } from '../src/application/ticket/receive-request.ts';
import { createTicketStates } from '../src/application/ticket/ticket-states.ts';
import { readFolder } from '../src/cli/read-folder.ts';
import type { CityId, PersonId, TicketId } from '../src/domain/kernel/ids.ts';
import type { Instant } from '../src/domain/kernel/time.ts';
import { ticketNumber } from '../src/domain/ticket/number.ts';
import type { Ticket } from '../src/domain/ticket/ticket.ts';
import { startEmbedded } from '../src/postgres/embedded/start-embedded.ts';
import { migrate } from '../src/postgres/migrate.ts';
import { createPool } from '../src/postgres/pool.ts';
import { createStore, type Store } from '../src/postgres/store.ts';
import type { Bench } from './bench.ts';
import { writeBare, type PreparedWrite } from './commands/bare-sql.ts';
import { lifeIn, type Life } from './commands/life.ts';
import { fillCity } from './commands/present.ts';

const root = path.resolve(import.meta.dirname, '..');
const CLIENTS = 16;
const DEFAULT_SECONDS = 20;
// Short turns, so that whatever else the machine does falls on both alike.
const ROUNDS = 10;
const PRESENT = 100_000;
// A working hour, in which callers may be rung up.
const NOW = '2026-03-03T02:00:00.000Z' as Instant;

type World = {
  readonly pool: pg.Pool;
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
    `SECONDS (default ${String(DEFAULT_SECONDS)}) for each figure, in ${String(ROUNDS)} turns with the yardstick in between.`,
    `First on an empty base, then with PRESENT (default ${String(PRESENT)}) tickets there.`,
    'bare SQL   yardstick: the same rows by plain prepared statements, one transaction a command; no loading, no rules, no version check',
  ].join('\n'),
  async run([seconds, present], report) {
    const turnMs = (numberFrom(seconds, DEFAULT_SECONDS) * 1_000) / ROUNDS;
    const dataDir = mkdtempSync(path.join(tmpdir(), 'huiyin-bench-'));
    const server = await startEmbedded({ dataDir, log: () => undefined });
    try {
      const owner = createPool(server.url, { max: 1 });
      const { applicationRole } = await migrate(owner, path.join(root, 'sql'));
      await owner.end();
      const pool = createPool(server.url, { max: CLIENTS, ...(applicationRole === undefined ? {} : { role: applicationRole }) });
      try {
        const world = await openWorld(pool);
        const empty = await compare(world, turnMs, 'empty base', report);
        const count = numberFrom(present, PRESENT);
        await fillCity(pool, world.store, world.rules, NOW, count);
        await pool.query('SELECT count(*) FROM ticket');
        const full = await compare(world, turnMs, `${String(count)} tickets present`, report);
        report(`with ${String(count)} present / empty: ${(full / empty).toFixed(2)}`);
      } finally {
        await pool.end();
      }
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function numberFrom(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`not a number: ${String(text)}`);
  return value;
}

async function openWorld(pool: pg.Pool): Promise<World> {
  const loaded = loadProfile(await readFolder(path.join(root, 'profiles', 'lvliang')));
  if (!loaded.ok) throw new Error('the profile has errors');
  const store = createStore(pool, new Uint8Array(32).fill(1));
  await store.profiles.add(loaded.value, 'bench');
  const city = loaded.value.city;
  const rules = await store.profiles.at(city, NOW);
  const ports = { ...store, states: createTicketStates(store.events), time: { now: () => NOW } };
  return { pool, store, ports, city, rules, life: lifeIn(loaded.value) };
}

/** Lives per second through the use cases; reports both figures and their ratio. */
async function compare(world: World, turnMs: number, name: string, report: (line: string) => void): Promise<number> {
  let [lives, bare, livesMs, bareMs] = [0, 0, 0, 0];
  await turn(turnMs / 4, () => live(world));
  const ready = await prepareLives(world, Math.ceil((turnMs / 1_000) * 600));
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await turn(turnMs, () => live(world));
    lives += own.lives;
    livesMs += own.ms;
    const yardstick = await turn(turnMs, () => liveBare(world, ready.pop()));
    bare += yardstick.lives;
    bareMs += yardstick.ms;
    ready.push(...(await prepareLives(world, yardstick.lives)));
  }
  const [own, yardstick] = [lives / (livesMs / 1_000), bare / (bareMs / 1_000)];
  report(
    `${name.padEnd(24)} ${own.toFixed(0)} lives/s (${(own * 12).toFixed(0)} commands/s); bare SQL ${yardstick.toFixed(0)} lives/s; ratio ${(own / yardstick).toFixed(2)}`,
  );
  return own;
}

/** Lets all clients live one life after the other for a while. */
async function turn(ms: number, life: () => Promise<void>): Promise<{ readonly lives: number; readonly ms: number }> {
  const startedAt = performance.now();
  let lives = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() - startedAt < ms) {
        await life();
        lives += 1;
      }
    }),
  );
  return { lives, ms: performance.now() - startedAt };
}

let serial = 0;

async function live({ ports, city, life }: World): Promise<void> {
  serial += 1;
  const request = life.request(serial);
  const received = await receiveRequest(ports, { city, actor: life.agent, request, idempotencyKey: ports.ids.uuid(), from: 'desk 1' });
  if (!received.ok) throw new Error(`refused: ${received.error.code}`);
  const ticketId = received.value.ticket;
  for (const { actor, command } of life.acts(ticketId, NOW)) {
    const done = await executeTicketCommand(ports, { city, actor, ticketId, command, idempotencyKey: ports.ids.uuid(), from: 'desk 1' });
    if (!done.ok) throw new Error(`${command.type} refused: ${done.error.code}`);
  }
}

/** What lives would write, computed beforehand. */
async function prepareLives(world: World, count: number): Promise<PreparedWrite[][]> {
  const { city, rules, store, life } = world;
  const day = rules.calendar.localDate(NOW);
  const last = await store.numbers.take(city, day, count);
  return Array.from({ length: count }, (_, index) => {
    serial += 1;
    const request = life.request(serial);
    const id = store.ids.uuid() as TicketId;
    const person = store.persons.seal(city, store.ids.uuid() as PersonId, request.caller ?? { name: null, phone: null });
    const { channel, subject, text, place, caller: _caller, ...facts } = request;
    const number = ticketNumber(day, last - index);
    const receive = { type: 'receive', ticket: id, number, queryCodeHash: 'x'.repeat(43), ...facts } as const;
    const acts = [
      { actor: life.agent, command: { ...receive, request: { channel, subject, text, place, person: person.id } } },
      ...life.acts(id, NOW),
    ];
    let before: Ticket | null = null;
    return acts.map(({ actor, command }): PreparedWrite => {
      const key = store.ids.uuid();
      const prepared = prepareCommand(before, command, { actor, now: NOW, rules, circumstances: { key, cause: null, origin: 'desk 1' } });
      if (!prepared.ok) throw new Error(`${command.type} refused: ${prepared.error.code}`);
      const first = before === null;
      before = prepared.value.after;
      return { key, digest: commandDigest(command), day, person: first ? person : null, write: prepared.value.write };
    });
  });
}

async function liveBare({ pool, city }: World, life: readonly PreparedWrite[] | undefined): Promise<void> {
  if (life === undefined) throw new Error('more lives were wanted than prepared');
  for (const write of life) await writeBare(pool, city, write);
}
