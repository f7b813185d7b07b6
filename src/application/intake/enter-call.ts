import type { ClassCode, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { TicketCommandOf } from '../../domain/ticket/commands.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { TicketState } from '../../domain/vocabulary/ticket.ts';
import type { NotSamePairs } from '../duplicates/ports.ts';
import { executeTicketCommand, type SingleTicketCommand, type Wish } from '../ticket/execute-ticket-command.ts';
import { mergeTickets } from '../ticket/merge-tickets.ts';
import { receiveRequest, type IncomingRequest, type Receipt, type ReceivePorts } from '../ticket/receive-request.ts';

/** what becomes of a request at once. `later` leaves it in the queue. */
export type Outlet =
  | { readonly type: 'later' }
  | TicketCommandOf<'takeOn'>
  | TicketCommandOf<'dispatch'>
  | TicketCommandOf<'answerDirectly'>
  | TicketCommandOf<'handOver'>
  | TicketCommandOf<'decline'>
  | { readonly type: 'mergeInto'; readonly master: TicketId; readonly reason: string };

/** D-9: what was suggested while the request was written, as it was shown. */
export type ShownAdvice = {
  readonly model: string;
  readonly classes: readonly { readonly classCode: ClassCode; readonly score: number; readonly reasons: readonly string[] }[];
  readonly units: readonly { readonly unit: UnitCode; readonly score: number; readonly reasons: readonly string[] }[];
};

/** A ticket that was written at the desk. `refused` says why the outlet was not possible: the request is in, and waits. */
export type EnteredCall = Receipt & { readonly state: TicketState | null; readonly refused: Refusal<RefusalCode> | null };

const system: Actor = { user: null, roles: ['system'], unit: null };

/**
 * D-9: enters a request, keeps the advice that was shown and which tickets are another matter, and takes the outlet that was chosen. The request counts first: when
 * the outlet is refused it is in all the same. Each step has a key of its own that follows from the wish's, so the whole may be sent again
 * after a lost connection and goes on where it was.
 */
export async function enterCall(
  ports: ReceivePorts & { readonly notSame: NotSamePairs },
  wish: Wish & {
    readonly idempotencyKey: string;
    readonly request: IncomingRequest;
    readonly advice: ShownAdvice | null;
    readonly outlet: Outlet;
    /** tickets that whoever wrote it said are not the same matter. */
    readonly notSame: readonly TicketId[];
  },
): Promise<Result<EnteredCall, Refusal<RefusalCode>>> {
  const { request, advice, outlet, notSame: others, idempotencyKey: key, ...who } = wish;
  const received = await receiveRequest(ports, { ...who, idempotencyKey: key, request });
  if (!received.ok) return received;
  const { ticket: ticketId } = received.value;
  const step = (name: string): Wish => ({ ...who, idempotencyKey: `${key}/${name}` });
  if (advice !== null) {
    const { model, classes, units: suggestions } = advice;
    const command = { type: 'recordAdvice', model, suggestions, classes } as const;
    // Advice that cannot be kept (its model names a class that is gone by now) is no reason to leave a caller waiting.
    await executeTicketCommand(ports, { ...step('advice'), actor: system, cause: 'intake', ticketId, command });
  }
  const said = { at: ports.time.now(), user: who.actor.user, origin: who.from ?? null, reason: null };
  await ports.notSame.add(who.city, { ...said, ticket: ticketId, others });
  const done = await takeOutlet(ports, outlet, ticketId, step);
  const after = await ports.states.load(who.city, ticketId);
  return ok({ ...received.value, state: after?.state ?? null, refused: done.ok ? null : done.error });
}

async function takeOutlet(
  ports: ReceivePorts,
  outlet: Outlet,
  ticketId: TicketId,
  step: (name: string) => Wish,
): Promise<Result<unknown, Refusal<RefusalCode>>> {
  const act = async (command: SingleTicketCommand) => await executeTicketCommand(ports, { ...step(command.type), ticketId, command });
  switch (outlet.type) {
    case 'later':
      return ok('later');
    case 'mergeInto': {
      const { master, reason } = outlet;
      return await mergeTickets(ports, { ...step('mergeInto'), ticketId, master, reason });
    }
    case 'dispatch': {
      const { classCode, area } = outlet;
      const taken = await act({ type: 'takeOn', classCode, area });
      return taken.ok ? await act(outlet) : taken;
    }
    default:
      return await act(outlet);
  }
}
