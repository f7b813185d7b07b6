import type { Deadline } from '../../calendar/types.ts';
import type { Instant } from '../../kernel/time.ts';
import { isLongCycle } from '../../profile/class-rules.ts';
import { stopClock } from '../../loop/clock.ts';
import { mayHold } from '../../profile/may-hold.ts';
import type { TicketCommandOf } from '../commands.ts';
import type { ActorRef } from '../../loop/actor.ts';
import type { Ticket } from '../ticket.ts';
import {
  agreedDeadline,
  firstEntry,
  inLongCycle,
  moveClock,
  notAfter,
  releaseAll,
  running,
  startClock,
  startClockAt,
  stopAll,
} from './clocks.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { currentDispatch, handledIt, one } from './decision.ts';
import { MAX_LONG_TEXT } from '../../vocabulary/limits.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyInstant, faultyText, filesOf } from '../../loop/texts.ts';

function passDown(ticket: Ticket, { unit }: TicketCommandOf<'passDown'>, context: TicketContext): Decision {
  const dispatch = currentDispatch(ticket);
  const child = context.profile.units.get(unit);
  if (child === undefined) return refuse('REFERENCE_UNKNOWN', 'H-5', { field: 'unit', code: unit });
  if (child.parent !== dispatch.lead) return refuse('LEVEL3_NOT_UNDER', 'H-5', { unit });
  if (ticket.level3 !== null) return refuse('LEVEL3_ALREADY', 'H-5');
  if (ticket.classCode !== null) {
    const held = mayHold(context.profile, unit, ticket.classCode, ticket.area, context.calendar.localDate(context.now));
    if (!held.ok) return refuse('LEVEL_MAY_NOT_HOLD', 'D-8', { ...held.error.params });
  }
  // H-5: an own, shorter clock; never later than the unit that answers for it, as long as that unit is in time itself.
  const start = { kind: 'level3', rule: 'H-5', unit } as const;
  const own = context.calendar.deadline(context.now, context.profile.profile.policy.limits.level3);
  const deadline = notAfter(own, running(ticket, 'unit')[0]?.deadline);
  return one(context, 'ticketPassedDown', { unit }, [startClockAt(context, ticket, start, deadline)]);
}

/** When the unit got the ticket, also if it was recalled in between. */
function unitSince(ticket: Ticket): Instant {
  const { lead, at } = currentDispatch(ticket);
  return ticket.recalledFrom.find(({ unit }) => unit === lead)?.since ?? at;
}

function recordContact(ticket: Ticket, command: TicketCommandOf<'recordContact'>, context: TicketContext): Decision {
  const { way, contactedAt, reached, proof } = command;
  const fault = faultyInstant('contactedAt', contactedAt) ?? faultyText(...filesOf('proof', proof));
  if (fault !== undefined) return fault;
  if (contactedAt > context.now) return refuse('TIME_IN_FUTURE', 'H-2', { field: 'contactedAt' });
  if (contactedAt < ticket.request.at) return refuse('CONTACT_BEFORE_ENTRY', 'H-2');
  // A unit cannot have spoken with the caller about a ticket that it did not have.
  const from = context.actor.unit === null ? ticket.request.at : unitSince(ticket);
  if (contactedAt < from) return refuse('TIME_OUT_OF_RANGE', 'H-2', { field: 'contactedAt', from, to: context.now });
  if (reached && proof.length === 0) return refuse('PROOF_MISSING', 'H-2');
  // An attempt that reached nobody is kept, and no clock stops for it.
  const clocks = reached ? stopAll(ticket, contactedAt, 'contact', 'urgentResponse') : [];
  return one(context, 'contactRecorded', { way, contactedAt, reached, proof }, clocks);
}

function requestExtension(ticket: Ticket, command: TicketCommandOf<'requestExtension'>, context: TicketContext): Decision {
  const { workdays, reason } = command;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const { maxCount, maxWorkdaysEach } = context.profile.profile.policy.extension;
  if (inLongCycle(ticket)) return refuse('IN_LONG_CYCLE', 'H-3');
  if (ticket.extensionRequest !== null) return refuse('EXTENSION_PENDING', 'H-3');
  if (ticket.longCycleRequest !== null) return refuse('LONG_CYCLE_PENDING', 'H-3');
  if (ticket.extensions >= maxCount) return refuse('EXTENSIONS_USED', 'H-3', { max: maxCount });
  if (!Number.isInteger(workdays) || workdays < 1 || workdays > maxWorkdaysEach) {
    return refuse('EXTENSION_TOO_LONG', 'H-3', { max: maxWorkdaysEach });
  }
  const unit = running(ticket, 'unit')[0];
  if (unit === undefined || context.now > unit.deadline.at) return refuse('EXTENSION_TOO_LATE', 'H-3');
  const { decideExtension } = context.profile.profile.policy.limits;
  return one(context, 'extensionRequested', { workdays, reason }, [
    startClock(context, ticket, { kind: 'decideExtension', rule: 'H-3', limit: decideExtension }),
  ]);
}

