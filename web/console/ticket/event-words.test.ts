import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFrom } from '../../../test/support/chance.ts';
import { people, smallCity } from '../../../test/support/small-city.ts';
import { drawAction, drawActor, drawCommand, drawRequest } from '../../../test/support/ticket-moves.ts';
import { local, receiveCommand } from '../../../test/support/ticket-script.ts';
import { may } from '../../../src/domain/access/may.ts';
import { viewHistory } from '../../../src/domain/access/view-history.ts';
import { HOUR_MS, addMs } from '../../../src/domain/kernel/time.ts';
import { decide } from '../../../src/domain/ticket/decide.ts';
import type { TicketEvent, TicketEventType } from '../../../src/domain/ticket/events.ts';
import { evolve } from '../../../src/domain/ticket/evolve.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { eventTexts } from './event-texts.ts';
import { wordEvent, type WordingOf } from './event-words.ts';

/** The compiler refuses these as soon as an event has no words, or words have no event. */
const worded: Readonly<Record<TicketEventType, unknown>> = eventTexts;
const types: readonly TicketEventType[] = Object.keys(eventTexts) as (keyof typeof eventTexts)[];

const names = {
  unit: (code: unknown) => `<${String(code)}>`,
  area: (code: unknown) => `<${String(code)}>`,
  classPath: (code: unknown) => `<${String(code)}>`,
};
const chinese: WordingOf = { language: 'zh', names, moment: (at) => `<${at}>` };
const english: WordingOf = { ...chinese, language: 'en' };

test('every event of lived tickets is worded in both languages, with nothing left in braces', () => {
  assert.equal(Object.keys(worded).length, types.length);
  const seen = new Set<string>();
  for (let seed = 0; seed < 60; seed += 1) {
    for (const { type, data } of shownHistory(seed)) {
      seen.add(type);
      for (const wording of [chinese, english]) {
        const said = wordEvent(type, data, wording);
        assert.doesNotMatch(said, /[{}]|undefined|null|\[object|—/u, `${type}: ${said} of ${JSON.stringify(data)}`);
      }
      assert.doesNotMatch(wordEvent(type, data, { ...english }).replaceAll(/<[^>]*>/gu, ''), /\p{Script=Han}/u, type);
    }
  }
  // What only an import, the worker, or another program brings about is not among the moves.
  const others = ['ticketImported', 'deadlinesRecomputed', 'clockLapsed', 'ticketArchived', 'ticketClosed', 'sheetIssued'];
  assert.deepEqual(
    types.filter((type) => !seen.has(type) && !others.includes(type)),
    [],
  );
});

test('a sentence says who gets it, why, and for how long', () => {
  const data = {
    mode: 'named',
    lead: 'housing',
    supports: ['water'],
    classCode: 'heating',
    area: null,
    limit: { unit: 'workday', amount: 5 },
  };
  assert.equal(wordEvent('ticketDispatched', data, chinese), '指定<housing>承办，协办：<water>；事项“<heating>”，限5 个工作日');
  assert.equal(
    wordEvent('ticketDispatched', { ...data, mode: 'ordinary', supports: [] }, english),
    'dispatched it to <housing>; <heating>, 5 workdays',
  );
  const rating = { way: 'phone', resolved: false, satisfaction: 2, contactedByUnit: false, leftOpen: '{lead} <b>' };
  assert.equal(
    wordEvent('followUpEnded', { outcome: 'answered', rating }, chinese),
    '记下诉求人的评价：未解决，不满意，单位没有联系过，{lead} <b>',
  );
  assert.equal(wordEvent('somethingNew', {}, chinese), 'somethingNew');
});

/** The history of a ticket that lived by chance, as the centre sees it. */
function shownHistory(seed: number) {
  const draw = drawFrom(seed);
  let now = local('2026-03-02 09:00');
  const received = decide(null, receiveCommand(drawRequest(draw)), { now, actor: people.agent, ...smallCity });
  assert.ok(received.ok);
  const events: TicketEvent[] = [...received.value];
  let ticket = events.reduce<Ticket | null>(evolve, null);
  for (let step = 0; step < 150 && ticket !== null; step += 1) {
    now = addMs(now, draw.next() * 6 * HOUR_MS);
    const action = drawAction(ticket, draw);
    const actor = drawActor(action, ticket, draw);
    if (!may(actor, action, ticket).ok) continue;
    const decision = decide(ticket, drawCommand(action, ticket, now, draw), { now, actor, ...smallCity });
    if (!decision.ok) continue;
    events.push(...decision.value);
    ticket = decision.value.reduce<Ticket | null>(evolve, ticket);
  }
  assert.ok(ticket !== null);
  return viewHistory(events, ticket, {
    actor: people.agent,
    callers: new Map(),
    confidentialRequests: new Set(),
    dayOf: smallCity.calendar.localDate,
  });
}
