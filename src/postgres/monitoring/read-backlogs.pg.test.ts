import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readersCaughtUp } from '../../../test/support/readers-caught-up.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { withDatabase } from '../../../test/support/database.ts';
import { readBacklogs } from './read-backlogs.ts';

test('an empty installation waits for nothing', async (t) => {
  const { pool } = await withDatabase(t);
  assert.deepEqual(await readBacklogs(pool), { cities: [], projections: [], workers: 0 });
});

test('what fell due, what failed, what a projection has not seen, and who works', async (t) => {
  const city = await withStoredCity(t);
  await city.receive();
  await city.live();
  const before = await readBacklogs(city.pool);
  const [small] = before.cities;
  assert.ok(small !== undefined && small.dueSteps > 0 && small.dueSeconds > 3600, JSON.stringify(before));
  assert.deepEqual([small.dueProblems, small.messages, small.messageSeconds], [0, 0, 0]);

  await city.pool.query(
    `INSERT INTO due_problem (city_id, ticket_id, clock_id, due_at, tries, retry_at, problem)
     SELECT city_id, ticket_id, clock_id, next_due_at, 1, now(), 'x' FROM clock WHERE next_due_at IS NOT NULL LIMIT 1`,
  );
  await city.pool.query(
    `INSERT INTO projection_checkpoint (city_id, projection, transaction_id, global_position) VALUES ($1, 'behind:1', '3', 0),
       ($1, 'ahead:1', pg_current_xact_id(), 1000000), ($1, 'lists', pg_current_xact_id(), 1000000), ($1, 'lists:pruned', '3', 0)`,
    [city.city],
  );
  await city.pool.query(
    `INSERT INTO worker (worker_id, version, started_at, seen_at, ahead_ms, jobs)
     VALUES (gen_random_uuid(), '1', now(), now(), 0, '[]'), (gen_random_uuid(), '1', now(), now() - interval '2 minutes', 0, '[]')`,
  );
  await readersCaughtUp(city.pool);
  const after = await readBacklogs(city.pool);
  assert.equal(after.cities[0]?.dueProblems, 1);
  assert.equal(after.cities[0]?.dueSteps, small.dueSteps - 1, 'what waits for its next try is no backlog');
  assert.equal(after.workers, 1);
  assert.deepEqual(
    after.projections.map(({ projection, seconds }) => [projection, seconds > 0]),
    [
      ['ahead:1', false],
      ['behind:1', true],
      ['lists', false],
    ],
  );
});
