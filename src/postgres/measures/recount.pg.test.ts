import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type pg from 'pg';
import { withDatabase } from '../../../test/support/database.ts';
import { RandomCity } from '../../../test/support/random-city.ts';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { smallCity, smallProfile } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { simulateCity } from '../../application/simulate/simulate-city.ts';
import type { MeasureDimension, MeasureFilter, MeasureInterval, MeasureScope } from '../../application/measures/ports.ts';
import { measureDimensions } from '../../application/measures/ports.ts';
import { addMs, instantToMs } from '../../domain/kernel/time.ts';
import type { Instant, LocalDate } from '../../domain/kernel/time.ts';
import { measureDefinitions } from '../../domain/measures/definitions.ts';
import { createEventStore } from '../events/event-store.ts';
import { inTransaction } from '../transaction.ts';
import { dimensionPairs } from './kept-sums.ts';
import { createMeasureStore } from './postgres-measure-store.ts';

const recountSql = readFileSync(path.resolve(import.meta.dirname, '../../../test/golden/recount.sql'), 'utf8');
const scope: MeasureScope = {
  city: smallProfile.city,
  timeZone: smallProfile.calendar.timeZone,
  definitions: measureDefinitions(smallProfile.policy.measures),
};
const always = { from: '2000-01-01' as LocalDate, to: '2099-12-31' as LocalDate };
const LATE = '2099-12-31T00:00:00.000Z' as Instant;

type Recounted = Readonly<Record<MeasureDimension | 'measure' | 'day', string | null>> & {
  readonly numerator: number;
  readonly denominator: number;
  readonly excludedNumerator: number;
  readonly excludedDenominator: number;
};

async function recount(pool: pg.Pool, asOf: Instant): Promise<readonly Recounted[]> {
  const values = [scope.city, scope.timeZone, smallProfile.policy.measures.satisfiedLevels, asOf];
  return await inTransaction(pool, async (client) => {
    // The planner knows nothing of the size of each step, and would join them row by row.
    await client.query('SET LOCAL enable_nestloop = off');
    const { rows } = await client.query<Recounted>(recountSql, values);
    return rows;
  });
}

/** Sums of the recount as `tallies` gives them. */
function summed(
  rows: readonly Recounted[],
  by: readonly MeasureDimension[],
  from: LocalDate,
  to: LocalDate,
  filter: MeasureFilter = {},
  interval: MeasureInterval | null = null,
): ReadonlyMap<string, string> {
  const sums = new Map<string, readonly number[]>();
  for (const row of rows) {
    const day = row.day ?? '';
    if (day < from || day > to) continue;
    if (measureDimensions.some((dimension) => filter[dimension]?.includes(row[dimension]) === false)) continue;
    const key = [row.measure, startOf(day, interval), ...by.map((dimension) => row[dimension] ?? '-')].join(' ');
    const cell = [row.numerator, row.denominator, row.excludedNumerator, row.excludedDenominator];
    const before = sums.get(key);
    sums.set(key, before === undefined ? cell : cell.map((value, at) => value + (before[at] ?? 0)));
  }
  return new Map([...sums].map(([key, cell]) => [key, cell.join(' ')]));
}

function startOf(day: string, interval: MeasureInterval | null): string {
  if (interval === null) return '';
  const date = Temporal.PlainDate.from(day);
  return { day: date, week: date.subtract({ days: date.dayOfWeek - 1 }), month: date.with({ day: 1 }) }[interval].toString();
}

async function told(
  pool: pg.Pool,
  by: readonly MeasureDimension[],
  from: LocalDate,
  to: LocalDate,
  asOf: Instant,
  filter: MeasureFilter = {},
  interval: MeasureInterval | null = null,
): Promise<ReadonlyMap<string, string>> {
  const tallies = await createMeasureStore(pool).tallies(scope, { period: { from, to, asOf }, by, filter, interval });
  const lines = tallies.map(({ measure, start, keys, tally }): [string, string] => [
    [measure, start ?? '', ...keys.map((key) => key ?? '-')].join(' '),
    [tally.numerator, tally.denominator, tally.excludedNumerator, tally.excludedDenominator].join(' '),
  ]);
  return new Map(lines);
}

/** Writes what happens in a random city for some steps. */
async function live(city: RandomCity, pool: pg.Pool, steps: number): Promise<void> {
  const events = createEventStore(pool);
  for (let step = 0; step < steps; step += 1) {
    const appended = await events.append(scope.city, city.step(), null);
    assert.equal(appended.type, 'appended');
  }
  await readersCaughtUp(pool);
}

