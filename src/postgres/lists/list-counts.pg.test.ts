import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RandomCity } from '../../../test/support/random-city.ts';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { StoredCity, withStoredCity } from '../../../test/support/stored-city.ts';
import { checkReadModels, rebuildReadModels } from '../../application/ticket/rebuild-read-models.ts';
import { workItemsOf } from '../../domain/ticket/work-items.ts';
import { lightOf } from '../../domain/loop/clock.ts';
import type { StoredList } from '../../domain/vocabulary/work-lists.ts';

type Cell = { readonly list: StoredList; readonly desk: string; total: number; yellow: number; red: number };

/** What the lists hold, counted from the tickets themselves. */
function countedByHand(random: RandomCity): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const ticket of random.tickets.values()) {
    for (const { list, desk, dueAt, yellowAt } of workItemsOf(ticket)) {
      const cell = cells.get(`${list} ${desk}`) ?? { list, desk, total: 0, yellow: 0, red: 0 };
      const light = lightOf({ deadline: { at: dueAt }, yellowAt, stop: null }, random.now);
      cell.total += 1;
      if (light === 'yellow' || light === 'red') cell[light] += 1;
      cells.set(`${list} ${desk}`, cell);
    }
  }
  return cells;
}

async function assertCounts(city: StoredCity, random: RandomCity): Promise<void> {
  const expected = countedByHand(random);
  const none = { list: 'merged', desk: 'nowhere' } as const;
  const counts = await city.store.lists.counts(city.city, [...expected.values(), none], random.now);
  assert.deepEqual(new Map(counts.map((count) => [`${count.list} ${count.desk}`, count])), expected);
}

test('[S-1] whatever people try, counts are those of the tickets: before, between and after folds, and after a rebuild', async (t) => {
  const shared = await withStoredCity(t);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 40 }), async (seed, limit) => {
      run += 1;
      const random = new RandomCity(seed);
      const city = new StoredCity(shared.pool, undefined, `run-${String(run)}`);
      for (let step = 0; step < 120; step += 1) {
        await city.store.events.append(city.city, random.step(), null);
        if (step % 30 === 10) await city.store.counts.fold(city.city, limit);
        if (step % 40 === 0) await assertCounts(city, random);
      }
      await readersCaughtUp(shared.pool);
      while ((await city.store.counts.fold(city.city, 50)) > 0);
      await assertCounts(city, random);
      await shared.pool.query(`DELETE FROM work_item WHERE city_id = $1 AND list = 'open'`, [city.city]);
      const found = await rebuildReadModels(city.store, { city: city.city });
      assert.ok(found.differences > 0);
      assert.equal((await checkReadModels(city.store, { city: city.city })).differences, 0);
      await assertCounts(city, random);
    }),
    { numRuns: 4 },
  );
});

test('counts that were counted anew in the midst of writes and folds are right', async (t) => {
  const city = await withStoredCity(t);
  const other = city.otherProcess(city.database.openPool());
  let working = true;
  const write = async (): Promise<void> => {
    for (let count = 0; count < 15; count += 1) await city.live();
    working = false;
  };
  const upset = async (): Promise<void> => {
    while (working) {
      await other.store.counts.recount(other.city);
      await Promise.all([other.store.counts.fold(city.city, 7), city.store.counts.fold(city.city, 7)]);
    }
  };
  await Promise.all([write(), city.receive(), upset(), upset()]);
  const desks = [{ list: 'toTakeOn', desk: '' } as const, { list: 'open', desk: '' } as const, { list: 'toFollowUp', desk: '' } as const];
  const counts = await city.store.lists.counts(city.city, desks, city.now);
  assert.deepEqual(counts.map(({ list, total }) => `${list} ${String(total)}`).toSorted(), ['open 1', 'toTakeOn 1']);
  const { rows } = await city.pool.query<{ n: number }>('SELECT COUNT(*) AS n FROM work_count WHERE n < 0');
  assert.equal(rows[0]?.n, 0);
});

test('a rebuild tells those who follow the changes, and leaves right counts', async (t) => {
  const city = await withStoredCity(t);
  await city.receive();
  await city.receive();
  await readersCaughtUp(city.pool);
  while ((await city.store.counts.fold(city.city, 100)) > 0);
  const place = await city.store.changes.position(city.city);
  await city.pool.query(`DELETE FROM work_item WHERE list = 'toTakeOn'`);
  await rebuildReadModels(city.store, { city: city.city });
  await readersCaughtUp(city.pool);
  const { changes, gap } = await city.store.changes.read(city.city, place, 10);
  assert.equal(gap, false);
  assert.deepEqual(
    changes.map(({ ticket, lists }) => [ticket, lists]),
    [[null, []]],
  );
  await city.pool.query(`UPDATE work_count SET n = n + 5`);
  await city.store.counts.recount(city.city);
  const desk = { list: 'toTakeOn', desk: '' } as const;
  assert.deepEqual(await city.store.lists.counts(city.city, [desk], city.now), [{ ...desk, total: 2, yellow: 0, red: 0 }]);
});
