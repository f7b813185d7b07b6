import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { CommandOutcome } from './commit-commands.ts';
import { executePair } from './execute-pair.ts';
import type { Wish } from './execute-ticket-command.ts';
import type { TicketPorts } from './ticket-ports.ts';

const notLater: Refusal<RefusalCode> = { code: 'REPEAT_NOT_LATER', rule: 'E-7', params: {} };

/** E-7: a ticket on the same matter after the earlier one had ended breaks "done in one go" there. */
export async function linkRepeat(
  ports: TicketPorts,
  wish: Wish & { readonly ticketId: TicketId; readonly earlier: TicketId; readonly reason: string },
): Promise<Result<CommandOutcome, Refusal<RefusalCode>>> {
  const { ticketId, earlier, reason } = wish;
  return await executePair(ports, wish, {
    main: { type: 'linkRepeat', earlier, reason },
    other: () => earlier,
    otherCommand: (main, other) => {
      const ended = other.firstConcludedAt ?? other.closedAt;
      if (ended !== null && main.request.at < ended) return fail(notLater);
      return ok({ type: 'noteRepeat', later: ticketId });
    },
    reword: (refusal) => (refusal.code === 'ACTION_NOT_IN_STATE' ? notLater : refusal),
  });
}
