import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contributionOf, type Contribution } from '../../../test/support/contribution.ts';
import { classOf, east, people, smallProfile, unit } from '../../../test/support/small-city.ts';
import {
  TicketScript,
  answer,
  contactNow,
  dispatchTo,
  followUp,
  local,
  ownRequestId,
  unhappy,
} from '../../../test/support/ticket-script.ts';
import type { TicketId } from '../kernel/ids.ts';
import { importTicket } from '../ticket/import-ticket.ts';
import type { ImportedTicket } from '../ticket/import-ticket.ts';
import { evolve } from '../ticket/evolve.ts';
import { followerFacts, ticketFacts } from '../ticket/facts.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { codesOf } from '../vocabulary/label.ts';
import { measureNames } from '../vocabulary/measure.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import { measureDefinitions } from './definitions.ts';
import { clockRow, followerRow } from './sources.ts';
import { smallCity } from '../../../test/support/small-city.ts';

/** What a ticket adds to a measure: `numerator/denominator`, the instant, the unit; one entry per row that counts. */
function adds(ticket: Ticket, measure: MeasureId, satisfiedLevels: 2 | 3 = 3): readonly Contribution[] {
  const facts = ticketFacts(ticket);
  const definition = measureDefinitions({ satisfiedLevels }).find(({ id }) => id === measure);
  assert.ok(definition !== undefined);
  const found = ((): readonly (Contribution | undefined)[] => {
    switch (definition.source) {
      case 'ticket':
        return [contributionOf(definition, facts)];
      case 'follower':
        return ticket.followers.map((follower) => contributionOf(definition, followerRow(facts, followerFacts(follower))));
      case 'clock':
        return Object.values(ticket.clocks).map((clock) => contributionOf(definition, clockRow(facts, clock)));
    }
  })();
  return found.filter((contribution) => contribution !== undefined);
}

/** The same, short: `1/1 @2026-03-09 18:00`. */
function says(ticket: Ticket, measure: MeasureId, satisfiedLevels: 2 | 3 = 3): readonly string[] {
  return adds(ticket, measure, satisfiedLevels).map(({ numerator, denominator, at, excluded }) => {
    const wall = Temporal.Instant.from(at).toZonedDateTimeISO(smallProfile.calendar.timeZone).toPlainDateTime();
    return `${String(numerator)}/${String(denominator)} @${wall.toString({ smallestUnit: 'minute' }).replace('T', ' ')}${excluded ? ' excluded' : ''}`;
  });
}

test('[M-7] every measure of the vocabulary has one definition, with words in both languages', () => {
  const definitions = measureDefinitions({ satisfiedLevels: 3 });
  assert.deepEqual(
    definitions.map(({ id }) => id),
    codesOf(measureNames),
  );
  for (const { id, words } of definitions) {
    for (const { zh, en } of Object.values(words)) {
      assert.match(zh, /\p{Script=Han}/u, id);
      assert.match(en, /^[a-z]/u, id);
    }
  }
});

test('[M-1] an open ticket counts against on the day its limit falls due, and for when it is concluded in time', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  assert.deepEqual(says(script.it, 'onTimeRate'), ['0/1 @2026-03-09 18:00']);
  script.at('2026-03-09 17:59').contacted().answered();
  assert.deepEqual(says(script.it, 'onTimeRate'), ['0/1 @2026-03-09 18:00'], 'the answer is not accepted yet');
  script.at('2026-03-10 15:00').do(people.checker, { type: 'acceptAnswer' });
  assert.deepEqual(says(script.it, 'onTimeRate'), ['1/1 @2026-03-09 18:00'], 'H-7: concluded when the unit submitted');
  assert.deepEqual(says(script.it, 'unitOnTimeRate'), ['1/1 @2026-03-09 18:00']);
});

test('[M-1] a rejected answer never stopped the clock; one submitted late is late', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().at('2026-03-09 17:00').contacted().answered();
  script.at('2026-03-09 17:30').do(people.checker, { type: 'rejectAnswer', reason: 'says nothing' });
  script.at('2026-03-10 09:00').answered().do(people.checker, { type: 'acceptAnswer' });
  assert.deepEqual(says(script.it, 'onTimeRate'), ['0/1 @2026-03-09 18:00']);
});

