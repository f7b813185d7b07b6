import path from 'node:path';
import type pg from 'pg';
import { createImportTickets } from '../src/application/import/write-tickets.ts';
import type { MappedTicket } from '../src/application/import/mapped-ticket.ts';
import { loadProfile } from '../src/application/profile/load-profile.ts';
import { createTicketStates } from '../src/application/ticket/ticket-states.ts';
import { runDue } from '../src/application/ticket/run-due.ts';
import { readFolder } from '../src/cli/read-folder.ts';
import type { CityId } from '../src/domain/kernel/ids.ts';
import type { Instant } from '../src/domain/kernel/time.ts';
import { createTicketImporter } from '../src/postgres/import/ticket-importer.ts';
import { createStore } from '../src/postgres/store.ts';
import type { Bench } from './bench.ts';
import { startTemporaryServer } from './import/temporary-server.ts';

const root = path.resolve(import.meta.dirname, '..');
const DEFAULT_STEPS = 100_000;
const WORKERS = 2;
/** As the worker's job takes them. */
const STEPS_AT_ONCE = 1_000;
const BARE_BATCH = 100;
const IMPORTED_AT = '2026-03-02T01:00:00.000Z' as Instant;

/** What fell due while nobody was there, by two workers at once, beside bare updates of as many rows. */
export const bench: Bench = {
  summary: 'what fell due all at once, by two workers, beside bare SQL of as many rows',
  usage: [
    'npm run bench -- due [STEPS]',
    '',
    `STEPS (default ${String(DEFAULT_STEPS)}) tickets turn yellow while no worker runs; ${String(WORKERS)} workers on one database then send every reminder.`,
    'bare SQL   yardstick: an event inserted, a ticket and a clock updated for each step by plain prepared statements, a hundred a',
    `           transaction, on ${String(WORKERS)} connections; no locks taken, nothing read, no rules`,
    'Fails when a step was done twice or not at all.',
  ].join('\n'),
  async run([words], report) {
    const steps = Number(words ?? DEFAULT_STEPS);
    if (!Number.isSafeInteger(steps) || steps < 1) throw new Error(`not a number: ${String(words)}`);
    await using server = await startTemporaryServer();
    const pool = await server.newDatabase();
    const city = await fillOpen(pool, steps);
    await pool.query('ANALYZE');
    const now = await allYellow(pool);

    const before = process.memoryUsage().rss;
    const own = await timed(async () => {
      await Promise.all(Array.from({ length: WORKERS }, async () => await work(pool, city, now)));
    });
    const grown = process.memoryUsage().rss - before;
    await expectOnce(pool, steps);
    const bare = await timed(async () => {
      await bareUpdates(pool, city, steps);
    });
    const [ownRate, bareRate] = [steps / (own / 1_000), steps / (bare / 1_000)];
    report(`${String(steps)} steps due at once, ${String(WORKERS)} workers: ${ownRate.toFixed(0)} steps/s, each exactly once`);
    report(
      `bare SQL: ${bareRate.toFixed(0)} steps/s; ratio ${(ownRate / bareRate).toFixed(2)}; memory grown by ${(grown / 2 ** 20).toFixed(0)} MiB`,
    );
  },
};

/** So many open tickets of another system, all entered at the same time. */
async function fillOpen(pool: pg.Pool, count: number): Promise<CityId> {
  const loaded = loadProfile(await readFolder(path.join(root, 'profiles', 'lvliang')));
  if (!loaded.ok) throw new Error('the profile has errors');
  const store = createStore(pool, new Uint8Array(32).fill(1));
  await store.profiles.add(loaded.value, 'bench');
  const { city, units, classes } = loaded.value;
  const rules = await store.profiles.at(city, IMPORTED_AT);
  const ports = { importer: createTicketImporter(pool), ids: store.ids, persons: store.persons, time: { now: () => IMPORTED_AT } };
  const tickets = createImportTickets(ports, city, rules);
  for (let from = 0; from < count; from += 5_000) {
    const batch = Array.from({ length: Math.min(5_000, count - from) }, (_, index): MappedTicket => {
      const serial = from + index;
      return {
        sourceSystem: 'bench',
        sourceNumber: String(serial),
        channel: 'phone',
        kind: 'complaint',
        urgency: 'ordinary',
        privacy: 'open',
        text: `来电人反映小区门口路灯不亮，希望有关部门尽快派人维修。编号 ${String(serial)}。`,
        subject: '路灯不亮',
        classCode: classes[0]?.code ?? null,
        area: null,
        unit: units[serial % units.length]?.code ?? null,
        place: null,
        receivedAt: IMPORTED_AT,
        timePrecision: 'minute',
        dueAt: null,
        noLimitBySource: false,
        concludedAt: null,
        closedAt: null,
        onTimeBySource: null,
        outcome: 'open',
        resolved: null,
        satisfaction: null,
        caller: null,
        line: serial + 2,
      };
    });
    await tickets.importBatch(batch);
  }
  return city;
}

