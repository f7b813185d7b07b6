import path from 'node:path';
import type pg from 'pg';
import { pairNumber, readText } from '../../src/analysis/duplicates/read-text.ts';
import { findSimilar } from '../../src/application/intake/find-similar.ts';
import { loadProfile } from '../../src/application/profile/load-profile.ts';
import { createChance } from '../../src/application/simulate/chance.ts';
import { readFolder } from '../../src/cli/read-folder.ts';
import { profilesFolder } from '../../src/main/paths.ts';
import { instantFromMs, type LocalDate } from '../../src/domain/kernel/time.ts';
import { compileProfile } from '../../src/domain/profile/profile-index.ts';
import { createPool } from '../../src/postgres/pool.ts';
import { createSimilarTickets } from '../../src/postgres/intake/similar-tickets.ts';
import { startEmbedded } from '../../src/postgres/embedded/start-embedded.ts';
import { cachedCity } from '../city/cached-city.ts';
import { createDrawRequests } from '../city/draw-requests.ts';
import { MEASURED_CITY } from '../city/installation.ts';
import { inMs, percentiles } from '../load/latencies.ts';

const AIM_MS = 30;
const REPEATS = 200;
const WARM_UP = 20;
const NOW = '2026-03-02' as LocalDate;

/** A base with its times in milliseconds; `ratio` is the median beside the yardstick's. */
export type LookUpFigures = {
  readonly present: number;
  readonly p50: number;
  readonly p95: number;
  readonly yardstick: number;
  readonly ratio: number;
};

/**
 * Looks for tickets alike in cities of several sizes, as the intake desk does for a request that is written down; each city in a data
 * folder, or filled and kept. The yardstick is one ticket by its key.
 */
export async function measureLookUps(
  bases: readonly (number | string)[],
  report: (line: string) => void,
): Promise<readonly LookUpFigures[]> {
  const figures: LookUpFigures[] = [];
  for (const base of bases) {
    const dataDir = typeof base === 'string' ? base : await cachedCity(base, report);
    const server = await startEmbedded({ dataDir, log: () => undefined });
    const pool = createPool(server.url, { max: 1 });
    try {
      const measured = await measureIn(pool);
      figures.push(measured);
      const { present, p50, p95, yardstick, ratio } = measured;
      report(
        `${present.toLocaleString('en').padStart(9)} tickets  look-up p50 ${inMs(p50)}  p95 ${inMs(p95)}  one ticket by its key ${inMs(yardstick)}  ratio ${ratio.toFixed(0)}${p50 < AIM_MS ? '' : ' !'}`,
      );
    } finally {
      await pool.end();
      await server.stop();
    }
  }
  return figures;
}

async function measureIn(pool: pg.Pool): Promise<LookUpFigures> {
  const profile = loadProfile(await readFolder(path.join(profilesFolder, MEASURED_CITY)));
  if (!profile.ok) throw new Error('the profile of the measured city has errors');
  const draw = createDrawRequests(compileProfile(profile.value), NOW);
  const chance = createChance(11);
  const known = await rarities(pool);
  const similarTickets = createSimilarTickets(pool);
  const viewer = { unit: null, now: instantFromMs(Date.now()), dayOf: () => NOW, callers: new Map<never, never>() };
  const { rows } = await pool.query<{ readonly id: string }>('SELECT ticket_id AS id FROM ticket WHERE city_id = $1 LIMIT $2', [
    MEASURED_CITY,
    REPEATS,
  ]);
  const [times, keys]: [number[], number[]] = [[], []];
  for (let turn = -WARM_UP; turn < REPEATS; turn += 1) {
    const { classCode } = draw.matter(chance);
    const { text, place } = draw.words(chance, classCode);
    const begun = performance.now();
    await findSimilar(
      { similarTickets },
      {
        city: MEASURED_CITY,
        draft: { text, place, area: null, classCode, at: viewer.now, closedAt: null, samePerson: [] },
        viewer,
        except: new Set(),
        rarityOf: (fragment) => known.get(pairNumber(fragment)),
      },
    );
    const between = performance.now();
    await pool.query({
      name: 'bench_by_key',
      text: 'SELECT * FROM ticket WHERE city_id = $1 AND ticket_id = $2',
      values: [MEASURED_CITY, rows[Math.max(0, turn) % rows.length]?.id],
    });
    if (turn < 0) continue;
    times.push(between - begun);
    keys.push(performance.now() - between);
  }
  const { p50, p95 } = percentiles(times);
  const yardstick = percentiles(keys).p50;
  const counted = await pool.query<{ readonly count: string }>('SELECT count(*) AS count FROM ticket WHERE city_id = $1', [MEASURED_CITY]);
  return { present: Number(counted.rows[0]?.count), p50, p95, yardstick, ratio: p50 / yardstick };
}

/** How rare fragments are in the city, by a sample of its texts, as a model of classes would tell. */
async function rarities(pool: pg.Pool): Promise<ReadonlyMap<number, number>> {
  const { rows } = await pool.query<{ readonly text: string }>('SELECT text FROM ticket WHERE city_id = $1 LIMIT 3000', [MEASURED_CITY]);
  const counts = new Map<number, number>();
  for (const { text } of rows) for (const pair of readText(text).pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return new Map([...counts].map(([pair, count]) => [pair, 1 + Math.log((rows.length + 1) / count)]));
}
