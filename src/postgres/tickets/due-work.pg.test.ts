import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runDue } from '../../application/ticket/run-due.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo, local } from '../../../test/support/ticket-script.ts';

async function dispatched(city: StoredCity) {
  const { ticket } = await city.receive();
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  return ticket;
}

/** What the worker left in history, by ticket. */
async function acts(city: StoredCity): Promise<readonly string[]> {
  const { rows } = await city.pool.query<{ act: string }>(
    `SELECT type || ' ' || (metadata ->> 'cause') AS act FROM event WHERE metadata ->> 'cause' IS NOT NULL ORDER BY global_position`,
  );
  return rows.map((row) => row.act);
}

test('[D-4] [S-2] what falls due is done at its time, in order, once', async (t) => {
  const city = await withStoredCity(t);
  const ticket = await dispatched(city);
  const run = async (text: string) => await runDue(city.at(text).ports, { city: city.city, now: local(text), limit: 1_000 });
  assert.deepEqual(await run('2026-03-02 12:00'), { done: 0, gone: 0, problems: [], more: false });
  assert.deepEqual(await run('2026-03-03 18:00'), { done: 1, gone: 0, problems: [], more: false });
  assert.deepEqual(await run('2026-03-03 18:00'), { done: 0, gone: 0, problems: [], more: false });
  assert.equal((await city.ports.states.load(city.city, ticket))?.state, 'handling');
  // A worker that was away does all steps of a clock, one after the other.
  const late = await run('2026-03-20 09:00');
  assert.equal(late.problems.length, 0);
  const done = await acts(city);
  assert.equal(new Set(done).size, done.length);
  assert.deepEqual(done.map((act) => act.split(' ')[0]).slice(0, 5), [
    'dispatchSigned',
    'reminderSent',
    'sheetIssued',
    'sheetIssued',
    'sheetIssued',
  ]);
  assert.equal((await run('2026-03-20 09:00')).done, 0);
});

test('[S-2] several workers and callers at once: every step is done once, and nobody waits for ever', async (t) => {
  const city = await withStoredCity(t);
  const tickets = await Promise.all(Array.from({ length: 30 }, async () => await dispatched(city)));
  const workers = [city, city.otherProcess(city.database.openPool()), city.otherProcess(city.database.openPool())];
  const now = local('2026-03-20 09:00');
  const note = { type: 'addStatement', text: 'Still cold.', files: [], fromCaller: true } as const;
  const [reports, notes] = await Promise.all([
    Promise.all(workers.map(async (worker) => await runDue(worker.at('2026-03-20 09:00').ports, { city: city.city, now, limit: 10_000 }))),
    Promise.all(tickets.map(async (ticket) => await city.attempt(people.caller, ticket, note))),
  ]);
  assert.deepEqual(
    reports.flatMap((report) => report.problems),
    [],
  );
  for (const result of notes) assert.ok(result.ok || result.error.code === 'VERSION_STALE', JSON.stringify(result));
  // What a worker skipped because another held it is done by the next run.
  const rest = await runDue(city.ports, { city: city.city, now, limit: 10_000 });
  const done = reports.reduce((sum, report) => sum + report.done, rest.done);
  const all = (
    await city.pool.query<{ step: string }>(
      `SELECT stream_id || (metadata ->> 'cause') AS step FROM event WHERE metadata ->> 'cause' IS NOT NULL`,
    )
  ).rows;
  assert.equal(all.length, done);
  assert.equal(new Set(all.map((row) => row.step)).size, done);
  const { rows: left } = await city.pool.query('SELECT FROM clock WHERE next_due_at <= $1', [now]);
  assert.equal(left.length, 0);
});

test('the limit ends a run, and the next one goes on', async (t) => {
  const city = await withStoredCity(t);
  for (let index = 0; index < 5; index += 1) await dispatched(city);
  const run = { city: city.city, now: local('2026-03-03 18:00'), limit: 2 };
  city.at('2026-03-03 18:00');
  const reports = [await runDue(city.ports, run), await runDue(city.ports, run), await runDue(city.ports, run)];
  assert.deepEqual(
    reports.map(({ done, more }) => [done, more]),
    [
      [2, true],
      [2, true],
      [1, false],
    ],
  );
});

test('[S-2] after a long time away every step of every clock is done in one run, however the batches fall', async (t) => {
  const city = await withStoredCity(t);
  // More clocks than a batch takes, due one after the other over weeks: the next steps of the first lie before the first steps of the last.
  for (let day = 2; day <= 13; day += 1) {
    city.at(`2026-03-${String(day).padStart(2, '0')} 09:00`);
    for (let index = 0; index < 5; index += 1) await dispatched(city);
  }
  const now = local('2026-06-01 09:00');
  const report = await runDue(city.at('2026-06-01 09:00').ports, { city: city.city, now, limit: 100_000 });
  assert.deepEqual([report.done > 200, report.gone, report.problems, report.more], [true, 0, [], false]);
  assert.equal((await city.pool.query('SELECT FROM clock WHERE next_due_at <= $1', [now])).rowCount, 0);
});

test('a step that cannot be done is reported and does not hold up the others', async (t) => {
  const city = await withStoredCity(t);
  const [broken, unwritable, sound] = [await dispatched(city), await dispatched(city), await dispatched(city)];
  const { ownerPool } = city.database;
  // A history that speaks of a clock it never started, and a row that refuses to be written.
  await ownerPool.query(
    `INSERT INTO event (city_id, stream_id, version, type, schema_version, occurred_at, data, clocks, metadata)
      VALUES ($1, $2, 4, 'ticketArchived', 1, now(), '{}', '[{"type": "step", "id": "none"}]', '{"by": {"user": null, "unit": null}}')`,
    [city.city, broken],
  );
  await ownerPool.query(`ALTER TABLE clock ADD CONSTRAINT refuse CHECK (ticket_id <> '${unwritable}') NOT VALID`);
  const now = local('2026-03-03 18:00');
  const report = await runDue(city.otherProcess(city.pool).at('2026-03-03 18:00').ports, { city: city.city, now, limit: 100 });
  assert.equal(report.done, 1);
  assert.deepEqual(
    new Map(report.problems.map(({ type, step }) => [step.ticket, type])),
    new Map([broken, unwritable].map((ticket) => [ticket, 'failed'])),
  );
  assert.equal((await city.ports.states.load(city.city, sound))?.state, 'handling');
});

test('[D-4] what falls due in a city that is held waits until nobody holds it; other cities go on', async (t) => {
  const city = await withStoredCity(t);
  await dispatched(city);
  const late = local('2026-03-20 09:00');
  const steps = async () =>
    await city.ports.due.take({ city: city.city, now: late, after: null, limit: 10 }, async (found) => await Promise.resolve(found.length));
  const other = city.otherProcess(city.database.openPool());
  await other.ports.due.hold(city.city, async () => {
    assert.equal(await steps(), 0);
    await city.ports.due.hold('elsewhere' as typeof city.city, async () => {
      assert.equal(await steps(), 0);
    });
  });
  assert.ok((await steps()) > 0);
  await assert.rejects(
    other.ports.due.hold(city.city, async () => await Promise.reject(new Error('lost'))),
    /lost/u,
  );
  await city.ports.due.hold(city.city, async () => {
    assert.equal(await steps(), 0);
  });
});