test('[M-1] [H-3] an extension moves the due day; beside it the original limit counts on its own day', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  script
    .do(people.housingReceiver, { type: 'requestExtension', workdays: 3, reason: 'parts' })
    .do(people.judge, { type: 'grantExtension' });
  assert.deepEqual(says(script.it, 'onTimeRate'), ['0/1 @2026-03-12 18:00']);
  script.at('2026-03-11 09:00').contacted().answered().do(people.checker, { type: 'acceptAnswer' });
  assert.deepEqual(says(script.it, 'onTimeRate'), ['1/1 @2026-03-12 18:00']);
  assert.deepEqual(says(script.it, 'onTimeRateWithoutExtensions'), ['0/1 @2026-03-09 18:00']);
  assert.deepEqual(says(script.it, 'extensionRate'), ['1/1 @2026-03-09 18:00']);
});

test('[M-1] declined, handed-over and merged tickets are due nowhere', () => {
  const declined = new TicketScript().accepted();
  declined.do(people.agent, { type: 'decline', reason: 'privateContent', textForCaller: 'private', lawfulWay: null });
  const merged = new TicketScript().accepted();
  merged.do(people.agent, { type: 'mergeInto', master: '018f0000-0000-7000-8000-0000000000ff' as TicketId, reason: 'same' });
  const handedOver = new TicketScript().accepted().do(people.agent, { type: 'handOver', to: '119', textForCaller: 'fire brigade' });
  for (const { it } of [declined, merged, handedOver]) {
    for (const { id } of measureDefinitions({ satisfiedLevels: 3 })) {
      const counts = adds(it, id).length;
      const expected = it.state !== 'merged' && (id === 'dispatchInTimeRate' || id === 'repeatRate') ? 1 : 0;
      assert.equal(counts, expected, `${id} of a ticket that is ${it.state}`);
    }
  }
});

test('[M-4] [R-5] a ticket that was dispatched, taken back and merged counts with its master alone', () => {
  const script = new TicketScript().dispatched().do(people.supervisor, { type: 'recall', reason: 'a duplicate' });
  assert.deepEqual(says(script.it, 'dispatchAccuracyRate'), ['0/1 @2026-03-03 18:00'], 'taken back');
  script.do(people.agent, { type: 'mergeInto', master: '018f0000-0000-7000-8000-0000000000ff' as TicketId, reason: 'same' });
  for (const { id } of measureDefinitions({ satisfiedLevels: 3 })) assert.deepEqual(says(script.it, id), [], id);
});

test('[M-1] [D-5] of two units only the one that answered is measured; its clock began with its own dispatch', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched();
  script.do(people.housingReceiver, { type: 'requestSendBack', reason: 'not ours', basis: 'duty list', suggestedUnit: unit.water });
  script.at('2026-03-03 09:00').do(people.judge, { type: 'approveSendBack', reason: 'right' });
  script.do(people.dispatcher, dispatchTo({ lead: unit.water, basis: 'water' }));
  const [only, ...others] = adds(script.it, 'unitOnTimeRate');
  assert.deepEqual([only?.unit, only?.at, others.length], [unit.water, local('2026-03-10 18:00'), 0]);
  assert.deepEqual(says(script.it, 'onTimeRate'), ['0/1 @2026-03-09 18:00']);
  assert.deepEqual(says(script.it, 'hopsPerTicket'), ['1/1 @2026-03-02 09:00']);
  assert.deepEqual(says(script.it, 'refusedSendBackRate'), ['0/1 @2026-03-02 09:00']);
  assert.deepEqual(says(script.it, 'dispatchAccuracyRate'), ['0/1 @2026-03-03 18:00']);
  assert.equal(adds(script.it, 'dispatchAccuracyRate')[0]?.unit, unit.housing);
});

