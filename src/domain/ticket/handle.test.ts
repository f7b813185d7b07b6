import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { TicketScript, answer, contactNow, dispatchTo, file, local, receiveCommand } from '../../../test/support/ticket-script.ts';

const reason = 'A reason.';
const extension = { type: 'requestExtension', workdays: 3, reason } as const;
const grant = { type: 'grantExtension' } as const;

test('[H-1] urgent: thirty minutes around the clock; consult three workdays; all other five', () => {
  const urgent = new TicketScript('2026-03-07 23:50').do(people.agent, receiveCommand({ urgency: 'urgent' }));
  assert.equal(urgent.clock('urgentResponse').deadline.at, local('2026-03-08 00:20'));
  const consult = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand({ kind: 'consult' }));
  assert.equal(consult.clock('caller').deadline.at, local('2026-03-05 18:00'));
  const help = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand({ kind: 'help' }));
  assert.equal(help.clock('caller').deadline.at, local('2026-03-09 18:00'));
});

test('[H-1] the urgent duty is met by reaching the caller, not by trying', () => {
  const script = new TicketScript('2026-03-02 09:00').handling({ urgency: 'urgent' }).at('2026-03-02 09:20');
  script.do(people.housingHandler, contactNow(script.now, false));
  assert.equal(script.clock('urgentResponse').stop, null);
  script.at('2026-03-02 09:40').do(people.housingHandler, contactNow(script.now));
  assert.equal(script.clock('urgentResponse').stop?.outcome, 'missed');
});

test('[H-2] contact is recorded with way, time and proof, and is owed before an answer', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  script.refused(people.housingHandler, answer(), 'CONTACT_MISSING');
  script.refused(people.housingHandler, contactNow(local('2026-03-02 08:59')), 'CONTACT_BEFORE_ENTRY');
  script.refused(people.housingHandler, contactNow(local('2026-03-02 09:01')), 'TIME_IN_FUTURE');
  script.refused(people.waterHandler, contactNow(script.now), 'NOT_YOUR_UNIT');
  script.do(people.housingHandler, contactNow(script.now));
  assert.deepEqual(script.it.contact, { at: script.now, way: 'phone' });
  assert.equal(script.clock('contact').stop?.outcome, 'met');
});

test('[H-2] anonymous tickets need no contact', () => {
  const anonymous = { privacy: 'anonymous', request: { ...receiveCommand().request, person: null } } as const;
  const script = new TicketScript().handling(anonymous);
  assert.throws(() => script.clock('contact'));
  script.answered().do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.it.state, 'closed', 'nobody can be followed up');
});

test('[H-2] the lead waits for its supports, or says why not', () => {
  const script = new TicketScript().accepted().do(people.dispatcher, dispatchTo({ supports: [unit.water] }));
  script.do(people.housingReceiver, { type: 'sign' }).contacted();
  script.refused(people.housingHandler, answer(), 'SUPPORTS_OUTSTANDING');
  script.refused(people.countyHandler, { type: 'reportSupport', account: reason }, 'NOT_YOUR_UNIT');
  script.do(people.waterHandler, { type: 'reportSupport', account: 'The pipe is ours and sound.' });
  script.refused(people.waterHandler, { type: 'reportSupport', account: reason }, 'SUPPORT_REPORTED');
  assert.equal(script.clock('support').stop?.outcome, 'met');
  script.do(people.housingHandler, answer());
  const alone = new TicketScript().accepted().do(people.dispatcher, dispatchTo({ supports: [unit.water] }));
  alone.do(people.housingReceiver, { type: 'sign' }).contacted();
  alone.do(people.housingHandler, answer({ withoutSupports: 'Water does not reply.' }));
});

test('[H-3] three extensions of three workdays at most: no ordinary matter passes 14 workdays', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  script.refused(people.housingHandler, { ...extension, workdays: 4 }, 'EXTENSION_TOO_LONG');
  script.refused(people.housingHandler, { ...extension, workdays: 1.5 }, 'EXTENSION_TOO_LONG');
  script.refused(people.housingHandler, { ...extension, reason: '' }, 'TEXT_MISSING');
  for (const expected of ['2026-03-12 18:00', '2026-03-17 18:00', '2026-03-20 18:00']) {
    script.do(people.housingHandler, extension).do(people.judge, grant);
    assert.equal(script.clock('unit').deadline.at, local(expected));
    assert.equal(script.clock('caller').deadline.at, local(expected));
  }
  script.refused(people.housingHandler, extension, 'EXTENSIONS_USED');
  assert.equal(script.clock('unit').originalAt, local('2026-03-09 18:00'));
  // 2 March is the day it starts; the 20th is the 14th workday after it.
  assert.equal(script.it.extensions, 3);
});

