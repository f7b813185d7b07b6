import { ok } from '../../kernel/result.ts';
import type { Clock, ClockStep } from '../../loop/clock.ts';
import { runningClock, stopClock } from '../../loop/clock.ts';
import type { TicketCommandOf } from '../commands.ts';
import type { SupervisionSheet, Ticket } from '../ticket.ts';
import { moveClock, relimit, running, startClock } from './clocks.ts';
import { sheetEvent } from './conclude.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { currentUnit, handledIt, one, refuse } from './decision.ts';
import { faultyText } from './texts.ts';

/** The next automatic step of a running clock, if it is of this kind and its instant has come. */
function dueStep(
  ticket: Ticket,
  clockId: string,
  action: ClockStep['action'],
  context: TicketContext,
): { readonly clock: Clock; readonly step: ClockStep } | Decision {
  const clock = runningClock(ticket.clocks, clockId);
  const step = clock?.steps[0];
  if (clock === undefined || step?.action !== action) return refuse('CLOCK_UNKNOWN', 'S-2', { clock: clockId });
  return context.now < step.at ? refuse('NOT_DUE', 'S-2', { at: step.at }) : { clock, step };
}

/** S-2: the ladder's next sheet. The receiver is the unit the clock runs against. */
function supervise(ticket: Ticket, command: TicketCommandOf<'supervise'>, context: TicketContext): Decision {
  const due = dueStep(ticket, command.clock, 'supervise', context);
  if ('ok' in due) return due;
  const { clock, step } = due;
  const draft = { level: step.level ?? 1, ground: 'overdue', text: '', receiver: clock.unit, supervisors: [] } as const;
  return ok([sheetEvent(context, ticket, { ...draft, step: { clock: clock.id, dueAt: step.at } })]);
}

function findSheet(ticket: Ticket, id: string): SupervisionSheet | Decision {
  const sheet = ticket.sheets.find((candidate) => candidate.id === id);
  if (sheet === undefined) return refuse('SHEET_UNKNOWN', 'S-4', { sheet: id });
  return sheet.closedAt === null ? sheet : refuse('SHEET_CLOSED', 'S-4', { sheet: id });
}

/** The clock that waits for the reply to a sheet. */
function replyClocks(ticket: Ticket, id: string): readonly Clock[] {
  return running(ticket, 'sheetReply').filter((clock) => clock.id.endsWith(`:${id}`));
}

function replyToSheet(ticket: Ticket, command: TicketCommandOf<'replyToSheet'>, context: TicketContext): Decision {
  const { id, text, files } = command;
  const fault = faultyText({ field: 'text', text });
  if (fault !== undefined) return fault;
  const sheet = findSheet(ticket, id);
  if ('ok' in sheet) return sheet;
  if (sheet.receiver !== context.actor.unit) return refuse('NOT_YOUR_UNIT', 'S-4', { action: 'replyToSheet' });
  if (sheet.reply !== null) return refuse('SHEET_ANSWERED', 'S-4', { sheet: id });
  const stopped = replyClocks(ticket, id).map((clock) => stopClock(clock, context.now));
  return one(context, 'sheetReplied', { id, text, files }, stopped);
}

function judgeSheet(ticket: Ticket, command: TicketCommandOf<'judgeSheet'>, context: TicketContext): Decision {
  const { id, accepted, reason } = command;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const sheet = findSheet(ticket, id);
  if ('ok' in sheet) return sheet;
  if (sheet.reply === null) return refuse('SHEET_NO_REPLY', 'S-4', { sheet: id });
  if (handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'S-4');
  const step = context.profile.profile.policy.supervision.ladder.find((candidate) => candidate.level === sheet.level);
  const named = context.actor.user !== null && sheet.supervisors.includes(context.actor.user);
  if (!named && step !== undefined && !context.actor.roles.includes(step.role)) {
    return refuse('SHEET_STEP_NOT_YOURS', 'S-4', { role: step.role });
  }
  const again =
    accepted || step === undefined
      ? []
      : [startClock(context, ticket, { kind: 'sheetReply', rule: 'S-4', limit: step.replyLimit, unit: sheet.receiver, tag: id })];
  return one(context, 'sheetJudged', { id, accepted, reason }, again);
}

/** C-3: every running deadline that was counted through an unpublished year is counted again. */
function recomputeDeadlines(ticket: Ticket, { reason }: TicketCommandOf<'recomputeDeadlines'>, context: TicketContext): Decision {
  const { edition } = context.calendar;
  const moved = Object.values(ticket.clocks)
    .filter((clock) => clock.stop === null && clock.deadline.provisional && clock.deadline.calendarEdition !== edition)
    .map((clock) => moveClock(context, clock, relimit(context, clock, clock.deadline.limit), 'calendar'));
  if (moved.length === 0) return refuse('CALENDAR_UNCHANGED', 'C-3');
  return one(context, 'deadlinesRecomputed', { calendarEdition: edition, reason }, moved);
}

/** 督: rules S-1 to S-4, and C-3. */
export const superviseDeciders: Deciders<
  | 'sendReminder'
  | 'issueSheet'
  | 'replyToSheet'
  | 'judgeSheet'
  | 'recordDelivery'
  | 'remind'
  | 'supervise'
  | 'lapse'
  | 'recomputeDeadlines'
> = {
  sendReminder: (ticket, { clock: id }, context) => {
    const clock = runningClock(ticket.clocks, id);
    if (clock === undefined) return refuse('CLOCK_UNKNOWN', 'S-2', { clock: id });
    return one(context, 'reminderSent', { clock: id, receiver: clock.unit, channel: 'person', dueAt: context.now });
  },
  issueSheet: (ticket, { level, ground, receiver, jointSupervisor, text }, context) => {
    const fault = faultyText({ field: 'text', text });
    if (fault !== undefined) return fault;
    if (!context.profile.units.has(receiver)) return refuse('REFERENCE_UNKNOWN', 'S-3', { field: 'receiver', code: receiver });
    const issuer = context.actor.user;
    const supervisors = [issuer, jointSupervisor].filter((user) => user !== null);
    return ok([sheetEvent(context, ticket, { level, ground, text, receiver, supervisors, step: null })]);
  },
  replyToSheet,
  judgeSheet,
  recordDelivery: (_ticket, { of, channel, status, detail }, context) => one(context, 'deliveryRecorded', { of, channel, status, detail }),
  remind: (ticket, command, context) => {
    const due = dueStep(ticket, command.clock, 'remind', context);
    if ('ok' in due) return due;
    const { clock, step } = due;
    const receiver = clock.unit ?? currentUnit(ticket);
    return one(context, 'reminderSent', { clock: clock.id, receiver, channel: 'system', dueAt: step.at }, [{ type: 'step', id: clock.id }]);
  },
  supervise,
  lapse: (ticket, command, context) => {
    const due = dueStep(ticket, command.clock, 'lapse', context);
    if ('ok' in due) return due;
    const { clock } = due;
    return one(context, 'clockLapsed', { clock: clock.id }, [{ type: 'stop', id: clock.id, at: clock.deadline.at, outcome: 'met' }]);
  },
  recomputeDeadlines,
};
