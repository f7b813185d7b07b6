import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people, smallCalendarData, smallCity, smallProfile, unit } from '../../../test/support/small-city.ts';
import { TicketScript, answer, dispatchTo, file, followUp, local, receiveCommand, unhappy } from '../../../test/support/ticket-script.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import type { PersonId, RequestId } from '../kernel/ids.ts';
import { compileProfile } from '../profile/profile-index.ts';
import { unlawfulness } from './lawful.ts';
import { demolition, imported, longCycle, published } from '../../../test/support/ticket-lives.ts';

const reason = 'as said';
const extension = { type: 'requestExtension', workdays: 3, reason } as const;
const second = 'r2' as RequestId;
const follow = { type: 'follow', request: second, number: 'N-2', person: 'p2' as PersonId, enteredAt: local('2026-02-27 10:00') } as const;

test('[H-3] [H-4] one request for more time at a time, so that no extension comes on top of 180 days', () => {
  const nextReportAt = local('2026-03-20 12:00');
  const ask = { type: 'requestLongCycle', reason, plan: 'three steps', nextReportAt } as const;
  demolition().do(people.countyHandler, extension).refused(people.countyReceiver, ask, 'EXTENSION_PENDING');
  demolition().do(people.countyReceiver, ask).refused(people.countyHandler, extension, 'LONG_CYCLE_PENDING');
});

test('[H-4] what was extended before lies within the 180 days, also when an earlier caller joins', () => {
  const script = demolition().do(people.countyHandler, extension).do(people.judge, { type: 'grantExtension' });
  longCycle(script);
  assert.equal(script.clock('caller').deadline.at, '2026-08-29T15:59:59.999Z');
  script.do(people.agent, follow);
  assert.equal(script.clock('caller').deadline.at, '2026-08-26T15:59:59.999Z');
  const merged = longCycle(demolition().do(people.agent, follow));
  assert.equal(merged.clock('caller').deadline.startedAt, follow.enteredAt, 'the clock that started first');
  assert.equal(merged.clock('caller').deadline.at, '2026-08-26T15:59:59.999Z');
});

test('[H-4] a matter keeps to the listed classes: not corrected out of them, not granted after it was', () => {
  const correction = { type: 'correct', kind: 'complaint', urgency: 'ordinary', classCode: classOf.heating, area: east, reason } as const;
  longCycle(demolition()).refused(people.dispatcher, correction, 'NOT_LONG_CYCLE_CLASS');
  longCycle(demolition()).do(people.dispatcher, { ...correction, kind: 'help', classCode: classOf.demolition });
  const nextReportAt = local('2026-03-20 12:00');
  const asked = demolition().do(people.countyReceiver, { type: 'requestLongCycle', reason, plan: 'three steps', nextReportAt });
  asked.do(people.dispatcher, correction).refused(people.judge, { type: 'grantLongCycle', nextReportAt }, 'NOT_LONG_CYCLE_CLASS');
});

test('[H-4] a recall ends the reports; the caller’s deadline stays as it was granted, whatever class comes next', () => {
  const script = longCycle(demolition()).do(people.dispatcher, { type: 'recall', reason });
  script.do(people.dispatcher, dispatchTo({ lead: unit.water, classCode: classOf.pipes }));
  assert.equal(script.clock('caller').deadline.at, '2026-08-29T15:59:59.999Z');
  script.do(people.dispatcher, { type: 'correct', kind: 'consult', urgency: 'ordinary', classCode: classOf.heating, area: east, reason });
  assert.equal(script.clock('caller').deadline.at, '2026-08-29T15:59:59.999Z');
  assert.equal(script.clock('unit').deadline.at, local('2026-03-05 18:00'));
  script.do(people.waterReceiver, { type: 'sign' });
  script.refused(
    people.waterHandler,
    { type: 'reportLongCycle', text: reason, nextReportAt: local('2026-03-20 12:00') },
    'LONG_CYCLE_NONE',
  );
});

test('[H-4] [E-4] a redo of a long-cycle matter has the short limit and no reports, but can be extended', () => {
  const script = longCycle(demolition());
  script.do(people.agent, { type: 'recordContact', way: 'phone', contactedAt: script.now, reached: true, proof: [file] });
  script
    .do(people.countyHandler, answer())
    .do(people.countyReviewer, { type: 'approveUnitAnswer' })
    .do(people.checker, { type: 'acceptAnswer' });
  script.do(people.officer, followUp({ word: unhappy }));
  assert.equal(script.clock('unit').deadline.at, local('2026-03-05 18:00'));
  script.refused(
    people.countyHandler,
    { type: 'reportLongCycle', text: reason, nextReportAt: local('2026-03-20 12:00') },
    'LONG_CYCLE_NONE',
  );
  script.do(people.countyHandler, extension).do(people.judge, { type: 'grantExtension' });
  assert.equal(script.clock('unit').deadline.at, local('2026-03-10 18:00'));
});

