import assert from 'node:assert/strict';
import type { TicketEvent } from '../../src/domain/ticket/events.ts';
import { fold } from '../../src/domain/ticket/evolve.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';

/** The ticket that a history leads to; fails the test when it leads to none. */
export function foldOrFail(events: Iterable<TicketEvent>): Ticket {
  const ticket = fold(events);
  assert.ok(ticket !== null, 'an empty history');
  return ticket;
}
