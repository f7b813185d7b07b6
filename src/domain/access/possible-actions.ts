import type { TicketAction } from '../ticket/commands.ts';
import type { Actor, Ticket } from '../ticket/ticket.ts';
import { ticketTransitions } from '../ticket/transitions.ts';
import { codesOf } from '../vocabulary/label.ts';
import { ticketActions } from '../vocabulary/actions.ts';
import { may } from './may.ts';

/**
 * LOOP section 8: what this person may do with the ticket as it stands, in the order of the loop. The rules can still refuse one of
 * these for what stands in the ticket or in the form (a limit that is over, an own act).
 */
export function possibleActions(actor: Actor, ticket: Ticket): readonly TicketAction[] {
  return codesOf(ticketActions).filter(
    (action) => (ticketTransitions[action].from as readonly string[]).includes(ticket.state) && may(actor, action, ticket).ok,
  );
}