test('[M-4] a refused send-back leaves the dispatch accurate and is counted', () => {
  const script = new TicketScript('2026-03-02 09:00').dispatched();
  assert.deepEqual(says(script.it, 'refusedSendBackRate'), [], 'nothing judged');
  script.do(people.housingReceiver, { type: 'requestSendBack', reason: 'not ours', basis: 'duty list', suggestedUnit: null });
  assert.deepEqual(says(script.it, 'dispatchAccuracyRate'), ['1/1 @2026-03-03 18:00'], 'not judged yet');
  script.do(people.judge, { type: 'refuseSendBack', reason: 'it is' });
  assert.deepEqual(says(script.it, 'refusedSendBackRate'), ['1/1 @2026-03-02 09:00']);
  assert.deepEqual(says(script.it, 'dispatchAccuracyRate'), ['1/1 @2026-03-03 18:00']);
});

test('[M-4] [R-7] half a workday to dispatch; late is late, and not yet dispatched counts against', () => {
  const script = new TicketScript('2026-03-02 09:00').accepted();
  assert.deepEqual(says(script.it, 'dispatchInTimeRate'), ['0/1 @2026-03-02 15:00']);
  const inTime = new TicketScript('2026-03-02 09:00').accepted().at('2026-03-02 15:00').do(people.dispatcher, dispatchTo());
  assert.deepEqual(says(inTime.it, 'dispatchInTimeRate'), ['1/1 @2026-03-02 15:00']);
  script.at('2026-03-02 15:01').do(people.dispatcher, dispatchTo());
  assert.deepEqual(says(script.it, 'dispatchInTimeRate'), ['0/1 @2026-03-02 15:00']);
});

test('[M-4] [R-5] after a merge was undone the limit to dispatch runs anew, and counts', () => {
  const master = '018f0000-0000-7000-8000-0000000000ff' as TicketId;
  const script = new TicketScript('2026-03-02 09:00').accepted().do(people.agent, { type: 'mergeInto', master, reason: 'same' });
  script.at('2026-03-03 09:00').do(people.agent, { type: 'splitFrom', reason: 'another matter' });
  assert.deepEqual(says(script.it, 'dispatchInTimeRate'), ['0/1 @2026-03-03 15:00']);
  assert.deepEqual(says(script.it, 'onTimeRate'), ['0/1 @2026-03-09 18:00'], 'D-2: from the entry');
});

test('[M-4] [D-9] advice is measured only where there was some', () => {
  const without = new TicketScript().dispatched();
  assert.deepEqual(says(without.it, 'adviceTakenRate'), []);
  const advised = new TicketScript().accepted();
  const suggestions = [unit.water, unit.housing].map((code, at) => ({ unit: code, score: 0.9 - at / 10, reasons: [] }));
  advised.do(people.dispatcher, { type: 'recordAdvice', model: 'm', suggestions }).do(people.dispatcher, dispatchTo());
  assert.deepEqual(says(advised.it, 'adviceTakenRate'), ['0/1 @2026-03-02 09:00']);
});

test('[M-2] [E-2] not reached is its own share, neither resolved nor unresolved', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded();
  for (const at of ['2026-03-02 15:00', '2026-03-03 15:00', '2026-03-05 15:00']) {
    script.at(at).do(people.officer, { type: 'recordFollowUpTry', request: ownRequestId, way: 'phone' });
  }
  assert.equal(script.it.state, 'closed');
  assert.deepEqual(says(script.it, 'resolutionRate'), []);
  assert.deepEqual(says(script.it, 'satisfactionRate'), []);
  assert.deepEqual(says(script.it, 'notReachedRate'), ['1/1 @2026-03-05 15:00']);
  assert.deepEqual(says(script.it, 'followUpCoverageRate'), ['1/1 @2026-03-05 15:00']);
  assert.deepEqual(says(script.it, 'unitSaysResolvedRate'), ['1/1 @2026-03-02 09:00'], 'the unit said so');
});

