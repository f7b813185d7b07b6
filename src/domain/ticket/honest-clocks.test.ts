import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import {
  TicketScript,
  answer,
  contactNow,
  dispatchTo,
  file,
  followUp,
  local,
  receiveCommand,
} from '../../../test/support/ticket-script.ts';
import type { PersonId, RequestId } from '../kernel/ids.ts';
import { unlawfulness } from './lawful.ts';

const correction = {
  type: 'correct',
  kind: 'complaint',
  urgency: 'ordinary',
  classCode: classOf.heating,
  area: east,
  reason: 'heard again',
} as const;
const anonymous = {
  privacy: 'anonymous',
  request: { channel: 'phone', subject: null, text: 'Smoke.', place: null, person: null },
} as const;

test('[D-2] a recall gives the same unit no new clock, and the next unit a full one', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  const due = script.clock('unit').deadline.at;
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 2, reason: 'parts' }).do(people.judge, { type: 'grantExtension' });
  const extended = script.clock('unit').deadline.at;
  script.at('2026-03-05 09:00').do(people.dispatcher, { type: 'recall', reason: 'a mistake' });
  script.do(people.dispatcher, dispatchTo());
  assert.equal(script.clock('unit').deadline.at, extended);
  assert.equal(script.clock('unit').originalAt, due);
  assert.equal(script.clock('unit').deadline.startedAt, local('2026-03-02 09:00'));
  script.do(people.dispatcher, { type: 'recall', reason: 'another unit' });
  script.do(people.dispatcher, dispatchTo({ lead: unit.water, basis: 'agreed' }));
  assert.equal(script.clock('unit').deadline.at, local('2026-03-12 18:00'));
  script.do(people.waterReceiver, { type: 'sign' }).do(people.waterHandler, { type: 'requestExtension', workdays: 1, reason: 'rain' });
  script.do(people.judge, { type: 'grantExtension' }).do(people.dispatcher, { type: 'recall', reason: 'in turn' });
  script.do(people.dispatcher, dispatchTo({ lead: unit.water, basis: 'agreed' }));
  assert.equal(script.clock('unit').deadline.at, local('2026-03-13 18:00'));
  script.do(people.dispatcher, { type: 'recall', reason: 'back again' }).do(people.dispatcher, dispatchTo());
  assert.equal(script.clock('unit').deadline.at, extended);
  assert.equal(script.clock('caller').deadline.startedAt, local('2026-03-02 09:00'));
});

test('[M-1] a limit that has passed stays missed when the matter goes another way', () => {
  const late = (): TicketScript => new TicketScript('2026-03-02 09:00').handling().at('2026-03-10 09:00');
  assert.equal(late().do(people.dispatcher, { type: 'recall', reason: 'too slow' }).clock('unit').stop?.outcome, 'missed');
  const early = new TicketScript('2026-03-02 09:00').handling().do(people.dispatcher, { type: 'recall', reason: 'a mistake' });
  assert.equal(early.clock('unit').stop?.outcome, 'cancelled');
  const accepted = new TicketScript('2026-03-02 09:00').accepted().at('2026-03-10 09:00');
  accepted.do(people.agent, { type: 'decline', reason: 'privateContent', textForCaller: 'No.', lawfulWay: null });
  assert.equal(accepted.clock('caller').stop?.outcome, 'missed');
  assert.equal(accepted.clock('dispatch').stop?.outcome, 'missed');
  const declined = new TicketScript('2026-03-02 09:00').accepted();
  declined.do(people.agent, { type: 'decline', reason: 'privateContent', textForCaller: 'No.', lawfulWay: null });
  assert.deepEqual([declined.clock('caller').stop?.outcome, declined.clock('dispatch').stop?.outcome], ['cancelled', 'met']);
  const handedOver = new TicketScript('2026-03-02 09:00').accepted().at('2026-03-10 09:00');
  handedOver.do(people.agent, { type: 'handOver', to: '119', textForCaller: 'They come.' });
  assert.equal(handedOver.clock('caller').stop?.outcome, 'missed');
});

test('[R-7] a merge washes off neither a late first answer nor a late dispatch', () => {
  const script = new TicketScript('2026-03-02 09:00').do(
    people.agent,
    receiveCommand({ request: { ...receiveCommand().request, channel: 'web' } }),
  );
  script.at('2026-03-02 17:00').do(people.dispatcher, { type: 'mergeInto', master: 'other' as never, reason: 'same' });
  assert.equal(script.clock('firstAnswer').stop?.outcome, 'missed');
  assert.equal(script.clock('dispatch').stop?.outcome, 'missed');
  assert.equal(script.clock('caller').stop?.outcome, 'cancelled', 'the master counts for this caller');
});

