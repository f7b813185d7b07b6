import { maySee } from '../../domain/access/may-see.ts';
import type { Viewer } from '../../domain/access/view-ticket.ts';
import type { CityId, PersonId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Caller, PersonStore, Trail, TrailEntry } from '../ports.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** What looking at a ticket needs. */
export type OpenTicketPorts = Pick<TicketPorts, 'states' | 'profiles' | 'time'> & {
  readonly persons: Pick<PersonStore, 'read'>;
  readonly trail: Pick<Trail, 'record'>;
};

/** Who looks at which ticket, and from where. */
export type OpenTicketWish = { readonly city: CityId; readonly actor: Actor; readonly ticketId: TicketId; readonly from?: string };

/** Opens a ticket for a member of staff: may it be seen, and how much of it. The look is written to the trail first (S-5). */
export async function openTicket(
  ports: OpenTicketPorts,
  { city, actor, ticketId, from }: OpenTicketWish,
  sighting: Pick<TrailEntry, 'what' | 'reason'> = { what: 'ticketRead', reason: null },
): Promise<Result<{ readonly ticket: Ticket; readonly viewer: Viewer; readonly profile: ProfileIndex }, Refusal<RefusalCode>>> {
  const [ticket, rules] = await Promise.all([ports.states.load(city, ticketId), ports.profiles.at(city, ports.time.now())]);
  if (ticket === null) return fail({ code: 'TICKET_UNKNOWN', rule: null, params: {} });
  const allowed = maySee(actor, ticket, rules.profile);
  if (!allowed.ok) return allowed;
  const look = { user: actor.user, unit: actor.unit, origin: from ?? null, ...sighting };
  const [callers, confidentialRequests] = await Promise.all([
    callersOf(ports.persons, city, ticket),
    confidentialRequestsOf(ports.states, city, ticket),
    ports.trail.record(city, [{ ...look, ticket: ticketId, person: ticket.request.person }]),
  ]);
  return ok({ ticket, profile: rules.profile, viewer: { actor, callers, confidentialRequests, dayOf: rules.calendar.localDate } });
}

async function callersOf(persons: Pick<PersonStore, 'read'>, city: CityId, ticket: Ticket): Promise<ReadonlyMap<RequestId, Caller>> {
  const byRequest = new Map<RequestId, PersonId>();
  for (const { request, person } of ticket.followers) if (person !== null) byRequest.set(request, person);
  const known = await persons.read(city, [...new Set(byRequest.values())]);
  const callers = new Map<RequestId, Caller>();
  for (const [request, person] of byRequest) {
    const caller = known.get(person);
    if (caller !== undefined) callers.set(request, caller);
  }
  return callers;
}

/** A merged request has the id of the ticket it was opened as. */
async function confidentialRequestsOf(states: TicketPorts['states'], city: CityId, ticket: Ticket): Promise<ReadonlySet<RequestId>> {
  const merged = ticket.followers.map(({ request }) => request).filter((request) => (request as string) !== ticket.id);
  const opened = await Promise.all(merged.map(async (request) => await states.load(city, request as string as TicketId)));
  return new Set(merged.filter((_request, index) => opened[index]?.privacy !== 'open'));
}
