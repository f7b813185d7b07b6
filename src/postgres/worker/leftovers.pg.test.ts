import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo, local } from '../../../test/support/ticket-script.ts';
import { addMs, instantFromMs } from '../../domain/kernel/time.ts';
import { createHeartbeat } from '../../jobs/heartbeat.ts';
import { createLeftovers } from './leftovers.ts';
import { createWorkers } from './workers.ts';

const { signal } = new AbortController();

test('answers to repeated commands go when they are old, not before, however many there are', async (t) => {
  const city = await withStoredCity(t);
  const leftovers = createLeftovers(city.pool);
  await city.receive({}, { idempotencyKey: 'fresh' });
  await city.database.ownerPool.query(
    `INSERT INTO idempotency (city_id, key, stream_id, version, digest, recorded_at)
      SELECT 'small', 'old ' || n, gen_random_uuid(), 1, 'd', now() - interval '8 days' FROM generate_series(1, 12000) n`,
  );
  await leftovers.pruneAnswers(addMs(instantFromMs(Date.now()), -7 * 86_400_000), signal);
  const { rows } = await city.pool.query<{ key: string }>('SELECT key FROM idempotency');
  assert.deepEqual(rows, [{ key: 'fresh' }]);
});

test('notes of due steps go when the step is not due any more', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.receive();
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  const { rows } = await city.pool.query<{ clock: string; at: typeof city.now }>(
    `SELECT clock_id AS clock, next_due_at AS at FROM clock WHERE next_due_at IS NOT NULL ORDER BY clock_id LIMIT 1`,
  );
  const [step] = rows;
  assert.ok(step !== undefined);
  const due = { ticket, clock: step.clock, action: 'remind', at: step.at } as const;
  const noted = async () => (await city.pool.query('SELECT FROM due_problem')).rowCount;
  await city.ports.due.postpone(city.city, city.now, [{ step: due, problem: 'failed' }]);
  await createLeftovers(city.pool).pruneDueProblems(signal);
  assert.equal(await noted(), 1);
  await city.ports.due.postpone(city.city, city.now, [{ step: { ...due, at: local('2026-03-01 09:00') }, problem: 'failed' }]);
  await createLeftovers(city.pool).pruneDueProblems(signal);
  assert.equal(await noted(), 0);
});

test('a worker is seen while it beats, with what its jobs do and how far its clock is ahead; who is silent is forgotten', async (t) => {
  const city = await withStoredCity(t);
  const workers = createWorkers(city.pool);
  const now = () => addMs(instantFromMs(Date.now()), 3_600_000);
  const heart = createHeartbeat(workers, { now }, { id: city.ports.ids.uuid(), version: '1', startedAt: now() }, String);
  const job = { name: 'dueSteps', everyMs: 1, run: async () => await Promise.resolve(false) };
  heart.note(job, undefined);
  heart.note(job, 'lost');
  await heart.job.run(signal);
  const [seen] = await workers.living();
  assert.deepEqual(
    seen?.jobs.map(({ name, failure, lastOkAt }) => [name, failure, lastOkAt !== null]),
    [['dueSteps', 'lost', true]],
  );
  // An hour, up to the second that the way to the database may take.
  assert.ok(Math.abs(seen.aheadMs - 3_600_000) < 60_000, String(seen.aheadMs));
  await city.database.ownerPool.query(`UPDATE worker SET seen_at = seen_at - interval '2 minutes'`);
  assert.deepEqual(await workers.living(), []);
  await workers.prune();
  assert.equal((await city.pool.query('SELECT FROM worker')).rowCount, 1);
  await city.database.ownerPool.query(`UPDATE worker SET seen_at = seen_at - interval '1 day'`);
  await workers.prune();
  assert.equal((await city.pool.query('SELECT FROM worker')).rowCount, 0);
});
