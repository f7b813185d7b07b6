import { requestOf } from '../../domain/access/view-progress.ts';
import type { CityId, PersonId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import type { TicketEvent } from '../../domain/ticket/events.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { EventStore, TicketReader } from '../ports.ts';

/** Tickets of one person that are gone through. */
const MAX_TICKETS = 10_000;

/** What finding a person's files needs. */
export type CallersFilesPorts = { readonly events: Pick<EventStore, 'load'>; readonly reader: Pick<TicketReader, 'byPersons'> };

/** The files that a person handed in as a caller, with all requests and later words, on merged matters too; and those tickets. */
export async function callersFiles(
  { events, reader }: CallersFilesPorts,
  city: CityId,
  person: PersonId,
): Promise<{ readonly files: readonly string[]; readonly tickets: readonly TicketId[] }> {
  const files: string[] = [];
  const tickets: TicketId[] = [];
  for (const opened of await reader.byPersons(city, [person], MAX_TICKETS)) {
    const own = await events.load(city, opened, 0);
    const matter = fold(own)?.mergedInto ?? null;
    tickets.push(opened, ...(matter === null ? [] : [matter]));
    const callersOwn = requestOf({ id: opened });
    for (const event of own) files.push(...filesFrom(callersOwn, event, callersOwn));
    if (matter === null) continue;
    for (const event of await events.load(city, matter, 0)) files.push(...filesFrom(callersOwn, event, requestOf({ id: matter })));
  }
  return { files: [...new Set(files)], tickets };
}

/** What staff noted without saying whose words it were is of the one who opened the ticket. */
function filesFrom(request: RequestId, event: TicketEvent, opener: RequestId): readonly string[] {
  if (event.type === 'requestReceived') return opener === request ? (event.data.request.files ?? []).map(({ id }) => id) : [];
  const isOwn = event.type === 'statementAdded' && event.data.fromCaller && (event.data.request ?? opener) === request;
  return isOwn ? event.data.files.map(({ id }) => id) : [];
}
