import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people } from '../../../test/support/small-city.ts';
import { TicketScript, answer, dispatchTo, followUp, local, ownRequestId, unhappy } from '../../../test/support/ticket-script.ts';

const reason = 'A reason.';
const tryPhone = { type: 'recordFollowUpTry', request: ownRequestId, way: 'phone' } as const;
const word = { contactedByUnit: true, resolved: true, satisfaction: 5, leftOpen: null } as const;
const rate = { type: 'rate', request: ownRequestId, word, wantsRedo: false } as const;

test('[E-1] tries are spread over days, inside contact hours', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded();
  script.at('2026-03-02 20:00').refused(people.officer, tryPhone, 'OUTSIDE_CONTACT_HOURS');
  script.at('2026-03-03 07:59').refused(people.officer, tryPhone, 'OUTSIDE_CONTACT_HOURS');
  script.at('2026-03-02 19:59').do(people.officer, tryPhone).refused(people.officer, tryPhone, 'TRY_TOO_EARLY');
  assert.equal(script.it.followers[0]?.nextTryAt, local('2026-03-03 08:00'));
  script.at('2026-03-03 08:00').do(people.officer, tryPhone);
  assert.equal(script.it.followers[0]?.nextTryAt, local('2026-03-05 08:00'));
});

test('[E-2] not reached is its own outcome: neither satisfied nor dissatisfied nor resolved', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded();
  for (const at of ['2026-03-02 10:00', '2026-03-03 10:00', '2026-03-05 10:00']) script.at(at).do(people.officer, tryPhone);
  assert.equal(script.it.state, 'closed');
  assert.equal(script.it.followers[0]?.outcome, 'notReached');
  assert.equal(script.it.followers[0]?.finalRating, null);
  const refused = new TicketScript().concluded().do(people.officer, { type: 'recordRefusedFollowUp', request: ownRequestId });
  assert.equal(refused.it.followers[0]?.outcome, 'refused');
});

test('[E-2] a follow-up asks contact, resolution, satisfaction and what is left open', () => {
  const script = new TicketScript().closed();
  const rating = script.it.followers[0]?.finalRating;
  assert.deepEqual([rating?.contactedByUnit, rating?.resolved, rating?.satisfaction, rating?.leftOpen], [true, true, 4, null]);
  assert.equal(script.it.state, 'closed');
});

test('[E-1] a plan that nobody carries out ends by itself, and says so', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded();
  script.refused(people.system, { type: 'closeUnanswered' }, 'NOT_DUE');
  script.at('2026-04-05 09:00').do(people.system, { type: 'closeUnanswered' });
  assert.equal(script.it.state, 'closed');
  assert.equal(script.it.followers[0]?.outcome, 'notTried');
});

test('[E-3] the one who follows up never handled it; the caller may rate for 30 days', () => {
  const handlerAsOfficer = { ...people.housingHandler, unit: null, roles: ['followUpOfficer'] } as const;
  const script = new TicketScript('2026-03-02 09:00').concluded();
  script.refused(handlerAsOfficer, followUp(), 'OWN_ACT').refused(handlerAsOfficer, tryPhone, 'OWN_ACT');
  script.at('2026-04-01 23:00').do(people.caller, rate);
  assert.equal(script.it.state, 'closed');
  const late = new TicketScript('2026-03-02 09:00').concluded().at('2026-04-03 00:01');
  late.refused(people.caller, rate, 'RATING_TOO_LATE');
});

test('[E-3] a caller who was not reached can still speak after the ticket closed', () => {
  const script = new TicketScript('2026-03-02 09:00')
    .concluded()
    .do(people.officer, { type: 'recordRefusedFollowUp', request: ownRequestId });
  script.at('2026-03-10 22:00').do(people.caller, rate);
  assert.equal(script.it.followers[0]?.outcome, 'answered');
  assert.equal(script.it.state, 'closed');
});

