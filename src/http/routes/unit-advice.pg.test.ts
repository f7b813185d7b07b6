import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { withServedCity } from '../../../test/support/served-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { learnUnits } from '../../application/dispatch-advice/learn-units.ts';
import type { ClassCode, TicketId, UnitCode } from '../../domain/kernel/ids.ts';

type Advice = {
  readonly model: string;
  readonly units: readonly {
    readonly unit: string;
    readonly score: number;
    readonly reasons: readonly { readonly by: string; readonly line?: string; readonly orders?: number; readonly toUnit?: number }[];
  }[];
};

type Refused = { readonly error: { readonly code: string } };

const basis = 'Agreed with both units';

async function desk(t: TestContext) {
  const served = await withServedCity(t);
  const { stored } = served;
  // In the clock of the machine, as the server has it.
  stored.now = served.ports.time.now();
  const accepted = async (classCode: ClassCode, change: Parameters<typeof stored.receive>[0] = {}): Promise<TicketId> => {
    const { ticket } = await stored.receive(change);
    await stored.do(people.agent, ticket, { type: 'takeOn', classCode, area: east });
    return ticket;
  };
  const signed = async (classCode: ClassCode, lead: UnitCode, change = {}): Promise<TicketId> => {
    const ticket = await accepted(classCode, change);
    await stored.do(people.dispatcher, ticket, dispatchTo({ lead, classCode, basis }));
    await stored.do(lead === unit.housing ? people.housingReceiver : people.waterReceiver, ticket, { type: 'sign' });
    return ticket;
  };
  const learn = async (signal = new AbortController().signal) =>
    await learnUnits(stored.ports, { city: stored.city, signal, pause: async () => await Promise.resolve() });
  const advise = async (ticket: TicketId, query = ''): Promise<Advice> => {
    const answer = await served.ask(`/tickets/${ticket}/unit-advice${query}`, { as: 'dispatcher' });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<Advice>();
  };
  return { served, stored, accepted, signed, learn, advise };
}

test('[D-1, D-8, D-9] the catalogue goes first, what became of tickets alike second, and no unit that the catalogue forbids', async (t) => {
  const { stored, accepted, signed, learn, advise } = await desk(t);
  const ticket = await accepted(classOf.pipes);
  const before = await advise(ticket);
  assert.equal(before.model, 'catalogue');
  assert.deepEqual(
    before.units.map(({ unit: code, score, reasons }) => [code, score, reasons[0]?.line]),
    [[unit.water, 1, '2']],
  );
  assert.equal((await learn()).type, 'nothing', 'too few');
  for (let n = 0; n < 60; n += 1) await signed(classOf.pipes, n % 4 === 0 ? unit.water : unit.housing);
  for (let n = 0; n < 60; n += 1) await signed(classOf.heating, unit.housing, { privacy: n === 0 ? 'confidential' : 'open' });
  const stopped = new AbortController();
  stopped.abort();
  assert.equal((await learn(stopped.signal)).type, 'nothing', 'stopped');
  const learnt = await learn();
  assert.ok(learnt.type === 'inUse' && learnt.version === 1, JSON.stringify(learnt));
  assert.deepEqual([learnt.report.orders, learnt.report.units], [120, 2]);

  const after = await advise(ticket);
  assert.equal(after.model, 'catalogue, units 1');
  assert.deepEqual(
    after.units.map(({ unit: code }) => code),
    [unit.water, unit.housing],
  );
  const [rule, history] = after.units;
  assert.deepEqual([rule?.score, rule?.reasons[0]?.by], [1, 'catalogue']);
  assert.deepEqual(history?.reasons.map(({ by, orders, toUnit }) => [by, orders, toUnit])[0], ['history', 60, 45]);
  assert.equal((await advise(ticket, `?classCode=${classOf.heating}`)).units[0]?.unit, unit.housing, 'the class in the form counts');

  assert.equal(
    (await stored.store.settledTickets.latest(stored.city, 200)).filter(({ text }) => text === '').length,
    1,
    'a protected caller',
  );
  assert.equal((await learn()).type, 'inUse');
  assert.equal((await advise(ticket)).model, 'catalogue, units 2', 'the later model is read at once');
});

test('[D-9] what was shown and what was chosen are two facts of one dispatch, and neither stands without the other', async (t) => {
  const { served, accepted } = await desk(t);
  const ticket = await accepted(classOf.heating);
  const advice = {
    model: 'catalogue, units 1',
    suggestions: [
      { unit: unit.housing, score: 1, reasons: ['line 1'] },
      { unit: unit.water, score: 0.4, reasons: [] },
    ],
  };
  const dispatch = async (body: object) =>
    await served.ask(`/tickets/${ticket}/dispatch`, {
      as: 'dispatcher',
      body: { lead: unit.water, supports: [], classCode: classOf.heating, area: east, basis: null, advice, ...body },
    });
  const typesOf = async () => (await served.stored.store.events.load(served.stored.city, ticket, 0)).map(({ type }) => type);
  assert.equal((await dispatch({})).json<Refused>().error.code, 'BASIS_MISSING');
  assert.ok(!(await typesOf()).includes('adviceRecorded'), 'refused as a whole');
  const strange = { ...advice, suggestions: [{ unit: 'nowhere', score: 1, reasons: [] }] };
  assert.equal((await dispatch({ basis, advice: strange })).json<Refused>().error.code, 'REFERENCE_UNKNOWN');
  assert.equal((await dispatch({ basis })).statusCode, 200);
  assert.deepEqual((await typesOf()).slice(-2), ['adviceRecorded', 'ticketDispatched']);
  const { rows } = await served.stored.pool.query<{ advice_taken: boolean }>('SELECT advice_taken FROM ticket WHERE ticket_id = $1', [
    ticket,
  ]);
  assert.equal(rows[0]?.advice_taken, false, 'the second was chosen');
});

test('[D-9] who does not dispatch is not advised, and what does not exist is said', async (t) => {
  const { served, accepted } = await desk(t);
  const ticket = await accepted(classOf.heating);
  const path = `/tickets/${ticket}/unit-advice`;
  assert.equal((await served.ask(path, { as: 'handler.housing' })).statusCode, 403);
  const unknown = await served.ask(`${path}?classCode=nothing`, { as: 'dispatcher' });
  assert.equal(unknown.json<Refused>().error.code, 'REFERENCE_UNKNOWN');
  assert.equal((await served.ask(`/tickets/00000000-0000-7000-8000-000000000000/unit-advice`, { as: 'dispatcher' })).statusCode, 404);
});