test('[R-5] after a split the caller has the clocks as they were: deadline, grants and the urgent one', () => {
  const script = new TicketScript('2026-03-02 09:00').handling({ urgency: 'urgent' });
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 2, reason: 'parts' }).do(people.judge, { type: 'grantExtension' });
  script.do(people.dispatcher, { type: 'recall', reason: 'a mistake' });
  const { deadline, originalAt } = script.clock('caller');
  const urgent = script.clock('urgentResponse').deadline;
  script.do(people.dispatcher, { type: 'mergeInto', master: 'other' as never, reason: 'same' });
  script.do(people.dispatcher, { type: 'splitFrom', reason: 'not the same' });
  assert.deepEqual(script.clock('caller').deadline, deadline);
  assert.equal(script.clock('caller').originalAt, originalAt);
  assert.equal(script.clock('caller').extendedWorkdays, 2);
  assert.deepEqual(script.clock('urgentResponse').deadline, urgent);
  assert.deepEqual(unlawfulness(script.it), []);
});

test('[R-4] a ticket that was answered once is neither declined, handed over nor merged away', () => {
  const script = new TicketScript().do(people.agent, receiveCommand({ kind: 'consult' }));
  script.do(people.agent, { type: 'answerDirectly', answer: 'On workdays.', knowledgeRef: null, classCode: classOf.heating });
  script.do(people.officer, followUp({ word: { contactedByUnit: null, resolved: false, satisfaction: 1, leftOpen: 'no' } }));
  assert.equal(script.it.state, 'accepted');
  script.refused(people.agent, { type: 'decline', reason: 'privateContent', textForCaller: 'No.', lawfulWay: null }, 'NOT_AT_INTAKE');
  script.refused(people.agent, { type: 'handOver', to: '119', textForCaller: 'They come.' }, 'NOT_AT_INTAKE');
  script.refused(people.agent, { type: 'mergeInto', master: 'other' as never, reason: 'same' }, 'NOT_AT_INTAKE');
});

test('[H-1] calling a matter ordinary and urgent again restarts no clock; a caller who was reached owes none', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched({ urgency: 'urgent' }).at('2026-03-02 09:10');
  script
    .do(people.dispatcher, correction)
    .at('2026-03-02 09:20')
    .do(people.dispatcher, { ...correction, urgency: 'urgent' });
  assert.equal(script.clock('urgentResponse').deadline.at, local('2026-03-02 09:30'));
  script.at('2026-03-02 09:40').do(people.dispatcher, correction);
  assert.equal(script.clock('urgentResponse').stop?.outcome, 'missed');
  script.do(people.dispatcher, { ...correction, urgency: 'urgent' });
  assert.equal(script.clock('urgentResponse').stop?.outcome, 'missed', 'the verdict stays');
  const reached = new TicketScript('2026-03-02 09:00')
    .handling()
    .contacted()
    .do(people.dispatcher, { ...correction, urgency: 'urgent' });
  assert.ok(!Object.values(reached.it.clocks).some((clock) => clock.kind === 'urgentResponse'));
});

test('[H-1] with nobody to call back, signing an urgent matter is the response; silence is a missed one', () => {
  const signed = new TicketScript('2026-03-02 09:00').dispatched({ ...anonymous, urgency: 'urgent' }).at('2026-03-02 09:20');
  signed.do(people.housingReceiver, { type: 'sign' });
  assert.equal(signed.clock('urgentResponse').stop?.outcome, 'met');
  const silent = new TicketScript('2026-03-02 09:00').dispatched({ ...anonymous, urgency: 'urgent' });
  silent.at('2026-03-03 18:00').do(people.system, { type: 'deemSigned' });
  assert.equal(silent.clock('urgentResponse').stop, null, 'silence is no response');
  silent.at('2026-03-04 09:00').answered().do(people.checker, { type: 'acceptAnswer' });
  assert.equal(silent.clock('urgentResponse').stop?.outcome, 'missed');
  const named = new TicketScript('2026-03-02 09:00').handling({ urgency: 'urgent' });
  assert.equal(named.clock('urgentResponse').stop, null, 'a caller who can be reached is owed a call');
});

test('[H-2] a unit contacts the caller after it got the ticket, with proof', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted().at('2026-03-02 11:00').do(people.dispatcher, dispatchTo());
  script.refused(people.housingHandler, contactNow(local('2026-03-02 10:00')), 'TIME_OUT_OF_RANGE');
  script.refused(people.housingHandler, { ...contactNow(script.now), proof: [] }, 'PROOF_MISSING');
  script.refused(people.housingHandler, contactNow('yesterday' as never), 'TIME_UNREADABLE');
  script.do(people.housingHandler, { ...contactNow(script.now, false), proof: [] });
  assert.equal(script.it.contact?.at, undefined);
  script.do(people.agent, contactNow(local('2026-03-02 10:00')));
  assert.equal(script.it.contact?.at, local('2026-03-02 10:00'));
  const again = new TicketScript('2026-03-02 09:00')
    .handling()
    .at('2026-03-02 12:00')
    .do(people.dispatcher, { type: 'recall', reason: 'a mistake' });
  again.do(people.dispatcher, dispatchTo()).do(people.housingHandler, contactNow(local('2026-03-02 10:00')));
  assert.equal(again.clock('contact').stop?.outcome, 'met', 'it had the ticket then');
});