test('[C-3] a recounted level-3 deadline stays within that of the unit above; agreed ones and extensions stay', () => {
  const script = new TicketScript('2026-12-29 09:00').accepted();
  script
    .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
    .do(people.countyReceiver, { type: 'sign' });
  script.do(people.countyHandler, { ...extension, workdays: 1 }).do(people.judge, { type: 'grantExtension' });
  script.at('2027-01-04 09:00').do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  assert.equal(script.clock('level3').deadline.at, local('2027-01-07 18:00'));
  script.world = published();
  script.do(people.system, { type: 'recomputeDeadlines', reason });
  assert.equal(script.clock('unit').deadline.at, local('2027-01-11 18:00'));
  assert.equal(
    script.clock('level3').deadline.at,
    local('2027-01-11 18:00'),
    'three workdays from the 6th, of which the 11th is the third',
  );
  const tight = new TicketScript('2026-12-28 09:00').accepted();
  tight.do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition })).do(people.countyReceiver, { type: 'sign' });
  tight.at('2026-12-31 09:00').do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  assert.equal(tight.clock('level3').deadline.at, local('2027-01-05 18:00'));
  tight.world = published();
  tight.do(people.system, { type: 'recomputeDeadlines', reason });
  assert.equal(tight.clock('unit').deadline.at, local('2027-01-07 18:00'));
  assert.equal(tight.clock('level3').deadline.at, local('2027-01-07 18:00'), 'not the 8th');
});

test('[C-3] [S-2] a recounted reply keeps what it carries of the ladder', () => {
  const script = new TicketScript('2026-12-18 09:00').handling().at('2026-12-28 09:00');
  script.do(people.system, { type: 'remind', clock: 'unit:1' }).do(people.system, { type: 'supervise', clock: 'unit:1' });
  script.do(people.dispatcher, { type: 'recall', reason });
  const carried = script.clock('sheetReply').steps;
  assert.deepEqual(
    carried.map((step) => step.level),
    [2, 3],
  );
  script.at('2026-12-31 09:00').do(people.system, { type: 'supervise', clock: script.clock('sheetReply').id });
  script.world = published();
  assert.equal(script.clock('sheetReply').deadline.provisional, true);
  script.do(people.system, { type: 'recomputeDeadlines', reason });
  assert.deepEqual(script.clock('sheetReply').steps, carried.slice(1));
});

test('[C-3] a reply that is owed after the archive is recounted too', () => {
  const script = new TicketScript('2026-11-20 09:00').closed();
  script
    .at('2026-12-31 09:00')
    .do(people.supervisor, { type: 'issueSheet', level: 3, ground: 'media', receiver: unit.housing, jointSupervisor: null, text: reason });
  script.do(people.system, { type: 'archive' });
  script.world = published();
  script
    .do(people.system, { type: 'recomputeDeadlines', reason })
    .refused(people.system, { type: 'recomputeDeadlines', reason }, 'CALENDAR_UNCHANGED');
  assert.equal(script.clock('sheetReply').deadline.at, local('2027-01-08 18:00'));
});

test('[C-4] [R-5] the deadline that an imported ticket brought stays, whoever joins it and however it is classed', () => {
  const dueAt = local('2026-03-20 17:00');
  const receivedAt = local('2026-03-01 08:00');
  const script = imported({ dueAt, receivedAt });
  script.do(people.agent, follow);
  assert.deepEqual([script.clock('caller').deadline.at, script.clock('caller').deadline.startedAt], [dueAt, follow.enteredAt]);
  script.do(people.dispatcher, { type: 'correct', kind: 'consult', urgency: 'ordinary', classCode: classOf.heating, area: east, reason });
  script
    .do(people.agent, { type: 'unfollow', request: second })
    .do(people.dispatcher, { type: 'recall', reason })
    .do(people.dispatcher, dispatchTo());
  assert.deepEqual([script.clock('caller').deadline.at, script.clock('caller').deadline.startedAt], [dueAt, receivedAt]);
  assert.deepEqual(unlawfulness(script.it), []);
});

