import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people } from '../../test/support/small-city.ts';
import { withStoredCity, type StoredCity } from '../../test/support/stored-city.ts';
import { dispatchTo } from '../../test/support/ticket-script.ts';
import { runDue } from '../application/ticket/run-due.ts';
import type { TicketId } from '../domain/kernel/ids.ts';
import { addMs } from '../domain/kernel/time.ts';
import { doDueSteps } from './do-due-steps.ts';

const { signal } = new AbortController();

/** Turns of one worker until nothing is left; what it was told of. */
async function work(city: StoredCity): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const job = doDueSteps(city.ports, (_city, problems) => void told.push(...problems));
  for (let more = true; more;) more = await job.run(signal);
  return told;
}

test('[D-4] [S-2] what falls due happens by itself, once, whoever looks how often', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.at('2026-03-02 09:00').receive();
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  assert.deepEqual(await work(city), []);
  assert.equal((await city.ports.states.load(city.city, ticket))?.state, 'dispatched');

  city.at('2026-03-10 09:00');
  const told = await Promise.all([work(city), work(city.otherProcess(city.pool)), work(city.otherProcess(city.pool))]);
  const after = await city.ports.states.load(city.city, ticket);
  assert.equal(after?.state, 'handling');
  assert.equal(after.dispatch?.deemed, true);
  assert.equal(after.reminders, 1);
  assert.deepEqual(
    after.sheets.map((sheet) => sheet.level),
    [1],
  );
  assert.deepEqual(told.flat(), []);
});

test('a city whose rules cannot be read is told, and does not hold up the others', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.at('2026-03-02 09:00').receive();
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  await city.pool.query(`INSERT INTO city (city_id, name_zh, name_en) VALUES ('a-city-without-rules', 'n', 'n')`);
  city.at('2026-03-10 09:00');
  await assert.rejects(work(city), { name: 'NoProfile' });
  assert.equal((await city.ports.states.load(city.city, ticket))?.state, 'handling');
});

/** Every step that was ever done by itself, by ticket; fails when one was done twice. */
async function stepsOnce(city: StoredCity): Promise<readonly string[]> {
  const { rows } = await city.pool.query<{ step: string }>(
    `SELECT stream_id || ' ' || type || ' ' || (metadata ->> 'cause') AS step FROM event WHERE metadata ->> 'cause' IS NOT NULL
      ORDER BY global_position`,
  );
  const steps = rows.map(({ step }) => step);
  assert.equal(new Set(steps).size, steps.length);
  return steps;
}

async function dispatched(city: StoredCity): Promise<string> {
  const { ticket } = await city.receive();
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  return ticket;
}

test('[D-4] [S-2] clocks that are set back, or differ between workers, double no step and lose none', async (t) => {
  const city = await withStoredCity(t);
  for (let index = 0; index < 5; index += 1) await dispatched(city.at('2026-03-02 09:00'));
  const other = city.otherProcess(city.database.openPool());
  // Silence is acceptance at 18:00 of 3 March; one worker's clock jumps back an hour right after, the other's is slow.
  assert.deepEqual(await work(city.at('2026-03-03 18:00')), []);
  assert.equal((await stepsOnce(city)).length, 5);
  assert.deepEqual(await work(city.at('2026-03-03 17:00')), []);
  assert.deepEqual(await work(other.at('2026-03-03 17:30')), []);
  await dispatched(city);
  assert.equal((await stepsOnce(city)).length, 5);
  assert.deepEqual(await Promise.all([work(city.at('2026-03-04 18:00')), work(other.at('2026-03-04 17:00'))]), [[], []]);
  assert.deepEqual(await work(other.at('2026-04-20 09:00')), []);
  const steps = await stepsOnce(city);
  const perTicket = [...Map.groupBy(steps, (step) => step.split(' ')[0]).values()].map((done) => done.map((step) => step.split(' ')[1]));
  assert.equal(perTicket.length, 6);
  for (const done of perTicket) {
    assert.deepEqual(done, ['dispatchSigned', 'reminderSent', 'sheetIssued', 'sheetIssued', 'sheetIssued']);
  }
});

test('steps that can never be done neither starve the others nor are tried all the time, and are done once they can be', async (t) => {
  const city = await withStoredCity(t);
  const broken = await Promise.all(Array.from({ length: 6 }, async () => await dispatched(city.at('2026-03-02 09:00'))));
  const sound = await dispatched(city.at('2026-03-03 09:00'));
  const { ownerPool } = city.database;
  await ownerPool.query(`ALTER TABLE clock ADD CONSTRAINT refuse CHECK (ticket_id NOT IN ('${broken.join("','")}')) NOT VALID`);
  city.at('2026-03-04 18:00');
  const run = async () => await runDue(city.ports, { city: city.city, now: city.now, limit: 4 });
  // The broken ones stand at the head of the queue, and there are more of them than a run takes.
  const reports = [await run(), await run(), await run()];
  assert.deepEqual(
    reports.map(({ done, problems, more }) => [done, problems.length, more]),
    [
      [0, 4, true],
      [1, 2, false],
      [0, 0, false],
    ],
  );
  assert.equal((await city.ports.states.load(city.city, sound as TicketId))?.state, 'handling');
  const retries = async () =>
    (await city.pool.query<{ tries: number }>('SELECT tries FROM due_problem ORDER BY ticket_id')).rows.map(({ tries }) => tries);
  city.now = addMs(city.now, 59_999);
  await work(city);
  assert.deepEqual(await retries(), [1, 1, 1, 1, 1, 1], 'not before a minute is over');
  city.now = addMs(city.now, 1);
  assert.equal((await work(city)).length, 6);
  assert.deepEqual(await retries(), [2, 2, 2, 2, 2, 2]);
  await ownerPool.query('ALTER TABLE clock DROP CONSTRAINT refuse');
  await city.ports.due.resume(city.city);
  assert.deepEqual(await work(city), []);
  assert.equal((await stepsOnce(city)).length, 7);
  assert.deepEqual(await retries(), []);
});
