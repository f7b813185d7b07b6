import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawFrom } from '../../../test/support/chance.ts';
import { RandomCity } from '../../../test/support/random-city.ts';
import { classOf, people, smallCity, unit } from '../../../test/support/small-city.ts';
import { demolition, imported, longCycle } from '../../../test/support/ticket-lives.ts';
import { TicketScript, dispatchTo, followUp, local, ownRequestId, receiveCommand, unhappy } from '../../../test/support/ticket-script.ts';
import { maySee } from '../access/may-see.ts';
import type { PersonId, RequestId, UserId } from '../kernel/ids.ts';
import { DAY_MS, addMs } from '../kernel/time.ts';
import { lightOf, worstLight } from '../loop/clock.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { StoredList } from '../vocabulary/work-lists.ts';
import { concernedUnits } from './concerned-units.ts';
import type { Ticket } from './ticket.ts';
import { workItemsOf } from './work-items.ts';

/** The lists of a ticket at a desk, and what of it stands there. */
function at(script: TicketScript, desk: string): readonly string[] {
  return workItemsOf(script.it)
    .filter((item) => item.desk === desk)
    .map(({ list, item }) => `${list}${item === '' ? '' : ` ${item}`}`);
}

function dueIn(script: TicketScript, list: StoredList, desk = ''): string | undefined {
  return workItemsOf(script.it).find((item) => item.list === list && item.desk === desk)?.dueAt;
}

test('[R-4] [D-1] [H-6] [E-1] a ticket goes from desk to desk along the loop', () => {
  const script = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand());
  assert.deepEqual(at(script, ''), ['toTakeOn', 'open']);
  script.do(people.agent, { type: 'takeOn', classCode: classOf.heating, area: null });
  assert.deepEqual(at(script, ''), ['toDispatch', 'open']);
  script.do(people.dispatcher, dispatchTo({ supports: [unit.water] }));
  assert.deepEqual(
    [at(script, ''), at(script, unit.housing), at(script, unit.water)],
    [['open'], ['toSign', 'toContact', 'open'], ['toSupport', 'open']],
  );
  script.do(people.housingReceiver, { type: 'sign' }).contacted();
  assert.deepEqual(at(script, unit.housing), ['handling', 'open']);
  assert.deepEqual(at(script, 'h-receiver@housing'), ['mine']);
  assert.deepEqual(at(script, 'h-handler@housing'), ['mine']);
  script.do(people.waterHandler, { type: 'reportSupport', account: 'checked' });
  assert.deepEqual([at(script, unit.water), at(script, 'w-handler@water')], [[], []], 'the support has done its part');
  script.answered();
  assert.deepEqual([at(script, ''), at(script, unit.housing)], [['centreReview', 'open'], ['open']]);
  script.do(people.checker, { type: 'acceptAnswer' });
  assert.deepEqual([at(script, ''), at(script, unit.housing), at(script, 'h-handler@housing')], [[`toFollowUp ${ownRequestId}`], [], []]);
  script.do(people.officer, followUp());
  assert.deepEqual(workItemsOf(script.it), []);
});

test('[D-5] [H-3] [H-4] what was asked for waits for whoever decides', () => {
  const sentBack = new TicketScript().dispatched();
  sentBack.do(people.housingReceiver, { type: 'requestSendBack', reason: 'not ours', basis: 'duty list', suggestedUnit: null });
  assert.deepEqual(
    [at(sentBack, ''), at(sentBack, unit.housing)],
    [
      ['sendBacks', 'open'],
      ['toContact', 'open'],
    ],
  );
  const extended = new TicketScript().handling().do(people.housingHandler, { type: 'requestExtension', workdays: 2, reason: 'parts' });
  assert.deepEqual(at(extended, ''), ['extensions', 'open']);
  const long = demolition().do(people.countyReceiver, {
    type: 'requestLongCycle',
    reason: 'compensation',
    plan: 'steps',
    nextReportAt: local('2026-03-20 12:00'),
  });
  assert.deepEqual(at(long, ''), ['longCycleRequests', 'open']);
  const granted = longCycle(demolition());
  assert.deepEqual([at(granted, ''), at(granted, unit.county).includes('longCycle')], [['longCycle', 'open'], true]);
  assert.equal(dueIn(granted, 'longCycle'), local('2026-03-20 12:00'), 'the next report');
});