test('[M-3] [E-5] after a redo the final word counts for satisfaction, the first stays beside it', () => {
  const script = new TicketScript('2026-03-02 09:00').concluded();
  script.at('2026-03-03 10:00').do(people.officer, followUp({ word: unhappy }));
  assert.equal(script.it.round, 2);
  assert.deepEqual(says(script.it, 'satisfactionRate'), ['0/1 @2026-03-03 10:00'], 'until there is another');
  script.at('2026-03-04 10:00').answered().do(people.checker2, { type: 'acceptAnswer' });
  const happier = { ...unhappy, resolved: true, satisfaction: 3 } as const;
  script.at('2026-03-05 10:00').do(people.officer, followUp({ word: happier }));
  assert.deepEqual(says(script.it, 'satisfactionRate'), ['1/1 @2026-03-05 10:00']);
  assert.deepEqual(says(script.it, 'satisfactionRate', 2), ['0/1 @2026-03-05 10:00'], 'two upper levels only');
  assert.deepEqual(says(script.it, 'firstSatisfactionRate'), ['0/1 @2026-03-03 10:00']);
  assert.deepEqual(says(script.it, 'resolutionRate'), ['1/1 @2026-03-05 10:00']);
  assert.deepEqual(says(script.it, 'redoRate'), ['1/1 @2026-03-02 09:00']);
  assert.deepEqual(says(script.it, 'doneInOneGoRate'), ['0/1 @2026-03-05 10:00']);
  assert.deepEqual(
    says(script.it, 'unitOnTimeRate'),
    ['1/1 @2026-03-09 18:00', '1/1 @2026-03-06 18:00'],
    'the redo has a limit of its own',
  );
});

test('[M-5] done in one go is broken by a repeat after closing', () => {
  const script = new TicketScript('2026-03-02 09:00').closed();
  assert.deepEqual(says(script.it, 'doneInOneGoRate'), ['1/1 @2026-03-02 09:00']);
  script.at('2026-03-20 09:00').do(people.agent, { type: 'noteRepeat', later: '018f0000-0000-7000-8000-0000000000ff' as TicketId });
  assert.deepEqual(says(script.it, 'doneInOneGoRate'), ['0/1 @2026-03-02 09:00']);
});

test('[M-5] contact counts within its limit and is not owed to anonymous callers', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  assert.deepEqual(says(script.it, 'contactInTimeRate'), ['0/1 @2026-03-03 18:00']);
  script.at('2026-03-04 09:00').do(people.housingHandler, contactNow(local('2026-03-03 17:00')));
  assert.deepEqual(says(script.it, 'contactInTimeRate'), ['1/1 @2026-03-03 18:00'], 'by the time of the contact, not of its entry');
  const request = { channel: 'phone', subject: null, text: 'words', place: null, person: null } as const;
  const anonymous = new TicketScript().handling({ privacy: 'anonymous', request });
  assert.deepEqual(says(anonymous.it, 'contactInTimeRate'), []);
});

test('[M-5] [S-2] supervision is counted by the highest level reached', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  assert.deepEqual(says(script.it, 'supervisionRate'), ['0/1 @2026-03-02 09:00']);
  script.do(people.supervisor, {
    type: 'issueSheet',
    level: 2,
    ground: 'media',
    receiver: unit.housing,
    jointSupervisor: null,
    text: 'press',
  });
  assert.deepEqual(
    (['supervisionRate', 'supervisionLevel2Rate', 'supervisionLevel3Rate'] as const).map((id) => adds(script.it, id)[0]?.numerator),
    [1, 1, 0],
  );
});

test('[M-5] hours run by the wall clock from entry to the first conclusion', () => {
  const script = new TicketScript('2026-03-02 09:00').handling().at('2026-03-04 10:30').contacted().answered();
  script.at('2026-03-06 10:00').do(people.checker, { type: 'acceptAnswer' });
  const [contribution] = adds(script.it, 'hoursToConclusion');
  assert.equal(contribution?.numerator, 49.5 * 3_600_000);
  assert.equal(contribution.at, local('2026-03-04 10:30'));
});

