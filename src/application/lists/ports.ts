import type { AreaCode, CityId, ClassCode, PersonId, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../../domain/vocabulary/request.ts';
import type { Light, TicketState } from '../../domain/vocabulary/ticket.ts';
import type { StoredList } from '../../domain/vocabulary/work-lists.ts';
import type { StreamPosition } from '../ports.ts';

/** Items that came to a list at a desk (n above 0) or went from it. */
export type ListChange = { readonly list: StoredList; readonly desk: string; readonly n: number };

/** What one write changed. */
export type TicketChange = {
  readonly position: StreamPosition;
  readonly at: Instant;
  /** Null for a bulk write (an import): many tickets changed. */
  readonly ticket: TicketId | null;
  readonly version: number | null;
  /** Units concerned before or after; those above them see the ticket too (`seenUnits`). */
  readonly units: readonly UnitCode[];
  readonly lists: readonly ListChange[];
};

/** Some changes in the order of commits. */
export type ChangePage = {
  readonly changes: readonly TicketChange[];
  /** True when changes after the asked position are not kept any more: the reader has to look at everything anew. */
  readonly gap: boolean;
};

/** The changes of a city's tickets, kept for a day. Calls reject only when the database fails. */
export type ChangeFeed = {
  /**
   * The next changes after a position (null: from the oldest kept), in an order in which nothing appears later before a position
   * already given.
   */
  read(city: CityId, after: StreamPosition | null, limit: number): Promise<ChangePage>;
  /** Where a reader begins who looks at everything after this call: all that he may miss comes behind it. */
  position(city: CityId): Promise<StreamPosition>;
};

/** Counts of lists, kept up to date behind the writes. Calls reject only when the database fails. */
export type ListCounts = {
  /** Adds what has changed to the counts, at most `limit` changes; says how many there were. Any number of processes may do it. */
  fold(city: CityId, limit: number): Promise<number>;
  /** Counts all anew from the lists as they are. */
  recount(city: CityId): Promise<void>;
  /** Removes changes of before an instant that have been added to the counts; says how many. */
  pruneChanges(city: CityId, before: Instant): Promise<number>;
};

/** What lists are narrowed by; null is any. Classes and areas are given with all below them. */
export type TicketFilters = {
  readonly states: readonly TicketState[] | null;
  readonly kinds: readonly RequestKind[] | null;
  readonly urgencies: readonly Urgency[] | null;
  readonly privacies: readonly Privacy[] | null;
  readonly channels: readonly Channel[] | null;
  readonly classCodes: readonly ClassCode[] | null;
  readonly areas: readonly AreaCode[] | null;
  /** The leads. */
  readonly units: readonly UnitCode[] | null;
  readonly receivedFrom: Instant | null;
  /** The first instant that is too late. */
  readonly receivedBefore: Instant | null;
};

/** The row of a ticket in a list, as it is stored. `text` is cut to its first characters, except where it has to be masked. */
export type ListedTicket = {
  readonly ticket: TicketId;
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly channel: Channel;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly unit: UnitCode | null;
  readonly level3Unit: UnitCode | null;
  readonly receivedAt: Instant;
  readonly subject: string | null;
  readonly text: string;
  readonly followers: number;
  readonly hops: number;
  readonly extensions: number;
  readonly round: number;
  readonly supervisionLevel: number;
  readonly longCycle: boolean;
  readonly repeatOf: TicketId | null;
  /** S-1; null where nothing is due, or turns yellow. */
  readonly dueAt: Instant | null;
  readonly yellowAt: Instant | null;
};

/** A ticket in a work list: what waits (a request, a sheet, an exclusion; '' for the ticket itself), where and until when. */
export type ListedItem = Omit<ListedTicket, 'dueAt'> & { readonly desk: string; readonly item: string; readonly dueAt: Instant };

/** The place of an item in a work list: the page goes on behind it. */
export type ItemPlace = { readonly dueAt: Instant; readonly ticket: TicketId; readonly item: string };

/** Now, and the latest end that may be yellow by now. */
export type LightTime = { readonly now: Instant; readonly horizon: Instant };

/** A page of a work list: items at some desks, the first end first. */
export type ItemQuery = {
  readonly list: StoredList;
  readonly desks: readonly string[];
  /** Null: whatever the light. */
  readonly light: Light | null;
  readonly time: LightTime;
  readonly filters: TicketFilters;
  readonly after: ItemPlace | null;
  readonly limit: number;
  /** True when what a unit must not read has to be masked. */
  readonly masked: boolean;
};

/** A page of all tickets that somebody sees, in the order of entry. */
export type TicketQuery = {
  /** Whose tickets; null for all, as the centre sees them. */
  readonly units: readonly UnitCode[] | null;
  readonly light: Light | null;
  readonly time: LightTime;
  readonly filters: TicketFilters;
  readonly order: 'newest' | 'oldest';
  readonly after: { readonly receivedAt: Instant; readonly ticket: TicketId } | null;
  readonly limit: number;
};

/** How many items a list has at a desk, and how many of them are yellow and red. */
export type DeskCount = {
  readonly list: StoredList;
  readonly desk: string;
  readonly total: number;
  readonly yellow: number;
  readonly red: number;
};

/** Reads lists. Calls reject only when the database fails. */
export type ListReader = {
  items(city: CityId, query: ItemQuery): Promise<readonly ListedItem[]>;
  tickets(city: CityId, query: TicketQuery): Promise<readonly ListedTicket[]>;
  /** When a ticket entered; undefined for an unknown one. */
  receivedAt(city: CityId, ticket: TicketId): Promise<Instant | undefined>;
  /** Who called for some tickets, merged requests included; tickets without a known caller are missing. */
  callersOf(city: CityId, tickets: readonly TicketId[]): Promise<ReadonlyMap<TicketId, readonly PersonId[]>>;
  /** Counts of lists at desks, without counting their rows; what has none is left out. */
  counts(city: CityId, desks: readonly { readonly list: StoredList; readonly desk: string }[], now: Instant): Promise<readonly DeskCount[]>;
};