test('[D-7] a conference waits at the step that holds it', () => {
  const script = new TicketScript().accepted().do(people.dispatcher, { type: 'callConference', reason: 'nobody’s' });
  assert.deepEqual([at(script, '1'), at(script, '')], [['conferences'], ['open']]);
  script.do(people.secretary, { type: 'escalateConference', reason: 'above me' });
  assert.deepEqual([at(script, '1'), at(script, '2')], [[], ['conferences']]);
});

test('[H-5] a level-3 unit has what it was passed until it has reported, and the unit above keeps it', () => {
  const script = demolition().do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  assert.deepEqual(at(script, unit.countyHousing), ['toReportUp', 'open']);
  assert.ok(at(script, unit.county).includes('handling'));
  script.do(people.countyHousingHandler, { type: 'reportUp', account: 'done', proof: [{ id: 'f', name: 'f.jpg' }] });
  assert.deepEqual(at(script, unit.countyHousing), []);
});

test('[S-4] a sheet waits for its receiver, then for the level that judges it', () => {
  const script = new TicketScript().handling();
  const sheet = { type: 'issueSheet', level: 2, ground: 'media', receiver: unit.housing, jointSupervisor: null, text: 'Explain.' } as const;
  script.do(people.supervisor, sheet);
  assert.ok(at(script, unit.housing).includes('sheetsToReply S1'));
  assert.ok(at(script, '').includes('supervised'));
  script.do(people.housingReceiver, { type: 'replyToSheet', id: 'S1', text: 'We have sent people.', files: [] });
  assert.equal(at(script, unit.housing).includes('sheetsToReply S1'), false);
  assert.deepEqual(at(script, '2'), ['sheetsToJudge S1']);
  script.do(people.secretary, { type: 'judgeSheet', id: 'S1', accepted: true, reason: 'fine' });
  assert.deepEqual([at(script, '2'), at(script, '').includes('supervised')], [[], false]);
});

test('[E-1] each caller waits for an own follow-up, not before the next try', () => {
  const script = new TicketScript().inCentreReview();
  const other = '018f0000-0000-7000-8000-000000000002' as RequestId;
  script.do(people.dispatcher, {
    type: 'follow',
    request: other,
    number: 'N-2',
    person: 'p2' as PersonId,
    enteredAt: script.it.request.at,
  });
  script.do(people.checker, { type: 'acceptAnswer' });
  assert.deepEqual(at(script, ''), [`toFollowUp ${ownRequestId}`, `toFollowUp ${other}`]);
  script.do(people.officer, { type: 'recordFollowUpTry', request: other, way: 'phone' });
  const next = script.it.followers.find(({ request }) => request === other)?.nextTryAt;
  const item = workItemsOf(script.it).find((waiting) => waiting.item === other);
  assert.ok(next !== null && next !== undefined && next > script.now);
  assert.deepEqual([item?.dueAt, item?.yellowAt], [next, null]);
  script.do(people.officer, followUp({ request: other }));
  assert.deepEqual(at(script, ''), [`toFollowUp ${ownRequestId}`]);
});

test('[E-4] [E-6] a redo is on the desk of its unit again; an exclusion waits also after the end', () => {
  const script = new TicketScript().concluded().do(people.officer, followUp({ word: unhappy }));
  assert.ok(at(script, unit.housing).includes('handling'));
  const closed = new TicketScript().closed();
  const asked = { type: 'requestExclusion', measure: 'onTimeRate', reason: 'systemFault', evidence: 'e', files: [] } as const;
  closed.do(people.assessor, asked);
  assert.deepEqual(at(closed, ''), ['exclusions X1']);
  assert.equal(dueIn(closed, 'exclusions'), closed.now);
  closed.do(people.assessor2, { type: 'decideExclusion', id: 'X1', approved: true, reason: 'yes' });
  assert.deepEqual(at(closed, ''), []);
});

