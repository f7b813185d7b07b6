import assert from 'node:assert/strict';
import { test } from 'node:test';
import { local } from '../../../test/support/ticket-script.ts';
import { classOf, east, people, smallCity, unit } from '../../../test/support/small-city.ts';
import type { TicketId } from '../kernel/ids.ts';
import { evolve } from './evolve.ts';
import { type TicketFacts, ticketFacts } from './facts.ts';
import { type ImportedTicket, importTicket } from './import-ticket.ts';
import type { Ticket } from './ticket.ts';

const NOW = local('2026-03-02 12:00');

const known: ImportedTicket = {
  ticket: 't1' as TicketId,
  number: '20260202-000001-1',
  person: null,
  sourceSystem: 'old',
  sourceNumber: '1',
  channel: 'phone',
  kind: 'complaint',
  urgency: 'ordinary',
  privacy: 'open',
  text: 'cold',
  subject: null,
  classCode: classOf.heating,
  area: east,
  unit: unit.housing,
  place: null,
  receivedAt: local('2026-02-02 09:00'),
  timePrecision: 'minute',
  dueAt: local('2026-02-09 17:00'),
  noLimitBySource: false,
  concludedAt: local('2026-02-05 10:00'),
  closedAt: local('2026-02-06 10:00'),
  onTimeBySource: null,
  outcome: 'closed',
  resolved: null,
  satisfaction: null,
};

function taken(change: Partial<ImportedTicket>): Ticket {
  return evolve(null, importTicket({ ...known, ...change }, { now: NOW, actor: people.system, ...smallCity }));
}

function facts(change: Partial<ImportedTicket>): Pick<TicketFacts, 'callerDueAt' | 'callerOutcome'> {
  const { callerDueAt, callerOutcome } = ticketFacts(taken(change));
  return { callerDueAt, callerOutcome };
}

const open = { outcome: 'open', concludedAt: null, closedAt: null } as const;
const noEnd = { concludedAt: null, closedAt: null } as const;
const noLimit = { dueAt: null, noLimitBySource: true } as const;
const { dueAt } = known;

const cases: readonly (readonly [
  what: string,
  change: Partial<ImportedTicket>,
  callerDueAt: string | null,
  callerOutcome: string | null,
])[] = [
  ['concluded before its limit', {}, dueAt, 'met'],
  ['concluded after its limit', { dueAt: local('2026-02-05 09:59') }, local('2026-02-05 09:59'), 'missed'],
  ['concluded at the last instant', { dueAt: known.concludedAt }, known.concludedAt, 'met'],
  ['closed late but concluded in time', { closedAt: local('2026-02-20 10:00') }, dueAt, 'met'],
  ['closed only, late', { concludedAt: null, closedAt: local('2026-02-20 10:00') }, dueAt, 'missed'],
  ['the verdict of the source wins over its times', { onTimeBySource: false }, dueAt, 'missed'],
  ['a verdict without times', { ...noEnd, onTimeBySource: true }, dueAt, 'met'],
  [
    'a verdict without times or limit counts by the city’s limit',
    { ...noEnd, dueAt: null, onTimeBySource: false },
    local('2026-02-09 18:00'),
    'missed',
  ],
  ['an end without time or verdict tells nothing', noEnd, null, 'cancelled'],
  ['an end without limit or verdict tells nothing', { dueAt: null }, null, null],
  ['a verdict on no limit tells nothing', { ...noLimit, onTimeBySource: true }, null, null],
  ['declined', { outcome: 'declined' }, null, null],
  ['open', open, dueAt, null],
  ['open, of a source that keeps no limits: the city’s, from the entry', { ...open, dueAt: null }, local('2026-02-09 18:00'), null],
  ['open, of a source that set no limit: the city’s, from the import', { ...open, ...noLimit }, local('2026-03-09 18:00'), null],
];

for (const [what, change, callerDueAt, callerOutcome] of cases) {
  test(`[R-1] [M-1] imported: ${what}`, () => {
    assert.deepEqual(facts(change), { callerDueAt, callerOutcome });
  });
}

test('[E-7] an imported ticket that was closed long ago is archived; one of last week waits for its day', () => {
  const longAgo = taken({ closedAt: local('2026-01-05 10:00'), concludedAt: null });
  assert.deepEqual([longAgo.state, longAgo.clocks['archive:1']], ['archived', undefined]);
  const lately = taken({});
  assert.equal(lately.state, 'closed');
  assert.equal(lately.clocks['archive:1']?.steps[0]?.action, 'archive');
  assert.equal(taken(noEnd).state, 'archived', 'nobody knows when it was closed');
});

test('[S-2] steps of an open imported ticket that lie in the past are not taken again', () => {
  const late = taken({ ...open, dueAt: local('2026-02-25 17:00') });
  const steps = Object.values(late.clocks).flatMap((clock) => clock.steps);
  assert.ok(steps.length > 0);
  assert.ok(steps.every((step) => step.at > NOW));
});

test('[R-1] an open ticket without a unit waits for its dispatch, counted from the import', () => {
  const waiting = taken({ ...open, unit: null });
  assert.deepEqual([waiting.state, waiting.clocks['dispatch:1']?.deadline.startedAt], ['accepted', NOW]);
});
