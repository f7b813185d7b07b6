import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { TicketCommand } from '../../domain/ticket/commands.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { attachFiles } from '../files/attach-files.ts';
import { commandDigest } from './command-digest.ts';
import { prepareCommand } from './command-write.ts';
import { commitCommands, stale, type CommandOutcome } from './commit-commands.ts';
import { faultyWish } from './faulty-wish.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** Commands with a use case of their own: they need more than one ticket, or begin one. */
export type SingleTicketCommand = Exclude<
  TicketCommand,
  { readonly type: 'receive' | 'mergeInto' | 'follow' | 'splitFrom' | 'unfollow' | 'linkRepeat' | 'noteRepeat' }
>;

/** Who wants it, and how it should be treated. The actor comes from the session, never from the body. */
export type Wish = {
  readonly city: CityId;
  readonly actor: Actor;
  /** The version the client saw; without it a clash with another command is tried once more. */
  readonly expectedVersion?: number;
  /** Names the wish, so that its repetition is answered and not done again. */
  readonly idempotencyKey?: string;
  /** S-5: from where. */
  readonly from?: string;
  readonly cause?: string;
};

/** The latest decisions on a class; older ones have been followed or forgotten. */
const PRECEDENTS_ASKED = 100;

/** Does one thing with one ticket: load, rights, rules, append. Refusals carry a code; rejects when the database fails. */
export async function executeTicketCommand(
  ports: TicketPorts,
  wish: Wish & { readonly ticketId: TicketId; readonly command: SingleTicketCommand },
): Promise<Result<CommandOutcome, Refusal<RefusalCode>>> {
  const { city, actor, ticketId, command, expectedVersion, idempotencyKey } = wish;
  const fault = faultyWish(wish);
  if (fault !== undefined) return fault;
  const circumstances = { key: idempotencyKey ?? null, cause: wish.cause ?? null, origin: wish.from ?? null };
  const key = idempotencyKey === undefined ? null : { key: idempotencyKey, digest: commandDigest([actor.user, ticketId, command]) };
  return await commitCommands(ports, { city, expectedVersion, key }, async (load) => {
    const now = ports.time.now();
    const [before, rules] = await Promise.all([load(ticketId), ports.profiles.at(city, now)]);
    if (before === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
    if (expectedVersion !== undefined && before.version !== expectedVersion) return stale(expectedVersion, before.version);
    const world = { actor, now, rules, circumstances };
    let prepared = prepareCommand(before, command, world);
    if (!prepared.ok && prepared.error.code === 'BASIS_MISSING' && (command.type === 'dispatch' || command.type === 'nameUnit')) {
      // D-7: only where the catalogue gives no basis are the precedents asked.
      const precedents = await ports.precedents.find(city, command.classCode, PRECEDENTS_ASKED);
      prepared = prepareCommand(before, command, { ...world, precedents });
    }
    if (!prepared.ok || ports.files === undefined) return prepared.ok ? ok({ writes: [prepared.value] }) : prepared;
    const attached = await attachFiles(ports.files, command, { city, ticket: ticketId, actor, now });
    if (!attached.ok) return attached;
    if (attached.value.command !== command)
      prepared = prepareCommand(before, attached.value.command, { ...world, newFiles: attached.value.newFiles });
    return prepared.ok ? ok({ writes: [prepared.value] }) : prepared;
  });
}
