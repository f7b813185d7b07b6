import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import { somebody, withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { dispatchTo } from '../../../test/support/ticket-script.ts';
import { mergeTickets } from '../ticket/merge-tickets.ts';
import { readTicket } from '../ticket/read-ticket.ts';
import { whoSaw } from '../trail/who-saw.ts';
import { eraseCaller } from './erase-caller.ts';
import { revealCaller } from './reveal-caller.ts';

const auditor: Actor = { user: 'auditor' as Actor['user'], roles: ['auditAdministrator'], unit: null };
const guard: Actor = { user: 'guard' as Actor['user'], roles: ['securityAdministrator'], unit: null };

async function dispatched(city: StoredCity, change: Parameters<StoredCity['receive']>[0] = {}): Promise<TicketId> {
  const { ticket } = await city.receive(change);
  await city.do(people.agent, ticket, { type: 'takeOn', classCode: classOf.heating, area: east });
  await city.do(people.dispatcher, ticket, dispatchTo(), { from: 'desk 2' });
  return ticket;
}

test('[S-5] a reveal needs a reason, shows the caller in plain, and stands in the trail', async (t) => {
  const city = await withStoredCity(t);
  const ticketId = await dispatched(city);
  const wish = { city: city.city, actor: people.housingHandler, ticketId };
  const silent = await revealCaller(city.ports, { ...wish, reason: '  ' });
  assert.equal(silent.ok ? '' : silent.error.code, 'TEXT_MISSING');
  const shown = await revealCaller(city.ports, { ...wish, reason: 'to call back', from: 'desk 9' });
  assert.deepEqual(shown, { ok: true, value: somebody });
  const { rows } = await city.pool.query('SELECT user_id, unit, origin, what, ticket_id, reason FROM trail');
  assert.deepEqual(rows, [
    { user_id: 'h-handler', unit: 'housing', origin: 'desk 9', what: 'callerRevealed', ticket_id: ticketId, reason: 'to call back' },
  ]);
});

test('[S-5] "who saw this ticket" is reads, reveals and acts in one list, for the auditor alone', async (t) => {
  const city = await withStoredCity(t);
  const ticketId = await dispatched(city);
  const read = await readTicket(city.ports, { city: city.city, actor: people.housingReceiver, ticketId, from: 'desk 7' });
  assert.ok(read.ok);
  assert.deepEqual([read.value.callers[0]?.name, read.value.callers[0]?.phone], ['张*', '138****8000']);
  await revealCaller(city.ports, { city: city.city, actor: people.agent, ticketId, reason: 'to call back' });
  const seen = await whoSaw(city.ports, { city: city.city, actor: auditor, ticketId });
  assert.ok(seen.ok);
  assert.deepEqual(
    seen.value.map(({ user, unit, origin, what, reason }) => [user, unit, origin, what, reason]),
    [
      ['agent', null, null, 'requestReceived', null],
      ['agent', null, null, 'ticketTakenOn', null],
      ['dispatcher', null, 'desk 2', 'ticketDispatched', null],
      ['h-receiver', 'housing', 'desk 7', 'ticketRead', null],
      ['agent', null, null, 'callerRevealed', 'to call back'],
    ],
  );
  const refused = await whoSaw(city.ports, { city: city.city, actor: people.supervisor, ticketId });
  assert.equal(refused.ok ? '' : refused.error.code, 'ROLE_MAY_NOT');
});

test('[S-5] who may not see a ticket leaves no trace of having seen it, and gets nothing', async (t) => {
  const city = await withStoredCity(t);
  const ticketId = await dispatched(city);
  const read = await readTicket(city.ports, { city: city.city, actor: people.waterHandler, ticketId });
  assert.equal(read.ok ? '' : read.error.code, 'NOT_YOUR_UNIT');
  const shown = await revealCaller(city.ports, { city: city.city, actor: people.waterHandler, ticketId, reason: 'curious' });
  assert.equal(shown.ok ? '' : shown.error.code, 'NOT_YOUR_UNIT');
  assert.equal((await city.pool.query('SELECT FROM trail')).rowCount, 0);
});

test('[R-3] a confidential caller is hidden from the unit, also behind an open master', async (t) => {
  const city = await withStoredCity(t);
  const secret = await city.receive({ privacy: 'confidential', caller: { name: '李四', phone: '13700137000' } });
  const master = await dispatched(city);
  const merged = await mergeTickets(city.ports, {
    city: city.city,
    actor: people.dispatcher,
    ticketId: secret.ticket,
    master,
    reason: 'same',
  });
  assert.ok(merged.ok);
  const read = await readTicket(city.ports, { city: city.city, actor: people.housingHandler, ticketId: master });
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.callers.map(({ name, hidden }) => [name, hidden]),
    [
      ['张*', null],
      [null, 'confidential'],
    ],
  );
  const request = secret.ticket as string as NonNullable<Parameters<typeof revealCaller>[1]['request']>;
  const wish = { city: city.city, ticketId: master, request, reason: 'to call' };
  const unitAsks = await revealCaller(city.ports, { ...wish, actor: people.housingHandler });
  assert.equal(unitAsks.ok ? '' : unitAsks.error.code, 'CALLER_HIDDEN');
  const centreAsks = await revealCaller(city.ports, { ...wish, actor: people.officer });
  assert.deepEqual(centreAsks, { ok: true, value: { name: '李四', phone: '13700137000' } });
});

test('an erased caller is gone for good, the ticket and its figures stay', async (t) => {
  const city = await withStoredCity(t);
  const { ticket: ticketId } = await city.live();
  const rowsOf = async (): Promise<unknown> =>
    (await city.pool.query('SELECT t.*, r.* FROM ticket t JOIN citizen_request r USING (city_id, ticket_id)')).rows;
  const before = await rowsOf();
  const wish = { city: city.city, ticketId, reason: 'asked for by the person' };
  const byAgent = await eraseCaller(city.ports, { ...wish, actor: people.agent });
  assert.equal(byAgent.ok ? '' : byAgent.error.code, 'ROLE_MAY_NOT');
  assert.ok((await eraseCaller(city.ports, { ...wish, actor: guard })).ok);
  const again = await eraseCaller(city.ports, { ...wish, actor: guard });
  assert.equal(again.ok ? '' : again.error.code, 'CALLER_UNKNOWN');
  assert.deepEqual(await rowsOf(), before);
  const shown = await revealCaller(city.ports, { city: city.city, actor: people.agent, ticketId, reason: 'x' });
  assert.equal(shown.ok ? '' : shown.error.code, 'CALLER_UNKNOWN');
  assert.equal(await city.store.persons.findSame(city.city, somebody), undefined);
  const { rows } = await city.pool.query('SELECT what, reason FROM trail');
  assert.deepEqual(rows, [{ what: 'callerErased', reason: 'asked for by the person' }]);
});

test('the trail and history cannot be rewritten, by the application nor by the owner', async (t) => {
  const city = await withStoredCity(t);
  await dispatched(city);
  for (const table of ['event', 'trail']) {
    for (const statement of [`UPDATE ${table} SET city_id = city_id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await assert.rejects(city.pool.query(statement), { code: '42501' }, statement);
      await assert.rejects(city.database.ownerPool.query(statement), { code: '23001' }, statement);
    }
  }
});