test('[H-3] a pending request does not stop the clock; it is asked for before the limit and decided by the centre', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  script.at('2026-03-09 18:00').do(people.housingHandler, extension);
  script.refused(people.housingHandler, extension, 'EXTENSION_PENDING');
  script.refused(people.housingReviewer, grant, 'ROLE_MAY_NOT');
  script.at('2026-03-09 18:01');
  assert.equal(script.light('unit'), 'red');
  script.do(people.judge, grant);
  assert.equal(script.light('unit'), 'green');
  script.refused(people.judge, grant, 'EXTENSION_NONE');
  const late = new TicketScript('2026-03-02 09:00').handling().at('2026-03-09 18:01');
  late.refused(people.housingHandler, extension, 'EXTENSION_TOO_LATE');
  const no = new TicketScript('2026-03-02 09:00').handling().do(people.housingHandler, extension);
  no.do(people.judge, { type: 'refuseExtension', reason });
  assert.equal(no.clock('unit').deadline.at, local('2026-03-09 18:00'));
  assert.equal(no.it.extensions, 0);
});

test('[H-4] only listed classes become long-cycle, 180 days from entry, with reports at most 30 days apart', () => {
  const long = () =>
    new TicketScript('2026-03-02 09:00')
      .accepted()
      .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
      .do(people.countyReceiver, { type: 'sign' });
  const ask = { type: 'requestLongCycle', reason, plan: 'In three steps.', nextReportAt: local('2026-03-31 12:00') } as const;
  new TicketScript('2026-03-02 09:00').handling().refused(people.housingReceiver, ask, 'NOT_LONG_CYCLE_CLASS');
  const script = long();
  script.refused(people.countyReceiver, { ...ask, nextReportAt: local('2026-04-03 12:00') }, 'TIME_OUT_OF_RANGE');
  script.refused(people.countyReceiver, { ...ask, nextReportAt: local('2026-03-01 12:00') }, 'TIME_OUT_OF_RANGE');
  script.do(people.countyReceiver, ask).refused(people.countyReceiver, ask, 'LONG_CYCLE_PENDING');
  script.do(people.judge, { type: 'grantLongCycle', nextReportAt: ask.nextReportAt });
  assert.equal(script.clock('unit').deadline.at.slice(0, 10), '2026-08-29');
  assert.equal(script.clock('caller').deadline.at, script.clock('unit').deadline.at);
  assert.equal(script.clock('longCycleReport').deadline.at, ask.nextReportAt);
  script.refused(people.countyHandler, extension, 'IN_LONG_CYCLE');
  script.at('2026-03-31 12:01');
  assert.equal(script.light('longCycleReport'), 'red', 'a missed report is overdue');
  script.do(people.countyHandler, { type: 'reportLongCycle', text: 'Step one done.', nextReportAt: local('2026-04-20 12:00') });
  assert.equal(script.light('longCycleReport'), 'green');
  const refused = long().do(people.countyReceiver, ask).do(people.judge, { type: 'refuseLongCycle', reason });
  assert.equal(refused.it.longCycle, null);
  refused.refused(people.countyHandler, { type: 'reportLongCycle', text: reason, nextReportAt: ask.nextReportAt }, 'LONG_CYCLE_NONE');
});

test('[H-5] level 3 has an own, shorter clock, and level 2 answers for it', () => {
  const script = new TicketScript('2026-03-02 09:00')
    .accepted()
    .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
    .do(people.countyReceiver, { type: 'sign' });
  script.refused(people.countyReceiver, { type: 'passDown', unit: unit.housing }, 'LEVEL3_NOT_UNDER');
  script.do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  assert.equal(script.clock('level3').deadline.at, local('2026-03-05 18:00'));
  assert.equal(script.clock('unit').unit, unit.county);
  script.refused(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing }, 'LEVEL3_ALREADY');
  script.do(people.countyHandler, contactNow(script.now)).refused(people.countyHandler, answer(), 'LEVEL3_OUTSTANDING');
  script.refused(people.countyHousingHandler, answer(), 'NOT_YOUR_UNIT');
  script.do(people.countyHousingHandler, { type: 'reportUp', account: 'Seen to.', proof: [file] });
  script.do(people.countyHandler, answer());
  const late = new TicketScript('2026-03-02 09:00')
    .accepted()
    .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
    .do(people.countyReceiver, { type: 'sign' })
    .at('2026-03-06 09:00')
    .do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  assert.equal(late.clock('level3').deadline.at, late.clock('unit').deadline.at, 'never later than the unit itself');
  late.do(people.countyReceiver, { type: 'takeBack', reason }).refused(people.countyReceiver, { type: 'takeBack', reason }, 'LEVEL3_NONE');
});

