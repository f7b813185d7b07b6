/**
 * Writes `test/frozen/NAME.sql`: the schema as it is now, filled with histories that hold every kind of event that people in
 * a random city bring about. Run once for each release that changes `sql/`; a frozen file is never written again afterwards.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import type { TicketWrite } from '../src/application/ports.ts';
import type { TicketId } from '../src/domain/kernel/ids.ts';
import { createPool } from '../src/postgres/pool.ts';
import { createStore } from '../src/postgres/store.ts';
import { RandomCity } from '../test/support/random-city.ts';
import { smallProfile } from '../test/support/small-city.ts';
import { dataKey } from '../test/support/stored-city.ts';
import { ensureTemplate, SQL_FOLDER, startTestServer, withDatabaseName } from '../test/support/test-server.ts';

const STEPS = 1_500;
const [name, force] = process.argv.slice(2);
if (name === undefined || !/^[a-z0-9-]+$/u.test(name)) throw new Error('usage: node scripts/freeze-schema.ts NAME [--again]');
const target = path.resolve(import.meta.dirname, '..', 'test', 'frozen', `${name}.sql`);
if (existsSync(target) && force !== '--again') throw new Error(`${target} is frozen; --again only before its release`);

const server = await startTestServer();
try {
  const pool = createPool(withDatabaseName(server.url, await ensureTemplate(server.url)), { max: 2 });
  try {
    await fill(pool);
    writeFileSync(target, `${frozenSchema()}\n${await frozenRows(pool)}`);
    console.log(`wrote ${target}`);
  } finally {
    await pool.end();
  }
} finally {
  await server.stop();
}

/** Stores few and short tickets of a long random life that hold all its event types between them. */
async function fill(pool: pg.Pool): Promise<void> {
  const { city } = smallProfile;
  const store = createStore(pool, dataKey);
  await store.profiles.add(smallProfile, 'frozen');
  const random = new RandomCity(12_345);
  const steps = Array.from({ length: STEPS }, () => random.step());
  const chosen = chooseTickets(steps.flat());
  for (const writes of steps) {
    if (!writes.every(({ stream }) => chosen.has(stream))) continue;
    const [first] = writes.flatMap(({ events }) => events);
    const id = first?.type === 'requestReceived' ? first.data.request.person : null;
    const key = id === null ? null : { key: `key-${id}`, digest: 'digest' };
    const sealed = id === null ? undefined : store.persons.seal(city, id, { name: '张小明', phone: '13800138000' });
    await store.events.append(city, writes, key, sealed);
  }
  const sighting = { user: null, unit: null, origin: 'desk 1', ticket: [...chosen][0] ?? null, person: null, reason: null };
  await store.trail.record(city, [{ ...sighting, what: 'ticketRead' }]);
}

function chooseTickets(writes: readonly TicketWrite[]): ReadonlySet<TicketId> {
  const typesOf = new Map<TicketId, Set<string>>();
  const lengths = new Map<TicketId, number>();
  const together = new Map<TicketId, Set<TicketId>>();
  for (const { stream, events } of writes) {
    const types = typesOf.get(stream) ?? new Set();
    for (const event of events) {
      types.add(event.type);
      const other = partnerOf(event.data);
      if (other !== undefined) together.set(stream, (together.get(stream) ?? new Set()).add(other));
    }
    typesOf.set(stream, types);
    lengths.set(stream, (lengths.get(stream) ?? 0) + events.length);
  }
  const missing = new Set([...typesOf.values()].flatMap((types) => [...types]));
  const chosen = new Set<TicketId>();
  const gain = (id: TicketId): number => {
    const fresh = [...(typesOf.get(id) ?? [])].filter((type) => missing.has(type)).length;
    return fresh / (lengths.get(id) ?? 1);
  };
  while (missing.size > 0) {
    const best = [...typesOf.keys()].reduce((a, b) => (gain(b) > gain(a) ? b : a));
    take(best);
  }
  return chosen;

  /** A history that speaks of another ticket brings that one along. */
  function take(id: TicketId): void {
    if (chosen.has(id)) return;
    chosen.add(id);
    for (const type of typesOf.get(id) ?? []) missing.delete(type);
    for (const other of together.get(id) ?? []) take(other);
  }
}

function partnerOf(data: object): TicketId | undefined {
  for (const field of ['master', 'earlier', 'later', 'request']) {
    const value: unknown = (data as Readonly<Record<string, unknown>>)[field];
    if (typeof value === 'string') return value as TicketId;
  }
  return undefined;
}

function frozenSchema(): string {
  const files = readdirSync(SQL_FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file) => `-- ${file}\n${readFileSync(path.join(SQL_FOLDER, file), 'utf8')}`).join('\n');
}

async function frozenRows(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname NOT LIKE 'measure%' AND relname <> 'projection_checkpoint' ORDER BY relname`,
  );
  const parts: string[] = [
    `CREATE TABLE schema_migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
  breaking boolean NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());`,
  ];
  for (const { name: table } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY t::text`);
    if (rows.length === 0) continue;
    const lines = rows.map(({ row }) => row).join(',\n');
    parts.push(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${table}, $rows$[\n${lines}\n]$rows$);`,
    );
  }
  return `${parts.join('\n')}\n`;
}
