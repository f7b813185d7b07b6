import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { classOf, east, people, smallCity, unit } from '../../../test/support/small-city.ts';
import { local } from '../../../test/support/ticket-script.ts';
import type { TicketId } from '../kernel/ids.ts';
import { addMs, HOUR_MS, type Instant } from '../kernel/time.ts';
import { codesOf } from '../vocabulary/label.ts';
import { channels, privacies, requestKinds, urgencies } from '../vocabulary/request.ts';
import { evolve } from './evolve.ts';
import { ticketFacts } from './facts.ts';
import { type ImportedTicket, importTicket } from './import-ticket.ts';
import { unlawfulness } from './lawful.ts';

const NOW = local('2026-03-02 12:00');
const HOURS_AROUND = 5_000;

/** Some hour in the months around the import, or none. */
function around(): fc.Arbitrary<Instant> {
  return fc.integer({ min: -HOURS_AROUND, max: HOURS_AROUND }).map((hours) => addMs(NOW, hours * HOUR_MS));
}

const optional = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(arbitrary, { nil: null });

const tickets: fc.Arbitrary<ImportedTicket> = fc.record({
  ticket: fc.constant('t1' as TicketId),
  number: fc.constant('20260202-000001-1'),
  person: fc.constant(null),
  sourceSystem: fc.constant('old'),
  sourceNumber: fc.string({ minLength: 1 }),
  channel: fc.constantFrom(...codesOf(channels)),
  kind: fc.constantFrom(...codesOf(requestKinds)),
  urgency: fc.constantFrom(...codesOf(urgencies)),
  privacy: fc.constantFrom(...codesOf(privacies)),
  text: fc.string(),
  subject: optional(fc.string()),
  classCode: optional(fc.constantFrom(...Object.values(classOf))),
  area: optional(fc.constant(east)),
  unit: optional(fc.constantFrom(...Object.values(unit))),
  place: fc.constant(null),
  receivedAt: around().filter((at) => at <= NOW),
  timePrecision: fc.constantFrom('minute', 'day'),
  dueAt: optional(around()),
  noLimitBySource: fc.boolean(),
  concludedAt: optional(around()),
  closedAt: optional(around()),
  onTimeBySource: optional(fc.boolean()),
  outcome: fc.constantFrom('open', 'concluded', 'closed', 'declined'),
  resolved: optional(fc.boolean()),
  satisfaction: optional(fc.constantFrom(1, 2, 3, 4, 5)),
});

test('[R-1] whatever another system says of a ticket, it stands lawfully here', () => {
  fc.assert(
    fc.property(tickets, (drawn) => {
      const input = drawn.outcome === 'open' ? { ...drawn, concludedAt: null, closedAt: null } : drawn;
      const event = importTicket(input, { now: NOW, actor: people.system, ...smallCity });
      const ticket = evolve(null, event);
      assert.deepEqual(unlawfulness(ticket), []);
      const facts = ticketFacts(ticket);
      assert.deepEqual([facts.sourceSystem, facts.sourceNumber, facts.receivedAt], ['old', input.sourceNumber, input.receivedAt]);
      const steps = Object.values(ticket.clocks).flatMap((clock) => clock.steps);
      assert.ok(
        steps.every(({ at }) => at > NOW),
        'no step lies in the past',
      );
    }),
  );
});
