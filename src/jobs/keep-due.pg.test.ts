import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people } from '../../test/support/small-city.ts';
import { withStoredCity } from '../../test/support/stored-city.ts';
import { dispatchTo } from '../../test/support/ticket-script.ts';
import type { KeepDueOptions } from './keep-due.ts';
import { keepDue } from './keep-due.ts';

/** Looks `looks` times, then stops; keeps what it was told. */
function looking(looks: number): { readonly options: KeepDueOptions; readonly told: unknown[] } {
  const stop = new AbortController();
  const told: unknown[] = [];
  let left = looks;
  const pause = async (): Promise<void> => {
    left -= 1;
    if (left === 0) stop.abort();
    await Promise.resolve();
  };
  const options = {
    signal: stop.signal,
    pause,
    onProblems: (_city: unknown, problems: unknown) => void told.push(problems),
    onLook: () => undefined,
    onFailure: (error: unknown) => void told.push(error),
  };
  return { options, told };
}

test('[D-4] [S-2] what falls due happens by itself, once, whoever looks how often', async (t) => {
  const city = await withStoredCity(t);
  const { ticket } = await city.at('2026-03-02 09:00').receive();
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  const early = looking(1);
  await keepDue(city.ports, early.options);
  assert.equal((await city.ports.states.load(city.city, ticket))?.state, 'dispatched');

  city.at('2026-03-10 09:00');
  const [one, other] = [looking(2), looking(3)];
  await Promise.all([keepDue(city.ports, one.options), keepDue(city.otherProcess(city.pool).ports, other.options)]);
  const after = await city.ports.states.load(city.city, ticket);
  assert.equal(after?.state, 'handling');
  assert.equal(after.dispatch?.deemed, true);
  assert.equal(after.reminders, 1);
  assert.deepEqual(
    after.sheets.map((sheet) => sheet.level),
    [1],
  );
  assert.deepEqual([...early.told, ...one.told, ...other.told], []);
});

test('a database that is away is told and tried again', async () => {
  const away = new Error('away');
  const fails = async (): Promise<never> => await Promise.reject(away);
  const { options, told } = looking(2);
  const ports = { profiles: { at: fails, cities: fails }, due: { take: fails }, states: {}, time: {} } as unknown as Parameters<
    typeof keepDue
  >[0];
  await keepDue(ports, options);
  assert.deepEqual(told, [away, away]);
});
