import { mayReveal } from '../../domain/access/may-reveal.ts';
import { maySee } from '../../domain/access/may-see.ts';
import type { CityId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Caller, PersonStore } from '../ports.ts';
import type { TicketPorts } from '../ticket/ticket-ports.ts';
import { faultyText } from '../../domain/loop/texts.ts';

/** S-5: shows in plain who called, for a reason that is written to the trail in the same transaction. Refused without one. */
export async function revealCaller(
  ports: Pick<TicketPorts, 'states' | 'profiles' | 'time'> & { readonly persons: Pick<PersonStore, 'reveal'> },
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly ticketId: TicketId;
    /** Which caller of a ticket with several; the one who opened it if not said. */
    readonly request?: RequestId;
    readonly reason: string;
    readonly from?: string;
  },
): Promise<Result<Caller, Refusal<RefusalCode>>> {
  const { city, actor, ticketId, reason } = wish;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const request = wish.request ?? (ticketId as string as RequestId);
  const [ticket, opened, rules] = await Promise.all([
    ports.states.load(city, ticketId),
    ports.states.load(city, request as string as TicketId),
    ports.profiles.at(city, ports.time.now()),
  ]);
  if (ticket === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  const seen = maySee(actor, ticket, rules.profile);
  if (!seen.ok) return seen;
  if (opened === null) return fail({ code: 'FOLLOWER_UNKNOWN', rule: 'R-5', params: {} });
  const person = mayReveal(actor, ticket, request, opened);
  if (!person.ok) return person;
  const caller = await ports.persons.reveal(city, person.value, {
    user: actor.user,
    unit: actor.unit,
    origin: wish.from ?? null,
    what: 'callerRevealed',
    ticket: ticketId,
    person: person.value,
    reason,
  });
  return caller === undefined ? fail({ code: 'CALLER_UNKNOWN', rule: null, params: {} }) : ok(caller);
}
