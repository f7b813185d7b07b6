import type { Instant } from '../kernel/time.ts';
import type { UnitCode } from '../kernel/ids.ts';
import type { Clock, ClockOutcome } from '../loop/clock.ts';
import type { FollowerFacts, TicketFacts } from '../ticket/facts.ts';
import type { ClockKind } from '../vocabulary/ticket.ts';

/** What measures count: tickets, callers who wait for an answer (R-5: several to a ticket), or limits that ran. */
export const measureSources = {
  ticket: { zh: '工单', en: 'tickets' },
  follower: { zh: '诉求人', en: 'callers' },
  clock: { zh: '时限', en: 'limits' },
} as const;
export type MeasureSource = keyof typeof measureSources;

/** The facts of a ticket that measures ask for. */
export type TicketRow = Pick<
  TicketFacts,
  | 'ticketId'
  | 'classCode'
  | 'area'
  | 'channel'
  | 'privacy'
  | 'unit'
  | 'firstUnit'
  | 'receivedAt'
  | 'callerDueAt'
  | 'callerOriginalDueAt'
  | 'callerOutcome'
  | 'withinOriginalLimit'
  | 'dispatchDueAt'
  | 'dispatchOutcome'
  | 'firstDispatchedAt'
  | 'firstSignDueAt'
  | 'adviceTaken'
  | 'hops'
  | 'recalls'
  | 'refusedSendBacks'
  | 'contactDueAt'
  | 'contactOutcome'
  | 'extensions'
  | 'firstConcludedAt'
  | 'concludedAt'
  | 'unitSaysSolved'
  | 'round'
  | 'repeatOf'
  | 'repeats'
  | 'supervisionLevel'
  | 'closedAt'
  | 'mergedInto'
  | 'excludedFrom'
  | 'sourceSystem'
>;

/** What rows of callers and limits know of their ticket. */
type OfTicket = Pick<
  TicketRow,
  'ticketId' | 'classCode' | 'area' | 'channel' | 'privacy' | 'closedAt' | 'mergedInto' | 'excludedFrom' | 'sourceSystem'
>;

/** The facts of one caller who waits for an answer, with those of the ticket. */
export type FollowerRow = OfTicket &
  Pick<TicketRow, 'unit'> &
  Pick<FollowerFacts, 'requestId' | 'outcome' | 'resolved' | 'firstSatisfaction' | 'finalSatisfaction' | 'firstRatedAt' | 'ratedAt'>;

/** The facts of one limit, with those of the ticket; `unit` is whom the limit ran against. */
export type ClockRow = OfTicket & {
  readonly clockId: string;
  readonly kind: ClockKind;
  readonly unit: UnitCode | null;
  readonly dueAt: Instant;
  readonly outcome: ClockOutcome | null;
};

/** The rows of each source. */
export type SourceRows = { readonly ticket: TicketRow; readonly follower: FollowerRow; readonly clock: ClockRow };

/** The fields of a source. */
export type FieldOf<Source extends MeasureSource> = keyof SourceRows[Source] & string;

/** The row of a ticket's caller. */
export function followerRow(ticket: TicketFacts, follower: FollowerFacts): FollowerRow {
  const { requestId, outcome, resolved, firstSatisfaction, finalSatisfaction, firstRatedAt, ratedAt } = follower;
  return {
    ...ofTicket(ticket),
    unit: ticket.unit,
    requestId,
    outcome,
    resolved,
    firstSatisfaction,
    finalSatisfaction,
    firstRatedAt,
    ratedAt,
  };
}

/** The row of a ticket's limit. */
export function clockRow(ticket: TicketFacts, clock: Clock): ClockRow {
  const { id, kind, unit, deadline, stop } = clock;
  return { ...ofTicket(ticket), clockId: id, kind, unit, dueAt: deadline.at, outcome: stop?.outcome ?? null };
}

function ofTicket(ticket: TicketFacts): OfTicket {
  const { ticketId, classCode, area, channel, privacy, closedAt, mergedInto, excludedFrom, sourceSystem } = ticket;
  return { ticketId, classCode, area, channel, privacy, closedAt, mergedInto, excludedFrom, sourceSystem };
}
