import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AreaCode, ClassCode, PersonId, RequestId, TicketId } from '../kernel/ids.ts';
import { classOf, east, people } from '../../../test/support/small-city.ts';
import {
  TicketScript,
  answer,
  dispatchTo,
  file,
  followUp,
  local,
  ownRequestId,
  receiveCommand,
  ticketId,
} from '../../../test/support/ticket-script.ts';

const other = '018f0000-0000-7000-8000-000000000002' as TicketId;
const reason = 'A reason.';

test('[R-1] the channel is recorded and changes nothing but the first answer owed', () => {
  const deadlines = (['phone', 'web', 'visit', 'mailbox'] as const).map((channel) => {
    const script = new TicketScript().do(people.agent, receiveCommand({ request: { ...receiveCommand().request, channel } }));
    assert.equal(script.it.request.channel, channel);
    return script.clock('caller').deadline.at;
  });
  assert.equal(new Set(deadlines).size, 1);
});

test('[R-2] on entry the caller gets a number and a running deadline', () => {
  const script = new TicketScript('2026-03-02 09:00').do(people.caller, receiveCommand());
  assert.equal(script.it.state, 'received');
  assert.equal(script.it.number, '20260302-000001-0');
  assert.equal(script.clock('caller').deadline.at, local('2026-03-09 18:00'));
});

test('[R-3] kind and urgency are corrected with a reason, and the limits follow from the same start', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted();
  script.at('2026-03-03 10:00').do(people.dispatcher, {
    type: 'correct',
    kind: 'consult',
    urgency: 'urgent',
    classCode: classOf.heating,
    area: east,
    reason,
  });
  assert.equal(script.clock('caller').deadline.at, local('2026-03-05 18:00'));
  assert.equal(script.clock('caller').deadline.startedAt, local('2026-03-02 09:00'));
  assert.equal(script.clock('urgentResponse').deadline.at, local('2026-03-03 10:30'));
  const same = { type: 'correct', kind: 'consult', urgency: 'urgent', classCode: classOf.heating, area: east, reason } as const;
  script.refused(people.dispatcher, same, 'NOTHING_CHANGED');
  script.refused(people.dispatcher, { ...same, kind: 'help', reason: ' ' }, 'TEXT_MISSING');
  script.refused(people.agent, { ...same, kind: 'help' }, 'ROLE_MAY_NOT');
  script.do(people.dispatcher, { ...same, urgency: 'ordinary' });
  assert.equal(script.clock('urgentResponse').stop?.outcome, 'cancelled');
});

test('[R-3] an open request can be made confidential, never the other way; an anonymous one carries no caller', () => {
  const script = new TicketScript().accepted().do(people.caller, { type: 'protect', reason });
  assert.equal(script.it.privacy, 'confidential');
  script.refused(people.caller, { type: 'protect', reason }, 'ALREADY_CONFIDENTIAL');
  new TicketScript().refused(people.agent, receiveCommand({ privacy: 'anonymous' }), 'ANONYMOUS_WITH_CALLER');
});

test('[R-4] the five outlets: take on, hand over, lawful way, explanation, police', () => {
  const received = () => new TicketScript().do(people.agent, receiveCommand());
  const textForCaller = 'Please go to the court of your district.';
  assert.equal(received().do(people.agent, { type: 'takeOn', classCode: classOf.heating, area: null }).it.state, 'accepted');
  const handed = received().do(people.agent, { type: 'handOver', to: '119', textForCaller });
  assert.equal(handed.it.state, 'handedOver');
  assert.equal(handed.clock('caller').stop?.outcome, 'cancelled');
  const lawful = { type: 'decline', reason: 'litigation', textForCaller, lawfulWay: null } as const;
  received().refused(people.agent, lawful, 'LAWFUL_WAY_MISSING');
  const declined = received().do(people.agent, { ...lawful, lawfulWay: 'Court' });
  assert.equal(declined.it.declineReason, 'litigation');
  assert.equal(received().do(people.agent, { ...lawful, reason: 'secretContent' }).it.state, 'declined');
  assert.equal(received().do(people.agent, { ...lawful, reason: 'malicious' }).it.state, 'declined');
  received().refused(people.agent, { ...lawful, reason: 'malicious', textForCaller: '' }, 'TEXT_MISSING');
});