test('[H-6] two texts, solved or why not, proof; the unit reviews it, then the centre, never the author', () => {
  const script = new TicketScript().handling().contacted();
  script.refused(people.housingHandler, answer({ publicAnswer: '' }), 'TEXT_MISSING');
  script.refused(people.housingHandler, answer({ account: '' }), 'TEXT_MISSING');
  script.refused(people.housingHandler, answer({ solved: false }), 'TEXT_MISSING');
  script.refused(people.housingHandler, answer({ proof: [] }), 'PROOF_MISSING');
  script.do(people.housingHandler, answer());
  const author = { ...people.housingHandler, roles: ['handler', 'unitReviewer'] } as const;
  script.refused(author, { type: 'approveUnitAnswer' }, 'OWN_ACT');
  script.do(people.housingReviewer, { type: 'rejectUnitAnswer', reason });
  script.do(people.housingHandler, answer()).do(people.housingReviewer, { type: 'approveUnitAnswer' });
  const dispatcherAsChecker = { ...people.dispatcher, roles: ['qualityChecker'] } as const;
  script.refused(dispatcherAsChecker, { type: 'acceptAnswer' }, 'OWN_ACT');
  script.do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.it.state, 'concluded');
});

test('[H-7] concluded at the moment the accepted answer left the unit; a rejected one never stopped the clock', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().contacted();
  script.at('2026-03-09 17:00').answered().at('2026-03-10 09:00');
  assert.deepEqual(script.clock('unit').steps, [], 'nobody is supervised while the centre reads');
  script.do(people.checker, { type: 'rejectAnswer', reason });
  assert.equal(script.clock('unit').stop, null);
  assert.equal(script.light('unit'), 'red');
  assert.deepEqual(
    script.clock('unit').steps.map((step) => step.level),
    [1, 2, 3],
  );
  script.at('2026-03-10 10:00').answered().at('2026-03-11 10:00').do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.it.concludedAt, local('2026-03-10 10:00'));
  assert.equal(script.clock('unit').stop?.outcome, 'missed');
  assert.equal(script.clock('unit').stop?.at, local('2026-03-10 10:00'));
  const quick = new TicketScript('2026-03-02 09:00').handling().contacted().at('2026-03-09 18:00').answered();
  quick.at('2026-03-16 10:00').do(people.checker, { type: 'acceptAnswer' });
  assert.equal(quick.clock('caller').stop?.outcome, 'met', 'a slow reviewer does not make the unit late');
});

test('[H-8] a final answer needs the leader, seal, red-header document, evidence, and a second person at the centre', () => {
  const final = {
    type: 'requestFinalAnswer',
    ground: 'unreasonable',
    account: 'Facts.',
    publicAnswer: 'We cannot.',
    seal: file,
    redHeaderDocument: file,
    evidence: [file],
  } as const;
  const script = new TicketScript('2026-03-02 09:00').handling();
  script.refused(people.housingLeader, final, 'CONTACT_MISSING');
  script.contacted().refused(people.housingHandler, final, 'ROLE_MAY_NOT');
  script.refused(people.housingLeader, { ...final, evidence: [] }, 'FINAL_ANSWER_EVIDENCE');
  script.refused(people.housingLeader, { ...final, seal: { id: '', name: '' } }, 'TEXT_MISSING');
  script.do(people.housingLeader, final);
  assert.equal(script.it.state, 'inFinalAnswerReview');
  script.refused({ ...people.dispatcher, roles: ['qualityChecker'] }, { type: 'approveFinalAnswer' }, 'OWN_ACT');
  script.do(people.checker, { type: 'refuseFinalAnswer', reason }).do(people.housingLeader, final);
  script.do(people.supervisor, { type: 'approveFinalAnswer' });
  assert.equal(script.it.state, 'concluded');
  assert.equal(script.it.answer?.solved, false);
  script.at('2026-03-20 09:00').do(people.caller, { type: 'objectToFinalAnswer', reason });
  assert.equal(script.it.state, 'handling');
  assert.equal(script.clock('unit').rule, 'E-4');
  script.do(people.housingLeader, final).refused(people.supervisor, { type: 'approveFinalAnswer' }, 'OWN_ACT');
  script.do(people.checker2, { type: 'approveFinalAnswer' });
  script.refused(people.caller, { type: 'objectToFinalAnswer', reason }, 'OBJECTION_USED');
});

test('[H-8] the time to object runs out by itself', () => {
  const final = {
    type: 'requestFinalAnswer',
    ground: 'alreadySolved',
    account: 'Facts.',
    publicAnswer: 'Done.',
    seal: file,
    redHeaderDocument: file,
    evidence: [file],
  } as const;
  const script = new TicketScript('2026-03-02 09:00').handling().contacted().do(people.housingLeader, final);
  script.do(people.checker, { type: 'approveFinalAnswer' });
  const clock = script.clock('objection');
  script.refused(people.system, { type: 'lapse', clock: clock.id }, 'NOT_DUE');
  script.at('2026-04-03 09:00').do(people.system, { type: 'lapse', clock: clock.id });
  script.refused(people.caller, { type: 'objectToFinalAnswer', reason }, 'FINAL_ANSWER_NONE');
  new TicketScript().concluded().refused(people.caller, { type: 'objectToFinalAnswer', reason }, 'FINAL_ANSWER_NONE');
});

test('[H-2] area and class travel with the dispatch', () => {
  const { it } = new TicketScript().handling();
  assert.deepEqual([it.classCode, it.area], [classOf.heating, east]);
});
