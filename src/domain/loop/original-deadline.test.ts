import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people, smallCity, classOf, east, unit } from '../../../test/support/small-city.ts';
import { TicketScript, local } from '../../../test/support/ticket-script.ts';
import { ticketFacts } from '../ticket/facts.ts';

const correct = { type: 'correct', urgency: 'ordinary', classCode: null, area: null, reason: 'not a question' } as const;

test('[M-1] the original limit follows a corrected kind, and stays when an extension is granted', () => {
  const script = new TicketScript('2026-03-02 09:00');
  script.accepted({ kind: 'consult' });
  assert.equal(script.clock('caller').originalAt, local('2026-03-05 18:00'));

  script.do(people.dispatcher, { ...correct, kind: 'complaint', classCode: classOf.heating, area: east });
  assert.equal(script.clock('caller').deadline.at, local('2026-03-09 18:00'));
  assert.equal(script.clock('caller').originalAt, local('2026-03-09 18:00'));

  script
    .do(people.dispatcher, { type: 'dispatch', lead: unit.housing, supports: [], classCode: classOf.heating, area: east, basis: null })
    .do(people.housingReceiver, { type: 'sign' })
    .do(people.housingHandler, { type: 'requestExtension', workdays: 2, reason: 'parts are ordered' })
    .do(people.dispatcher, { type: 'grantExtension' });
  assert.equal(script.clock('caller').deadline.at, local('2026-03-11 18:00'));
  assert.equal(script.clock('caller').originalAt, local('2026-03-09 18:00'));

  script.at('2026-03-10 10:00').contacted().answered().do(people.checker, { type: 'acceptAnswer' });
  const facts = ticketFacts(script.it);
  assert.deepEqual([facts.callerOutcome, facts.withinOriginalLimit], ['met', false]);
  assert.equal(smallCity.calendar.localDate(script.clock('caller').originalAt), '2026-03-09');
});