test('[M-1] [M-2] [M-3] [M-4] [M-5] [E-5] [E-6] all measures agree with a recount of the raw events by independent SQL', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createMeasureStore(pool);
  const city = new RandomCity(20_260_301);
  for (let part = 0; part < 3; part += 1) {
    await live(city, pool, 350);
    await store.catchUp(scope);
    const rows = await recount(pool, LATE);
    for (const by of [[], ...measureDimensions.map((one) => [one]), ...dimensionPairs]) {
      assert.deepEqual(await told(pool, by, always.from, always.to, LATE), summed(rows, by, always.from, always.to), by.join(' '));
    }
  }
  const counted = new Set((await recount(pool, LATE)).map(({ measure }) => measure));
  assert.deepEqual(
    scope.definitions.filter(({ id }) => !counted.has(id)).map(({ id }) => id),
    [],
    'the random city must touch every measure',
  );
});

test('[M-1] [M-2] [M-3] [M-4] [M-5] [E-6] after a simulated city the recount agrees by every dimension', async (t) => {
  const { ports, pool, city } = await withStoredCity(t);
  assert.equal(city, scope.city);
  const report = await simulateCity(ports, {
    city,
    rules: smallCity,
    seed: 12_345,
    tickets: 120,
    days: 45,
    firstDay: '2026-03-02' as LocalDate,
    texts: [],
    parallel: 4,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  assert.deepEqual(report.faults, []);
  await createMeasureStore(pool).catchUp(scope);
  const rows = await recount(pool, report.to);
  assert.ok(rows.length > 500);
  for (const by of [[], ...measureDimensions.map((one) => [one]), ...dimensionPairs]) {
    assert.deepEqual(await told(pool, by, always.from, always.to, report.to), summed(rows, by, always.from, always.to), by.join(' '));
  }
});

test('[M-1] what falls due after the as-of instant is not due yet; parts of a period add up to the whole', async (t) => {
  const { pool } = await withDatabase(t);
  const city = new RandomCity(7);
  const start = instantToMs(city.now);
  await live(city, pool, 400);
  await createMeasureStore(pool).catchUp(scope);
  const hours = Math.floor((instantToMs(city.now) - start) / 3_600_000);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: hours }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      async (hour, first, length) => {
        const asOf = addMs(city.now, -hour * 3_600_000 + 1);
        const from = Temporal.PlainDate.from('2026-02-20').add({ days: first }).toString() as LocalDate;
        const to = Temporal.PlainDate.from(from).add({ days: length }).toString() as LocalDate;
        const rows = await recount(pool, asOf);
        assert.deepEqual(await told(pool, ['unit'], from, to, asOf), summed(rows, ['unit'], from, to));
      },
    ),
    { numRuns: 10, examples: [[389, 5, 0]] },
  );
});

test('[M-7] figures narrowed, by no, one or two dimensions and piece by piece agree with a recount, whatever they are read from', async (t) => {
  const { pool } = await withDatabase(t);
  const city = new RandomCity(31);
  const start = instantToMs(city.now);
  await live(city, pool, 700);
  await createMeasureStore(pool).catchUp(scope);
  const lived = await recount(pool, LATE);
  const hours = Math.floor((instantToMs(city.now) - start) / 3_600_000);
  const keysOf = (dimension: MeasureDimension): (string | null)[] => [...new Set(lived.map((row) => row[dimension]))];
  const filter = fc.record(
    Object.fromEntries(measureDimensions.map((dimension) => [dimension, fc.subarray(keysOf(dimension), { minLength: 1 })])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<MeasureFilter>;
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...measureDimensions], { maxLength: 2 }),
      filter,
      fc.constantFrom(null, 'day', 'week', 'month'),
      fc.record({
        hour: fc.integer({ min: 0, max: hours }),
        first: fc.integer({ min: 0, max: 60 }),
        length: fc.integer({ min: 0, max: 90 }),
      }),
      async (by, narrowed, interval, { hour, first, length }) => {
        const asOf = addMs(city.now, -hour * 3_600_000 + 1);
        const from = Temporal.PlainDate.from('2026-02-01').add({ days: first }).toString() as LocalDate;
        const to = Temporal.PlainDate.from(from).add({ days: length }).toString() as LocalDate;
        const rows = await recount(pool, asOf);
        assert.deepEqual(await told(pool, by, from, to, asOf, narrowed, interval), summed(rows, by, from, to, narrowed, interval));
      },
    ),
    { numRuns: 40 },
  );
});

