import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, east, people, smallCity, smallProfile, unit } from '../../../test/support/small-city.ts';
import {
  TicketScript,
  dispatchTo,
  file,
  followUp,
  local,
  ownRequestId,
  receiveCommand,
  unhappy,
} from '../../../test/support/ticket-script.ts';
import type { PersonId, RequestId } from '../kernel/ids.ts';
import { compileProfile } from '../profile/profile-index.ts';
import { unlawfulness } from './lawful.ts';
import { demolition, imported } from '../../../test/support/ticket-lives.ts';

const reason = 'as said';
const finalAnswer = {
  type: 'requestFinalAnswer',
  ground: 'unreasonable',
  account: 'Clear facts.',
  publicAnswer: 'It cannot be granted.',
  seal: file,
  redHeaderDocument: file,
  evidence: [file],
} as const;
const second = 'r2' as RequestId;
const follow = { type: 'follow', request: second, number: 'N-2', person: 'p2' as PersonId, enteredAt: local('2026-02-27 10:00') } as const;

test('[S-3] a repeated send-back is the same unit trying again; another unit’s first one is not', () => {
  const refuse = (script: TicketScript, who: keyof typeof people): TicketScript =>
    script
      .do(people[who], { type: 'requestSendBack', reason, basis: reason, suggestedUnit: null })
      .do(people.judge, { type: 'refuseSendBack', reason });
  const script = refuse(new TicketScript().dispatched(), 'housingReceiver').do(people.dispatcher, { type: 'recall', reason });
  refuse(script.do(people.dispatcher, dispatchTo({ lead: unit.water, basis: reason })), 'waterReceiver');
  assert.equal(script.it.sheets.length, 0);
  refuse(script.do(people.dispatcher, { type: 'recall', reason }).do(people.dispatcher, dispatchTo()), 'housingReceiver');
  assert.deepEqual(
    script.it.sheets.map(({ ground, receiver }) => [ground, receiver]),
    [['sendBackRepeated', unit.housing]],
  );
  assert.equal(script.it.refusedSendBacks, 3);
});

test('[S-3] several callers who are dissatisfied after one redo bring one sheet, those after the next redo another', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().do(people.agent, follow).contacted().answered();
  script.do(people.checker, { type: 'acceptAnswer' }).do(people.officer, followUp({ word: unhappy }));
  script
    .answered()
    .do(people.checker2, { type: 'acceptAnswer' })
    .do(people.officer, followUp({ word: unhappy, wantsRedo: false }));
  script.do(people.officer, followUp({ request: second, word: unhappy }));
  assert.deepEqual(
    script.it.sheets.map(({ ground }) => ground),
    ['dissatisfiedAfterRedo'],
  );
  script.at('2026-03-03 09:00').do(people.supervisor, { type: 'orderRedo', reason }).answered();
  script.do({ ...people.checker, user: 'checker-3' as never }, { type: 'acceptAnswer' }).do(people.officer, followUp({ word: unhappy }));
  assert.equal(script.it.sheets.length, 2);
});

test('[E-1] only callers who can be called are called, and an unanswered plan speaks of them alone', () => {
  const script = new TicketScript('2026-03-02 09:00')
    .handling()
    .do(people.agent, { ...follow, person: null })
    .contacted()
    .answered();
  script.do(people.checker, { type: 'acceptAnswer' });
  script.refused(people.officer, { type: 'recordFollowUpTry', request: second, way: 'phone' }, 'CALLER_UNKNOWN');
  script.refused(people.officer, { type: 'recordRefusedFollowUp', request: second }, 'CALLER_UNKNOWN');
  script.at('2026-04-02 09:00').do(people.system, { type: 'closeUnanswered' });
  assert.deepEqual(
    script.it.followers.map(({ outcome }) => outcome),
    ['notTried', null],
  );
});

test('[E-3] thirty days to rate count from when the answer could be read, not from when the unit wrote it', () => {
  const script = new TicketScript('2026-03-02 09:00').inCentreReview().at('2026-03-06 09:00').do(people.checker, { type: 'acceptAnswer' });
  const rate = { ...followUp({ wantsRedo: false }), type: 'rate' } as const;
  script.at('2026-04-05 23:59').do(people.caller, rate);
  const late = new TicketScript('2026-03-02 09:00').inCentreReview().at('2026-03-06 09:00').do(people.checker, { type: 'acceptAnswer' });
  late.at('2026-04-06 00:00').refused(people.caller, rate, 'RATING_TOO_LATE');
});

test('[E-4] the right to a redo rests on the word about this round', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded().do(people.officer, followUp({ word: unhappy, wantsRedo: false }));
  script.do(people.supervisor, { type: 'orderRedo', reason }).answered().do(people.checker2, { type: 'acceptAnswer' });
  const redo = { type: 'requestRedo', request: ownRequestId, reason } as const;
  script.refused(people.caller, redo, 'REDO_NOT_DUE').do(people.officer, followUp({ word: unhappy, wantsRedo: false }));
  script.do(people.caller, redo).answered();
  assert.equal(script.it.round, 3);
});

