import type pg from 'pg';
import { createLiveFeed } from '../src/application/live/live-feed.ts';
import { createLiveHub } from '../src/application/live/live-hub.ts';
import type { LiveViewer } from '../src/application/live/live-viewer.ts';
import type { CityId } from '../src/domain/kernel/ids.ts';
import { createChangeFeed } from '../src/postgres/lists/change-feed.ts';
import { readPrimary } from '../src/postgres/replica/read-database.ts';
import type { Bench } from './bench.ts';
import { startTemporaryServer } from './import/temporary-server.ts';

const CLIENTS = 10;
const TURNS = 5;
const DEFAULT_SECONDS = 5;
const CITY = 'city' as CityId;
const LISTENERS = 1000;
const LOOKS = 500;
const WRITE = 'INSERT INTO ticket_change (city_id, ticket_id, version, units, changes) VALUES ($1, gen_random_uuid(), 1, $2, $3)';

/** How live changes are found out: what it costs, and what the other way (NOTIFY in the writer's transaction) would cost. */
export const bench: Bench = {
  summary: 'what live changes cost: writers with and without NOTIFY, a look at the changes, a change told to a thousand listeners',
  usage: [
    'npm run bench -- live [SECONDS]',
    '',
    `${String(CLIENTS)} writers at once, each row a transaction, for SECONDS (default ${String(DEFAULT_SECONDS)}) in ${String(TURNS)} turns, with fsync on.`,
    'NOTIFY     the same with pg_notify in the transaction; the ratio is what the writers would be left with',
    `look       one look at the changes when nothing has changed, beside SELECT 1; a process does four a second for each city with listeners`,
    `told       from the answer of a commit until ${String(LISTENERS)} listeners of one process have been told; a look each 250 ms is half of it`,
  ].join('\n'),
  async run([words], report) {
    const seconds = Number(words ?? DEFAULT_SECONDS);
    if (!(seconds > 0)) throw new Error(`not a number: ${String(words)}`);
    await using server = await startTemporaryServer();
    const pool = await server.newDatabase();
    const done = { plain: 0, notified: 0 };
    for (let turn = 0; turn < TURNS; turn += 1) {
      done.plain += await writeFor(pool, (seconds * 1000) / TURNS, WRITE);
      done.notified += await writeFor(pool, (seconds * 1000) / TURNS, `WITH written AS (${WRITE}) SELECT pg_notify('live', $1)`);
    }
    report(`plain       ${perSecond(done.plain, seconds)} transactions a second`);
    report(`NOTIFY      ${perSecond(done.notified, seconds)} transactions a second, ratio ${(done.notified / done.plain).toFixed(2)}`);

    const feed = createChangeFeed(pool);
    const present = await feed.position(CITY);
    const look = await medianMs(async () => await feed.read(CITY, present, 1000));
    const bare = await medianMs(async () => await pool.query({ name: 'bare', text: 'SELECT 1' }));
    report(`look        ${look.toFixed(2)} ms, ${(look / bare).toFixed(1)} times SELECT 1 (${bare.toFixed(2)} ms)`);
    const told = await tellMany(pool);
    report(`told        p50 ${at(told, 0.5)} ms, p95 ${at(told, 0.95)} ms, most ${at(told, 1)} ms`);
  },
};

async function writeFor(pool: pg.Pool, ms: number, text: string): Promise<number> {
  const until = performance.now() + ms;
  let count = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        await pool.query({ name: text.slice(0, 8), text, values: [CITY, [], '[]'] });
        count += 1;
      }
    }),
  );
  return count;
}

async function tellMany(pool: pg.Pool): Promise<readonly number[]> {
  using hub = createLiveHub(createLiveFeed(createChangeFeed(pool), readPrimary(pool).reading), {
    pause: async (ms) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
    },
    elapsedMs: () => performance.now(),
    onFailure: (error) => {
      throw error;
    },
  });
  const viewer: LiveViewer = { key: 'all', units: 'all', lists: new Map() };
  let heard = 0;
  let all = Promise.withResolvers<void>();
  const count = (): void => {
    heard += 1;
    if (heard === LISTENERS) all.resolve();
  };
  for (let index = 0; index < LISTENERS; index += 1) {
    await hub.subscribe(CITY, viewer, null, { tell: count, reset: count, end: () => undefined });
  }
  const times: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    heard = 0;
    all = Promise.withResolvers<void>();
    await pool.query({ text: WRITE, values: [CITY, [], '[]'] });
    const written = performance.now();
    await all.promise;
    times.push(performance.now() - written);
    // Not always at the same moment between two looks.
    await new Promise((resolve) => setTimeout(resolve, (turn * 37) % 250));
  }
  return times.toSorted((a, b) => a - b);
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < LOOKS; index += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[LOOKS / 2] ?? Number.NaN;
}

function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(0);
}

function perSecond(count: number, seconds: number): string {
  return (count / seconds).toFixed(0).padStart(6);
}