test('[R-7] who waits for a first answer is on a list until there is one', () => {
  const script = new TicketScript().do(
    people.agent,
    receiveCommand({ request: { channel: 'web', subject: null, text: 'cold', place: null, person: 'person-1' as PersonId } }),
  );
  assert.deepEqual(at(script, ''), ['toTakeOn', 'firstAnswers', 'open']);
  script.do(people.agent, { type: 'recordFirstAnswer', text: 'seen' });
  assert.deepEqual(at(script, ''), ['toTakeOn', 'open']);
});

test('[H-1] [H-2] an urgent matter is to be responded to within its half hour', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched({ urgency: 'urgent' });
  assert.equal(dueIn(script, 'toContact', unit.housing), local('2026-03-02 09:30'));
});

test('[R-3] ends at the desk of a unit do not tell when a confidential caller entered', () => {
  const open = new TicketScript('2026-03-02 09:17').dispatched({ urgency: 'urgent' });
  assert.equal(dueIn(open, 'open', unit.housing), local('2026-03-02 09:47'));
  const hidden = new TicketScript('2026-03-02 09:17').dispatched({ urgency: 'urgent', privacy: 'confidential' });
  const fromEntry = new Set(
    Object.values(hidden.it.clocks)
      .filter(({ kind }) => kind === 'urgentResponse')
      .map(({ deadline }) => deadline.at),
  );
  assert.equal(fromEntry.size, 1);
  for (const { desk, dueAt } of workItemsOf(hidden.it)) if (desk !== '') assert.ok(!fromEntry.has(dueAt), desk);
});

test('a ticket of another system stands where it is', () => {
  assert.deepEqual(at(imported({}), unit.housing), ['handling', 'open']);
  assert.deepEqual(at(imported({ unit: null }), ''), ['toDispatch', 'open']);
  assert.deepEqual(workItemsOf(imported({ outcome: 'closed' }).it), []);
});

/** Tickets of a random city, each as it ended up. */
function someTickets(seed: number): readonly Ticket[] {
  const city = new RandomCity(seed);
  for (let step = 0; step < 150; step += 1) city.step();
  return [...city.tickets.values()];
}

const unitRoles: readonly Role[] = ['handler'];

test('[S-1] whatever happens: one item a thing and desk, the worst light over all, nothing at the desk of who may not see it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
      const draw = drawFrom(seed);
      for (const ticket of someTickets(seed)) {
        const items = workItemsOf(ticket);
        const keys = items.map(({ list, desk, item }) => `${list} ${desk} ${item}`);
        assert.equal(new Set(keys).size, keys.length, keys.join('; '));
        const concerned: readonly string[] = concernedUnits(ticket);
        for (const { list, desk } of items) {
          const forUnit = Object.values(unit).find((each) => each === desk || desk.endsWith(`@${each}`));
          if (forUnit === undefined) continue;
          assert.ok(concerned.includes(forUnit), `${list} at ${desk}`);
          assert.ok(maySee({ user: 'u' as UserId, roles: unitRoles, unit: forUnit }, ticket, smallCity.profile).ok);
        }
        const now = addMs(ticket.request.at, Math.floor(draw.next() * 20 * DAY_MS));
        const open = items.find(({ list, desk }) => list === 'open' && desk === '');
        const light = open === undefined ? null : lightOf({ deadline: { at: open.dueAt }, yellowAt: open.yellowAt, stop: null }, now);
        assert.equal(light, worstLight(ticket.clocks, now), ticket.state);
      }
    }),
    { numRuns: 20 },
  );
});

test('no open ticket is on nobody’s desk', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
      const ended = ['closed', 'archived', 'declined', 'handedOver'];
      for (const ticket of someTickets(seed)) {
        // A concluded ticket whose callers have all been asked closes at once, so somebody is always to be asked.
        const own = workItemsOf(ticket).filter(({ list }) => !['open', 'mine', 'supervised'].includes(list));
        assert.ok(own.length > 0 || ended.includes(ticket.state), `${ticket.number} is ${ticket.state}`);
      }
    }),
    { numRuns: 20 },
  );
});
