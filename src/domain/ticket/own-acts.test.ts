import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, people, unit } from '../../../test/support/small-city.ts';
import { TicketScript, answer, dispatchTo, file, followUp, ownRequestId, receiveCommand } from '../../../test/support/ticket-script.ts';
import type { Actor } from '../loop/actor.ts';

/** The same person at another desk: people get a second role, and people change from a unit to the centre. */
function now(person: Actor, ...roles: Actor['roles']): Actor {
  return { user: person.user, roles, unit: null };
}

const finalAnswer = {
  type: 'requestFinalAnswer',
  ground: 'unreasonable',
  account: 'The facts are clear.',
  publicAnswer: 'This cannot be granted.',
  seal: file,
  redHeaderDocument: file,
  evidence: [file],
} as const;
const longCycle = { class: classOf.demolition, next: '2026-03-30 12:00' };

test('[D-5] a send-back is judged neither by who dispatched, nor by who asked for it and works at the centre now', () => {
  const script = new TicketScript().dispatched();
  script.do(people.housingReceiver, { type: 'requestSendBack', reason: 'not ours', basis: 'duty list', suggestedUnit: null });
  for (const person of [people.dispatcher, people.housingReceiver]) {
    script.refused(now(person, 'sendBackJudge'), { type: 'approveSendBack', reason: 'agreed' }, 'OWN_ACT');
    script.refused(now(person, 'sendBackJudge'), { type: 'refuseSendBack', reason: 'no' }, 'OWN_ACT');
  }
  script.do(people.judge, { type: 'refuseSendBack', reason: 'it is theirs' });
});

test('[H-3] an extension is decided neither by who asked for it nor by who handles it', () => {
  const script = new TicketScript().handling();
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 3, reason: 'parts' });
  for (const person of [people.housingHandler, people.housingReceiver]) {
    script.refused(now(person, 'dispatcher'), { type: 'grantExtension' }, 'OWN_ACT');
    script.refused(now(person, 'dispatcher'), { type: 'refuseExtension', reason: 'no' }, 'OWN_ACT');
  }
  script.do(people.dispatcher, { type: 'grantExtension' });
});

test('[H-4] a long-cycle request is not decided by who asked for it', () => {
  const script = new TicketScript().accepted().do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: longCycle.class }));
  script.do(people.countyReceiver, { type: 'sign' });
  const nextReportAt = new TicketScript(longCycle.next).now;
  const leader: Actor = { ...people.countyReviewer, roles: ['unitLeader'] };
  script.do(leader, { type: 'requestLongCycle', reason: 'compensation', plan: 'three steps', nextReportAt });
  script.refused(now(leader, 'dispatcher'), { type: 'grantLongCycle', nextReportAt }, 'OWN_ACT');
  script.refused(now(leader, 'dispatcher'), { type: 'refuseLongCycle', reason: 'no' }, 'OWN_ACT');
  script.refused(now(people.countyReceiver, 'dispatcher'), { type: 'grantLongCycle', nextReportAt }, 'OWN_ACT');
  script.do(people.dispatcher, { type: 'grantLongCycle', nextReportAt });
});

test('[H-6] an answer is accepted at the centre by somebody who neither handled nor dispatched it', () => {
  const script = new TicketScript().inCentreReview();
  for (const person of [people.housingReceiver, people.housingHandler, people.housingReviewer, people.dispatcher]) {
    script.refused(now(person, 'qualityChecker'), { type: 'acceptAnswer' }, 'OWN_ACT');
  }
  for (const person of [people.housingReceiver, people.housingHandler, people.housingReviewer]) {
    script.refused(now(person, 'qualityChecker'), { type: 'rejectAnswer', reason: 'thin' }, 'OWN_ACT');
  }
});

test('[H-6] nobody approves the answer that he wrote, whatever other roles he has in the unit', () => {
  const both: Actor = { ...people.housingHandler, roles: ['handler', 'unitReviewer'] };
  const script = new TicketScript().handling().contacted().do(both, answer());
  script.refused(both, { type: 'approveUnitAnswer' }, 'OWN_ACT').do(people.housingReviewer, { type: 'approveUnitAnswer' });
});

