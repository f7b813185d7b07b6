import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { MessageLine } from '../../src/application/messages/ports.ts';
import { createSmtpGateway } from '../../src/channels/mail/smtp-gateway.ts';
import type { TicketId } from '../../src/domain/kernel/ids.ts';
import { withMailServer } from './mail-server.ts';
import { classOf, east, people, unit } from './small-city.ts';
import type { StoredCity } from './stored-city.ts';
import { answer, contactNow, dispatchTo } from './ticket-script.ts';

/** All messages of a city, the oldest first. */
export async function messageLines(city: StoredCity): Promise<readonly MessageLine[]> {
  return (await city.store.messages.list(city.city, { state: null, ticket: null, before: null, limit: 100 })).toReversed();
}

/** A ticket that a unit has been given. */
export async function dispatchedTicket(city: StoredCity, change: Parameters<StoredCity['receive']>[0] = {}): Promise<TicketId> {
  const { ticket } = await city.receive(change);
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo());
  return ticket;
}

/** From signing to the answer that the centre accepted. */
export async function answerTicket(city: StoredCity, ticket: TicketId): Promise<void> {
  await city.do(people.housingReceiver, ticket, { type: 'sign' });
  await city.do(people.housingHandler, ticket, contactNow(city.now));
  await city.do(people.housingHandler, ticket, answer());
  await city.do(people.housingReviewer, ticket, { type: 'approveUnitAnswer' });
  await city.do(people.checker, ticket, { type: 'acceptAnswer' });
}

/** Gives a unit an address. */
export async function addContact(city: StoredCity, channel: 'mail' | 'sms', address: string, holder = unit.housing): Promise<void> {
  const point = { id: city.ports.ids.uuid(), holder: { kind: 'unit', unit: holder }, channel } as const;
  assert.ok(await city.store.contacts.add(city.city, point, address, city.now));
}

/** A real mail server, and the way out to it. */
export async function withMailGateway(t: TestContext) {
  const server = await withMailServer(t);
  const gateway = createSmtpGateway({ url: server.url, from: 'no-reply@city.example', parallel: 2, perSecond: 1_000, timeoutMs: 5_000 });
  t.after(async () => {
    await gateway.close();
  });
  return { server, gateway };
}