/** H-4: the end of a long-cycle matter, counted from the entry of the caller who came first. */
function longCycleEnd(ticket: Ticket, context: TicketContext): Deadline {
  const { maxCalendarDays } = context.profile.profile.policy.longCycle;
  return context.calendar.deadline(firstEntry(ticket), { unit: 'calendarDay', amount: maxCalendarDays });
}

/** H-4: the next report lies ahead, at most so many days, and inside the whole span. */
function faultyReportDate(ticket: Ticket, nextReportAt: Instant, context: TicketContext): Decision | undefined {
  const fault = faultyInstant('nextReportAt', nextReportAt);
  if (fault !== undefined) return fault;
  const { reportEveryCalendarDays } = context.profile.profile.policy.longCycle;
  const latest = context.calendar.deadline(context.now, { unit: 'calendarDay', amount: reportEveryCalendarDays }).at;
  const end = longCycleEnd(ticket, context).at;
  const to = latest < end ? latest : end;
  if (nextReportAt > context.now && nextReportAt <= to) return undefined;
  return refuse('TIME_OUT_OF_RANGE', 'H-4', { field: 'nextReportAt', from: context.now, to });
}

function requestLongCycle(ticket: Ticket, command: TicketCommandOf<'requestLongCycle'>, context: TicketContext): Decision {
  const { reason, plan, nextReportAt } = command;
  const fault =
    faultyText({ field: 'reason', text: reason }, { field: 'plan', text: plan, max: MAX_LONG_TEXT }) ??
    faultyReportDate(ticket, nextReportAt, context);
  if (fault !== undefined) return fault;
  if (!isListed(ticket, context)) return refuse('NOT_LONG_CYCLE_CLASS', 'H-4');
  if (inLongCycle(ticket) || ticket.longCycleRequest !== null) return refuse('LONG_CYCLE_PENDING', 'H-4');
  if (ticket.extensionRequest !== null) return refuse('EXTENSION_PENDING', 'H-4');
  const unit = running(ticket, 'unit')[0];
  if (unit === undefined || context.now > unit.deadline.at) return refuse('EXTENSION_TOO_LATE', 'H-4');
  const { decideExtension } = context.profile.profile.policy.limits;
  return one(context, 'longCycleRequested', { reason, plan, nextReportAt }, [
    startClock(context, ticket, { kind: 'decideExtension', rule: 'H-4', limit: decideExtension }),
  ]);
}

function isListed(ticket: Ticket, context: TicketContext): boolean {
  return ticket.classCode !== null && isLongCycle(context.profile, ticket.classCode);
}

/** "Nobody judges the own act", also not somebody who has left the unit for the centre since. */
function askedOrHandled(ticket: Ticket, applicant: ActorRef, context: TicketContext): boolean {
  return isSamePerson(context.actor, applicant) || handledIt(context.actor, ticket);
}

function grantLongCycle(ticket: Ticket, { nextReportAt }: TicketCommandOf<'grantLongCycle'>, context: TicketContext): Decision {
  const asked = ticket.longCycleRequest;
  if (asked === null) return refuse('LONG_CYCLE_NONE', 'H-4');
  if (askedOrHandled(ticket, asked.by, context)) return refuse('OWN_ACT', 'H-4');
  // The class may have been corrected since it was asked for.
  if (!isListed(ticket, context)) return refuse('NOT_LONG_CYCLE_CLASS', 'H-4');
  const fault = faultyReportDate(ticket, nextReportAt, context);
  if (fault !== undefined) return fault;
  const end = longCycleEnd(ticket, context);
  const lead = currentDispatch(ticket).lead;
  return one(context, 'longCycleGranted', { nextReportAt }, [
    ...stopAll(ticket, context.now, 'decideExtension'),
    // The 180 days are in all: what was extended before is within them.
    ...running(ticket, 'unit', 'caller').map((clock) => moveClock(context, ticket, clock, end, 'longCycle', 0)),
    startClockAt(context, ticket, { kind: 'longCycleReport', rule: 'H-4', unit: lead }, agreedDeadline(context, nextReportAt)),
  ]);
}