/** All that is stored of the counts, as text. */
async function dump(pool: pg.Pool): Promise<readonly string[]> {
  const tables = ['measure_day', 'measure_month', 'measured_ticket', 'measured_follower', 'measured_clock'];
  const rows = await Promise.all(
    tables.map(async (table) => {
      const answer = await pool.query<{ line: string }>(`SELECT row_to_json(x)::text AS line FROM ${table} x ORDER BY 1`);
      return answer.rows.map(({ line }) => `${table} ${line}`);
    }),
  );
  return rows.flat();
}

test('[M-7] counts kept by deltas equal a count of everything anew, wherever the catch-ups fall', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createMeasureStore(pool);
  const city = new RandomCity(99);
  await store.catchUp(scope);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }), async (pieces) => {
      for (const steps of pieces) {
        await live(city, pool, steps);
        await store.catchUp(scope);
      }
      const kept = await dump(pool);
      await store.rebuild(scope);
      assert.deepEqual(kept, await dump(pool));
    }),
    { numRuns: 8 },
  );
});

test('[M-7] two processes that count at once count each event once', async (t) => {
  const { pool, openPool } = await withDatabase(t);
  const city = new RandomCity(5);
  const stores = [pool, openPool(), openPool()].map((one) => createMeasureStore(one));
  await live(city, pool, 150);
  await Promise.all(stores.map(async (store) => await store.catchUp(scope)));
  await live(city, pool, 60);
  await Promise.all(stores.map(async (store) => await store.catchUp(scope)));
  const kept = await dump(pool);
  await createMeasureStore(pool).rebuild(scope);
  assert.deepEqual(kept, await dump(pool));
});

test('[M-7] other definitions are counted anew by themselves', async (t) => {
  const { pool } = await withDatabase(t);
  const store = createMeasureStore(pool);
  await live(new RandomCity(3), pool, 400);
  await store.catchUp(scope);
  const strict: MeasureScope = { ...scope, definitions: measureDefinitions({ satisfiedLevels: 2 }) };
  await store.catchUp(strict);
  const kept = await dump(pool);
  await store.rebuild(strict);
  assert.deepEqual(kept, await dump(pool));
  const satisfied = async (levels: 2 | 3): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(
      'SELECT COALESCE(SUM(numerator), 0)::bigint AS n FROM measure_day WHERE dimension = $1 AND measure = $2',
      ['all', 'satisfactionRate'],
    );
    assert.ok(rows[0] !== undefined, `no sum with ${String(levels)} levels`);
    return rows[0].n;
  };
  const strictly = await satisfied(2);
  await store.catchUp(scope);
  assert.ok((await satisfied(3)) > strictly);
});

for (const anew of [false, true]) {
  test(`[M-7] an event of a transaction that commits late is counted after those that overtook it${anew ? ', also by a count of everything' : ''}`, async (t) => {
    const { pool } = await withDatabase(t);
    const store = createMeasureStore(pool);
    const city = new RandomCity(11);
    await live(city, pool, 10);
    await store.catchUp(scope);

    const slow = await pool.connect();
    try {
      await slow.query('BEGIN');
      await createEventStore(slow).append(scope.city, [city.receive()], null);
      await createEventStore(pool).append(scope.city, [city.receive()], null);
      if (anew) await store.rebuild(scope);
      else await store.catchUp(scope);
      await slow.query('COMMIT');
    } finally {
      slow.release();
    }
    await readersCaughtUp(pool);
    await store.catchUp(scope);
    const kept = await dump(pool);
    await store.rebuild(scope);
    assert.deepEqual(kept, await dump(pool));
    assert.equal((await pool.query('SELECT FROM measured_ticket')).rowCount, city.tickets.size);
  });
}

test('[M-7] what happens while it is counted is counted once, now or next time', async (t) => {
  const { pool, openPool } = await withDatabase(t);
  const stores = [pool, openPool()].map((one) => createMeasureStore(one));
  const city = new RandomCity(17);
  await live(city, pool, 40);
  let living = true;
  const counting = stores.map(async (store) => {
    while (living) await store.catchUp(scope);
  });
  await live(city, pool, 250);
  living = false;
  await Promise.all(counting);
  await createMeasureStore(pool).catchUp(scope);
  const kept = await dump(pool);
  await createMeasureStore(pool).rebuild(scope);
  assert.deepEqual(kept, await dump(pool));
});
