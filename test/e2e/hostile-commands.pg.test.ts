import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SingleTicketCommand } from '../../src/application/ticket/execute-ticket-command.ts';
import { receiveRequest, type IncomingRequest } from '../../src/application/ticket/receive-request.ts';
import { checkReadModels } from '../../src/application/ticket/rebuild-read-models.ts';
import { fieldChecker } from '../../src/contract/check-fields.ts';
import { incomingRequest, ticketCommandFields } from '../../src/contract/ticket-commands.ts';
import type { RequestId, TicketId } from '../../src/domain/kernel/ids.ts';
import { addMs, HOUR_MS } from '../../src/domain/kernel/time.ts';
import { unlawfulness } from '../../src/domain/ticket/lawful.ts';
import type { Actor } from '../../src/domain/loop/actor.ts';
import { ticketTransitions } from '../../src/domain/ticket/transitions.ts';
import { hostileFields } from '../support/hostile-fields.ts';
import { classOf, east, people } from '../support/small-city.ts';
import { withStoredCity, type StoredCity } from '../support/stored-city.ts';
import { answer, contactNow, dispatchTo, followUp } from '../support/ticket-script.ts';

const RUNS = 600;
const STRANGER = '018f0000-0000-7000-8000-00000000ffff';

type ActionName = keyof typeof ticketCommandFields;
const actions = Object.keys(ticketCommandFields) as readonly ActionName[];

/** Tickets at every station of a usual life, and the same again for those who move them on. */
async function ticketsOfAllStations(city: StoredCity): Promise<readonly TicketId[]> {
  const stations = ['received', 'accepted', 'dispatched', 'handling', 'contacted', 'unitReview', 'centreReview', 'concluded', 'closed'];
  const ids: TicketId[] = [];
  for (let station = 0; station < stations.length * 2; station += 1) {
    const { ticket } = await city.receive();
    const steps: readonly (readonly [Actor, SingleTicketCommand])[] = [
      [people.agent, { type: 'takeOn', classCode: classOf.heating, area: east }],
      [people.dispatcher, dispatchTo()],
      [people.housingReceiver, { type: 'sign' }],
      [people.housingHandler, contactNow(city.now)],
      [people.housingHandler, answer()],
      [people.housingReviewer, { type: 'approveUnitAnswer' }],
      [people.checker, { type: 'acceptAnswer' }],
      [people.officer, followUp({ request: ticket as string as RequestId })],
    ];
    for (const [actor, command] of steps.slice(0, station % stations.length)) await city.do(actor, ticket, command);
    ids.push(ticket);
  }
  return ids;
}

/** Mostly somebody whose role may do it, so that rights do not hide what lies behind them. */
function somebodyFor(action: ActionName): fc.Arbitrary<Actor> {
  const all: readonly Actor[] = Object.values(people);
  const entitled = all.filter(({ roles }) => ticketTransitions[action].roles.some((role) => roles.includes(role)));
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...entitled) }, { weight: 1, arbitrary: fc.constantFrom(...all) });
}

function seldom<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}

/** The tickets whose state allows it. */
async function standingFor(city: StoredCity, tickets: readonly TicketId[], action: ActionName): Promise<readonly TicketId[]> {
  const from: readonly string[] = ticketTransitions[action].from;
  const stored = await Promise.all(tickets.map(async (ticket) => await city.ports.states.load(city.city, ticket)));
  return tickets.filter((_, index) => from.includes(stored[index]?.state ?? ''));
}

test('[H-9] whatever the contract lets through is done or refused with a code; history and rows stay sound', async (t) => {
  const city = await withStoredCity(t);
  const tickets = await ticketsOfAllStations(city);
  const ids = [...tickets.slice(0, 3), STRANGER];
  const wish = fc.constantFrom(...actions).chain((action) =>
    fc.record({
      place: fc.nat(),
      strays: fc.boolean(),
      actor: somebodyFor(action),
      command: hostileFields(ticketCommandFields[action], ids).map((fields) => ({ ...(fields as object), type: action })),
      hours: fc.nat(3),
      key: seldom(fc.constantFrom('k1', 'k2')),
      version: seldom(fc.nat(12)),
    }),
  );
  let [done, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(wish, async ({ place, strays, actor, command, hours, key, version }) => {
      city.now = addMs(city.now, hours * HOUR_MS);
      const suitable = strays ? tickets : await standingFor(city, tickets, command.type);
      const ticketId = suitable[place % suitable.length] ?? tickets[0];
      assert.ok(ticketId !== undefined);
      const result = await city.attempt(actor, ticketId, command as SingleTicketCommand, {
        from: 'test',
        ...(key === null ? {} : { idempotencyKey: key }),
        ...(version === null ? {} : { expectedVersion: version }),
      });
      if (result.ok) done += 1;
      else refused += 1;
      if (!result.ok) assert.match(result.error.code, /^[A-Z0-9_]+$/u);
    }),
    // A command that fails has changed the city for the next ones: a smaller example would be another one.
    { numRuns: RUNS, endOnFailure: true },
  );
  assert.ok(done > RUNS / 50 && refused > RUNS / 10, `${String(done)} done, ${String(refused)} refused`);

  for (const ticket of tickets) {
    const stored = await city.otherProcess(city.pool).ports.states.load(city.city, ticket);
    assert.ok(stored !== null);
    assert.deepEqual(unlawfulness(stored), []);
  }
  assert.equal((await checkReadModels(city.ports, { city: city.city })).differences, 0);
});

test('[R-1] a request that the contract lets through enters or is refused with a code', async (t) => {
  const city = await withStoredCity(t);
  await fc.assert(
    fc.asyncProperty(hostileFields(incomingRequest, [STRANGER]), async (fields) => {
      assert.ok(fieldChecker(incomingRequest)(fields).ok);
      const wish = { city: city.city, actor: people.agent, request: fields as IncomingRequest, from: 'test' };
      const received = await receiveRequest(city.ports, wish);
      if (!received.ok) assert.match(received.error.code, /^[A-Z0-9_]+$/u);
    }),
    { numRuns: 150, endOnFailure: true },
  );
  assert.equal((await checkReadModels(city.ports, { city: city.city })).differences, 0);
});
