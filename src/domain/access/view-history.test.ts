import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people, smallCity } from '../../../test/support/small-city.ts';
import { followUp, local, receiveCommand, TicketScript } from '../../../test/support/ticket-script.ts';
import type { Actor } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { possibleActions } from './possible-actions.ts';
import { viewHistory } from './view-history.ts';

const caller = { name: '诸葛小亮', phone: '13800138000' };
const words = '我叫诸葛小亮，住东关街45号3单元501，电话138-0013-8000。';

function redone(privacy: Ticket['privacy']): TicketScript {
  const request = { ...receiveCommand().request, text: words };
  return new TicketScript('2026-03-02 09:17')
    .accepted({ privacy, request })
    .at('2026-03-02 09:40')
    .do(people.agent, { type: 'addStatement', text: `诸葛小亮补充：${words}`, files: [], fromCaller: true })
    .do(people.dispatcher, {
      type: 'dispatch',
      lead: people.housingReceiver.unit ?? assert.fail(),
      supports: [],
      classCode: 'heating' as never,
      area: null,
      basis: 'the code',
    })
    .do(people.housingReceiver, { type: 'sign' })
    .contacted()
    .answered()
    .do(people.checker, { type: 'acceptAnswer' })
    .at('2026-03-03 10:00')
    .do(
      people.officer,
      followUp({ wantsRedo: true, word: { contactedByUnit: true, resolved: false, satisfaction: 1, leftOpen: `诸葛小亮：${words}` } }),
    );
}

function history(script: TicketScript, actor: Actor) {
  return viewHistory(script.history, script.it, {
    actor,
    callers: new Map(script.it.followers.map((follower) => [follower.request, caller])),
    confidentialRequests: new Set(),
    dayOf: smallCity.calendar.localDate,
  });
}

test('[H-9] history tells everything in order, but nothing that opens other stores', () => {
  const script = redone('open');
  const entries = history(script, people.housingReceiver);
  assert.deepEqual(
    entries.map(({ version, type, at }) => [version, type, at]),
    script.history.map(({ type, at }, index) => [index + 1, type, at]),
  );
  const all = JSON.stringify(entries);
  assert.ok(all.includes('诸葛小亮补充'));
  for (const secret of ['queryCodeHash', 'person-1']) assert.ok(!all.includes(secret), secret);
});

test('[R-3] the history of a confidential ticket gives the unit nothing that identifies', () => {
  const script = redone('confidential');
  const all = JSON.stringify(history(script, people.housingReceiver));
  for (const secret of ['诸葛', '小亮', '13800138000', '0013-8000', '45号', '501', local('2026-03-02 09:17'), 'requestReceived']) {
    assert.ok(!all.includes(secret), `${secret} in ${all}`);
  }
  assert.match(all, /补充/u);
  assert.match(all, /followUpEnded/u);
  assert.ok(JSON.stringify(history(script, people.agent)).includes('诸葛小亮补充'));
});

test('[H-9] what the caller did on the own page has no time for the unit of a confidential ticket', () => {
  const script = new TicketScript().dispatched({ privacy: 'confidential' });
  script.at('2026-03-02 11:03').do(people.caller, { type: 'addStatement', text: 'again', files: [], fromCaller: true });
  const stated = (actor: Actor) => history(script, actor).find(({ type }) => type === 'statementAdded');
  assert.equal(stated(people.housingReceiver)?.at, null);
  assert.equal(stated(people.agent)?.at, local('2026-03-02 11:03'));
});

test('possible actions are those of the state, the role and the unit', () => {
  const { it } = new TicketScript().dispatched();
  assert.deepEqual(possibleActions(people.housingReceiver, it), ['sign', 'requestSendBack', 'recordContact', 'requestExclusion']);
  assert.equal(possibleActions(people.housingReceiver, new TicketScript().accepted().it).length, 0);
  assert.ok(!possibleActions(people.agent, it).includes('dispatch'));
  assert.ok(possibleActions(people.dispatcher, new TicketScript().accepted().it).includes('dispatch'));
});
