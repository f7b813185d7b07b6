import type { AreaCode, ClassCode, PersonId, TicketId, UnitCode } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Deadline } from '../calendar/types.ts';
import type { ClockChange } from '../loop/clock.ts';
import type { ClockKind } from '../vocabulary/ticket.ts';
import type { Channel, Privacy, RequestKind, Satisfaction, Urgency } from '../vocabulary/request.ts';
import type { TicketContext } from './decide/decision.ts';
import { agreedDeadline, startClockAt, ticketLimit } from './decide/clocks.ts';
import type { TicketEventOf } from './events.ts';
import type { Place, Rating } from './ticket.ts';
import { actorRef } from '../loop/actor.ts';

/** What another system knows of one ticket, checked and in our codes. */
export type ImportedTicket = {
  readonly ticket: TicketId;
  readonly number: string;
  readonly person: PersonId | null;
  /** With `sourceNumber` it identifies the ticket for ever, so an import can be repeated. */
  readonly sourceSystem: string;
  readonly sourceNumber: string;
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  /** What the person said, word for word. Empty only when the source keeps no texts. */
  readonly text: string;
  readonly subject: string | null;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly unit: UnitCode | null;
  readonly place: Place | null;
  readonly receivedAt: Instant;
  /** `day` when the source knows only the day: `receivedAt` is then the start of that day in the source's zone. */
  readonly timePrecision: 'minute' | 'day';
  /** A due day without a time ends at its midnight. */
  readonly dueAt: Instant | null;
  /** True when the source keeps limits and set none for this ticket: then nothing was promised, whatever its verdict says. */
  readonly noLimitBySource: boolean;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** The source's own verdict, which may rest on rules that its file does not hold. */
  readonly onTimeBySource: boolean | null;
  readonly outcome: 'open' | 'concluded' | 'closed' | 'declined';
  readonly resolved: boolean | null;
  readonly satisfaction: Satisfaction | null;
};

/**
 * a ticket of another system as one fact, with its source's number and times.
 * The deadline is the source's. Where the source keeps no limits, the city's counts from the entry (D-2), if the ticket is still
 * open or the source gave a verdict (M-1). Where it keeps limits and set none for this ticket, no deadline is invented for its
 * past: an open one gets the city's limit from now on. The source's verdict wins over its times, since it may rest on extensions
 * that the file does not show; of an end without verdict or time nobody can say whether it was in time, so it counts for nobody.
 * Clocks of open tickets go on by our rules; steps that lie in the past are not taken again.
 */
export function importTicket(input: ImportedTicket, context: TicketContext): TicketEventOf<'ticketImported'> {
  const { ticket, number, kind, urgency, privacy, classCode, area, unit, outcome, concludedAt, closedAt, onTimeBySource, timePrecision } =
    input;
  const archived = archivedAt(input, context);
  return {
    type: 'ticketImported',
    at: context.now,
    by: actorRef(context.actor),
    data: {
      ticket,
      number,
      request: {
        at: input.receivedAt,
        channel: input.channel,
        subject: input.subject,
        text: input.text,
        place: input.place,
        person: input.person,
        source: { system: input.sourceSystem, number: input.sourceNumber },
      },
      kind,
      urgency,
      privacy,
      classCode,
      area,
      unit,
      outcome,
      dispatchedAt: null,
      concludedAt,
      closedAt,
      archivedAt: archived,
      onTimeBySource,
      timePrecision,
      rating: ratingOf(input),
    },
    clocks: importedClocks(input, archived, context),
  };
}

function ratingOf({ satisfaction, resolved, closedAt, concludedAt, receivedAt }: ImportedTicket): Rating | null {
  if (satisfaction === null && resolved === null) return null;
  return {
    at: closedAt ?? concludedAt ?? receivedAt,
    round: 1,
    way: 'phone',
    contactedByUnit: null,
    resolved,
    satisfaction,
    leftOpen: null,
  };
}

function quietSince(input: ImportedTicket): Instant | null {
  return input.closedAt ?? input.concludedAt;
}

/** E-7 for tickets of the past. */
function archivedAt(input: ImportedTicket, context: TicketContext): Instant | null {
  if (input.outcome === 'open') return null;
  const since = quietSince(input);
  if (since === null) return context.now;
  const end = archiveDeadline(since, context).at;
  return end <= context.now ? end : null;
}

function archiveDeadline(since: Instant, context: TicketContext): Deadline {
  return context.calendar.deadline(since, { unit: 'calendarDay', amount: context.profile.profile.policy.archive.afterCalendarDays });
}

function callersDeadline(input: ImportedTicket, context: TicketContext): Deadline | null {
  const { dueAt, receivedAt } = input;
  // Some sources set a limit that was over when the ticket came in.
  if (dueAt !== null) return { ...agreedDeadline(context, dueAt), startedAt: dueAt < receivedAt ? dueAt : receivedAt };
  const isOpen = input.outcome === 'open';
  if (!isOpen && (input.onTimeBySource === null || input.noLimitBySource)) return null;
  return context.calendar.deadline(input.noLimitBySource ? context.now : receivedAt, ticketLimit(context, input));
}

/** The caller's clock of a ticket that has ended: it has nothing left to light or to remind of. */
function endedBefore(deadline: Deadline): ClockChange {
  const clock = {
    id: 'caller:1',
    kind: 'caller',
    unit: null,
    rule: 'H-1',
    deadline,
    originalAt: deadline.at,
    extendedWorkdays: 0,
  } as const;
  return { type: 'start', clock: { ...clock, yellowAt: null, steps: [], stop: null } };
}

/** How the caller's clock ended. */
function callersEnd(input: ImportedTicket, due: Deadline, context: TicketContext): ClockChange {
  const { onTimeBySource: verdict } = input;
  const ended = input.concludedAt ?? input.closedAt;
  const inTime = verdict ?? (ended === null ? null : ended <= due.at);
  const outcome = inTime === null ? 'cancelled' : inTime ? 'met' : 'missed';
  return { type: 'stop', id: 'caller:1', at: ended ?? context.now, outcome };
}

function importedClocks(input: ImportedTicket, archived: Instant | null, context: TicketContext): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  const isOpen = input.outcome === 'open';
  const due = input.outcome === 'declined' ? null : callersDeadline(input, context);
  if (due !== null) {
    if (isOpen) {
      changes.push(start(context, 'caller', 'H-1', due, null));
      if (input.unit !== null) changes.push(start(context, 'unit', 'H-1', due, input.unit));
    } else changes.push(endedBefore(due), callersEnd(input, due, context));
  }
  if (isOpen && input.unit === null) {
    const limit = context.profile.profile.policy.limits.acceptAndDispatch;
    changes.push(start(context, 'dispatch', 'R-7', context.calendar.deadline(context.now, limit), null));
  }
  if (!isOpen && archived === null) {
    changes.push(start(context, 'archive', 'E-7', archiveDeadline(quietSince(input) ?? context.now, context), null));
  }
  return changes;
}

function start(context: TicketContext, kind: ClockKind, rule: string, deadline: Deadline, unit: UnitCode | null): ClockChange {
  const change = startClockAt(context, null, { kind, rule, unit }, deadline);
  if (change.type !== 'start') return change;
  return { type: 'start', clock: { ...change.clock, steps: change.clock.steps.filter((step) => step.at > context.now) } };
}
