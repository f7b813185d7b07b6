import type { AreaCode, ClassCode, PersonId, TicketId, UnitCode } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Deadline } from '../calendar/types.ts';
import type { ClockChange } from '../loop/clock.ts';
import type { ClockKind } from '../vocabulary/ticket.ts';
import type { Channel, Privacy, RequestKind, Satisfaction, Urgency } from '../vocabulary/request.ts';
import type { TicketContext } from './decide/decision.ts';
import { actorRef } from './decide/decision.ts';
import { agreedDeadline, startClockAt, ticketLimit } from './decide/clocks.ts';
import type { TicketEventOf } from './events.ts';
import type { Place, Rating } from './ticket.ts';

/** What another system knows of one ticket, checked and in our codes. */
export type ImportedTicket = {
  readonly ticket: TicketId;
  readonly number: string;
  readonly person: PersonId | null;
  readonly sourceSystem: string;
  readonly sourceNumber: string;
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly text: string;
  readonly subject: string | null;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly unit: UnitCode | null;
  readonly place: Place | null;
  readonly receivedAt: Instant;
  readonly timePrecision: 'minute' | 'day';
  readonly dueAt: Instant | null;
  readonly concludedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly onTimeBySource: boolean | null;
  readonly outcome: 'open' | 'concluded' | 'closed' | 'declined';
  readonly resolved: boolean | null;
  readonly satisfaction: Satisfaction | null;
};

/**
 * a ticket of another system as one fact, with its source's number and times.
 * The deadline is the source's; where it names none, the city's limit counts from the entry, if the ticket is still open or the
 * source gave a verdict (M-1); else no deadline is invented. The source's verdict wins over its times, since it may rest on
 * extensions that the file does not show. Clocks of open tickets go on by our rules; steps that lie in the past are not taken again.
 */
export function importTicket(input: ImportedTicket, context: TicketContext): TicketEventOf<'ticketImported'> {
  const { ticket, number, kind, urgency, privacy, classCode, area, unit, outcome, concludedAt, closedAt, onTimeBySource, timePrecision } =
    input;
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
      archivedAt: archivedAt(input, context),
      onTimeBySource,
      timePrecision,
      rating: ratingOf(input),
    },
    clocks: importedClocks(input, context),
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
  if (input.dueAt !== null) return { ...agreedDeadline(context, input.dueAt), startedAt: input.receivedAt };
  if (input.outcome !== 'open' && input.onTimeBySource === null) return null;
  return context.calendar.deadline(input.receivedAt, ticketLimit(context, input));
}

function importedClocks(input: ImportedTicket, context: TicketContext): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  const due = input.outcome === 'declined' ? null : callersDeadline(input, context);
  if (due !== null) {
    const ended = input.outcome === 'open' ? null : (input.concludedAt ?? input.closedAt ?? context.now);
    const onTime = input.onTimeBySource ?? (ended !== null && ended <= due.at);
    changes.push(start(context, 'caller', 'H-1', due, null));
    if (ended !== null) changes.push({ type: 'stop', id: 'caller:1', at: ended, outcome: onTime ? 'met' : 'missed' });
    else if (input.unit !== null) changes.push(start(context, 'unit', 'H-1', due, input.unit));
  }
  if (input.outcome === 'open' && input.unit === null) {
    const limit = context.profile.profile.policy.limits.acceptAndDispatch;
    changes.push(start(context, 'dispatch', 'R-7', context.calendar.deadline(context.now, limit), null));
  }
  if (input.outcome !== 'open' && archivedAt(input, context) === null) {
    changes.push(start(context, 'archive', 'E-7', archiveDeadline(quietSince(input) ?? context.now, context), null));
  }
  return changes;
}

function start(context: TicketContext, kind: ClockKind, rule: string, deadline: Deadline, unit: UnitCode | null): ClockChange {
  const change = startClockAt(context, null, { kind, rule, unit }, deadline);
  if (change.type !== 'start') return change;
  return { type: 'start', clock: { ...change.clock, steps: change.clock.steps.filter((step) => step.at > context.now) } };
}
