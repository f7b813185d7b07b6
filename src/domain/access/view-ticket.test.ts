import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId, RequestId } from '../kernel/ids.ts';
import { people, smallCity, unit } from '../../../test/support/small-city.ts';
import { TicketScript, local, ownRequestId, receiveCommand } from '../../../test/support/ticket-script.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { mayReveal } from './may-reveal.ts';
import { maySee } from './may-see.ts';
import { viewTicket } from './view-ticket.ts';

const caller = { name: '诸葛小亮', phone: '13800138000' };
const words = '我叫诸葛小亮，住东关街45号3单元501，电话138-0013-8000，诸葛小亮再次请求供暖，小亮谢谢。';
const request = { ...receiveCommand().request, text: words, place: { text: '东关街45号', latitude: 37.52, longitude: 111.14 } };

function view(ticket: Ticket, actor: Actor, confidentialRequests: readonly RequestId[] = []) {
  return viewTicket(ticket, {
    actor,
    callers: new Map(ticket.followers.map((follower) => [follower.request, caller])),
    confidentialRequests: new Set(confidentialRequests),
    dayOf: smallCity.calendar.localDate,
  });
}

function dispatchedTicket(privacy: Ticket['privacy']): Ticket {
  const person = privacy === 'anonymous' ? null : request.person;
  return new TicketScript('2026-03-02 09:17').at('2026-03-02 09:17').dispatched({ privacy, request: { ...request, person } }).it;
}

test('[S-5] an open ticket shows the caller masked, to centre and unit alike', () => {
  for (const actor of [people.agent, people.housingHandler]) {
    const seen = view(dispatchedTicket('open'), actor);
    assert.deepEqual(seen.callers[0], { request: ownRequestId, number: seen.number, name: '诸葛*', phone: '138****8000', hidden: null });
    assert.equal(seen.text, words);
    assert.equal(seen.enteredAt, local('2026-03-02 09:17'));
  }
});

test('[R-3] a confidential ticket gives the unit nothing that identifies', () => {
  const seen = view(dispatchedTicket('confidential'), people.housingHandler);
  const all = JSON.stringify(seen);
  for (const secret of [
    '诸葛',
    '小亮',
    '13800138000',
    '0013-8000',
    '45号',
    '501',
    '37.52',
    '111.14',
    local('2026-03-02 09:17'),
    String(request.person),
    'phone":"1',
  ]) {
    // The dispatch is the centre's act; only its instant is the entry's in this script.
    const shown = all.replaceAll(JSON.stringify(seen.dispatch), '').replaceAll(/"(?:dueAt|yellowAt)":"[^"]*"/gu, '');
    assert.ok(!shown.includes(secret), `${secret} in ${shown}`);
  }
  assert.equal(seen.enteredOn, '2026-03-02');
  assert.equal(seen.callers[0]?.hidden, 'confidential');
  assert.match(seen.text, /再次请求供暖/u);
  assert.equal(
    seen.clocks.some((clock) => clock.kind === 'caller'),
    false,
  );
  assert.equal(
    seen.clocks.some((clock) => clock.kind === 'unit'),
    true,
  );
});

test('[R-3] the centre works a confidential ticket with the caller masked', () => {
  const seen = view(dispatchedTicket('confidential'), people.dispatcher);
  assert.equal(seen.callers[0]?.name, '诸葛*');
  assert.equal(seen.text, words);
});

test('[R-3] an anonymous ticket has no caller to show, to nobody', () => {
  for (const actor of [people.dispatcher, people.housingHandler]) {
    assert.deepEqual(
      view(dispatchedTicket('anonymous'), actor).callers.map(({ name, phone, hidden }) => [name, phone, hidden]),
      [[null, null, 'anonymous']],
    );
  }
});

test('[R-5] a confidential request stays hidden from the unit after it was merged into an open ticket', () => {
  const other = '018f0000-0000-7000-8000-000000000002' as RequestId;
  const follow = { type: 'follow', request: other, number: 'N', person: 'p2' as PersonId, enteredAt: local('2026-03-02 09:00') } as const;
  const master = new TicketScript().dispatched().do(people.dispatcher, follow).it;
  assert.deepEqual(
    view(master, people.housingHandler, [other]).callers.map(({ hidden }) => hidden),
    [null, 'confidential'],
  );
  assert.deepEqual(
    view(master, people.dispatcher, [other]).callers.map(({ hidden }) => hidden),
    [null, null],
  );
  const hidden = mayReveal(people.housingHandler, master, other, { privacy: 'confidential' });
  assert.equal(hidden.ok ? '' : hidden.error.code, 'CALLER_HIDDEN');
  assert.deepEqual(mayReveal(people.agent, master, other, { privacy: 'confidential' }), { ok: true, value: 'p2' });
});

test('[S-5] who may see a plain caller: those who speak with callers, of tickets that show one', () => {
  const open = dispatchedTicket('open');
  const code = (actor: Actor, ticket: Ticket, asked = ownRequestId) => {
    const answer = mayReveal(actor, ticket, asked, ticket);
    return answer.ok ? 'shown' : answer.error.code;
  };
  assert.equal(code(people.housingHandler, open), 'shown');
  assert.equal(code(people.officer, open), 'shown');
  assert.equal(code(people.assessor, open), 'ROLE_MAY_NOT');
  assert.equal(code(people.mayor, open), 'ROLE_MAY_NOT');
  assert.equal(code(people.housingHandler, dispatchedTicket('confidential')), 'CALLER_HIDDEN');
  assert.equal(code(people.dispatcher, dispatchedTicket('anonymous')), 'CALLER_UNKNOWN');
  assert.equal(code(people.agent, open, 'other' as RequestId), 'FOLLOWER_UNKNOWN');
});

test('a unit sees its own tickets, level 2 those of its level 3, administrators none', () => {
  const { profile } = smallCity;
  const ticket = dispatchedTicket('open');
  const inCounty = ticket.dispatch && { ...ticket, dispatch: { ...ticket.dispatch, lead: unit.countyHousing } };
  assert.ok(inCounty);
  assert.ok(maySee(people.agent, ticket, profile).ok);
  assert.ok(maySee(people.housingHandler, ticket, profile).ok);
  assert.ok(!maySee(people.waterHandler, ticket, profile).ok);
  assert.ok(maySee(people.countyHandler, inCounty, profile).ok);
  assert.ok(maySee(people.countyHousingHandler, inCounty, profile).ok);
  assert.ok(!maySee(people.housingHandler, inCounty, profile).ok);
  for (const role of ['systemAdministrator', 'securityAdministrator', 'auditAdministrator', 'caller'] as const) {
    assert.ok(!maySee({ user: null, roles: [role], unit: null }, ticket, profile).ok, role);
  }
});

test('[R-3] a sheet on a confidential ticket does not tell a unit by which of the caller’s limits it came', () => {
  const sheet = {
    id: 'S1',
    level: 1,
    ground: 'overdue',
    issuedAt: local('2026-03-10 09:00'),
    receiver: unit.housing,
    supervisors: [],
    reply: null,
    step: { clock: 'caller:1', dueAt: local('2026-03-09 09:18') },
    closedAt: null,
  } as const;
  const ticket = { ...dispatchedTicket('confidential'), sheets: [sheet] };
  assert.equal(view(ticket, people.housingHandler).sheets[0]?.step, null);
  assert.deepEqual(view(ticket, people.supervisor).sheets[0]?.step, sheet.step);
});
