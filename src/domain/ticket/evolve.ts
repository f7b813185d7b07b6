import { applyClockChanges } from '../loop/clock.ts';
import type { TicketEvent, TicketEventOf, TicketEventType } from './events.ts';
import type { Change, Changes } from './evolve/change.ts';
import { dispatchChanges } from './evolve/dispatch.ts';
import { evaluateChanges } from './evolve/evaluate.ts';
import { handleChanges } from './evolve/handle.ts';
import { begin, beginImported, receiveChanges } from './evolve/receive.ts';
import type { Ticket } from './ticket.ts';

type BeginningType = 'requestReceived' | 'ticketImported';

const changes: Changes<Exclude<TicketEventType, BeginningType>> = {
  ...receiveChanges,
  ...dispatchChanges,
  ...handleChanges,
  ...evaluateChanges,
};

/**
 * The ticket after one more fact. Pure, and total over lawful histories; throws when history is broken
 * (a first event that does not begin a ticket, or a second one that does).
 */
export function evolve(ticket: Ticket | null, event: TicketEvent): Ticket {
  if (event.type === 'requestReceived' || event.type === 'ticketImported') {
    if (ticket !== null) throw new Error(`ticket ${ticket.number} begins twice`);
    return event.type === 'requestReceived' ? begin(event) : beginImported(event);
  }
  if (ticket === null) throw new Error(`history begins with ${event.type}`);
  return {
    ...ticket,
    ...changeBy(ticket, event.type, event),
    version: ticket.version + 1,
    clocks: applyClockChanges(ticket.clocks, event.clocks),
  };
}

function changeBy<Type extends Exclude<TicketEventType, BeginningType>>(ticket: Ticket, type: Type, event: TicketEventOf<Type>): Change {
  // The table is keyed by the type, so the change fits the event; the compiler loses that over the union.
  const change = changes[type] as unknown as (before: Ticket, data: unknown, fact: TicketEventOf<Type>) => Change;
  return change(ticket, event.data, event);
}

/** The fold of a history; null for none. */
export function fold(events: Iterable<TicketEvent>, start: Ticket | null = null): Ticket | null {
  let ticket = start;
  for (const event of events) ticket = evolve(ticket, event);
  return ticket;
}
