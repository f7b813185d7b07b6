import type { CityId, TicketId, UserId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';

/** A ticket, and others that are not the same matter. */
export type NotSameWord = {
  readonly ticket: TicketId;
  readonly others: readonly TicketId[];
  readonly at: Instant;
  readonly user: UserId | null;
  readonly origin: string | null;
  readonly reason: string | null;
};

/** pairs of tickets that somebody said are not the same matter. They are added and never taken back. */
export type NotSamePairs = {
  /** Adds the pairs that are new, each with a line in the trail of both tickets; others that are no tickets are left out. How many were new. */
  add(city: CityId, word: NotSameWord): Promise<number>;
  /** The tickets that are not the same matter as this one, said of either of the two. */
  of(city: CityId, ticket: TicketId): Promise<readonly TicketId[]>;
};
