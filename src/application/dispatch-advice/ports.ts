import type { AreaCode, CityId, ClassCode, TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Channel, RequestKind } from '../../domain/vocabulary/request.ts';

/** What a model was learnt from, and how it did on the latest tickets, learnt from those before them. */
export type UnitModelReport = {
  /** The edition of the profile whose names it knows. */
  readonly edition: string;
  readonly orders: number;
  readonly units: number;
  /** Null where there were too few tickets for a trial. */
  readonly trial: { readonly orders: number; readonly right: number; readonly amongThree: number } | null;
};

/** A stored model without its content. */
export type UnitModelVersion = { readonly version: number; readonly madeAt: Instant; readonly report: UnitModelReport };

/** The models of units of a city: added, never changed; the latest is in use. */
export type UnitModels = {
  latest(city: CityId): Promise<UnitModelVersion | undefined>;
  /** As `writeDispatchModel` wrote it. */
  load(city: CityId, version: number): Promise<string | undefined>;
  /** Adds the version after `after` (0: the first); false when another process was first. */
  add(
    city: CityId,
    after: number,
    made: { readonly madeAt: Instant; readonly report: UnitModelReport; readonly content: string },
  ): Promise<boolean>;
};

/** What is known of a ticket before its unit is chosen. */
export type TicketToDispatch = {
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly receivedAt: Instant;
  /** Subject and text; empty where the caller is protected. */
  readonly text: string;
};

/** A ticket whose lead unit signed it and kept it. */
export type SettledTicket = TicketToDispatch & { readonly ticket: TicketId; readonly unit: UnitCode };

/** Tickets to learn units from. */
export type SettledTickets = {
  /** The latest ones, at most `limit`, the latest first. What confidential and anonymous callers said is left out. */
  latest(city: CityId, limit: number): Promise<readonly SettledTicket[]>;
};
