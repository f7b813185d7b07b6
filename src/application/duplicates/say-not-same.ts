import { mayTellApart } from '../../domain/access/may-tell-apart.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import type { NotSamePairs } from './ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** Who says of which two tickets that they are not the same matter; the reason may be left out. */
export type NotSameWish = {
  readonly city: CityId;
  readonly actor: Actor;
  readonly ticketId: TicketId;
  readonly other: TicketId;
  readonly reason: string | null;
  readonly from?: string;
};

/** two tickets are not the same matter: neither is named beside the other from now on. `said`: false when it was known. */
export async function sayNotSame(
  ports: Pick<TicketPorts, 'states' | 'time'> & { readonly notSame: NotSamePairs },
  wish: NotSameWish,
): Promise<Result<{ readonly said: boolean }, Refusal<RefusalCode>>> {
  const { city, actor, ticketId, other, reason, from } = wish;
  const allowed = mayTellApart(actor);
  if (!allowed.ok) return allowed;
  const fault = reason === null ? undefined : faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  if (ticketId === other) return fail({ code: 'NOT_SAME_AS_ITSELF', rule: 'R-5', params: {} });
  const both = await Promise.all([ports.states.load(city, ticketId), ports.states.load(city, other)]);
  if (both.includes(null)) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  const said = { ticket: ticketId, others: [other], at: ports.time.now(), user: actor.user, origin: from ?? null, reason };
  return ok({ said: (await ports.notSame.add(city, said)) > 0 });
}
