import { maySee } from '../../domain/access/may-see.ts';
import type { TicketView } from '../../domain/access/view-ticket.ts';
import type { CityId, TicketId } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Relation } from '../../domain/vocabulary/relations.ts';
import type { TicketPorts } from './ticket-ports.ts';

/** Another ticket that belongs to this one, as people know it. */
export type RelatedTicket = { readonly how: Relation; readonly ticket: TicketId; readonly number: string; readonly state: Ticket['state'] };

/**
 * R-5, E-7: the master, what was merged, what it repeats, what repeats it; only what this person may see. A unit is not told that a
 * confidential or anonymous request belongs to another one.
 */
export async function relatedTickets(
  ports: Pick<TicketPorts, 'states' | 'events'>,
  city: CityId,
  actor: Actor,
  ticket: Ticket,
  view: Pick<TicketView, 'mergedInto' | 'repeatOf' | 'callers' | 'masked'>,
  profile: Pick<ProfileIndex, 'units'>,
): Promise<readonly RelatedTicket[]> {
  const links: { readonly how: Relation; readonly ticket: TicketId }[] = [
    ...(view.mergedInto === null ? [] : [{ how: 'master' as const, ticket: view.mergedInto }]),
    // A merged request has the id of the ticket it was opened as.
    ...view.callers
      .map(({ request }) => request as string as TicketId)
      .filter((request) => request !== ticket.id)
      .map((request) => ({ how: 'merged' as const, ticket: request })),
    ...(view.repeatOf === null ? [] : [{ how: 'earlier' as const, ticket: view.repeatOf }]),
    ...(ticket.repeats === 0 || view.masked ? [] : await laterOnes(ports, city, ticket.id)),
  ];
  const related = await Promise.all(
    links.map(async (link): Promise<RelatedTicket | null> => {
      const other = await ports.states.load(city, link.ticket);
      if (other === null || !maySee(actor, other, profile).ok) return null;
      if (actor.unit !== null && other.privacy !== 'open') return null;
      return { ...link, number: other.number, state: other.state };
    }),
  );
  return related.filter((one) => one !== null);
}

async function laterOnes(
  { events }: Pick<TicketPorts, 'events'>,
  city: CityId,
  ticket: TicketId,
): Promise<readonly { readonly how: 'later'; readonly ticket: TicketId }[]> {
  const history = await events.load(city, ticket, 0);
  return history.flatMap((event) => (event.type === 'repeatNoted' ? [{ how: 'later' as const, ticket: event.data.later }] : []));
}
