import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';

const reason = 'Nobody is sure whose matter it is.';

test('[D-7] what a conference decided is a precedent: the next dispatch of the class in the area to that unit needs no other basis', async (t) => {
  const city = await withStoredCity(t);
  const takeOn = { type: 'takeOn', classCode: classOf.heating, area: east } as const;
  const toCounty = dispatchTo({ lead: unit.county });
  const first = await city.receive();
  await city.do(people.agent, first.ticket, takeOn);
  const refused = await city.attempt(people.dispatcher, first.ticket, toCounty);
  assert.equal(refused.ok ? '' : refused.error.code, 'BASIS_MISSING');
  await city.do(people.dispatcher, first.ticket, { type: 'callConference', reason });
  const decision = {
    ...dispatchTo({ lead: unit.county, basis: 'Minutes 7' }),
    type: 'decideConference',
    minutes: 'The county handles it.',
  } as const;
  await city.do(people.secretary, first.ticket, decision);

  const second = await city.receive();
  await city.do(people.agent, second.ticket, takeOn);
  const elsewhere = await city.attempt(people.dispatcher, second.ticket, { ...toCounty, area: null });
  assert.equal(elsewhere.ok ? '' : elsewhere.error.code, 'BASIS_MISSING', 'a precedent holds for its own area');
  await city.do(people.dispatcher, second.ticket, toCounty);
  const dispatched = await city.ports.states.load(city.city, second.ticket);
  assert.equal(dispatched?.dispatch?.basis, `precedent ${first.number}`);

  const [precedent, ...others] = await city.store.precedents.find(city.city, classOf.heating, 10);
  assert.deepEqual(
    [precedent?.unit, precedent?.number, precedent?.minutes, others.length],
    [unit.county, first.number, decision.minutes, 0],
  );
  assert.deepEqual(await city.store.precedents.find(city.city, classOf.pipes, 10), []);
});
