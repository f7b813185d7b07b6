import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TicketId } from '../kernel/ids.ts';
import { addMs } from '../kernel/time.ts';
import type { TicketEvent } from '../ticket/events.ts';
import {
  answer,
  contactNow,
  dispatchTo,
  file,
  followUp,
  local,
  receiveCommand,
  ticketId,
  TicketScript,
  unhappy,
} from '../../../test/support/ticket-script.ts';
import { classOf, people, smallCity, unit } from '../../../test/support/small-city.ts';
import { filesForCaller, viewProgress, type ProgressView } from './view-progress.ts';

const otherId = '018f0000-0000-7000-8000-000000000002' as TicketId;

function viewOf(script: TicketScript, own: readonly TicketEvent[] = script.history): ProgressView {
  const context = { now: script.now, actor: people.caller, ...smallCity };
  return viewProgress({ own, matter: script.history, context, hideOthers: (text) => text.replaceAll('SECRET', '***') });
}

const actionsOf = (view: ProgressView): readonly string[] => view.possible.map(({ action }) => action);

test('[H-6] an answer is shown once it is accepted, and only its public text', () => {
  const script = new TicketScript().handling().contacted();
  script.do(people.housingHandler, answer({ account: 'INTERNAL', unsolvedReason: 'INNER REASON', solved: false, publicAnswer: 'first' }));
  script.do(people.housingReviewer, { type: 'approveUnitAnswer' });
  script.do(people.checker, { type: 'rejectAnswer', reason: 'WHY NOT' });
  script.do(people.housingHandler, answer({ publicAnswer: 'second', account: 'INTERNAL' }));
  script.do(people.housingReviewer, { type: 'approveUnitAnswer' });
  assert.deepEqual(viewOf(script).answers, []);
  script.do(people.checker2, { type: 'acceptAnswer' });
  const view = viewOf(script);
  assert.deepEqual(view.answers, [{ at: script.now, text: 'second', solved: true, final: false, files: [file] }]);
  assert.deepEqual(filesForCaller(view), { own: [], ofAnswers: [file] });
  const whole = JSON.stringify(view);
  for (const inner of ['INTERNAL', 'INNER', 'WHY NOT', 'h-handler', 'checker', 'person-1', 'hash'])
    assert.ok(!whole.includes(inner), inner);
});

test('[S-5] the stages hide who reviews what, and who is being asked while a send-back is judged', () => {
  const script = new TicketScript().dispatched();
  assert.equal(viewOf(script).unit?.en, 'Housing');
  script.do(people.housingReceiver, { type: 'requestSendBack', reason: 'not ours', basis: 'b', suggestedUnit: unit.water });
  assert.deepEqual([viewOf(script).stage, viewOf(script).unit], ['sendBackRequested', null]);
  script.do(people.judge, { type: 'approveSendBack', reason: 'right' });
  assert.deepEqual([viewOf(script).stage, viewOf(script).unit], ['accepted', null]);
  script.do(people.dispatcher, dispatchTo({ lead: unit.water, classCode: classOf.pipes }));
  const stages = viewOf(script).steps.map(({ stage }) => stage);
  assert.deepEqual(stages, ['received', 'accepted', 'dispatched', 'sendBackRequested', 'accepted', 'dispatched']);
  assert.equal(viewOf(new TicketScript().handling().contacted().do(people.housingHandler, answer())).stage, 'handling');
});

test('[H-3] the deadline tells what was granted on top', () => {
  const script = new TicketScript().handling();
  const before = viewOf(script).deadline;
  assert.deepEqual([before?.extended, before?.running, before?.ofRedo], [false, true, false]);
  script.do(people.housingHandler, { type: 'requestExtension', workdays: 2, reason: 'parts' }).do(people.judge, { type: 'grantExtension' });
  const after = viewOf(script).deadline;
  assert.deepEqual([after?.extended, after?.originalAt], [true, before?.at]);
  assert.ok(after !== null && before !== null && after.at > before.at);
});

test('[E-3] [E-4] what can be done is what the rules would grant, and until when', () => {
  const script = new TicketScript().concluded();
  assert.deepEqual(viewOf(script).possible, [
    { action: 'addStatement', until: null },
    { action: 'rate', until: addMs(local('2026-04-02 00:00'), -1) },
    { action: 'protect', until: null },
  ]);
  script.do(people.officer, followUp({ word: unhappy, wantsRedo: false }));
  assert.deepEqual(actionsOf(viewOf(script)), ['addStatement', 'requestRedo', 'protect']);
  script.at('2026-04-20 09:00');
  assert.deepEqual(actionsOf(viewOf(script)), ['addStatement', 'protect']);
  assert.deepEqual(viewOf(script).ratings, [{ at: local('2026-03-02 09:00'), round: 1, ...unhappy }]);
});

test('[R-5] a caller reads of a merged matter what came since, and what others said never', () => {
  const own = new TicketScript('2026-03-02 09:00').do(
    people.agent,
    receiveCommand({ ticket: otherId, number: 'N-2', queryCodeHash: 'h2' }),
  );
  const master = new TicketScript('2026-03-01 09:00').handling().contacted().answered().do(people.checker, { type: 'acceptAnswer' });
  master.do(people.officer, followUp({ word: { ...unhappy, leftOpen: 'OF ANOTHER' } }));
  assert.equal(master.it.round, 2);
  own.at('2026-03-02 10:00').do(people.dispatcher, { type: 'mergeInto', master: ticketId, reason: 'same' });
  master.at('2026-03-02 10:00').do(people.dispatcher, {
    type: 'follow',
    request: otherId as never,
    number: 'N-2',
    person: null,
    enteredAt: local('2026-03-02 09:00'),
  });
  master.do(people.caller, { type: 'addStatement', text: 'OF ANOTHER', files: [], fromCaller: true, request: ticketId as never });
  master.do(people.agent, { type: 'addStatement', text: 'OF ANOTHER', files: [], fromCaller: true });
  master.do(people.caller, { type: 'addStatement', text: 'mine', files: [file], fromCaller: true, request: otherId as never });
  const view = viewOf(master, own.history);
  assert.deepEqual([view.number, view.merged, view.stage], ['N-2', true, 'handling']);
  assert.deepEqual(view.answers, []);
  assert.deepEqual(
    view.steps.map(({ stage }) => stage),
    ['received', 'merged', 'handling'],
  );
  assert.deepEqual(
    view.statements.map(({ text }) => text),
    ['mine'],
  );
  assert.deepEqual(filesForCaller(view), { own: [file], ofAnswers: [] });
  assert.ok(!JSON.stringify(view).includes('OF ANOTHER') && !JSON.stringify(view).includes(ticketId));
  master.do(people.housingHandler, contactNow(master.now)).do(people.housingHandler, answer({ publicAnswer: 'to SECRET' }));
  master.do(people.housingReviewer, { type: 'approveUnitAnswer' }).do(people.checker2, { type: 'acceptAnswer' });
  assert.deepEqual(
    viewOf(master, own.history).answers.map(({ text }) => text),
    ['to ***'],
  );
});