test('[E-4] not resolved: redo once by right with a short limit and another reviewer, again only by the centre', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded().do(people.officer, followUp({ word: unhappy }));
  assert.equal(script.it.state, 'handling');
  assert.equal(script.it.round, 2);
  assert.equal(script.clock('unit').deadline.at, local('2026-03-05 18:00'));
  script.answered().refused(people.checker, { type: 'acceptAnswer' }, 'OWN_ACT').do(people.checker2, { type: 'acceptAnswer' });
  script.do(people.officer, followUp({ word: unhappy }));
  assert.equal(script.it.state, 'closed', 'the right is used');
  script.refused(people.caller, { type: 'requestRedo', request: ownRequestId, reason }, 'REDO_USED');
  script.do(people.supervisor, { type: 'orderRedo', reason });
  assert.equal(script.it.round, 3);
});

test('[E-4] a caller who is content, or does not want it, gets no redo', () => {
  const script = new TicketScript().concluded().do(people.officer, followUp({ word: unhappy, wantsRedo: false }));
  assert.equal(script.it.state, 'closed');
  script.do(people.caller, { type: 'requestRedo', request: ownRequestId, reason });
  assert.equal(script.it.state, 'handling');
  new TicketScript().closed().refused(people.caller, { type: 'requestRedo', request: ownRequestId, reason }, 'REDO_NOT_DUE');
});

test('[E-5] first and final rating are both kept', () => {
  const script = new TicketScript()
    .concluded()
    .do(people.officer, followUp({ word: unhappy }))
    .answered();
  script.do(people.checker2, { type: 'acceptAnswer' }).do(people.officer, followUp());
  const [follower] = script.it.followers;
  assert.equal(follower?.firstRating?.satisfaction, 1);
  assert.equal(follower?.finalRating?.satisfaction, 4);
  script.refused(people.caller, rate, 'ALREADY_RATED');
  assert.equal(script.it.firstConcludedAt, script.it.concludedAt);
});

test('[E-6] an exclusion is a record, approved by a second person who is not of the unit that asked', () => {
  const ask = {
    type: 'requestExclusion',
    measure: 'satisfactionRate',
    reason: 'maliciousRating',
    evidence: 'Recording 12.',
    files: [],
  } as const;
  const decision = { type: 'decideExclusion', id: 'X1', approved: true, reason } as const;
  const script = new TicketScript().closed();
  script.refused(people.waterReceiver, ask, 'NOT_YOUR_UNIT').refused(people.housingReceiver, { ...ask, evidence: '' }, 'TEXT_MISSING');
  script.do(people.housingReceiver, ask).refused(people.housingLeader, ask, 'EXCLUSION_PENDING');
  const ownUnit = { ...people.assessor, unit: people.housingReceiver.unit };
  script.refused(ownUnit, decision, 'NOT_YOUR_UNIT');
  script.do(people.assessor, decision).refused(people.assessor, decision, 'EXCLUSION_DECIDED');
  assert.equal(script.it.exclusions[0]?.decision?.approved, true);
  const byAssessor = new TicketScript().closed().do(people.assessor, ask);
  byAssessor.refused(people.assessor, decision, 'OWN_ACT').do(people.assessor2, { ...decision, approved: false });
  byAssessor.do(people.assessor, ask);
  byAssessor.refused(people.assessor2, { ...decision, id: 'X9' }, 'EXCLUSION_UNKNOWN');
});

test('[E-7] thirty quiet days after closing a ticket is archived, by itself', () => {
  const script = new TicketScript('2026-03-02 09:00').closed();
  script.at('2026-03-31 09:00').refused(people.system, { type: 'archive' }, 'NOT_DUE');
  script.at('2026-04-02 00:00').do(people.system, { type: 'archive' });
  assert.equal(script.it.state, 'archived');
  script.refused(people.caller, { type: 'addStatement', text: reason, files: [], fromCaller: true }, 'ACTION_NOT_IN_STATE');
});

test('[E-4] a redo of an answer on the call gets a unit with the short limit', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted({ kind: 'consult' });
  script.do(people.agent, { type: 'answerDirectly', answer: reason, knowledgeRef: null, classCode: null });
  script.do(people.officer, followUp({ word: unhappy })).do(people.dispatcher, dispatchTo());
  assert.equal(script.clock('unit').deadline.at, local('2026-03-05 18:00'));
  script.do(people.housingReceiver, { type: 'sign' }).contacted().do(people.housingHandler, answer());
});