test('[R-5] a merge gives the master the clock that started first, and each caller an own follow-up', () => {
  const child = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand({ ticket: other, number: 'B' }));
  const master = new TicketScript('2026-03-03 09:00').accepted();
  assert.equal(master.clock('caller').deadline.at, local('2026-03-10 18:00'));
  child.at('2026-03-03 10:00').do(people.agent, { type: 'mergeInto', master: ticketId, reason });
  assert.equal(child.it.state, 'merged');
  assert.equal(child.clock('caller').stop?.outcome, 'cancelled');
  const follow = {
    type: 'follow',
    request: other as string as RequestId,
    number: 'B',
    person: 'person-2' as PersonId,
    enteredAt: local('2026-03-02 09:00'),
  } as const;
  master.at('2026-03-03 10:00').do(people.agent, follow).refused(people.agent, follow, 'FOLLOWER_KNOWN');
  assert.equal(master.clock('caller').deadline.at, local('2026-03-09 18:00'));
  master.do(people.dispatcher, dispatchTo()).do(people.housingReceiver, { type: 'sign' }).contacted().answered();
  master.do(people.checker, { type: 'acceptAnswer' }).do(people.officer, followUp());
  assert.equal(master.it.state, 'concluded', 'the second caller has not been asked yet');
  master.do(people.officer, followUp({ request: follow.request }));
  assert.equal(master.it.state, 'closed');
});

test('[R-5] a merge is undone while the master is open; the split caller is where it was, its clock as from entry', () => {
  const child = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand({ ticket: other, number: 'B' }));
  const request = other as string as RequestId;
  child.at('2026-03-02 10:00').do(people.agent, { type: 'mergeInto', master: ticketId, reason });
  const master = new TicketScript('2026-03-02 09:30').accepted();
  master.do(people.agent, { type: 'follow', request, number: 'B', person: null, enteredAt: local('2026-03-02 09:00') });
  child.at('2026-03-04 10:00').do(people.agent, { type: 'splitFrom', reason });
  master.at('2026-03-04 10:00').do(people.agent, { type: 'unfollow', request });
  assert.equal(child.it.state, 'received');
  assert.equal(child.clock('caller').deadline.at, local('2026-03-09 18:00'));
  assert.equal(child.clock('caller').stop, null);
  assert.equal(master.it.followers.length, 1);
  assert.equal(master.clock('caller').deadline.startedAt, local('2026-03-02 09:30'));
  master.refused(people.agent, { type: 'unfollow', request: ownRequestId }, 'FOLLOWER_UNKNOWN');
  const closed = new TicketScript().closed();
  closed.refused(people.agent, { type: 'unfollow', request }, 'ACTION_NOT_IN_STATE');
});

test('[R-5] a ticket that others follow is neither merged nor declined, and none merges into itself', () => {
  const master = new TicketScript().do(people.agent, receiveCommand());
  master.refused(people.agent, { type: 'mergeInto', master: ticketId, reason }, 'MERGE_WITH_ITSELF');
  master.do(people.agent, { type: 'follow', request: other as string as RequestId, number: 'B', person: null, enteredAt: master.now });
  master.refused(people.agent, { type: 'mergeInto', master: other, reason }, 'HAS_FOLLOWERS');
  const decline = { type: 'decline', reason: 'malicious', textForCaller: reason, lawfulWay: null } as const;
  master.refused(people.agent, decline, 'HAS_FOLLOWERS');
});

test('[R-6] only a consult is answered on the call; it can be followed up, but not by who answered', () => {
  const direct = { type: 'answerDirectly', answer: 'From 15 November.', knowledgeRef: 'K-1', classCode: classOf.heating } as const;
  new TicketScript().do(people.agent, receiveCommand()).refused(people.agent, direct, 'ONLY_CONSULT');
  const script = new TicketScript().do(people.agent, receiveCommand({ kind: 'consult' })).do(people.agent, direct);
  assert.equal(script.it.state, 'concluded');
  assert.equal(script.clock('caller').stop?.outcome, 'met');
  assert.equal(script.it.concludedAt, script.now);
  const officerWhoAnswered = { ...people.agent, roles: ['agent', 'followUpOfficer'] } as const;
  script.refused(officerWhoAnswered, followUp(), 'OWN_ACT');
  script.do(people.officer, followUp({ word: { contactedByUnit: null, resolved: false, satisfaction: 2, leftOpen: null } }));
  assert.equal(script.it.state, 'accepted', 'a redo without a unit goes to dispatch');
});

