import { TOKENS_EDITION } from '../../analysis/search/tokens.ts';
import type { CityId, PersonId, RequestId, TicketId } from '../../domain/kernel/ids.ts';
import { fold } from '../../domain/ticket/evolve.ts';
import type { TicketEventType } from '../../domain/ticket/events.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Caller, EventStore, PersonStore, Profiles, TimeSource } from '../ports.ts';
import type { Projection } from '../projections/ports.ts';
import { loadHistories } from '../ticket/load-histories.ts';
import { searchDocument } from './search-document.ts';
import type { SearchIndex } from './ports.ts';

/** Counts what `searchDocument` makes of a ticket: another number builds the index anew. */
const DOCUMENTS_EDITION = 1;

/** Events of one batch; tickets of one transaction. Readers of history wait for a transaction, a stop for a batch. */
const EVENTS = 500;
const TICKETS = 50;

/** What the index is filled from. */
export type SearchProjectionPorts = {
  readonly events: Pick<EventStore, 'loadAll'>;
  readonly persons: Pick<PersonStore, 'read'>;
  readonly profiles: Pick<Profiles, 'at'>;
  readonly time: TimeSource;
  readonly searchIndex: Pick<SearchIndex, 'write'>;
};

/** Told of a ticket whose history cannot be followed; the index keeps what it knew of it, and the others go on. */
export type OnBroken = (city: CityId, ticket: TicketId, error: unknown) => void;

/** Events that change nothing of what is searched. */
const unseen: ReadonlySet<TicketEventType> = new Set([
  ...(['firstAnswerRecorded', 'statementAdded', 'repeatLinked', 'repeatNoted', 'adviceRecorded', 'dispatchSigned'] as const),
  ...(['contactRecorded', 'supportReported', 'level3Reported', 'extensionRequested', 'extensionGranted', 'extensionRefused'] as const),
  ...(['longCycleRequested', 'longCycleGranted', 'longCycleRefused', 'longCycleReported', 'unitAnswerApproved'] as const),
  ...(['followUpTried', 'followUpEnded', 'ticketArchived', 'exclusionRequested', 'exclusionDecided', 'reminderSent'] as const),
  ...(['sheetReplied', 'sheetJudged', 'deliveryRecorded', 'deadlinesRecomputed', 'clockLapsed'] as const),
]);

/** Keeps the search index, a moment behind the tickets. */
export function searchProjection(ports: SearchProjectionPorts, onBroken: OnBroken): Projection {
  return {
    name: `search:${String(TOKENS_EDITION)}.${String(DOCUMENTS_EDITION)}`,
    begins: 'atStart',
    batch: EVENTS,
    apply: async (city, events) => {
      const changed = new Set(events.filter(({ event }) => !unseen.has(event.type)).map(({ stream }) => stream));
      const tickets = [...changed];
      for (let at = 0; at < tickets.length; at += TICKETS) await put(ports, city, tickets.slice(at, at + TICKETS), onBroken);
    },
  };
}

/** Puts tickets into the index as they are now, whichever event told of them. */
async function put(ports: SearchProjectionPorts, city: CityId, ids: readonly TicketId[], onBroken: OnBroken): Promise<void> {
  const [{ histories, broken }, rules] = await Promise.all([
    loadHistories(ports.events, city, ids),
    ports.profiles.at(city, ports.time.now()),
  ]);
  for (const [ticket, error] of broken) onBroken(city, ticket, error);
  const tickets = [...histories].flatMap(([id, history]) =>
    sound(
      () => fold(history) ?? [],
      (error) => onBroken(city, id, error),
    ),
  );
  const persons = tickets.flatMap(({ followers }) => followers.flatMap(({ person }) => person ?? []));
  const known = await ports.persons.read(city, [...new Set(persons)]);
  const documents = tickets.flatMap((ticket) =>
    sound(
      () => searchDocument(city, ticket, callersOf(ticket, known), rules),
      (error) => onBroken(city, ticket.id, error),
    ),
  );
  await ports.searchIndex.write(city, documents);
}

/** What `work` gives; nothing when it throws. */
function sound<Value>(work: () => Value, onError: (error: unknown) => void): Value | readonly [] {
  try {
    return work();
  } catch (error) {
    onError(error);
    return [];
  }
}

function callersOf({ followers }: Ticket, known: ReadonlyMap<PersonId, Caller>): ReadonlyMap<RequestId, Caller> {
  const callers = new Map<RequestId, Caller>();
  for (const { request, person } of followers) {
    const caller = person === null ? undefined : known.get(person);
    if (caller !== undefined) callers.set(request, caller);
  }
  return callers;
}
