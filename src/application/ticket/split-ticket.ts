import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { ok } from '../../domain/kernel/result.ts';
import { ownRequest } from '../../domain/ticket/decide/receive.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { CommandOutcome } from './commit-commands.ts';
import { executePair } from './execute-pair.ts';
import type { Wish } from './execute-ticket-command.ts';
import { asMasterNotOpen } from './master-not-open.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** a merge is undone while the master is open; the ticket goes on by itself. */
export async function splitTicket(
  ports: TicketPorts,
  wish: Wish & { readonly ticketId: TicketId; readonly reason: string },
): Promise<Result<CommandOutcome, Refusal<RefusalCode>>> {
  return await executePair(ports, wish, {
    main: { type: 'splitFrom', reason: wish.reason },
    other: (main) => main.mergedInto,
    otherCommand: (main) => ok({ type: 'unfollow', request: ownRequest(main) }),
    reword: asMasterNotOpen,
  });
}