test('[R-7] half a workday to dispatch; three minutes for a net channel, a day for a letter', () => {
  const phone = new TicketScript('2026-03-02 09:00').do(people.agent, receiveCommand());
  assert.equal(phone.clock('dispatch').deadline.at, local('2026-03-02 15:00'));
  assert.throws(() => phone.clock('firstAnswer'));
  const by = (channel: 'web' | 'mailbox') =>
    new TicketScript('2026-03-07 23:00').do(people.caller, receiveCommand({ request: { ...receiveCommand().request, channel } }));
  assert.equal(by('web').clock('firstAnswer').deadline.at, local('2026-03-07 23:03'));
  assert.equal(by('mailbox').clock('firstAnswer').deadline.at, local('2026-03-08 23:00'));
  const answered = by('web').at('2026-03-07 23:05').do(people.agent, { type: 'recordFirstAnswer', text: 'We have it.' });
  assert.equal(answered.clock('firstAnswer').stop?.outcome, 'missed');
  answered.refused(people.agent, { type: 'recordFirstAnswer', text: 'Again.' }, 'CLOCK_UNKNOWN');
});

test('[H-9] the words stay; what is said later stands beside them', () => {
  const script = new TicketScript().accepted();
  const words = script.it.request;
  script.do(people.caller, { type: 'addStatement', text: 'It is 12 degrees now. 🥶', files: [file], fromCaller: true });
  assert.deepEqual(script.it.request, words);
  script.refused(people.caller, { type: 'addStatement', text: ' ', files: [], fromCaller: true }, 'TEXT_MISSING');
});

test('[R-5] a statement says whose words it is only of somebody who waits on the ticket', () => {
  const script = new TicketScript().accepted();
  const said = { type: 'addStatement', text: 'Colder still.', files: [], fromCaller: true } as const;
  script.do(people.caller, { ...said, request: ownRequestId });
  script.refused(people.caller, { ...said, request: other as string as typeof ownRequestId }, 'FOLLOWER_UNKNOWN');
});

test('[R-1] files come with a request by id and name', () => {
  const { request } = receiveCommand();
  const script = new TicketScript().do(people.caller, receiveCommand({ request: { ...request, files: [file] } }));
  assert.deepEqual(script.it.request.files, [file]);
  const nameless = receiveCommand({ request: { ...request, files: [{ id: 'x', name: '' }] } });
  new TicketScript().refused(people.caller, nameless, 'TEXT_MISSING');
});

test('[E-7] a repeat is linked both ways, breaks nothing of the past, and puts the archive off', () => {
  const earlier = new TicketScript('2026-03-02 09:00').closed();
  const before = earlier.clock('archive').deadline.at;
  earlier.at('2026-03-20 09:00').do(people.agent, { type: 'noteRepeat', later: other });
  assert.equal(earlier.it.repeats, 1);
  assert.ok(earlier.clock('archive').deadline.at > before);
  const later = new TicketScript('2026-03-20 09:00').do(people.agent, receiveCommand({ ticket: other }));
  later.do(people.agent, { type: 'linkRepeat', earlier: ticketId, reason });
  assert.equal(later.it.repeatOf, ticketId);
  later.refused(people.agent, { type: 'linkRepeat', earlier: other, reason }, 'REPEAT_OF_ITSELF');
});

test('[R-2] texts that cannot be kept are refused by name and place, long ones counted in characters', () => {
  const received = (text: string) => receiveCommand({ request: { ...receiveCommand().request, text } });
  const script = new TicketScript();
  script.refused(people.agent, received(''), 'TEXT_MISSING');
  script.refused(people.agent, received('a\0b'), 'TEXT_NOT_STORABLE');
  script.refused(people.agent, received('a\ud800b'), 'TEXT_NOT_STORABLE');
  script.refused(people.agent, received('𠮷'.repeat(50_001)), 'TEXT_TOO_LONG');
  script.refused(people.agent, receiveCommand({ classCode: 'none' as ClassCode }), 'REFERENCE_UNKNOWN');
  script.refused(people.agent, receiveCommand({ area: 'none' as AreaCode }), 'REFERENCE_UNKNOWN');
  const place = { text: 'x', latitude: 91, longitude: 0 };
  script.refused(people.agent, receiveCommand({ request: { ...receiveCommand().request, place } }), 'PLACE_OUT_OF_RANGE');
  script.do(people.agent, received('𠮷'.repeat(50_000)));
  script.do(people.agent, { type: 'takeOn', classCode: classOf.heating, area: east });
  script.do(people.dispatcher, dispatchTo()).do(people.housingReceiver, { type: 'sign' }).contacted();
  script.refused(people.housingHandler, answer({ publicAnswer: '\0' }), 'TEXT_NOT_STORABLE');
});
