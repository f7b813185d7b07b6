import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planAll } from '../../test/support/messaging.ts';
import { nextCalendarProfile } from '../../test/support/next-calendar.ts';
import { withStoredCity, type StoredCity } from '../../test/support/stored-city.ts';
import { createProvisionalDeadlines } from '../postgres/deadlines/provisional-deadlines.ts';
import { recomputeProvisional } from './recompute-provisional.ts';

test('[C-3] [H-3] when a calendar arrives, two workers count each deadline again once, and callers are told the later date', async (t) => {
  const city = await withStoredCity(t);
  city.at('2026-12-30 09:00');
  for (let index = 0; index < 20; index += 1) await city.receive();
  const job = (worker: StoredCity) =>
    recomputeProvisional({ ...worker.ports, provisional: createProvisionalDeadlines(worker.pool) }).run(new AbortController().signal);
  const other = city.otherProcess(city.database.openPool());
  await Promise.all([job(city), job(other)]);
  assert.ok((await city.store.profiles.add(nextCalendarProfile, 'digest-2')).ok);
  // The other worker has looked at the profiles just now, and looks again soon.
  await Promise.all([job(city), job(city.otherProcess(city.database.openPool()))]);
  const { rows } = await city.pool.query<{ events: number; tickets: number }>(
    `SELECT count(*) AS events, count(DISTINCT stream_id) AS tickets FROM event WHERE type = 'deadlinesRecomputed'`,
  );
  assert.deepEqual(rows, [{ events: 20, tickets: 20 }]);
  await planAll(city);
  const told = await city.store.messages.list(city.city, { state: null, ticket: null, before: null, limit: 100 });
  assert.equal(told.filter(({ template }) => template === 'newDeadline').length, 20);
});
