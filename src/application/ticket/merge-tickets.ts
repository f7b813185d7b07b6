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

/** the same matter is handled once. The ticket goes into the master, its caller follows there under the own number. */
export async function mergeTickets(
  ports: TicketPorts,
  wish: Wish & { readonly ticketId: TicketId; readonly master: TicketId; readonly reason: string },
): Promise<Result<CommandOutcome, Refusal<RefusalCode>>> {
  const { master, reason } = wish;
  return await executePair(ports, wish, {
    main: { type: 'mergeInto', master, reason },
    other: () => master,
    otherCommand: (main) =>
      ok({ type: 'follow', request: ownRequest(main), number: main.number, person: main.request.person, enteredAt: main.request.at }),
    reword: asMasterNotOpen,
  });
}
