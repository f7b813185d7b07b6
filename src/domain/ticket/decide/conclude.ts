import type { ClockChange } from '../../loop/clock.ts';
import type { TicketEvent } from '../events.ts';
import type { RedoGround, SupervisionGround } from '../../vocabulary/handling.ts';
import type { Ticket } from '../ticket.ts';
import { cancelAll, startClock, stopAll } from './clocks.ts';
import type { TicketContext } from './decision.ts';
import { currentUnit, happened } from './decision.ts';

/**
 * E-1: a conclusion is followed by one follow-up plan; where no caller can be reached (anonymous), the ticket closes at once.
 * `conclude` makes the concluding event from the clock changes that belong to it.
 */
export function concludeEvents(
  context: TicketContext,
  ticket: Ticket,
  conclude: (clocks: readonly ClockChange[]) => TicketEvent,
): readonly TicketEvent[] {
  const { rateWithinCalendarDays } = context.profile.profile.policy.followUp;
  const followUp = startClock(context, ticket, {
    kind: 'followUp',
    rule: 'E-1',
    limit: { unit: 'calendarDay', amount: rateWithinCalendarDays },
  });
  const reachable = ticket.followers.some((follower) => follower.person !== null);
  if (reachable) return [conclude([followUp])];
  return [conclude([]), closeEvent(context, ticket, 'noFollowUpPossible')];
}

/** Closes a ticket; thirty quiet days later it is archived (E-7). */
export function closeEvent(context: TicketContext, ticket: Ticket, reason: 'followedUp' | 'noFollowUpPossible' | 'unanswered'): TicketEvent {
  const { archive } = context.profile.profile.policy;
  return happened(context, 'ticketClosed', { reason }, [
    ...stopAll(ticket, context.now, 'followUp'),
    startClock(context, ticket, { kind: 'archive', rule: 'E-7', limit: { unit: 'calendarDay', amount: archive.afterCalendarDays } }),
  ]);
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

/** What a supervision sheet says and to whom; `step` is the clock's ladder step that brought it, if one did. */
export type SheetDraft = {
  readonly level: 1 | 2 | 3;
  readonly ground: SupervisionGround;
  readonly text: string;
  readonly receiver: Ticket['sheets'][number]['receiver'];
  readonly supervisors: Ticket['sheets'][number]['supervisors'];
  readonly step: { readonly clock: string; readonly dueAt: TicketEvent['at'] } | null;
};

/** S-2, S-3, S-4: issues a sheet and starts the clock of its reply. */
export function sheetEvent(context: TicketContext, ticket: Ticket, draft: SheetDraft): TicketEvent {
  const { ladder } = context.profile.profile.policy.supervision;
  const id = `S${String(ticket.sheets.length + 1)}`;
  const replyLimit = ladder.find((step) => step.level === draft.level)?.replyLimit;
  const clocks: ClockChange[] = draft.step === null ? [] : [{ type: 'step', id: draft.step.clock }];
  if (replyLimit !== undefined) {
    clocks.push(startClock(context, ticket, { kind: 'sheetReply', rule: 'S-4', limit: replyLimit, unit: draft.receiver, tag: id }));
  }
  return happened(
    context,
    'sheetIssued',
    {
      id,
      level: draft.level,
      ground: draft.ground,
      receiver: draft.receiver,
      supervisors: draft.supervisors,
      text: draft.text,
      clock: draft.step?.clock ?? null,
      dueAt: draft.step?.dueAt ?? context.now,
    },
    clocks,
  );
}
