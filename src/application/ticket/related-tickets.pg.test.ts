import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { people } from '../../../test/support/small-city.ts';
import { withStoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { linkRepeat } from './link-repeat.ts';
import { mergeTickets } from './merge-tickets.ts';
import { readTicket } from './read-ticket.ts';

const reason = 'the same matter';

test('[R-5] [E-7] a ticket names the tickets that belong to it, each to those who may see it', async (t) => {
  const city = await withStoredCity(t);
  const earlier = await city.live();
  city.at('2026-03-04 09:00');
  const [master, open, secret] = [await city.receive(), await city.receive(), await city.receive({ privacy: 'confidential' })];
  const wish = { city: city.city, actor: people.dispatcher, reason };
  for (const { ticket } of [open, secret])
    assert.ok((await mergeTickets(city.ports, { ...wish, ticketId: ticket, master: master.ticket })).ok);
  assert.ok((await linkRepeat(city.ports, { ...wish, ticketId: master.ticket, earlier: earlier.ticket })).ok);
  const related = async (actor: Actor, ticketId: TicketId): Promise<readonly unknown[]> => {
    const read = await readTicket(city.ports, { city: city.city, actor, ticketId });
    assert.ok(read.ok, JSON.stringify(read));
    return read.value.related.map(({ how, number, state }) => [how, number, state]);
  };

  assert.deepEqual(await related(people.agent, master.ticket), [
    ['merged', open.number, 'merged'],
    ['merged', secret.number, 'merged'],
    ['earlier', earlier.number, 'closed'],
  ]);
  assert.deepEqual(await related(people.agent, secret.ticket), [['master', master.number, 'received']]);
  assert.deepEqual(await related(people.agent, earlier.ticket), [['later', master.number, 'received']]);

  // The unit had the earlier ticket, and never those that were merged.
  await city.do(people.agent, master.ticket, { type: 'takeOn', classCode: dispatchTo().classCode, area: null });
  await city.do(people.dispatcher, master.ticket, dispatchTo());
  assert.deepEqual(await related(people.housingHandler, master.ticket), [['earlier', earlier.number, 'closed']]);
  await city.do(people.agent, earlier.ticket, { type: 'protect', reason });
  assert.deepEqual(await related(people.housingHandler, master.ticket), []);
});
