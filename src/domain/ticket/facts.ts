import type { AreaCode, ClassCode, TicketId, UnitCode } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { HOUR_MS, instantToMs } from '../kernel/time.ts';
import type { Clock, ClockOutcome } from '../loop/clock.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import type { Channel, Privacy, RequestKind, Satisfaction, Urgency } from '../vocabulary/request.ts';
import type { FollowUpOutcome } from '../vocabulary/handling.ts';
import type { TicketState } from '../vocabulary/ticket.ts';
import type { Follower, Ticket } from './ticket.ts';

/**
 * One flat row per ticket: all that lists, filters and measures ask. Nothing in it depends on the present moment,
 * so the row changes only with an event. Instants are UTC; null means "has not happened" or "does not apply".
 */
export type TicketFacts = {
  readonly ticketId: TicketId;
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly channel: Channel;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  /** The lead of the present dispatch, or the last one. */
  readonly unit: UnitCode | null;
  readonly level3Unit: UnitCode | null;
  readonly receivedAt: Instant;
  readonly followers: number;
  /** The caller's clock (D-2): its deadline with approved extensions, as first computed, and how it ended. */
  readonly callerDueAt: Instant | null;
  readonly callerOriginalDueAt: Instant | null;
  readonly callerOutcome: ClockOutcome | null;
  readonly deadlineProvisional: boolean;
  readonly dispatchDueAt: Instant | null;
  readonly dispatchOutcome: ClockOutcome | null;
  readonly firstDispatchedAt: Instant | null;
  readonly firstUnit: UnitCode | null;
  /** M-4: end of the send-back window of the first dispatch. */
  readonly firstSignDueAt: Instant | null;
  readonly adviceTaken: boolean | null;
  readonly hops: number;
  readonly recalls: number;
  readonly refusedSendBacks: number;
  /** H-2 */
  readonly contactDueAt: Instant | null;
  readonly contactOutcome: ClockOutcome | null;
  readonly extensions: number;
  readonly longCycle: boolean;
  /** H-7: the first conclusion; `concludedAt` is of the latest round. */
  readonly firstConcludedAt: Instant | null;
  readonly concludedAt: Instant | null;
  readonly hoursToConclusion: number | null;
  /** True when the conclusion known was not later than the first deadline; null while open. */
  readonly withinOriginalLimit: boolean | null;
  readonly unitSaysSolved: boolean | null;
  readonly round: number;
  readonly answeredDirectly: boolean;
  readonly repeatOf: TicketId | null;
  readonly repeats: number;
  readonly supervisionLevel: number;
  readonly reminders: number;
  readonly closedAt: Instant | null;
  readonly archivedAt: Instant | null;
  readonly mergedInto: TicketId | null;
  /** E-6: measures that an approved exclusion leaves this ticket out of. */
  readonly excludedFrom: readonly MeasureId[];
  readonly sourceSystem: string | null;
  readonly sourceNumber: string | null;
};

/** One flat row per caller who waits for an answer (E-1): what the evaluation measures ask. */
export type FollowerFacts = {
  readonly requestId: string;
  readonly number: string;
  readonly enteredAt: Instant;
  readonly outcome: FollowUpOutcome | null;
  /** The caller's word that counts: the final one (E-5). */
  readonly resolved: boolean | null;
  readonly finalSatisfaction: Satisfaction | null;
  readonly firstSatisfaction: Satisfaction | null;
  readonly firstRatedAt: Instant | null;
  readonly ratedAt: Instant | null;
};

function lastOf(ticket: Ticket, kind: Clock['kind']): Clock | undefined {
  return Object.values(ticket.clocks).findLast((clock) => clock.kind === kind);
}

function firstOf(ticket: Ticket, kind: Clock['kind']): Clock | undefined {
  return Object.values(ticket.clocks).find((clock) => clock.kind === kind);
}

