import type { Deadline } from '../../calendar/types.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ClockChange } from '../../loop/clock.ts';
import { stopClock } from '../../loop/clock.ts';
import type { TicketEvent } from '../events.ts';
import type { RedoGround } from '../../vocabulary/handling.ts';
import type { Ticket } from '../ticket.ts';
import { cancelAll, running, startClock, startClockAt } from './clocks.ts';
import type { TicketContext } from './decision.ts';
import { currentUnit, happened, isReachable } from './decision.ts';

/**
 * E-1: a conclusion is followed by one follow-up plan; where no caller can be reached (anonymous), the ticket closes at once.
 * `conclude` makes the concluding event from the clock changes that belong to it.
 */
export function concludeEvents(
  context: TicketContext,
  ticket: Ticket,
  conclude: (clocks: readonly ClockChange[]) => TicketEvent,
  objectionUntil: Instant | null = null,
): readonly TicketEvent[] {
  const { rateWithinCalendarDays } = context.profile.profile.policy.followUp;
  const followUp = startClock(context, ticket, {
    kind: 'followUp',
    rule: 'E-1',
    limit: { unit: 'calendarDay', amount: rateWithinCalendarDays },
  });
  if (isReachable(ticket)) return [conclude([followUp])];
  return [conclude([]), closeEvent(context, ticket, 'noFollowUpPossible', objectionUntil)];
}

/** E-7: thirty quiet days, and never before the time to object is over (H-8). */
export function archiveDeadline(context: TicketContext, objectionUntil: Instant | null): Deadline {
  const { afterCalendarDays } = context.profile.profile.policy.archive;
  const quiet = context.calendar.deadline(context.now, { unit: 'calendarDay', amount: afterCalendarDays });
  return objectionUntil !== null && objectionUntil > quiet.at ? { ...quiet, at: objectionUntil } : quiet;
}

/** The end of the time to object that runs now; null when none does. */
export function objectionEnd(ticket: Ticket): Instant | null {
  return running(ticket, 'objection')[0]?.deadline.at ?? null;
}

/** Closes a ticket; thirty quiet days later it is archived (E-7). */
export function closeEvent(
  context: TicketContext,
  ticket: Ticket,
  reason: 'followedUp' | 'noFollowUpPossible' | 'unanswered',
  objectionUntil: Instant | null = objectionEnd(ticket),
): TicketEvent {
  // A plan that nobody carried out by its end was missed, however late the worker comes to say so.
  const followUps = running(ticket, 'followUp').map((clock): ClockChange =>
    reason === 'unanswered' ? { type: 'stop', id: clock.id, at: clock.deadline.at, outcome: 'missed' } : stopClock(clock, context.now),
  );
  const archive = startClockAt(context, ticket, { kind: 'archive', rule: 'E-7' }, archiveDeadline(context, objectionUntil));
  return happened(context, 'ticketClosed', { reason }, [...followUps, archive]);
}

/** E-4: the ticket is handled again, with its own short limit; without a unit it goes to dispatch. */
export function redoEvent(context: TicketContext, ticket: Ticket, ground: RedoGround, reason: string): TicketEvent {
  const { limits } = context.profile.profile.policy;
  const unit = currentUnit(ticket);
  const clock =
    unit === null
      ? startClock(context, ticket, { kind: 'dispatch', rule: 'R-7', limit: limits.acceptAndDispatch })
      : startClock(context, ticket, { kind: 'unit', rule: 'E-4', limit: limits.redo, unit });
  const ended = cancelAll(ticket, context.now, 'followUp', 'archive', 'objection');
  return happened(context, 'redoOrdered', { ground, reason }, [...ended, clock]);
}