test('[E-6] an approved exclusion marks the ticket in its measure and in no other; a refused one in none', () => {
  const script = new TicketScript('2026-03-02 09:00').closed();
  const ask = {
    type: 'requestExclusion',
    measure: 'satisfactionRate',
    reason: 'mistakenRating',
    evidence: 'recording',
    files: [],
  } as const;
  script.do(people.assessor, ask);
  assert.equal(adds(script.it, 'satisfactionRate')[0]?.excluded, false, 'not decided yet');
  script.do(people.assessor2, { type: 'decideExclusion', id: 'X1', approved: true, reason: 'proved' });
  assert.equal(adds(script.it, 'satisfactionRate')[0]?.excluded, true);
  assert.equal(adds(script.it, 'resolutionRate')[0]?.excluded, false);
  script.do(people.assessor, { ...ask, measure: 'resolutionRate' });
  script.do(people.assessor2, { type: 'decideExclusion', id: 'X2', approved: false, reason: 'no proof' });
  assert.equal(adds(script.it, 'resolutionRate')[0]?.excluded, false);
});

test('[R-5] [E-1] each caller of a merged matter has an own rating', () => {
  const script = new TicketScript('2026-03-02 09:00').handling();
  const second = '018f0000-0000-7000-8000-000000000002' as typeof ownRequestId;
  script.do(people.dispatcher, {
    type: 'follow',
    request: second,
    number: '20260302-000002-9',
    person: 'person-2' as never,
    enteredAt: local('2026-03-02 09:00'),
  });
  script.contacted().do(people.housingHandler, answer()).do(people.housingReviewer, { type: 'approveUnitAnswer' });
  script.do(people.checker, { type: 'acceptAnswer' }).do(people.officer, followUp());
  script.do(people.officer, followUp({ request: second, word: { ...unhappy }, wantsRedo: false }));
  assert.deepEqual(says(script.it, 'resolutionRate'), ['1/1 @2026-03-02 09:00', '0/1 @2026-03-02 09:00']);
  assert.equal(adds(script.it, 'onTimeRate').length, 1);
});

const source: ImportedTicket = {
  ticket: '018f0000-0000-7000-8000-000000000009' as TicketId,
  number: '20250302-000001-0',
  person: null,
  sourceSystem: 'older',
  sourceNumber: '1',
  channel: 'web',
  kind: 'complaint',
  urgency: 'ordinary',
  privacy: 'open',
  text: 'words',
  subject: null,
  classCode: classOf.heating,
  area: east,
  unit: unit.housing,
  place: null,
  receivedAt: local('2026-01-05 09:00'),
  timePrecision: 'minute',
  dueAt: local('2026-01-12 18:00'),
  noLimitBySource: false,
  concludedAt: local('2026-01-13 09:00'),
  closedAt: local('2026-01-14 09:00'),
  onTimeBySource: null,
  outcome: 'closed',
  resolved: true,
  satisfaction: null,
};

function imported(change: Partial<ImportedTicket>): Ticket {
  return evolve(null, importTicket({ ...source, ...change }, { now: local('2026-03-02 09:00'), actor: people.system, ...smallCity }));
}

test('[M-1] an imported ticket counts by its own times, or by the verdict of its source', () => {
  assert.deepEqual(says(imported({}), 'onTimeRate'), ['0/1 @2026-01-12 18:00']);
  assert.deepEqual(says(imported({ onTimeBySource: true }), 'onTimeRate'), ['1/1 @2026-01-12 18:00']);
  assert.deepEqual(says(imported({ dueAt: null }), 'onTimeRate'), [], 'no limit is invented');
  assert.deepEqual(says(imported({}), 'resolutionRate'), ['1/1 @2026-01-14 09:00']);
  assert.deepEqual(says(imported({}), 'satisfactionRate'), [], 'the source kept no satisfaction');
});

test('[M-5] what an imported past cannot tell is left out, not counted as good', () => {
  const ids: readonly MeasureId[] = [
    'unitOnTimeRate',
    'doneInOneGoRate',
    'redoRate',
    'repeatRate',
    'followUpCoverageRate',
    'notReachedRate',
    'extensionRate',
    'dispatchAccuracyRate',
  ];
  for (const id of ids) assert.deepEqual(says(imported({}), id), [], id);
});
