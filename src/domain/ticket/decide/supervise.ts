import { ok } from '../../kernel/result.ts';
import { runningClock, stopClock } from '../../loop/clock.ts';
import { dueStep } from '../../loop/due-step.ts';
import type { TicketCommandOf } from '../commands.ts';
import type { SupervisionSheet, Ticket } from '../ticket.ts';
import { moveClock, notAfter, relimit, running, startClock } from './clocks.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { handledIt, one } from './decision.ts';
import { addressee, replyClocks, sheetEvent } from './sheets.ts';
import { MAX_NAME } from '../../vocabulary/limits.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText, filesOf } from '../../loop/texts.ts';

/** S-2: the ladder's next sheet. The receiver is who the clock runs against. */
function supervise(ticket: Ticket, command: TicketCommandOf<'supervise'>, context: TicketContext): Decision {
  const due = dueStep(ticket.clocks, command.clock, 'supervise', context.now);
  if ('ok' in due) return due;
  const { clock, step } = due;
  const draft = { level: step.level ?? 1, ground: 'overdue', text: '', receiver: addressee(ticket, clock), supervisors: [] } as const;
  return ok([sheetEvent(context, ticket, { ...draft, step: { clock: clock.id, dueAt: step.at } })]);
}

function findSheet(ticket: Ticket, id: string): SupervisionSheet | Decision {
  const sheet = ticket.sheets.find((candidate) => candidate.id === id);
  if (sheet === undefined) return refuse('SHEET_UNKNOWN', 'S-4', { sheet: id });
  return sheet.closedAt === null ? sheet : refuse('SHEET_CLOSED', 'S-4', { sheet: id });
}

function replyToSheet(ticket: Ticket, command: TicketCommandOf<'replyToSheet'>, context: TicketContext): Decision {
  const { id, text, files } = command;
  const fault = faultyText({ field: 'text', text }, ...filesOf('files', files));
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
  if (handledIt(context.actor, ticket) || isSamePerson(context.actor, sheet.reply.by)) return refuse('OWN_ACT', 'S-4');
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
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const { edition } = context.calendar;
  const outdated = Object.values(ticket.clocks).filter(
    (clock) => clock.stop === null && clock.deadline.provisional && clock.deadline.calendarEdition !== edition,
  );
  if (outdated.length === 0) return refuse('CALENDAR_UNCHANGED', 'C-3');
  const recounted = outdated.map((clock) => [clock, relimit(context, clock, clock.deadline.limit)] as const);
  const unit = recounted.find(([clock]) => clock.kind === 'unit')?.[1] ?? running(ticket, 'unit')[0]?.deadline;
  const moved = recounted.map(([clock, deadline]) =>
    moveClock(context, ticket, clock, clock.kind === 'level3' ? notAfter(deadline, unit) : deadline, 'calendar'),
  );
  return one(context, 'deadlinesRecomputed', { calendarEdition: edition, reason }, moved);
}

/** 督: rules S-1 to S-4, and C-3. */
export const superviseDeciders: Deciders<
  'sendReminder' | 'issueSheet' | 'replyToSheet' | 'judgeSheet' | 'recordDelivery' | 'remind' | 'supervise' | 'lapse' | 'recomputeDeadlines'
> = {
  sendReminder: (ticket, { clock: id }, context) => {
    const clock = runningClock(ticket.clocks, id);
    if (clock === undefined) return refuse('CLOCK_UNKNOWN', 'S-2', { clock: id });
    return one(context, 'reminderSent', { clock: id, receiver: addressee(ticket, clock), channel: 'person', dueAt: context.now });
  },
  issueSheet: (ticket, { level, ground, receiver, jointSupervisor, text }, context) => {
    const fault = faultyText({ field: 'text', text });
    if (fault !== undefined) return fault;
    if (!context.profile.units.has(receiver)) return refuse('REFERENCE_UNKNOWN', 'S-3', { field: 'receiver', code: receiver });
    const issuer = context.actor.user;
    if (jointSupervisor !== null && jointSupervisor === issuer) return refuse('JOINT_SUPERVISOR_SAME', 'S-3');
    const supervisors = [issuer, jointSupervisor].filter((user) => user !== null);
    return ok([sheetEvent(context, ticket, { level, ground, text, receiver, supervisors, step: null })]);
  },
  replyToSheet,
  judgeSheet,
  recordDelivery: (_ticket, { of, channel, status, detail }, context) =>
    faultyText(
      { field: 'of', text: of, max: MAX_NAME },
      { field: 'channel', text: channel, max: MAX_NAME },
      { field: 'detail', text: detail, optional: true },
    ) ?? one(context, 'deliveryRecorded', { of, channel, status, detail }),
  remind: (ticket, command, context) => {
    const due = dueStep(ticket.clocks, command.clock, 'remind', context.now);
    if ('ok' in due) return due;
    const { clock, step } = due;
    const receiver = addressee(ticket, clock);
    return one(context, 'reminderSent', { clock: clock.id, receiver, channel: 'system', dueAt: step.at }, [{ type: 'step', id: clock.id }]);
  },
  supervise,
  lapse: (ticket, command, context) => {
    const due = dueStep(ticket.clocks, command.clock, 'lapse', context.now);
    if ('ok' in due) return due;
    const { clock } = due;
    return one(context, 'clockLapsed', { clock: clock.id }, [{ type: 'stop', id: clock.id, at: clock.deadline.at, outcome: 'met' }]);
  },
  recomputeDeadlines,
};
