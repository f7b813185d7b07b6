import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UserId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { incoming, withStoredCity } from '../../../test/support/stored-city.ts';
import { receiveRequest } from '../ticket/receive-request.ts';
import { enterCall, type Outlet } from './enter-call.ts';

const takeOn: Outlet = { type: 'takeOn', classCode: classOf.heating, area: east };
const advice = { model: 'm', classes: [], units: [{ unit: unit.housing, score: 1, reasons: ['1 Duty list'] }] };
const told = { advice, notSame: [] };

test('a server that died after the request was in goes on with the same wish where it was', async (t) => {
  const { city, ports, pool } = await withStoredCity(t);
  const request = incoming();
  const wish = { city, actor: people.agent, idempotencyKey: 'call-1', request };
  const received = await receiveRequest(ports, wish);
  assert.ok(received.ok);
  const [one, two] = await Promise.all([1, 2].map(async () => await enterCall(ports, { ...wish, ...told, outlet: takeOn })));
  assert.ok(one?.ok === true && two?.ok === true, JSON.stringify([one, two]));
  for (const { value } of [one, two])
    assert.deepEqual([value.ticket, value.state, value.refused], [received.value.ticket, 'accepted', null]);
  const { rows } = await pool.query<{ type: string }>('SELECT type FROM event ORDER BY version');
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['requestReceived', 'adviceRecorded', 'ticketTakenOn'],
  );
});

test('[D-1] [D-9] whoever is agent and dispatcher dispatches at once, and it is known that the advice was taken', async (t) => {
  const { city, ports } = await withStoredCity(t);
  const both: Actor = { user: 'both' as UserId, roles: ['agent', 'dispatcher'], unit: null };
  const outlet: Outlet = { type: 'dispatch', lead: unit.housing, supports: [], classCode: classOf.heating, area: east, basis: null };
  const entered = await enterCall(ports, { city, actor: both, idempotencyKey: 'call-2', request: incoming(), ...told, outlet });
  assert.ok(entered.ok && entered.value.state === 'dispatched', JSON.stringify(entered));
  const ticket = await ports.states.load(city, entered.value.ticket);
  assert.equal(ticket?.firstDispatch?.adviceTaken, true);
});

test('[R-4] a request that the rules refuse is not in; advice that cannot be kept does not keep it out', async (t) => {
  const { city, ports, pool } = await withStoredCity(t);
  const wish = { city, actor: people.agent, idempotencyKey: 'call-3', outlet: takeOn };
  const empty = await enterCall(ports, { ...wish, request: incoming({ text: ' ' }), ...told });
  assert.equal(empty.ok ? '' : empty.error.code, 'TEXT_MISSING');
  assert.equal((await pool.query('SELECT 1 FROM ticket')).rowCount, 0);
  const strange = { ...advice, units: [{ unit: 'gone' as never, score: 1, reasons: [] }] };
  const entered = await enterCall(ports, { ...wish, request: incoming(), ...told, advice: strange });
  assert.ok(entered.ok && entered.value.state === 'accepted');
});
