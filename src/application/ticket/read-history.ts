import { viewHistory, type HistoryEntry } from '../../domain/access/view-history.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { openTicket, type OpenTicketPorts, type OpenTicketWish } from './open-ticket.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** H-9, S-5: what happened to a ticket, oldest first, as far as it is for these eyes; the look stands in the trail. */
export async function readHistory(
  ports: OpenTicketPorts & Pick<TicketPorts, 'events'>,
  wish: OpenTicketWish,
): Promise<Result<readonly HistoryEntry[], Refusal<RefusalCode>>> {
  const opened = await openTicket(ports, wish);
  if (!opened.ok) return opened;
  const { ticket, viewer } = opened.value;
  return ok(viewHistory(await ports.events.load(wish.city, wish.ticketId, 0), ticket, viewer));
}
