import { requestOf } from '../../domain/access/view-progress.ts';
import type { CityId, PersonId, TicketId } from '../../domain/kernel/ids.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { EventStore, TicketReader } from '../ports.ts';

/** Tickets of one person that are gone through. */
const MAX_TICKETS = 10_000;

/** What finding a person's files needs. */
export type CallersFilesPorts = { readonly events: Pick<EventStore, 'load'>; readonly reader: Pick<TicketReader, 'byPersons'> };

/** The files that a person handed in as a caller, with all requests and later words, on merged matters too. */
export async function callersFiles({ events, reader }: CallersFilesPorts, city: CityId, person: PersonId): Promise<readonly string[]> {
  const files: string[] = [];
  for (const ticketId of await reader.byPersons(city, [person], MAX_TICKETS)) {
    const own = await events.load(city, ticketId, 0);
    const ticket = fold(own);
    if (ticket === null) continue;
    const matter = ticket.mergedInto === null ? [] : await events.load(city, ticket.mergedInto, 0);
    files.push(...[...own, ...matter].flatMap((event) => filesIn(event, ticket.id)));
  }
  return [...new Set(files)];
}

function filesIn(event: TicketEvent, ticket: TicketId): readonly string[] {
  if (event.type === 'requestReceived') return event.data.ticket === ticket ? (event.data.request.files ?? []).map(({ id }) => id) : [];
  const isOwn = event.type === 'statementAdded' && event.by.user === null && event.data.request === requestOf({ id: ticket });
  return isOwn ? event.data.files.map(({ id }) => id) : [];
}
