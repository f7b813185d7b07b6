import type { CityId, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
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
