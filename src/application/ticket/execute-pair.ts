import type { TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { commandDigest } from './command-digest.ts';
import { prepareCommand } from './command-write.ts';
import { commitCommands, stale, type CommandOutcome } from './commit-commands.ts';
import type { Wish } from './execute-ticket-command.ts';
import { faultyWish } from './faulty-wish.ts';
import type { TicketPorts } from './ticket-ports.ts';

type TicketResult<Value> = Result<Value, Refusal<RefusalCode>>;

/** One act on two tickets: the commands, and what must hold between them. */
export type Pair = {
  readonly main: TicketCommand;
  /** The other ticket, when the main one is needed to know it. */
  other(main: Ticket): TicketId | null;
  /** The command to the other ticket, or why the two do not go together. */
  otherCommand(main: Ticket, other: Ticket): TicketResult<TicketCommand>;
  /** Words a refusal of the other ticket for those who look at the main one. */
  reword(refusal: Refusal<RefusalCode>): Refusal<RefusalCode>;
};

/** Does one act on two tickets in one transaction. Version, key and outcome are those of the main ticket. */
export async function executePair(
  ports: TicketPorts,
  wish: Wish & { readonly ticketId: TicketId },
  pair: Pair,
): Promise<TicketResult<CommandOutcome>> {
  const { city, actor, ticketId, expectedVersion, idempotencyKey } = wish;
  const fault = faultyWish(wish);
  if (fault !== undefined) return fault;
  const circumstances = { key: idempotencyKey ?? null, cause: wish.cause ?? null, origin: wish.from ?? null };
  const key = idempotencyKey === undefined ? null : { key: idempotencyKey, digest: commandDigest([actor.user, ticketId, pair.main]) };
  return await commitCommands(ports, { city, expectedVersion, key }, async (load) => {
    const now = ports.time.now();
    const [main, rules] = await Promise.all([load(ticketId), ports.profiles.at(city, now)]);
    if (main === null) return unknownTicket();
    if (expectedVersion !== undefined && main.version !== expectedVersion) return stale(expectedVersion, main.version);
    const world = { actor, now, rules, circumstances };
    const first = prepareCommand(main, pair.main, world);
    if (!first.ok) return first;
    const otherId = pair.other(main);
    const other = otherId === null ? null : await load(otherId);
    if (other === null) return unknownTicket();
    const command = pair.otherCommand(main, other);
    if (!command.ok) return command;
    const second = prepareCommand(other, command.value, world);
    return second.ok ? ok({ writes: [first.value, second.value] }) : fail(pair.reword(second.error));
  });
}

function unknownTicket(): TicketResult<never> {
  return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
}
