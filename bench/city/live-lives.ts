import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { simulateCity } from '../../src/application/simulate/simulate-city.ts';
import { unspoken } from '../../src/application/simulate/arrivals.ts';
import { createTicketStates } from '../../src/application/ticket/ticket-states.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { addMs, DAY_MS, type Instant } from '../../src/domain/kernel/time.ts';
import { createStore } from '../../src/postgres/store.ts';

/** Numbers the lives of the simulation; their ids end in it. */
export const LIVES_SEED = 0x5eed_2026;
/** Lives are long: those of this many days hold some in every state of the loop. */
export const LIVES_DAYS = 50;
/** Stand for words that each copy of a life has its own of. */
export const spoken = { text: '〔正文〕', subject: '〔标题〕', place: '〔地点〕' } as const;

const ID = new RegExp(String.raw`\d{8}-\d{4}-4\d{3}-8\d{3}-[0-9a-f]{4}${LIVES_SEED.toString(16)}`, 'gu');

/** Tables whose rows belong to a ticket and are copied with it, with the column that names the ticket. */
export type LifeTable = { readonly table: string; readonly key: 'ticket_id' | 'stream_id'; readonly columns: readonly string[] };

/** Tickets that refer to each other, with their rows as COPY gives them, one list for each table. */
export type LifeGroup = {
  readonly open: boolean;
  readonly tickets: number;
  readonly lines: readonly (readonly string[])[];
};

/** Lives as they were lived through the real commands. */
export type LivedLives = { readonly tables: readonly LifeTable[]; readonly groups: readonly LifeGroup[] };

/** Lives `count` tickets through the real commands on an empty database, up to the last midnight. */
export async function liveLives(pool: pg.Pool, profile: Profile, count: number, now: Instant): Promise<LivedLives> {
  const store = createStore(pool, new Uint8Array(32).fill(1));
  await store.profiles.add(profile, 'bench');
  const { city } = profile;
  const rules = await store.profiles.at(city, now);
  const ports = { ...store, states: createTicketStates(store.events), time: { now: () => now } };
  await simulateCity(ports, {
    city,
    rules,
    seed: LIVES_SEED,
    tickets: count,
    days: LIVES_DAYS,
    firstDay: rules.calendar.localDate(addMs(now, -LIVES_DAYS * DAY_MS)),
    texts: [{ ...unspoken, ...spoken }],
    parallel: 16,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  return await readLives(pool);
}

/** Tables that jobs and projections fill afterwards, and what is kept beside tickets; the filler makes them up at its end. */
const derived = /^(?:measured_\w+|ticket_search|caller_search|ticket_change|trail|idempotency|due_problem|message|file)$/u;
/** What the database gives each row as it comes in. */
const generated: ReadonlySet<string> = new Set(['global_position', 'transaction_id']);

async function lifeTables(pool: pg.Pool): Promise<readonly LifeTable[]> {
  const { rows } = await pool.query<{ readonly table: string; readonly columns: readonly string[] }>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname`,
  );
  return rows.flatMap(({ table, columns }) => {
    const key = columns.includes('stream_id') ? 'stream_id' : columns.includes('ticket_id') ? 'ticket_id' : undefined;
    if (key === undefined || derived.test(table)) return [];
    return [{ table, key, columns: [key, ...columns.filter((column) => column !== key && !generated.has(column))] }];
  });
}

async function readLives(pool: pg.Pool): Promise<LivedLives> {
  const tables = await lifeTables(pool);
  const byTicket = new Map<string, string[][]>();
  for (const [index, { table, columns }] of tables.entries()) {
    for (const line of await linesOf(pool, `COPY (SELECT ${columns.join(', ')} FROM ${table}) TO STDOUT`)) {
      const id = line.slice(0, line.indexOf('\t'));
      const lines = byTicket.get(id) ?? tables.map(() => []);
      byTicket.set(id, lines);
      lines[index]?.push(line);
    }
  }
  const { rows } = await pool.query<{ readonly id: string; readonly open: boolean }>(
    `SELECT ticket_id AS id, state NOT IN ('closed', 'archived', 'merged', 'declined', 'handedOver') AS open FROM ticket`,
  );
  const openIds = new Set(rows.flatMap(({ id, open }) => (open ? [id] : [])));
  const groups = groupIds(byTicket).map((ids): LifeGroup => ({
    open: ids.some((id) => openIds.has(id)),
    tickets: ids.length,
    lines: tables.map((_, index) => ids.flatMap((id) => byTicket.get(id)?.[index] ?? [])),
  }));
  return { tables, groups };
}

async function linesOf(pool: pg.Pool, copy: string): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    const pieces: Buffer[] = [];
    for await (const piece of client.query(copyTo(copy))) pieces.push(piece as Buffer);
    return Buffer.concat(pieces).toString('utf8').split('\n').slice(0, -1);
  } finally {
    client.release();
  }
}

/** Tickets that name each other anywhere in their rows belong together: merged ones, repeats. */
function groupIds(byTicket: ReadonlyMap<string, readonly (readonly string[])[]>): readonly (readonly string[])[] {
  const leader = new Map<string, string>();
  const leaderOf = (id: string): string => {
    const next = leader.get(id);
    if (next === undefined || next === id) return id;
    const found = leaderOf(next);
    leader.set(id, found);
    return found;
  };
  for (const [id, tables] of byTicket) {
    for (const line of tables.flat()) {
      for (const [other] of line.matchAll(ID)) if (other !== id && byTicket.has(other)) leader.set(leaderOf(other), leaderOf(id));
    }
  }
  return [...Map.groupBy(byTicket.keys(), leaderOf).values()];
}
