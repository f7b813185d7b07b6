import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { withDatabase } from '../../../test/support/database.ts';
import { planAll, sendNow, withTexting } from '../../../test/support/messaging.ts';
import { classOf, east, people, smallProfile } from '../../../test/support/small-city.ts';
import { StoredCity } from '../../../test/support/stored-city.ts';
import { answer, contactNow, dispatchTo, followUp } from '../../../test/support/ticket-script.ts';
import type { RequestId, TicketId } from '../../domain/kernel/ids.ts';
import { defaultMessagePolicy, type Profile } from '../../domain/profile/types.ts';
import { tryFollowUps } from './try-follow-ups.ts';

const { signal } = new AbortController();

/** Tries after one, two and four workdays; the first two by text message. */
const textingProfile: Profile = {
  ...smallProfile,
  policy: { ...smallProfile.policy, followUp: { ...smallProfile.policy.followUp, tryAfterWorkdays: [1, 2, 4] } },
  messages: { ...defaultMessagePolicy, followUpTries: [1, 2] },
};

async function textingCity(t: TestContext): Promise<StoredCity> {
  const { pool } = await withDatabase(t);
  const city = new StoredCity(pool, textingProfile);
  assert.ok((await city.store.profiles.add(textingProfile, 'digest-1')).ok);
  return city;
}

/** Answered on Monday, 2 March at ten. */
async function answered(city: StoredCity, phone = '138 0013 8000'): Promise<TicketId> {
  city.at('2026-03-02 10:00');
  const { ticket } = await city.receive({ caller: { name: null, phone } });
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  await city.do(people.housingReceiver, ticket, { type: 'sign' });
  await city.do(people.housingHandler, ticket, contactNow(city.now));
  await city.do(people.housingHandler, ticket, answer());
  await city.do(people.housingReviewer, ticket, { type: 'approveUnitAnswer' });
  await city.do(people.checker, ticket, { type: 'acceptAnswer' });
  return ticket;
}

const request = (ticket: TicketId): RequestId => ticket as string as RequestId;

test('[E-1] the tries that the profile plans by text message are made at their time, once each; the last one is an officer’s', async (t) => {
  const city = await textingCity(t);
  const { gateway, texts } = await withTexting(t);
  const ticket = await answered(city);
  const follower = async () => (await city.ports.states.load(city.city, ticket))?.followers[0];
  const tryAt = async (time: string): Promise<number> => {
    city.at(time);
    await planAll(city);
    return await tryFollowUps(city.ports, city.city, signal);
  };
  assert.equal(await tryAt('2026-03-02 19:00'), 0);
  assert.equal(await tryAt('2026-03-03 07:59'), 0);
  assert.equal(await tryAt('2026-03-03 08:00'), 1);
  assert.equal(await tryAt('2026-03-03 08:00'), 0);
  assert.equal((await follower())?.tries, 1);
  await sendNow(city, 'sms', gateway);
  assert.match(texts().at(-1)?.text ?? '', /您的诉求.+办理得怎么样？请评价：https:/u);
  assert.equal(await tryAt('2026-03-04 08:00'), 1);
  assert.equal(await tryAt('2026-03-20 08:00'), 0, 'the third try is not by message');
  assert.deepEqual([(await follower())?.tries, (await follower())?.outcome], [2, null]);
  assert.equal((await city.ports.states.load(city.city, ticket))?.state, 'concluded');
});

test('[E-1] nobody is tried who has answered, was tried by somebody else, or has no mobile phone', async (t) => {
  const city = await textingCity(t);
  const [happy, rung, landline, night] = [
    await answered(city),
    await answered(city),
    await answered(city, '0358-8221234'),
    await answered(city),
  ];
  await planAll(city);
  city.at('2026-03-02 11:00');
  await city.do(people.officer, happy, followUp({ request: request(happy) }));
  await city.do(people.officer, rung, { type: 'recordFollowUpTry', request: request(rung), way: 'phone' });
  // Late at night of the day it is due: the worker was away.
  city.at('2026-03-03 22:00');
  assert.equal(await tryFollowUps(city.ports, city.city, signal), 0);
  city.at('2026-03-04 09:00');
  assert.equal(await tryFollowUps(city.ports, city.city, signal), 1);
  const tries = async (ticket: TicketId) => (await city.ports.states.load(city.city, ticket))?.followers[0]?.tries;
  assert.deepEqual([await tries(happy), await tries(rung), await tries(landline), await tries(night)], [0, 1, 0, 1]);
  await planAll(city);
  const { rows } = await city.pool.query<{ ticket_id: string }>('SELECT ticket_id FROM follow_up_plan');
  assert.deepEqual(rows.map(({ ticket_id }) => ticket_id).toSorted(), [rung, night].toSorted(), 'their second tries');
});