test('[E-5] who has spoken on a ticket stays with it', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().do(people.agent, follow).contacted().answered();
  script.do(people.checker, { type: 'acceptAnswer' }).do(people.officer, followUp({ request: second, word: unhappy }));
  script.refused(people.agent, { type: 'unfollow', request: second }, 'MASTER_NOT_OPEN');
});

test('[R-6] the answer on the call is kept, and a later answer of a unit is not one', () => {
  const script = new TicketScript().do(people.agent, receiveCommand({ kind: 'consult' }));
  script.do(people.agent, { type: 'answerDirectly', answer: 'On workdays.', knowledgeRef: null, classCode: classOf.heating });
  assert.deepEqual([script.it.directAnswer, script.it.answeredDirectly], ['On workdays.', true]);
  script
    .do(people.officer, followUp({ word: unhappy }))
    .do(people.dispatcher, dispatchTo())
    .do(people.housingReceiver, { type: 'sign' });
  script.contacted().answered().do(people.checker, { type: 'acceptAnswer' });
  assert.equal(script.it.answeredDirectly, false);
});

test('[H-8] [E-7] the archive waits for the time to object, and a repeat does not shorten it', () => {
  const policy = {
    ...smallProfile.policy,
    limits: { ...smallProfile.policy.limits, objection: { unit: 'calendarDay', amount: 60 } },
  } as const;
  const anonymous = { privacy: 'anonymous', request: { ...receiveCommand().request, person: null } } as const;
  for (const change of [{}, anonymous]) {
    const script = new TicketScript('2026-03-02 09:00');
    script.world = { ...smallCity, profile: compileProfile({ ...smallProfile, policy }) };
    script.handling(change).contacted().do(people.housingLeader, finalAnswer).do(people.checker, { type: 'approveFinalAnswer' });
    if (script.it.state === 'concluded') script.do(people.officer, followUp());
    assert.equal(script.clock('archive').deadline.at, script.clock('objection').deadline.at);
    script.do(people.dispatcher, { type: 'noteRepeat', later: 'later' as never });
    assert.equal(script.clock('archive').deadline.at, script.clock('objection').deadline.at);
    script.at('2026-06-01 09:00').do(people.system, { type: 'archive' });
    assert.equal(script.clock('objection').stop?.outcome, 'met');
    assert.deepEqual(unlawfulness(script.it), []);
  }
});

test('[H-8] a redo overtakes a final answer, and the one objection stays used', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().contacted().do(people.housingLeader, finalAnswer);
  script.do(people.checker, { type: 'approveFinalAnswer' }).do(people.supervisor, { type: 'orderRedo', reason });
  assert.equal(script.it.finalAnswer, null);
  assert.equal(script.clock('objection').stop?.outcome, 'cancelled');
  script.do(people.housingLeader, finalAnswer).do(people.checker2, { type: 'approveFinalAnswer' });
  script.do(people.caller, { type: 'objectToFinalAnswer', reason }).answered();
  script
    .do({ ...people.checker, user: 'checker-3' as never }, { type: 'acceptAnswer' })
    .do(people.supervisor, { type: 'orderRedo', reason });
  script.do(people.housingLeader, finalAnswer).do({ ...people.checker, user: 'checker-4' as never }, { type: 'approveFinalAnswer' });
  script.refused(people.caller, { type: 'objectToFinalAnswer', reason }, 'OBJECTION_USED');
});

test('[D-9] advice without a unit or a readable score is no advice', () => {
  const script = new TicketScript().accepted();
  const advise = (score: number, reasons: readonly string[] = []) =>
    ({ type: 'recordAdvice', model: 'rules', suggestions: [{ unit: unit.water, score, reasons }] }) as const;
  script.refused(people.system, { ...advise(1), suggestions: [] }, 'SUGGESTION_UNREADABLE');
  script
    .refused(people.system, advise(Number.NaN), 'SUGGESTION_UNREADABLE')
    .refused(people.system, advise(1, ['a\0']), 'TEXT_NOT_STORABLE');
  script.do(people.system, advise(0.4, ['near']));
});

test('[E-1] the tries of a redo are spread from its own conclusion', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded().do(people.officer, followUp({ word: unhappy }));
  script.at('2026-03-05 09:00').answered().do(people.checker2, { type: 'acceptAnswer' });
  script.do(people.officer, { type: 'recordFollowUpTry', request: ownRequestId, way: 'phone' });
  assert.equal(script.it.followers[0]?.nextTryAt, local('2026-03-06 08:00'));
});

