import { possibleActions } from '../../domain/access/possible-actions.ts';
import { viewTicket, type TicketView } from '../../domain/access/view-ticket.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { TicketAction } from '../../domain/ticket/commands.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { relatedTickets, type RelatedTicket } from './related-tickets.ts';
import type { TicketPorts } from './ticket-ports.ts';
import { openTicket, type OpenTicketPorts, type OpenTicketWish } from './open-ticket.ts';

/** A ticket as one member of staff may see it, with what this person may do with it as it stands, and the tickets that belong to it. */
export type ReadTicket = TicketView & { readonly actions: readonly TicketAction[]; readonly related: readonly RelatedTicket[] };

/** Shows a ticket to a member of staff, as far as it is for these eyes; the look stands in the trail (S-5). */
export async function readTicket(
  ports: OpenTicketPorts & Pick<TicketPorts, 'events'>,
  wish: OpenTicketWish,
): Promise<Result<ReadTicket, Refusal<RefusalCode>>> {
  const opened = await openTicket(ports, wish);
  if (!opened.ok) return opened;
  const { ticket, viewer, profile } = opened.value;
  const view = viewTicket(ticket, viewer);
  const related = await relatedTickets(ports, wish.city, wish.actor, ticket, view, profile);
  return ok({ ...view, actions: possibleActions(wish.actor, ticket), related });
}