/** The row of a ticket. */
export function ticketFacts(ticket: Ticket): TicketFacts {
  const caller = lastOf(ticket, 'caller');
  // One that was cancelled by a merge does not count: after a split the limit runs anew.
  const dispatch = Object.values(ticket.clocks).find((clock) => clock.kind === 'dispatch' && clock.stop?.outcome !== 'cancelled');
  const contact = lastOf(ticket, 'contact');
  const cancelled = caller?.stop?.outcome === 'cancelled';
  const firstConcludedAt = ticket.firstConcludedAt;
  return {
    ticketId: ticket.id,
    number: ticket.number,
    version: ticket.version,
    state: ticket.state,
    kind: ticket.kind,
    urgency: ticket.urgency,
    privacy: ticket.privacy,
    channel: ticket.request.channel,
    classCode: ticket.classCode,
    area: ticket.area,
    unit: ticket.dispatch?.lead ?? null,
    level3Unit: ticket.level3?.unit ?? null,
    receivedAt: ticket.request.at,
    followers: ticket.followers.length,
    callerDueAt: caller === undefined || cancelled ? null : caller.deadline.at,
    callerOriginalDueAt: caller === undefined || cancelled ? null : caller.originalAt,
    callerOutcome: caller?.stop?.outcome ?? null,
    deadlineProvisional: caller?.deadline.provisional ?? false,
    dispatchDueAt: dispatch?.deadline.at ?? null,
    dispatchOutcome: dispatch?.stop?.outcome ?? null,
    firstDispatchedAt: ticket.firstDispatch?.at ?? null,
    firstUnit: ticket.firstDispatch?.unit ?? null,
    firstSignDueAt: firstOf(ticket, 'sign')?.deadline.at ?? null,
    adviceTaken: ticket.firstDispatch?.adviceTaken ?? null,
    hops: ticket.hops,
    recalls: ticket.recalls,
    refusedSendBacks: ticket.refusedSendBacks,
    contactDueAt: contact?.deadline.at ?? null,
    contactOutcome: contact?.stop?.outcome ?? null,
    extensions: ticket.extensions,
    longCycle: ticket.longCycle !== null,
    firstConcludedAt,
    concludedAt: ticket.concludedAt,
    hoursToConclusion: firstConcludedAt === null ? null : (instantToMs(firstConcludedAt) - instantToMs(ticket.request.at)) / HOUR_MS,
    withinOriginalLimit: withinOriginalLimit(ticket, caller),
    unitSaysSolved: ticket.answer?.solved ?? null,
    round: ticket.round,
    answeredDirectly: ticket.answeredDirectly,
    repeatOf: ticket.repeatOf,
    repeats: ticket.repeats,
    supervisionLevel: ticket.supervisionLevel,
    reminders: ticket.reminders,
    closedAt: ticket.closedAt,
    archivedAt: ticket.archivedAt,
    mergedInto: ticket.mergedInto,
    excludedFrom: ticket.exclusions.filter((exclusion) => exclusion.decision?.approved === true).map((exclusion) => exclusion.measure),
    sourceSystem: ticket.request.source?.system ?? null,
    sourceNumber: ticket.request.source?.number ?? null,
  };
}

/** M-1 without extensions; a source that gave only its verdict is taken at its word, having had no extension in it. */
function withinOriginalLimit(ticket: Ticket, caller: Clock | undefined): boolean | null {
  if (caller?.stop == null || caller.stop.outcome === 'cancelled') return null;
  if (ticket.firstConcludedAt === null) return caller.stop.outcome === 'met';
  return caller.stop.outcome === 'met' && ticket.firstConcludedAt <= caller.originalAt;
}

/** The row of one follower. */
export function followerFacts(follower: Follower): FollowerFacts {
  return {
    requestId: follower.request,
    number: follower.number,
    enteredAt: follower.enteredAt,
    outcome: follower.outcome,
    resolved: follower.finalRating?.resolved ?? null,
    finalSatisfaction: follower.finalRating?.satisfaction ?? null,
    firstSatisfaction: follower.firstRating?.satisfaction ?? null,
    firstRatedAt: follower.firstRating?.at ?? null,
    ratedAt: follower.finalRating?.at ?? null,
  };
}