/** The moment at which the last ticket has turned yellow and none is red yet. */
async function allYellow(pool: pg.Pool): Promise<Instant> {
  const { rows } = await pool.query<{ at: Instant; others: number }>(
    `SELECT max(next_due_at) FILTER (WHERE next_action = 'remind') AS at,
      count(*) FILTER (WHERE next_due_at <= (SELECT max(next_due_at) FROM clock WHERE next_action = 'remind') AND next_action <> 'remind') AS others
      FROM clock`,
  );
  const [row] = rows;
  if (row === undefined || row.others > 0) throw new Error('other steps than reminders are due as well');
  return row.at;
}

/** One worker of its own: nothing shared but the tables. */
async function work(pool: pg.Pool, city: CityId, now: Instant): Promise<void> {
  const store = createStore(pool, new Uint8Array(32).fill(1));
  const ports = { ...store, states: createTicketStates(store.events) };
  for (let more = true; more;) {
    const done = await runDue(ports, { city, now, limit: STEPS_AT_ONCE });
    if (done.problems.length > 0) throw new Error(`${String(done.problems.length)} steps failed`);
    more =
      done.more || (await pool.query('SELECT FROM clock WHERE city_id = $1 AND next_due_at <= $2 LIMIT 1', [city, now])).rowCount === 1;
  }
}

async function expectOnce(pool: pg.Pool, steps: number): Promise<void> {
  const { rows } = await pool.query<{ events: number; tickets: number }>(
    `SELECT count(*) AS events, count(DISTINCT stream_id) AS tickets FROM event WHERE type = 'reminderSent'`,
  );
  if (rows[0]?.events !== steps || rows[0].tickets !== steps) throw new Error(`not once each: ${JSON.stringify(rows[0])}`);
}

/** The same rows without reading, locking or deciding anything. */
async function bareUpdates(pool: pg.Pool, city: CityId, steps: number): Promise<void> {
  const { rows } = await pool.query<{ stream_id: string; version: number; data: unknown; clocks: unknown; metadata: unknown }>(
    `SELECT stream_id, version, data, clocks, metadata FROM event WHERE type = 'reminderSent' LIMIT $1`,
    [steps],
  );
  const lines = Array.from({ length: WORKERS }, async () => {
    const client = await pool.connect();
    try {
      for (let batch = rows.splice(0, BARE_BATCH); batch.length > 0; batch = rows.splice(0, BARE_BATCH)) {
        await client.query('BEGIN');
        for (const { stream_id: ticket, version, data, clocks, metadata } of batch) {
          const values = [city, ticket, version + 1, JSON.stringify(data), JSON.stringify(clocks), JSON.stringify(metadata)];
          await client.query({ name: 'bare_event', text: BARE_EVENT, values });
          await client.query({ name: 'bare_ticket', text: BARE_TICKET, values: [city, ticket, version + 1] });
          await client.query({ name: 'bare_clock', text: BARE_CLOCK, values: [city, ticket, 'unit:1'] });
        }
        await client.query('COMMIT');
      }
    } finally {
      client.release();
    }
  });
  await Promise.all(lines);
}

const BARE_EVENT = `INSERT INTO event (city_id, stream_id, version, type, schema_version, occurred_at, data, clocks, metadata)
  VALUES ($1, $2, $3, 'reminderSent', 1, now(), $4, $5, $6)`;
const BARE_TICKET = 'UPDATE ticket SET version = $3, reminders = reminders + 1 WHERE city_id = $1 AND ticket_id = $2';
const BARE_CLOCK = `UPDATE clock SET next_due_at = next_due_at + interval '1 day' WHERE city_id = $1 AND ticket_id = $2 AND clock_id = $3`;

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
