import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { readersCaughtUp } from '../../test/support/readers-caught-up.ts';
import { serveCity, type ServedCity } from '../../test/support/served-city.ts';
import { withStoredCity } from '../../test/support/stored-city.ts';
import type { SystemTasks } from '../application/system/ports.ts';
import { createConsistency } from '../postgres/consistency/consistency.ts';
import { createMeasureStore } from '../postgres/measures/postgres-measure-store.ts';
import { createSystemTasks } from '../postgres/system/system-tasks.ts';
import { doSystemTasks } from './do-system-tasks.ts';
import type { Job } from './job.ts';

const { signal } = new AbortController();
const as = 'systemadministrator';
type City = Awaited<ReturnType<typeof withStoredCity>>;
type Task = { readonly id: string; readonly state: string; readonly findings: readonly { check: string; count: number }[] | null };

function workerOf(city: City, change: Partial<SystemTasks> = {}): Job {
  const { pool, ports } = city;
  return doSystemTasks(
    {
      ...ports,
      systemTasks: { ...createSystemTasks(pool), ...change },
      measures: createMeasureStore(pool),
      consistency: createConsistency(pool),
      wait: async (ms) => await wait(ms),
    },
    { pause: async (ms, ended) => await wait(ms, undefined, { signal: ended }).catch(() => undefined), describe: String },
  );
}

async function servedWithTickets(t: TestContext): Promise<ServedCity<City>> {
  const city = await withStoredCity(t);
  await city.live();
  await city.receive();
  return await serveCity(t, city);
}

async function ask(served: ServedCity, kind: string): Promise<Task> {
  const answer = await served.ask('/system/tasks', { as, body: { kind, reason: 'quarterly look' } });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}

async function tasks(served: ServedCity, login = as): Promise<readonly Task[]> {
  const answer = await served.ask('/system/tasks', { as: login });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<{ items: Task[] }>().items;
}

test('[S-5] a check that an administrator asks for is done by a worker, and its findings are there for the auditor', async (t) => {
  const served = await servedWithTickets(t);
  await served.stored.database.ownerPool.query(`UPDATE clock SET due_at = due_at + interval '1 hour' WHERE kind = 'caller'`);
  await ask(served, 'check');
  const twice = await served.ask('/system/tasks', { as, body: { kind: 'check', reason: 'again' } });
  assert.equal(twice.statusCode, 409);
  const job = workerOf(served.stored);
  assert.equal(await job.run(signal), true);
  assert.equal(await job.run(signal), false);
  const [checked] = await tasks(served, 'auditadministrator');
  assert.equal(checked?.state, 'done');
  const found = checked.findings?.filter(({ count }) => count > 0).map(({ check, count }) => [check, count]);
  assert.deepEqual(found, [['differences', 2]]);

  await ask(served, 'repair');
  await job.run(signal);
  await ask(served, 'check');
  await job.run(signal);
  const after = (await tasks(served))[0];
  assert.deepEqual(
    after?.findings?.filter(({ count }) => count > 0),
    [],
  );
});

test('an index and measures are built anew while tickets are worked on', async (t) => {
  const served = await servedWithTickets(t);
  await served.stored.database.ownerPool.query('DELETE FROM ticket_search');
  // What transactions of other tests hold back would come into the index later.
  await readersCaughtUp(served.stored.pool);
  await ask(served, 'reindex');
  await ask(served, 'recount');
  const job = workerOf(served.stored);
  await Promise.all([job.run(signal), job.run(signal), served.stored.receive({}, {})]);
  assert.deepEqual(
    (await tasks(served)).map(({ state }) => state),
    ['done', 'done'],
  );
  const { rows } = await served.stored.pool.query<{ n: number }>(
    'SELECT ((SELECT count(*) FROM ticket_search) + (SELECT count(*) FROM ticket_search_fresh))::int AS n',
  );
  assert.ok((rows[0]?.n ?? 0) >= 2);
});

test('what waits is stopped at once; what runs ends at its next safe point and changes nothing', async (t) => {
  const served = await servedWithTickets(t);
  const waiting = await ask(served, 'repair');
  const stop = async (id: string) => await served.ask(`/system/tasks/${id}/stop`, { as, method: 'POST' });
  assert.equal((await stop(waiting.id)).json<Task>().state, 'stopped');
  assert.equal((await stop(waiting.id)).statusCode, 409);

  await served.stored.database.ownerPool.query(`UPDATE ticket SET state = 'declined'`);
  const running = await ask(served, 'repair');
  const system = createSystemTasks(served.stored.pool);
  const job = workerOf(served.stored, {
    // The wish to stop is there before the work has begun to read.
    take: async (now) => {
      const taken = await system.take(now);
      await stop(running.id);
      return taken;
    },
  });
  const lock = await served.stored.pool.connect();
  await lock.query('BEGIN; LOCK TABLE ticket IN ROW EXCLUSIVE MODE');
  const turn = job.run(signal);
  while ((await system.get(served.stored.city, running.id))?.stopAskedBy === null) await wait(5);
  await wait(50);
  await lock.query('COMMIT');
  lock.release();
  await turn;
  assert.equal((await tasks(served))[0]?.state, 'stopped');
  const { rows } = await served.stored.pool.query<{ state: string }>('SELECT DISTINCT state FROM ticket');
  assert.deepEqual(rows, [{ state: 'declined' }]);
});

test('a task whose worker died is taken by another, and given up after three', async (t) => {
  const served = await servedWithTickets(t);
  const { pool, city, now } = served.stored;
  const system = createSystemTasks(pool);
  const { id } = await ask(served, 'check');
  const taken = await system.take(now);
  assert.ok(taken?.id === id);
  assert.equal(await system.take(now), undefined);
  const die = async () => await served.stored.database.ownerPool.query(`UPDATE system_task SET beat_at = beat_at - interval '2 minutes'`);
  await die();
  const again = await system.take(now);
  assert.equal(again?.begun, 2);
  assert.equal(await system.beat(taken, 7), false);
  await system.end(taken, { state: 'done', events: 7, findings: [] }, now);
  assert.equal((await system.get(city, id))?.state, 'running');
  await system.end(again, { state: 'released' }, now);
  const third = await system.take(now);
  assert.equal(third?.begun, 2);
  await die();
  await system.take(now);
  await die();
  assert.equal(await workerOf(served.stored).run(signal), true);
  assert.equal((await system.get(city, id))?.state, 'failed');
});

test('a worker that stops lets go of its task', async (t) => {
  const served = await servedWithTickets(t);
  await ask(served, 'check');
  await workerOf(served.stored).run(AbortSignal.abort());
  assert.equal((await tasks(served))[0]?.state, 'waiting');
});

test('only the system administrator begins and stops work; a reason is needed', async (t) => {
  const served = await servedWithTickets(t);
  const body = { kind: 'check', reason: ' ' };
  assert.equal((await served.ask('/system/tasks', { as, body })).json<{ error: { code: string } }>().error.code, 'task.noReason');
  for (const login of ['auditadministrator', 'securityadministrator', 'dispatcher']) {
    assert.equal((await served.ask('/system/tasks', { as: login, body })).statusCode, 403, login);
  }
  const unknown = await served.ask(`/system/tasks/${served.stored.ports.ids.uuid()}/stop`, { as, method: 'POST' });
  assert.equal(unknown.statusCode, 404);
});
