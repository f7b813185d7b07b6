import type pg from 'pg';
import { smallProfile } from '../test/support/small-city.ts';
import { ensureTemplate, startTestServer, withDatabaseName } from '../test/support/test-server.ts';
import type { MeasureDimension, MeasureScope } from '../src/application/measures/ports.ts';
import { measureDimensions } from '../src/application/measures/ports.ts';
import type { Instant, LocalDate } from '../src/domain/kernel/time.ts';
import { measureDefinitions } from '../src/domain/measures/definitions.ts';
import { contributionsSql } from '../src/postgres/measures/contribution-sql.ts';
import { DIMENSION_COLUMNS } from '../src/postgres/measures/dimension-columns.ts';
import { createParameters } from '../src/postgres/parameters.ts';
import { createMeasureStore } from '../src/postgres/measures/postgres-measure-store.ts';
import { createPool } from '../src/postgres/pool.ts';
import type { Bench } from './bench.ts';

const DEFAULT_TICKETS = 200_000;
const RUNS = 30;
const CHANGED = 1_000;
const scope: MeasureScope = {
  city: smallProfile.city,
  timeZone: smallProfile.calendar.timeZone,
  definitions: measureDefinitions(smallProfile.policy.measures),
};
// The tickets of a year; reported is its second quarter, and then a period whose last day is not over.
const quarter = { from: '2025-04-01' as LocalDate, to: '2025-06-30' as LocalDate, asOf: '2026-06-01T00:00:00.000Z' as Instant };
const running = { ...quarter, asOf: '2025-06-30T07:30:00.000Z' as Instant };

/** How long reports of all measures take, and what keeping the sums costs. */
export const bench: Bench = {
  summary: 'reports of all measures from kept sums, beside a recount of the same; keeping the sums',
  usage: [
    'npm run bench -- measures [TICKETS]',
    '',
    `TICKETS (default ${String(DEFAULT_TICKETS)}) tickets of one year lie in the tables. Median and p95 of ${String(RUNS)} reports of one quarter, all measures.`,
    'recount    yardstick: the same figures summed from the rows (the best that could be done without kept sums)',
    `catch-up   ${String(CHANGED)} tickets change; yardstick: the bare UPDATE of these rows`,
    'count all  everything anew; yardstick: the bare copy of the same rows into another table',
  ].join('\n'),
  async run([tickets], report) {
    const count = Number(tickets ?? DEFAULT_TICKETS);
    if (!Number.isSafeInteger(count) || count < 1) throw new Error(`not a number of tickets: ${String(tickets)}`);
    const server = await startTestServer();
    const pool = createPool(withDatabaseName(server.url, await ensureTemplate(server.url)), { max: 4 });
    try {
      await fill(pool, count);
      await measure(pool, count, report);
    } finally {
      await pool.end();
      await server.stop();
    }
  },
};