test('[S-4] a supervisor whom the sheet names judges it beside the role of its level', () => {
  const script = new TicketScript().handling();
  script.do(people.supervisor, {
    type: 'issueSheet',
    level: 3,
    ground: 'media',
    receiver: unit.housing,
    jointSupervisor: people.secretary.user,
    text: reason,
  });
  script.do(people.housingReceiver, { type: 'replyToSheet', id: 'S1', text: reason, files: [] });
  const judgement = { type: 'judgeSheet', id: 'S1', accepted: false, reason } as const;
  script.refused(people.viceMayor, judgement, 'SHEET_STEP_NOT_YOURS').do(people.secretary, judgement);
  script.do(people.housingReceiver, { type: 'replyToSheet', id: 'S1', text: reason, files: [] }).do(people.mayor, judgement);
});

test('[E-7] an imported ticket that its source concluded or closed without a closing time was closed when it was concluded', () => {
  for (const outcome of ['concluded', 'closed'] as const) {
    const concludedAt = local('2026-02-27 10:00');
    assert.equal(imported({ outcome, concludedAt }).it.closedAt, concludedAt);
  }
  assert.equal(imported({ outcome: 'declined', concludedAt: local('2026-02-27 10:00') }).it.closedAt, null);
});

test('[D-1] a dispatch names what the city knows', () => {
  const script = new TicketScript().accepted();
  for (const change of [{ lead: 'nobody' }, { supports: ['nobody'] }, { classCode: 'nothing' }, { area: 'nowhere' }]) {
    script.refused(people.dispatcher, dispatchTo(change as never), 'REFERENCE_UNKNOWN');
  }
});

test('[D-8] a matter that a level-3 unit holds is not classed into one that it may not hold', () => {
  const correction = { type: 'correct', kind: 'complaint', urgency: 'ordinary', classCode: classOf.heating, area: east, reason } as const;
  const lead = new TicketScript().accepted().do(people.dispatcher, dispatchTo({ lead: unit.countyHousing, classCode: classOf.demolition }));
  lead.refused(people.dispatcher, correction, 'LEVEL_MAY_NOT_HOLD');
  const passed = demolition().do(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing });
  passed.refused(people.dispatcher, correction, 'LEVEL_MAY_NOT_HOLD');
  passed.refused(people.dispatcher, { ...correction, classCode: classOf.demolition, area: null }, 'LEVEL_MAY_NOT_HOLD');
  passed.do(people.countyReceiver, { type: 'takeBack', reason }).do(people.dispatcher, correction);
});

test('[D-1] [D-4] dispatches are numbered, imported ones too; a refused send-back makes the first-handling unit', () => {
  const script = imported({}).do(people.dispatcher, { type: 'recall', reason }).do(people.dispatcher, dispatchTo());
  assert.deepEqual([script.it.dispatches, script.it.dispatch?.no], [2, 2]);
  assert.equal(imported({ unit: null }).do(people.dispatcher, dispatchTo()).it.dispatch?.no, 1);
  script.do(people.housingReceiver, { type: 'requestSendBack', reason, basis: reason, suggestedUnit: null });
  script.do(people.judge, { type: 'refuseSendBack', reason });
  assert.deepEqual([script.it.dispatch?.deemed, script.it.dispatch?.sendBackRefused], [true, true]);
  assert.equal(script.it.dispatch?.signedAt, script.now);
});

test('[R-3] a confidential caller’s words stay with the rating, and go on neither with the redo nor with the sheet', () => {
  for (const [privacy, carried] of [
    ['open', 'Still cold.'],
    ['confidential', ''],
  ] as const) {
    const script = new TicketScript('2026-03-02 09:00').concluded({ privacy }).do(people.officer, followUp({ word: unhappy }));
    script
      .answered()
      .do(people.checker2, { type: 'acceptAnswer' })
      .do(people.officer, followUp({ word: unhappy, wantsRedo: false }));
    const words = script.history.flatMap((event) =>
      event.type === 'redoOrdered' ? [event.data.reason] : event.type === 'sheetIssued' ? [event.data.text] : [],
    );
    assert.deepEqual(words, [carried, carried]);
    assert.equal(script.it.followers[0]?.firstRating?.leftOpen, 'Still cold.');
  }
});

test('[E-3] who called another system rates here, for thirty days from its conclusion', () => {
  const rate = { ...followUp({ wantsRedo: false }), type: 'rate' } as const;
  const closed = imported({ outcome: 'closed', concludedAt: local('2026-02-27 10:00'), closedAt: local('2026-02-28 10:00') });
  closed.at('2026-03-29 23:59').do(people.caller, rate);
  assert.equal(closed.it.followers[0]?.finalRating?.satisfaction, 4);
  const late = imported({ outcome: 'closed', concludedAt: local('2026-02-27 10:00'), closedAt: local('2026-02-28 10:00') });
  late.at('2026-03-30 00:00').refused(people.caller, rate, 'RATING_TOO_LATE');
});
