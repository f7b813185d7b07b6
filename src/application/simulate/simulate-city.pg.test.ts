import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { StoredCity } from '../../../test/support/stored-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { foldOrFail } from '../../../test/support/fold-or-fail.ts';
import { unlawfulness } from '../../domain/ticket/lawful.ts';
import type { SimulationReport } from './simulate-city.ts';
import { simulateCity } from './simulate-city.ts';

type Simulated = { readonly report: SimulationReport; readonly histories: readonly unknown[] };

async function live(city: StoredCity, seed: number, parallel: number): Promise<SimulationReport> {
  return await simulateCity(city.ports, {
    city: city.city,
    rules: await city.store.profiles.at(city.city, city.now),
    seed,
    tickets: 120,
    days: 45,
    firstDay: '2026-03-02' as LocalDate,
    texts: [],
    parallel,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
}

/** Lives a small city for some weeks and reads back everything that was written. */
async function simulated(t: TestContext, seed: number, parallel: number): Promise<Simulated> {
  const city = await withStoredCity(t);
  const report = await live(city, seed, parallel);
  const { rows } = await city.pool.query<{ id: string }>('SELECT DISTINCT stream_id AS id FROM event ORDER BY 1');
  const histories = await Promise.all(rows.map(async ({ id }) => await city.store.events.load(city.city, id as never, 0)));
  for (const history of histories) assert.deepEqual(unlawfulness(foldOrFail(history)), []);
  return { report, histories };
}

test('[S-2] [D-4] [E-7] a simulated city ends with every ticket lawful and every clock accounted for', async (t) => {
  const { report, histories } = await simulated(t, 1, 16);
  assert.deepEqual(report.faults, []);
  assert.equal(histories.length, report.received);
  assert.ok(report.received >= 120);
  assert.ok(report.automatic > 0, 'silence, reminders and sheets happened by themselves');
  assert.ok((report.states.closed ?? 0) + (report.states.archived ?? 0) > 60, JSON.stringify(report.states));
});

test('the same seed gives the same lives, however many are lived side by side; another seed gives others', async (t) => {
  const [one, other, different] = [await simulated(t, 2, 16), await simulated(t, 2, 3), await simulated(t, 3, 16)];
  assert.deepEqual(one.histories, other.histories);
  assert.deepEqual(one.report, other.report);
  assert.notDeepEqual(one.report, different.report);
});

test('a city that was lived can be lived again, with the same seed and days', async (t) => {
  const city = await withStoredCity(t);
  const [first, second] = [await live(city, 4, 16), await live(city, 4, 16)];
  assert.deepEqual([first.faults, second.faults], [[], []]);
  const { rows } = await city.pool.query<{ count: number }>('SELECT count(*)::integer AS count FROM ticket');
  assert.equal(rows[0]?.count, first.received + second.received);
});