test('[H-8] a final answer is approved by a second person who neither asked, handled, dispatched nor accepted an answer before', () => {
  const script = new TicketScript().concluded();
  script.do(people.officer, followUp({ word: { contactedByUnit: true, resolved: false, satisfaction: 1, leftOpen: 'cold' } }));
  script.do(people.housingLeader, finalAnswer);
  for (const person of [people.housingLeader, people.housingHandler, people.dispatcher, people.checker]) {
    script.refused(now(person, 'qualityChecker', 'supervisor'), { type: 'approveFinalAnswer' }, 'OWN_ACT');
  }
  script.refused(now(people.housingLeader, 'supervisor'), { type: 'refuseFinalAnswer', reason: 'no' }, 'OWN_ACT');
  script.do(people.checker2, { type: 'approveFinalAnswer' });
});

test('[E-3] who handled neither calls, records a refusal, takes the word, nor rates', () => {
  const script = new TicketScript().concluded();
  const officer = now(people.housingHandler, 'followUpOfficer', 'caller');
  script.refused(officer, { type: 'recordFollowUpTry', request: ownRequestId, way: 'phone' }, 'OWN_ACT');
  script.refused(officer, { type: 'recordRefusedFollowUp', request: ownRequestId }, 'OWN_ACT');
  script.refused(officer, followUp(), 'OWN_ACT');
  script.refused(officer, { ...followUp(), type: 'rate' }, 'ROLE_MAY_NOT');
});

test('[E-4] who answered on the call does not answer the redo on the call', () => {
  const script = new TicketScript().do(people.agent, receiveCommand({ kind: 'consult' }));
  const direct = { type: 'answerDirectly', answer: 'Bring your identity card.', knowledgeRef: null, classCode: null } as const;
  script.do(people.agent, direct);
  script.do(people.officer, followUp({ word: { contactedByUnit: null, resolved: false, satisfaction: 2, leftOpen: 'which card?' } }));
  script.refused(people.agent, direct, 'OWN_ACT');
  const another: Actor = { ...people.agent, user: 'agent-2' as never };
  script.do(another, direct);
  assert.equal(script.it.state, 'concluded');
});

test('[E-6] an exclusion is not decided by who asked for it, also not from another desk', () => {
  const script = new TicketScript().closed();
  const request = {
    type: 'requestExclusion',
    measure: 'satisfactionRate',
    reason: 'maliciousRating',
    evidence: 'record',
    files: [],
  } as const;
  script.do(people.housingLeader, request);
  const decide = { type: 'decideExclusion', id: 'X1', approved: true, reason: 'clear' } as const;
  script.refused(now(people.housingLeader, 'assessor'), decide, 'OWN_ACT').do(people.assessor, decide);
});

test('[S-4] who replied to a sheet does not judge the reply, and has handled the ticket (E-3)', () => {
  const script = new TicketScript().handling();
  script.do(people.supervisor, {
    type: 'issueSheet',
    level: 1,
    ground: 'media',
    receiver: unit.water,
    jointSupervisor: null,
    text: 'Explain.',
  });
  script.do(people.waterReceiver, { type: 'replyToSheet', id: 'S1', text: 'We have sent people.', files: [] });
  const judgement = { type: 'judgeSheet', id: 'S1', accepted: true, reason: 'fine' } as const;
  script.refused(now(people.waterReceiver, 'supervisor'), judgement, 'OWN_ACT');
  script.do(people.supervisor, judgement);
  assert.ok(script.it.handledBy.some(({ user }) => user === people.waterReceiver.user));
});

test('[S-3] joint supervision names two people', () => {
  const sheet = { type: 'issueSheet', level: 1, ground: 'media', receiver: unit.housing, text: 'Explain.' } as const;
  const script = new TicketScript().handling();
  script.refused(people.supervisor, { ...sheet, jointSupervisor: people.supervisor.user }, 'JOINT_SUPERVISOR_SAME');
  script.do(people.supervisor, { ...sheet, jointSupervisor: people.secretary.user });
  assert.deepEqual(script.it.sheets[0]?.supervisors, ['supervisor', 'secretary']);
});

test('[S-5] staff act under their name: a role without an account may nothing', () => {
  const nobody: Actor = { user: null, roles: ['qualityChecker'], unit: null };
  new TicketScript().inCentreReview().refused(nobody, { type: 'acceptAnswer' }, 'ROLE_MAY_NOT');
});