/** 办: rules H-1 to H-5. */
export const handleDeciders: Deciders<
  | 'passDown'
  | 'takeBack'
  | 'reportUp'
  | 'recordContact'
  | 'reportSupport'
  | 'requestExtension'
  | 'grantExtension'
  | 'refuseExtension'
  | 'requestLongCycle'
  | 'grantLongCycle'
  | 'refuseLongCycle'
  | 'reportLongCycle'
> = {
  passDown,
  takeBack: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (ticket.level3 === null) return refuse('LEVEL3_NONE', 'H-5');
    return one(context, 'ticketTakenBack', { reason }, releaseAll(ticket, context.now, 'level3'));
  },
  reportUp: (ticket, { account, proof }, context) => {
    const fault = faultyText({ field: 'account', text: account, max: MAX_LONG_TEXT }, ...filesOf('proof', proof));
    if (fault !== undefined) return fault;
    if (ticket.level3 === null || ticket.level3.reportedAt !== null) return refuse('LEVEL3_NONE', 'H-5');
    return one(context, 'level3Reported', { account, proof }, stopAll(ticket, context.now, 'level3'));
  },
  recordContact,
  reportSupport: (ticket, { account }, context) => {
    const fault = faultyText({ field: 'account', text: account, max: MAX_LONG_TEXT });
    if (fault !== undefined) return fault;
    const support = currentDispatch(ticket).supports.find(({ unit }) => unit === context.actor.unit);
    if (support === undefined) return refuse('NOT_YOUR_UNIT', 'H-2');
    if (support.reportedAt !== null) return refuse('SUPPORT_REPORTED', 'H-2');
    const clocks = running(ticket, 'support').filter((clock) => clock.unit === support.unit);
    return one(
      context,
      'supportReported',
      { unit: support.unit, account },
      clocks.map((clock) => stopClock(clock, context.now)),
    );
  },
  requestExtension,
  grantExtension: (ticket, _command, context) => {
    const asked = ticket.extensionRequest;
    if (asked === null) return refuse('EXTENSION_NONE', 'H-3');
    if (askedOrHandled(ticket, asked.by, context)) return refuse('OWN_ACT', 'H-3');
    const moved = running(ticket, 'unit', 'caller', 'support').map((clock) =>
      moveClock(
        context,
        ticket,
        clock,
        context.calendar.extend(clock.deadline, asked.workdays),
        'extended',
        clock.extendedWorkdays + asked.workdays,
      ),
    );
    const stopped = stopAll(ticket, context.now, 'decideExtension');
    return one(context, 'extensionGranted', { workdays: asked.workdays }, [...stopped, ...moved]);
  },
  refuseExtension: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (ticket.extensionRequest === null) return refuse('EXTENSION_NONE', 'H-3');
    if (askedOrHandled(ticket, ticket.extensionRequest.by, context)) return refuse('OWN_ACT', 'H-3');
    return one(context, 'extensionRefused', { reason }, stopAll(ticket, context.now, 'decideExtension'));
  },
  requestLongCycle,
  grantLongCycle,
  refuseLongCycle: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (ticket.longCycleRequest === null) return refuse('LONG_CYCLE_NONE', 'H-4');
    if (askedOrHandled(ticket, ticket.longCycleRequest.by, context)) return refuse('OWN_ACT', 'H-4');
    return one(context, 'longCycleRefused', { reason }, stopAll(ticket, context.now, 'decideExtension'));
  },
  reportLongCycle: (ticket, { text, nextReportAt }, context) => {
    const fault = faultyText({ field: 'text', text, max: MAX_LONG_TEXT });
    if (fault !== undefined) return fault;
    if (!inLongCycle(ticket)) return refuse('LONG_CYCLE_NONE', 'H-4');
    const wrongDate = faultyReportDate(ticket, nextReportAt, context);
    if (wrongDate !== undefined) return wrongDate;
    const start = { kind: 'longCycleReport', rule: 'H-4', unit: currentDispatch(ticket).lead } as const;
    return one(context, 'longCycleReported', { text, nextReportAt }, [
      ...stopAll(ticket, context.now, 'longCycleReport'),
      startClockAt(context, ticket, start, agreedDeadline(context, nextReportAt)),
    ]);
  },
};
