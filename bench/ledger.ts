import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { commitmentRow } from '../src/application/ledger/commitment-row.ts';
import type { CommitmentFilter } from '../src/application/ledger/ports.ts';
import type { CityId, CommitmentId, UnitCode } from '../src/domain/kernel/ids.ts';
import type { LocalDate } from '../src/domain/kernel/time.ts';
import { defaultLedgerPolicy } from '../src/domain/profile/types.ts';
import { createLedgerStore } from '../src/postgres/ledger/ledger-store.ts';
import { PromiseScript } from '../test/support/promise-script.ts';
import { smallCity } from '../test/support/small-city.ts';
import type { Bench } from './bench.ts';
import { startTemporaryServer } from './import/temporary-server.ts';

const CITIES = 100;
const DEFAULT_PROMISES = 20_000;
const ROUNDS = 400;
const PAGE = 50;
const TODAY = '2026-06-15' as LocalDate;
const everything: CommitmentFilter = { year: 2026, kind: null, state: null, light: null, area: null, unit: null, list: null, after: null };

/** Pages of the ledger with today's lights, by what people filter for. */
export const bench: Bench = {
  summary: 'lists and lights of the ledger with 20,000 promises of 100 cities, beside a read of one row',
  usage: [
    'npm run bench -- ledger [PROMISES]',
    '',
    `PROMISES (default ${String(DEFAULT_PROMISES)}) of ${String(CITIES)} cities, copies of one that runs, with lights and units that differ; pages of ${String(PAGE)}`,
    'lines, a city at random each time. p50 and p95 of ' + String(ROUNDS) + ' pages each, as the caller waits for them.',
    'yardstick  one promise read by its key, of the same pool',
  ].join('\n'),
  async run([words], report) {
    const promises = Number(words ?? DEFAULT_PROMISES);
    if (!Number.isSafeInteger(promises) || promises < CITIES)
      throw new Error(`not a number of at least ${String(CITIES)}: ${String(words)}`);
    await using server = await startTemporaryServer();
    const pool = await server.newDatabase();
    const store = createLedgerStore(pool);
    const id = await fill(pool, Math.floor(promises / CITIES));
    const yardstick = await times(async (city) => {
      await store.read(city, id);
    });
    report(`one row by its key: p50 ${yardstick.p50.toFixed(2)} ms, p95 ${yardstick.p95.toFixed(2)} ms`);
    const filters: readonly (readonly [string, Partial<CommitmentFilter>])[] = [
      ['first page', {}],
      ['last page', { after: '2026-0190' }],
      ['red', { light: 'red' }],
      ['a unit', { unit: 'u3' as UnitCode }],
      ['a yearly list, yellow', { list: '民生实事', light: 'yellow' }],
      ['nothing found', { kind: 'reform' }],
    ];
    for (const [title, filter] of filters) {
      const { p50, p95 } = await times(async (city) => {
        await store.list(city, { ...everything, ...filter }, TODAY, PAGE);
      });
      report(`${title}: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms; ${(p95 / yardstick.p95).toFixed(1)} times the row's p95`);
    }
  },
};

function cityOf(index: number): CityId {
  return `city${String(index)}` as CityId;
}

/** Copies one running promise; a quarter each of them has turned red, yellow, noted or stayed green. Answers the id of one that every city has. */
async function fill(pool: pg.Pool, perCity: number): Promise<CommitmentId> {
  const commitment = { ...new PromiseScript().running().it, id: randomUUID() as CommitmentId };
  const row = commitmentRow(commitment, { calendar: smallCity.calendar, policy: defaultLedgerPolicy });
  const write = { stream: commitment.id, expectedVersion: 0, events: [], cause: null, row };
  await createLedgerStore(pool).append(cityOf(0), write, null);
  await pool.query(
    `INSERT INTO commitment
      SELECT 'city' || city, CASE WHEN n = 1 THEN c.commitment_id ELSE gen_random_uuid() END, c.version, '2026-' || lpad(n::text, 4, '0'), c.year,
        c.state, c.kind, c.theme, c.area, 'u' || n % 20, ARRAY['u' || n % 20, 'u' || n % 7], c.leader, c.lists, c.title, c.sentence, c.deadline,
        c.verdict, c.green_on, CASE WHEN n % 4 > 0 THEN $1::date END, CASE WHEN n % 4 > 1 THEN $1::date END, CASE WHEN n % 4 > 2 THEN $1::date END,
        c.next_due_at, c.snapshot
      FROM commitment c, generate_series(1, $2::integer) AS city, generate_series(1, $3::integer) AS n WHERE c.city_id = 'city0'`,
    [TODAY, CITIES, perCity],
  );
  await pool.query('ANALYZE commitment');
  return commitment.id;
}

/** Waiting times of one call after the other, after a warm-up of a tenth as many. */
async function times(call: (city: CityId) => Promise<void>): Promise<{ readonly p50: number; readonly p95: number }> {
  const taken: number[] = [];
  for (let round = -ROUNDS / 10; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await call(cityOf(1 + Math.floor(Math.random() * CITIES)));
    if (round >= 0) taken.push(performance.now() - startedAt);
  }
  taken.sort((one, other) => one - other);
  return { p50: taken[Math.floor(ROUNDS * 0.5)] ?? 0, p95: taken[Math.floor(ROUNDS * 0.95)] ?? 0 };
}
