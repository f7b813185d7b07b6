import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassCode, UnitCode } from '../kernel/ids.ts';
import { classOf, east, people, unit } from '../../../test/support/small-city.ts';
import { TicketScript, dispatchTo, local } from '../../../test/support/ticket-script.ts';

const reason = 'A reason.';
const sendBack = { type: 'requestSendBack', reason, basis: 'Duty list 2', suggestedUnit: unit.water } as const;

function sentBackTwice(): TicketScript {
  const script = new TicketScript().dispatched();
  script.do(people.housingReceiver, sendBack).do(people.judge, { type: 'approveSendBack', reason });
  script.do(people.dispatcher, dispatchTo()).do(people.housingReceiver, sendBack);
  return script.do(people.judge, { type: 'approveSendBack', reason });
}

test('[D-1] a dispatch names a lead, supports, class, basis and the limit that follows', () => {
  const script = new TicketScript('2026-03-02 10:00').accepted();
  script.refused(people.dispatcher, dispatchTo({ lead: unit.water }), 'BASIS_MISSING');
  script.refused(people.dispatcher, dispatchTo({ lead: 'nobody' as UnitCode }), 'REFERENCE_UNKNOWN');
  script.refused(people.dispatcher, dispatchTo({ supports: [unit.housing] }), 'SUPPORT_IS_LEAD');
  script.refused(people.dispatcher, dispatchTo({ supports: [unit.water, unit.water] }), 'SUPPORT_TWICE');
  script.do(people.dispatcher, dispatchTo({ supports: [unit.water, unit.county] }));
  assert.equal(script.it.dispatch?.basis, '1 Duty list');
  assert.deepEqual(
    script.it.dispatch?.supports.map((support) => support.unit),
    [unit.water, unit.county],
  );
  assert.deepEqual(script.it.dispatch?.limit, { unit: 'workday', amount: 5 });
  const supports = Object.values(script.it.clocks).filter((clock) => clock.kind === 'support');
  assert.deepEqual(
    supports.map((clock) => clock.unit),
    [unit.water, unit.county],
  );
  const elsewhere = new TicketScript().accepted().do(people.dispatcher, dispatchTo({ lead: unit.water, basis: 'By agreement of 1 March' }));
  assert.equal(elsewhere.it.dispatch?.basis, 'By agreement of 1 March');
});

test('[D-2] the unit counts from dispatch, not from signing; the caller from entry', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted();
  script.at('2026-03-03 09:00').do(people.dispatcher, dispatchTo());
  const before = script.clock('unit').deadline;
  script.at('2026-03-04 09:00').do(people.housingReceiver, { type: 'sign' });
  assert.deepEqual(script.clock('unit').deadline, before);
  assert.equal(before.at, local('2026-03-10 18:00'));
  assert.equal(script.clock('caller').deadline.at, local('2026-03-09 18:00'));
});

test('[D-3] a unit signs or sends back within a workday with basis and reason', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched();
  script.refused(people.housingReceiver, { ...sendBack, basis: '' }, 'TEXT_MISSING');
  script.refused(people.waterReceiver, sendBack, 'NOT_YOUR_UNIT');
  script.refused(people.housingReceiver, { ...sendBack, suggestedUnit: 'nobody' as UnitCode }, 'REFERENCE_UNKNOWN');
  script.at('2026-03-03 18:00').do(people.housingReceiver, sendBack);
  assert.equal(script.it.state, 'sendBackRequested');
  assert.equal(script.clock('unit').stop, null, 'the unit counts on until the judge has spoken');
});

test('[D-4] silence for one workday is acceptance, and then nothing is sent back', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched();
  const due = script.clock('sign').steps[0];
  assert.deepEqual(due, { at: local('2026-03-03 18:00'), action: 'deemSigned', level: null });
  script.at('2026-03-03 17:59').refused(people.system, { type: 'deemSigned' }, 'NOT_DUE');
  script.at('2026-03-03 18:01').refused(people.housingReceiver, sendBack, 'SEND_BACK_TOO_LATE');
  script.do(people.system, { type: 'deemSigned' });
  assert.equal(script.it.state, 'handling');
  assert.equal(script.it.dispatch?.deemed, true);
  script.refused(people.housingReceiver, sendBack, 'ACTION_NOT_IN_STATE');
});

test('[D-5] the judge is not the dispatcher; approved: hop and a full clock for the next; refused: the time used counts', () => {
  const both = { ...people.dispatcher, roles: ['dispatcher', 'sendBackJudge'] } as const;
  const script = new TicketScript('2026-03-02 09:00').dispatched().at('2026-03-03 09:00').do(people.housingReceiver, sendBack);
  script.refused(both, { type: 'approveSendBack', reason }, 'OWN_ACT');
  script.refused(both, { type: 'refuseSendBack', reason }, 'OWN_ACT');
  script.do(people.judge, { type: 'approveSendBack', reason });
  assert.equal(script.it.state, 'accepted');
  assert.equal(script.it.hops, 1);
  assert.equal(script.clock('unit').stop?.outcome, 'cancelled');
  assert.equal(script.clock('dispatch').deadline.at, local('2026-03-03 15:00'));
  script.at('2026-03-03 10:00').do(people.dispatcher, dispatchTo({ lead: unit.water, basis: reason }));
  assert.equal(script.clock('unit').deadline.at, local('2026-03-10 18:00'));
  const refused = new TicketScript('2026-03-02 09:00').dispatched().do(people.housingReceiver, sendBack);
  refused.at('2026-03-03 09:00').do(people.judge, { type: 'refuseSendBack', reason });
  assert.equal(refused.it.state, 'handling');
  assert.equal(refused.clock('unit').deadline.at, local('2026-03-09 18:00'));
  assert.equal(refused.it.refusedSendBacks, 1);
});

