import type { Instant } from '../kernel/time.ts';
import type { TicketEvent, TicketEventType } from '../ticket/events.ts';
import type { ActorRef } from '../loop/actor.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { maskText } from './mask-text.ts';
import { identifyingWords, type Viewer } from './view-ticket.ts';

/** One fact of a ticket's history as one viewer may see it. */
export type HistoryEntry = {
  readonly version: number;
  /** Null where the exact time could tell who called. */
  readonly at: Instant | null;
  readonly type: TicketEventType;
  readonly by: ActorRef;
  /** What the fact says, without what is hidden from this viewer. */
  readonly data: Readonly<Record<string, unknown>>;
};

/** Never shown to anybody: keys into the stores of codes and of persons; the request itself is in the ticket's view. */
const inner: ReadonlySet<string> = new Set(['queryCodeHash', 'person', 'source']);

/** Facts that lie before the unit's part and could be counted back to the caller's minute, or that name other tickets of the same caller. */
const beforeUnit: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'requestReceived',
  'ticketImported',
  'ticketTakenOn',
  'firstAnswerRecorded',
  'ticketCorrected',
  'privacyProtected',
  'adviceRecorded',
  'followerAdded',
  'followerRemoved',
  'ticketMerged',
  'ticketSplit',
  'repeatLinked',
  'repeatNoted',
]);

/** Fields in which people write. */
const written: ReadonlySet<string> = new Set([
  ...['text', 'reason', 'account', 'publicAnswer', 'unsolvedReason', 'answer', 'minutes', 'plan', 'basis', 'leftOpen'],
  ...['evidence', 'detail', 'textForCaller', 'lawfulWay', 'to', 'name'],
]);

/**
 * S-5, H-9: what happened to a ticket, oldest first. A unit sees of a confidential or anonymous ticket nothing that identifies: not what
 * came before its own part, and no wording that tells who the caller is.
 */
export function viewHistory(events: readonly TicketEvent[], ticket: Ticket, viewer: Viewer): readonly HistoryEntry[] {
  const hide = viewer.actor.unit !== null && (ticket.privacy !== 'open' || viewer.confidentialRequests.size > 0);
  const known = identifyingWords(viewer);
  const clean = (text: string): string => (hide ? maskText(text, known) : text);
  return events.flatMap((event, index) => {
    if (hide && beforeUnit.has(event.type)) return [];
    const entry = { version: index + 1, at: hide && isOfCaller(event) ? null : event.at, type: event.type, by: event.by };
    return [{ ...entry, data: shown(event.data, clean) as HistoryEntry['data'] }];
  });
}

/** What the caller did came in the caller's own minute. */
function isOfCaller({ by }: TicketEvent): boolean {
  return by.user === null && by.unit === null;
}

function shown(value: unknown, clean: (text: string) => string, field = ''): unknown {
  if (typeof value === 'string') return written.has(field) ? clean(value) : value;
  if (Array.isArray(value)) return value.map((item) => shown(item, clean, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inside]) => !inner.has(name) && !(name === 'request' && typeof inside === 'object'))
      .map(([name, inside]) => [name, shown(inside, clean, name)]),
  );
}