async function measure(pool: pg.Pool, count: number, report: (line: string) => void): Promise<void> {
  const store = createMeasureStore(pool);
  const copied = await time(async () => {
    for (const source of ['ticket', 'follower', 'clock']) await pool.query(`CREATE TABLE copy_${source} AS TABLE measure_live_${source}`);
  });
  const all = await time(async () => await store.rebuild(scope));
  await pool.query('VACUUM ANALYZE');
  report(
    `count all   ${seconds(all)} for ${String(count)} tickets, ${(count / (all / 1000)).toFixed(0)}/s; bare copy ${seconds(copied)}; ratio ${(all / copied).toFixed(1)}`,
  );
  report(`rows        ${await sizes(pool)}`);

  const whole = { filter: {}, interval: null } as const;
  for (const by of [[], ...measureDimensions.map((one) => [one]), ['unit', 'class'] as const]) {
    const times = await repeat(async () => await store.tallies(scope, { ...whole, period: quarter, by }));
    const recounted = await repeat(async () => await recount(pool, by), 3);
    report(
      `by ${by.join(' ').padEnd(10)} ${percentiles(times)}; recount p50 ${ms(percentile(recounted, 0.5))}; recount/report ${(percentile(recounted, 0.5) / percentile(times, 0.5)).toFixed(0)}`,
    );
  }
  report(
    `running day ${percentiles(await repeat(async () => await store.tallies(scope, { ...whole, period: running, by: ['unit'] })))} by unit, the last day counted from its rows`,
  );
  report(
    `medians     ${percentiles(await repeat(async () => await store.medians(scope, { period: quarter, filter: {}, by: 'unit' }, []), 5))} by unit`,
  );
  const [definition] = scope.definitions;
  if (definition === undefined) throw new Error('no measure is defined');
  const page = { measure: definition, period: quarter, part: 'rest', filter: { unit: ['unit-7'] }, limit: 100, offset: 0 } as const;
  report(
    `tickets     ${percentiles(await repeat(async () => await store.countedTickets(scope, page)))} first hundred behind one figure of a unit`,
  );

  const bare = await change(pool, false);
  await change(pool, true);
  const caughtUp = await time(async () => await store.catchUp(scope));
  report(
    `catch-up    ${ms(caughtUp)} for ${String(CHANGED)} changed tickets; bare UPDATE ${ms(bare)}; ratio ${(caughtUp / bare).toFixed(1)}`,
  );
  report(`nothing new ${percentiles(await repeat(async () => await store.catchUp(scope)))}`);
}

/** Tickets, callers and limits as a year leaves them: every fact by itself, spread evenly; a dozen classes take half of them. */
async function fill(pool: pg.Pool, count: number): Promise<void> {
  await pool.query('SELECT setseed(0.5)');
  const maybe = (share: number, value: string): string => `CASE WHEN random() < ${String(share)} THEN ${value} END`;
  // A class belongs to one department, or to the county that it happens in.
  const holder = `'unit-' || CASE WHEN b.class % 3 = 0 THEN 60 + b.area ELSE b.class % 60 END`;
  const later = (days: number): string => `b.at + random() * interval '${String(days)} days'`;
  await pool.query(
    `INSERT INTO ticket (city_id, ticket_id, version, number, state, kind, urgency, privacy, channel, class_code, area, unit, first_unit,
       received_at, followers, caller_due_at, caller_original_due_at, caller_outcome, deadline_provisional, dispatch_due_at, dispatch_outcome,
       first_dispatched_at, first_sign_due_at, advice_taken, hops, recalls, refused_send_backs, contact_due_at, contact_outcome, extensions,
       long_cycle, first_concluded_at, concluded_at, within_original_limit, unit_says_solved, round, answered_directly, repeats,
       supervision_level, reminders, closed_at, excluded_from, text)
     SELECT $1, gen_random_uuid(), 1, 'B-' || n, 'closed', 'complaint', 'ordinary', 'open', (ARRAY['phone', 'web', 'app', 'sms'])[1 + (random() * 3)::int],
       'class-' || b.class, 'area-' || b.area, ${holder}, ${holder},
       b.at, 1, ${later(9)}, ${later(7)}, ${maybe(0.95, "'met'")}, false, ${later(1)}, 'met',
       ${later(1)}, ${later(2)}, random() < 0.8, (random() * 0.6)::int, 0, (random() * 0.55)::int, ${later(2)}, ${maybe(0.95, "'met'")}, (random() * 0.6)::int,
       false, ${maybe(0.9, later(12))}, ${maybe(0.9, later(14))}, random() < 0.9, random() < 0.9, 1, false, 0,
       (random() * 0.7)::int, 0, ${maybe(0.85, later(20))}, CASE WHEN random() < 0.01 THEN ARRAY['satisfactionRate'] ELSE '{}' END, ''
     FROM (SELECT n, timestamptz '2025-01-01 00:00+08' + n * (interval '365 days' / $2::int) AS at, (power(random(), 2) * 300)::int AS class,
       (random() * 12)::int AS area FROM generate_series(1, $2::int) n) b`,
    [scope.city, count],
  );
  await pool.query(
    `INSERT INTO citizen_request (city_id, ticket_id, request_id, own, number, entered_at, tries, outcome, resolved, final_satisfaction,
       first_satisfaction, first_rated_at, rated_at)
     SELECT city_id, ticket_id, ticket_id, true, number, received_at, 1, 'answered', random() < 0.9, 1 + (random() * 4)::int, 1 + (random() * 4)::int,
       concluded_at, concluded_at FROM ticket`,
  );
  await pool.query(
    `INSERT INTO clock (city_id, ticket_id, clock_id, kind, unit, rule, started_at, due_at, original_due_at, provisional, calendar_edition,
       extended_workdays, outcome)
     SELECT city_id, ticket_id, 'unit:1', 'unit', unit, 'H-1', received_at, caller_due_at, caller_due_at, false, '1', 0, caller_outcome FROM ticket`,
  );
  await pool.query('VACUUM ANALYZE');
}