test('[D-6] after two approved send-backs the centre names the unit, which cannot send back, or calls a conference', () => {
  const script = sentBackTwice();
  script.refused(people.dispatcher, dispatchTo(), 'SEND_BACKS_EXHAUSTED');
  script.do(people.dispatcher, { ...dispatchTo(), type: 'nameUnit' });
  assert.equal(script.it.dispatch?.mode, 'named');
  script.refused(people.housingReceiver, sendBack, 'SEND_BACK_NOT_ALLOWED');
  script.do(people.housingReceiver, { type: 'sign' });
  new TicketScript().accepted().refused(people.dispatcher, { ...dispatchTo(), type: 'nameUnit' }, 'NAMING_TOO_EARLY');
});

test('[D-7] the conference climbs step by step, each called by the one before; its decision cannot be sent back', () => {
  const script = sentBackTwice().do(people.judge, { type: 'callConference', reason });
  const decision = { ...dispatchTo({ lead: unit.county, basis: 'Minutes 3' }), type: 'decideConference', minutes: 'Agreed.' } as const;
  script.refused(people.viceMayor, { type: 'escalateConference', reason }, 'CONFERENCE_STEP_NOT_YOURS');
  script.refused(people.mayor, decision, 'CONFERENCE_STEP_NOT_YOURS');
  script.do(people.secretary, { type: 'escalateConference', reason });
  script.refused(people.secretary, decision, 'CONFERENCE_STEP_NOT_YOURS');
  script.do(people.viceMayor, { type: 'escalateConference', reason });
  script.refused(people.mayor, { ...decision, minutes: '' }, 'TEXT_MISSING');
  script.do(people.mayor, decision);
  assert.equal(script.it.dispatch?.mode, 'conference');
  assert.equal(script.it.conference, null);
  assert.equal(script.it.dispatch?.lead, unit.county);
  script.refused(people.countyReceiver, sendBack, 'SEND_BACK_NOT_ALLOWED');
  const top = new TicketScript().accepted().do(people.dispatcher, { type: 'callConference', reason });
  const everyStep = { ...people.secretary, roles: ['deputySecretaryGeneral', 'viceMayor', 'mayor'] } as const;
  top.do(everyStep, { type: 'escalateConference', reason }).do(everyStep, { type: 'escalateConference', reason });
  top.refused(everyStep, { type: 'escalateConference', reason }, 'CONFERENCE_AT_TOP');
});

test('[D-8] a matter is not dispatched or passed to a level that the catalogue forbids', () => {
  const script = new TicketScript().accepted();
  script.refused(people.dispatcher, dispatchTo({ lead: unit.countyHousing, basis: reason }), 'LEVEL_MAY_NOT_HOLD');
  const demolition = dispatchTo({ lead: unit.countyHousing, classCode: classOf.demolition });
  assert.equal(script.do(people.dispatcher, demolition).it.dispatch?.lead, unit.countyHousing);
  const county = new TicketScript().accepted().do(people.dispatcher, dispatchTo({ lead: unit.county, basis: reason }));
  county.do(people.countyReceiver, { type: 'sign' });
  county.refused(people.countyReceiver, { type: 'passDown', unit: unit.countyHousing }, 'LEVEL_MAY_NOT_HOLD');
});

test('[D-9] advice is kept as advice; the choice is a fact of its own, and whether it was taken is known', () => {
  const suggestions = [
    { unit: unit.water, score: 0.2, reasons: ['history'] },
    { unit: unit.housing, score: 0.8, reasons: ['catalogue 1'] },
  ];
  const advised = () => new TicketScript().accepted().do(people.system, { type: 'recordAdvice', model: 'm1', suggestions });
  assert.equal(advised().do(people.dispatcher, dispatchTo()).it.firstDispatch?.adviceTaken, true);
  assert.equal(advised().do(people.dispatcher, dispatchTo({ lead: unit.water, basis: reason })).it.firstDispatch?.adviceTaken, false);
  assert.equal(new TicketScript().dispatched().it.firstDispatch?.adviceTaken, null);
  const nobody = [{ unit: 'nobody' as UnitCode, score: 1, reasons: [] }];
  new TicketScript().accepted().refused(people.system, { type: 'recordAdvice', model: 'm1', suggestions: nobody }, 'REFERENCE_UNKNOWN');
});

test('[D-9] advice may name classes, with units or alone; they must exist', () => {
  const advise = (classCode: ClassCode) =>
    ({ type: 'recordAdvice', model: 'm1', suggestions: [], classes: [{ classCode, score: 0.7, reasons: ['radiator'] }] }) as const;
  const script = new TicketScript().accepted().do(people.system, advise(classOf.heating));
  const told = script.history.at(-1);
  assert.ok(told?.type === 'adviceRecorded');
  assert.deepEqual(told.data.classes, advise(classOf.heating).classes);
  script.refused(people.system, advise('nothing' as ClassCode), 'REFERENCE_UNKNOWN');
});

test('[M-4] a recall is the centre taking a ticket away: it is counted, and the unit clock counts for nobody', () => {
  const script = new TicketScript().handling().do(people.dispatcher, { type: 'recall', reason });
  assert.equal(script.it.state, 'accepted');
  assert.equal(script.it.recalls, 1);
  assert.equal(script.it.hops, 0);
  assert.equal(script.clock('unit').stop?.outcome, 'cancelled');
  assert.equal(script.clock('caller').stop, null);
  script.do(people.dispatcher, dispatchTo({ area: east }));
});
