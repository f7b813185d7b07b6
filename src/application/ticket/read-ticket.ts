import { possibleActions } from '../../domain/access/possible-actions.ts';
import { viewTicket, type TicketView } from '../../domain/access/view-ticket.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { TicketAction } from '../../domain/ticket/commands.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { openTicket, type OpenTicketPorts, type OpenTicketWish } from './open-ticket.ts';

/** A ticket as one member of staff may see it, with what this person may do with it as it stands. */
export type ReadTicket = TicketView & { readonly actions: readonly TicketAction[] };

/** Shows a ticket to a member of staff, as far as it is for these eyes; the look stands in the trail (S-5). */
export async function readTicket(ports: OpenTicketPorts, wish: OpenTicketWish): Promise<Result<ReadTicket, Refusal<RefusalCode>>> {
  const opened = await openTicket(ports, wish);
  if (!opened.ok) return opened;
  const { ticket, viewer } = opened.value;
  return ok({ ...viewTicket(ticket, viewer), actions: possibleActions(wish.actor, ticket) });
}