/** What a report would cost without kept sums: the same conditions over the same rows. */
async function recount(pool: pg.Pool, by: readonly MeasureDimension[]): Promise<void> {
  const parameters = createParameters();
  const city = parameters.add(scope.city);
  const span = { from: `'2025-03-31T16:00:00Z'`, to: `'2025-06-30T15:59:59.999Z'` };
  const keys = by.map((dimension) => DIMENSION_COLUMNS[dimension]).join(', ');
  const rows = contributionsSql(scope.definitions, 'measured', { city, span }, parameters);
  await pool.query(`SELECT measure, ARRAY[${keys}]::text[], SUM(numerator), SUM(denominator) FROM (${rows}) k GROUP BY 1, 2`, [
    ...parameters.values,
  ]);
}

/** Changes tickets spread over the year, with an event for each when the projection shall see it. */
async function change(pool: pg.Pool, withEvents: boolean): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('SELECT ticket_id AS id FROM ticket ORDER BY md5(number) LIMIT $1', [CHANGED]);
  const ids = rows.map(({ id }) => id);
  const taken = await time(async () => {
    await pool.query(`UPDATE ticket SET round = round + 1, closed_at = now() WHERE city_id = $1 AND ticket_id = ANY ($2::uuid[])`, [
      scope.city,
      ids,
    ]);
  });
  if (!withEvents) return taken;
  await pool.query(
    `INSERT INTO event (city_id, stream_id, version, type, schema_version, occurred_at, data, clocks, metadata)
     SELECT $1, id, 2, 'redoOrdered', 1, now(), '{}', '[]', '{}' FROM UNNEST($2::uuid[]) id`,
    [scope.city, ids],
  );
  return taken;
}

async function sizes(pool: pg.Pool): Promise<string> {
  const tables = ['measure_day', 'measure_month', 'measured_ticket', 'measured_follower', 'measured_clock'];
  const parts = tables.map(async (table) => {
    const { rows } = await pool.query<{ rows: number; bytes: number }>(
      `SELECT count(*) AS rows, pg_total_relation_size($1::regclass) AS bytes FROM ${table}`,
      [table],
    );
    return `${table} ${String(rows[0]?.rows)} rows ${((rows[0]?.bytes ?? 0) / 2 ** 20).toFixed(0)} MiB`;
  });
  return (await Promise.all(parts)).join(', ');
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function repeat(work: () => Promise<unknown>, runs = RUNS): Promise<readonly number[]> {
  const times: number[] = [];
  await work();
  for (let run = 0; run < runs; run += 1) times.push(await time(work));
  return times.toSorted((a, b) => a - b);
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function percentiles(sorted: readonly number[]): string {
  return `p50 ${ms(percentile(sorted, 0.5))} p95 ${ms(percentile(sorted, 0.95))}`;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`;
}