test('[D-1] [C-4] a class with an own limit moves the caller’s deadline when it is known, and only then', () => {
  const policy = {
    ...smallProfile.policy,
    limits: { ...smallProfile.policy.limits, handlingByClass: [{ classCode: classOf.pipes, limit: { unit: 'workday', amount: 10 } }] },
  } as const;
  const script = new TicketScript('2026-03-02 09:00');
  script.world = { ...smallCity, profile: compileProfile({ ...smallProfile, policy }) };
  script.do(people.agent, receiveCommand()).do(people.agent, { type: 'takeOn', classCode: classOf.heating, area: east });
  assert.deepEqual(script.history.at(-1)?.clocks, [], 'nothing moved');
  script
    .do(people.dispatcher, { type: 'mergeInto', master: 'other' as never, reason })
    .do(people.dispatcher, { type: 'splitFrom', reason });
  script.do(people.dispatcher, { type: 'dispatch', lead: unit.water, supports: [], classCode: classOf.pipes, area: east, basis: null });
  assert.equal(script.clock('caller').deadline.at, local('2026-03-16 18:00'));
  const direct = new TicketScript('2026-03-02 09:00');
  direct.world = script.world;
  direct.do(people.agent, receiveCommand()).do(people.agent, { type: 'takeOn', classCode: classOf.pipes, area: east });
  assert.equal(direct.clock('caller').deadline.at, local('2026-03-16 18:00'));
  const [move] = direct.history.at(-1)?.clocks ?? [];
  assert.equal(move?.type === 'move' ? move.why : '', 'classed');
});

test('[H-3] an extension that the answer overtook in time counts for nobody', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  script
    .do(people.housingHandler, { ...extension, workdays: 1 })
    .contacted()
    .answered()
    .do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.clock('decideExtension').stop?.outcome, 'cancelled');
});

test('[H-3] [H-4] what a unit asked for goes with the unit', () => {
  const nextReportAt = local('2026-03-20 12:00');
  const ask = { type: 'requestLongCycle', reason, plan: 'three steps', nextReportAt } as const;
  for (const asked of [demolition().do(people.countyReceiver, ask), demolition().do(people.countyHandler, extension)]) {
    asked.do(people.dispatcher, { type: 'recall', reason });
    assert.equal(asked.clock('decideExtension').stop?.outcome, 'cancelled');
    asked
      .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
      .do(people.countyReceiver, { type: 'sign' });
    asked.refused(people.judge, { type: 'grantExtension' }, 'EXTENSION_NONE');
    asked.refused(people.judge, { type: 'grantLongCycle', nextReportAt }, 'LONG_CYCLE_NONE').do(people.countyReceiver, ask);
  }
});

test('[H-4] a report lies ahead', () => {
  const script = demolition();
  const ask = { type: 'requestLongCycle', reason, plan: 'three steps', nextReportAt: script.now } as const;
  script.refused(people.countyReceiver, ask, 'TIME_OUT_OF_RANGE');
  script.refused(people.countyReceiver, { ...ask, nextReportAt: 'soon' as never }, 'TIME_UNREADABLE');
});

test('[H-4] a report moves the next one, and only one is owed at a time', () => {
  const script = longCycle(demolition()).at('2026-03-10 09:00');
  const nextReportAt = local('2026-04-05 12:00');
  script.do(people.countyHandler, { type: 'reportLongCycle', text: reason, nextReportAt });
  assert.equal(script.it.longCycle?.nextReportAt, nextReportAt);
  const reports = Object.values(script.it.clocks).filter((clock) => clock.kind === 'longCycleReport');
  assert.deepEqual(
    reports.map(({ deadline, stop }) => [deadline.at, stop?.outcome]),
    [
      [local('2026-03-20 12:00'), 'met'],
      [nextReportAt, undefined],
    ],
  );
});

test('[H-4] [R-3] after a long cycle the clocks of units follow the kind, those of supports too', () => {
  const script = longCycle(demolition()).do(people.dispatcher, { type: 'recall', reason });
  script.do(people.dispatcher, dispatchTo({ supports: [unit.water] }));
  script.do(people.dispatcher, { type: 'correct', kind: 'consult', urgency: 'ordinary', classCode: classOf.heating, area: east, reason });
  assert.deepEqual(
    [script.clock('unit').deadline.at, script.clock('support').deadline.at],
    [local('2026-03-05 18:00'), local('2026-03-05 18:00')],
  );
});

test('[C-4] [R-5] a limit in minutes is no agreed day: it counts from an earlier caller’s entry like any other', () => {
  const handlingByClass = [{ classCode: classOf.pipes, limit: { unit: 'minute', amount: 600 } }] as const;
  const policy = { ...smallProfile.policy, limits: { ...smallProfile.policy.limits, handlingByClass } };
  const script = new TicketScript('2026-03-02 09:00');
  script.world = { ...smallCity, profile: compileProfile({ ...smallProfile, policy }) };
  script
    .do(people.agent, receiveCommand({ classCode: classOf.pipes }))
    .do(people.agent, { ...follow, enteredAt: local('2026-03-02 08:00') });
  assert.equal(script.clock('caller').deadline.at, local('2026-03-02 18:00'));
});

test('[C-3] [C-4] an agreed day is not provisional, whichever year it lies in', () => {
  const script = demolition().at('2026-03-03 09:00');
  script.world = { ...smallCity, calendar: compileCalendar({ ...smallCalendarData, years: [] }) };
  longCycle(script);
  assert.equal(script.clock('longCycleReport').deadline.provisional, false);
  assert.equal(script.clock('caller').deadline.provisional, false);
});
