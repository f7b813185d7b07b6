import assert from 'node:assert/strict';
import { test } from 'node:test';
import { people, unit } from '../../../test/support/small-city.ts';
import { TicketScript, followUp } from '../../../test/support/ticket-script.ts';
import { demolition, longCycle } from '../../../test/support/ticket-lives.ts';
import type { Clock } from '../loop/clock.ts';
import { unlawfulness } from './lawful.ts';
import type { Ticket } from './ticket.ts';

const handled = new TicketScript('2026-03-02 09:00').handling().it;

function withClock(ticket: Ticket, id: string, change: Partial<Clock>): Ticket {
  const clock = ticket.clocks[id] ?? Object.values(ticket.clocks)[0];
  assert.ok(clock !== undefined);
  return { ...ticket, clocks: { ...ticket.clocks, [id]: { ...clock, id, ...change } } };
}

function without(ticket: Ticket, id: string): Ticket {
  return { ...ticket, clocks: Object.fromEntries(Object.entries(ticket.clocks).filter(([key]) => key !== id)) };
}

test('[S-5] lives along the whole loop are lawful', () => {
  const lives = [
    new TicketScript().accepted(),
    new TicketScript().dispatched(),
    new TicketScript().inCentreReview(),
    new TicketScript().concluded(),
    new TicketScript().closed(),
    longCycle(demolition()),
    new TicketScript().concluded().do(people.officer, followUp()).at('2026-06-01 09:00').do(people.system, { type: 'archive' }),
  ];
  for (const { it } of lives) assert.deepEqual(unlawfulness(it), [], it.state);
});

const broken: readonly (readonly [fault: string, ticket: Ticket])[] = [
  ['no unit clock runs while handling', without(handled, 'unit:1')],
  ['no caller clock runs while handling', without(handled, 'caller:1')],
  ['archive:1 runs while handling', withClock(handled, 'archive:1', { kind: 'archive' })],
  ['unit:2 runs beside unit:1', withClock(handled, 'unit:2', { kind: 'unit', unit: unit.housing })],
  ['decideExtension:1 waits for nothing', withClock(handled, 'decideExtension:1', { kind: 'decideExtension' })],
  [
    'no clock runs for a request for more time',
    { ...handled, extensionRequest: { at: handled.request.at, by: { user: null, unit: null }, workdays: 1 } },
  ],
  ['level3:1 waits for nothing', withClock(handled, 'level3:1', { kind: 'level3' })],
  ['longCycleReport:1 waits for nothing', withClock(handled, 'longCycleReport:1', { kind: 'longCycleReport' })],
  ['contact:1 waits for nothing', { ...handled, contact: { at: handled.request.at, way: 'phone' } }],
  ['support:1 waits for nothing', withClock(handled, 'support:1', { kind: 'support', unit: unit.water })],
  ['sheetReply:1:S1 waits for nothing', withClock(handled, 'sheetReply:1:S1', { kind: 'sheetReply' })],
  ['unit:1 waits for nothing', withClock(handled, 'unit:1', { unit: unit.water })],
  [
    'dispatch:1 has ended and still has steps',
    withClock(handled, 'dispatch:1', { steps: [{ at: handled.request.at, action: 'remind', level: null }] }),
  ],
  ['merged into nothing', { ...without(without(handled, 'unit:1'), 'caller:1'), state: 'merged' }],
  ['concluded twice in the first round', { ...handled, firstConcludedAt: handled.request.at }],
];

for (const [fault, ticket] of broken) {
  test(`[S-5] a broken ticket is named: ${fault}`, () => assert.ok(unlawfulness(ticket).includes(fault), unlawfulness(ticket).join('; ')));
}

test('[S-5] a clock that ends before it starts is named', () => {
  const { deadline } = new TicketScript().handling().clock('unit');
  const backwards = withClock(handled, 'unit:1', { deadline: { ...deadline, at: deadline.startedAt, startedAt: deadline.at } });
  assert.ok(unlawfulness(backwards).includes('unit:1 ends before it starts'));
});
