import type { CityId, PersonId, RequestId, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Light } from '../../domain/vocabulary/ticket.ts';
import type { ListedTicket, TicketFilters } from '../lists/ports.ts';

/** Texts of a ticket that are searched, in the order in which they are shown. */
export const shownFields = ['subject', 'text', 'place', 'publicAnswer', 'account', 'directAnswer'] as const;
export type ShownField = (typeof shownFields)[number];
export type ShownTexts = Readonly<Partial<Record<ShownField, string>>>;

/**
 * Whom a row of the index is for. An open ticket has one row for all; one that is confidential or anonymous has one for the centre, and
 * one for units, which holds nothing but what they may see.
 */
export type Audience = 'all' | 'centre' | 'units';

/** What the index holds of a ticket for one audience. `sortAt` is the entry, or the beginning of its day where the time is hidden. */
export type SearchRow = {
  readonly audience: Audience;
  readonly sortAt: Instant;
  readonly tokens: readonly number[];
  readonly shown: ShownTexts;
};

/** The number that a caller of a ticket gave, in plain: the index keeps keyed hashes of its fragments. */
export type SearchedCaller = { readonly request: RequestId; readonly person: PersonId; readonly phone: string };

/** All that the index holds of a ticket. */
export type SearchDocument = {
  readonly ticket: TicketId;
  readonly receivedAt: Instant;
  readonly rows: readonly SearchRow[];
  readonly callers: readonly SearchedCaller[];
  /** Tokens of the time of entry, for the search of callers. */
  readonly timeTokens: readonly number[];
};

/** A time that is searched: what lies in it has one of the tokens (null: everything), and it begins at `from`. */
export type SearchWindow = { readonly tokens: readonly number[] | null; readonly from: Instant };

/** A place in a list that is sorted by time of entry, latest first. */
export type SearchPlace = { readonly sortAt: Instant; readonly ticket: TicketId };

/** What is asked of the index. */
export type IndexQuestion = {
  /** All of them must be there; those of one word, or of one property, together. */
  readonly tokens: readonly (readonly number[])[];
  /** Tried one after the other until one holds enough. */
  readonly windows: readonly SearchWindow[];
  readonly before: SearchPlace;
  /** Whose tickets: a unit and those under it; null for all, as the centre sees them. */
  readonly units: readonly UnitCode[] | null;
  /** What is asked of the tickets as they are now. */
  readonly filters: TicketFilters;
  readonly light: Light | null;
  readonly now: Instant;
  readonly limit: number;
};

/** A ticket that has the tokens; whether it has the words is seen in its texts. */
export type SearchCandidate = ListedTicket & { readonly sortAt: Instant; readonly shown: ShownTexts };

/** A ticket with a caller whose number has the fragments. */
export type FoundCaller = ListedTicket & { readonly request: RequestId; readonly person: PersonId };

/** The search index. */
export type SearchIndex = {
  /** Makes the index hold exactly these of the given tickets. What is as it was is not written again. */
  write(city: CityId, documents: readonly SearchDocument[]): Promise<void>;
  /**
   * Moves up to `limit` rows that have rested, or are too many for the small index that new rows come into, to the large one; says how
   * many. Searches slow down until `tidy` is called.
   */
  settle(city: CityId, limit: number): Promise<number>;
  /** Puts what was settled in order. */
  tidy(): Promise<void>;
  /** When the latest ticket entered; undefined when there is none. */
  latestEntry(city: CityId): Promise<Instant | undefined>;
  /** The latest candidates, latest first. Fewer than the limit only when there are no more. */
  find(city: CityId, question: IndexQuestion): Promise<readonly SearchCandidate[]>;
  /**
   * Tickets of callers whose number has all fragments of the digits (four at least), latest first; whether it has the digits themselves
   * is seen in the number.
   */
  findCallers(city: CityId, digits: string, windows: readonly SearchWindow[], limit: number): Promise<readonly FoundCaller[]>;
};