test('[H-2] somebody with a name who joins an anonymous matter is owed a contact, and no more when he leaves', () => {
  const script = new TicketScript('2026-03-02 09:00').handling(anonymous).at('2026-03-02 11:00');
  const request = 'r2' as RequestId;
  const follow = { type: 'follow', request, number: 'N-2', person: 'p2' as PersonId, enteredAt: local('2026-03-02 10:00') } as const;
  script.refused(people.agent, { ...follow, enteredAt: local('2026-03-02 11:01') }, 'TIME_IN_FUTURE');
  script.do(people.agent, follow);
  assert.equal(script.clock('contact').deadline.startedAt, local('2026-03-02 11:00'));
  script.refused(people.housingHandler, answer(), 'CONTACT_MISSING');
  script.do(people.agent, { type: 'unfollow', request });
  assert.equal(script.clock('contact').stop?.outcome, 'cancelled');
  script.do(people.housingHandler, answer());
});

test('[D-4] a unit that signs after the window was silent all the same', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched().at('2026-03-04 09:00').do(people.housingReceiver, { type: 'sign' });
  assert.equal(script.it.dispatch?.deemed, true);
  assert.deepEqual(script.clock('sign').stop, { at: local('2026-03-03 18:00'), outcome: 'met' });
  assert.equal(new TicketScript('2026-03-02 09:00').handling().it.dispatch?.deemed, false);
});

test('[H-5] a level-3 unit that is late when the ticket is taken back was late', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted();
  script
    .do(people.dispatcher, dispatchTo({ lead: unit.county, classCode: classOf.demolition }))
    .do(people.countyReceiver, { type: 'sign' });
  script.do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing }).at('2026-03-06 09:00');
  script.do(people.countyReceiver, { type: 'takeBack', reason: 'too slow' });
  assert.equal(script.clock('level3').stop?.outcome, 'missed');
  script.do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  script.do(people.countyReceiver, { type: 'takeBack', reason: 'a mistake' });
  assert.equal(script.clock('level3').stop?.outcome, 'cancelled', 'not its fault');
});

test('[H-7] whether supports were late is judged when the answer left the unit, not when the centre had read it', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted().do(people.dispatcher, dispatchTo({ supports: [unit.water] }));
  script.do(people.housingReceiver, { type: 'sign' }).contacted();
  script.do(people.housingHandler, answer({ withoutSupports: 'urgent' })).do(people.housingReviewer, { type: 'approveUnitAnswer' });
  script.at('2026-03-12 09:00').do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.clock('support').stop?.outcome, 'cancelled');
  assert.equal(script.clock('unit').stop?.outcome, 'met');
});

test('[H-3] an extension that nobody decided in time is the centre missing its limit, also when the answer came first', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 1, reason: 'parts' }).contacted().answered();
  script.at('2026-03-04 09:00').do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.clock('decideExtension').stop?.outcome, 'missed');
});

test('[E-1] a follow-up plan that nobody carried out was missed, however late the worker says so', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded();
  const { at } = script.clock('followUp').deadline;
  script.at('2026-04-10 09:00').do(people.system, { type: 'closeUnanswered' });
  assert.deepEqual(script.clock('followUp').stop, { at, outcome: 'missed' });
});

test('[H-9] files are named, and texts that cannot be kept are refused in them too', () => {
  const script = new TicketScript().handling();
  script.refused(people.housingHandler, answer({ proof: [{ id: 'f', name: 'a\0b' }] }), 'TEXT_NOT_STORABLE');
  script.refused(people.caller, { type: 'addStatement', text: 'More.', files: [{ ...file, id: '' }], fromCaller: true }, 'TEXT_MISSING');
});

test('[H-2] a contact that was owed too long stays missed when the caller leaves', () => {
  const script = new TicketScript('2026-03-02 09:00').handling(anonymous);
  const request = 'r2' as RequestId;
  script.do(people.agent, { type: 'follow', request, number: 'N-2', person: 'p2' as PersonId, enteredAt: script.now });
  script.at('2026-03-05 09:00').do(people.agent, { type: 'unfollow', request });
  assert.equal(script.clock('contact').stop?.outcome, 'missed');
});
