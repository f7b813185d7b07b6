import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people } from '../../test/support/small-city.ts';
import { withStoredCity, type StoredCity } from '../../test/support/stored-city.ts';
import { dispatchTo } from '../../test/support/ticket-script.ts';
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
