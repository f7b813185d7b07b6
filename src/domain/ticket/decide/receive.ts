import type { RequestId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import type { ClockChange } from '../../loop/clock.ts';
import type { Limit } from '../../calendar/types.ts';
import type { Clock } from '../../loop/clock.ts';
import { isLongCycle } from '../../profile/class-rules.ts';
import { mayHold } from '../../profile/may-hold.ts';
import { cancelAll, firstEntry, inLongCycle, moveClock, relimit, releaseAll, resumeClock, running } from './clocks.ts';
import { startClock, startClockAt, stopAll, ticketLimit, wasLongCycle } from './clocks.ts';
import type { TicketCommandOf } from '../commands.ts';
import type { Ticket } from '../ticket.ts';
import { archiveDeadline, concludeEvents, objectionEnd } from './conclude.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { currentUnit, handledIt, happened, isAnsweredOnce, isReachable, one } from './decision.ts';
import { faultyRequest } from './texts.ts';
import { MAX_LONG_TEXT, MAX_NAME } from '../../vocabulary/limits.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyInstant, faultyText, filesOf } from '../../loop/texts.ts';

/** declines that must name the lawful way; the others carry an explanation. */
const needsLawfulWay = new Set(['litigation', 'arbitration', 'disciplineInspection', 'reconsideration', 'petition', 'disclosure']);

function unknownReference(context: TicketContext, classCode: Ticket['classCode'], area: Ticket['area']): Decision | undefined {
  if (classCode !== null && !context.profile.classes.has(classCode)) {
    return refuse('REFERENCE_UNKNOWN', 'D-1', { field: 'classCode', code: classCode });
  }
  if (area !== null && !context.profile.areas.has(area)) return refuse('REFERENCE_UNKNOWN', 'D-1', { field: 'area', code: area });
  return undefined;
}

/** a request enters, whatever the channel, and its clocks start. */
export function receive(command: TicketCommandOf<'receive'>, context: TicketContext): Decision {
  const { ticket, number, queryCodeHash, kind, urgency, privacy, classCode, area } = command;
  const fault = faultyRequest(command.request) ?? unknownReference(context, classCode, area);
  if (fault !== undefined) return fault;
  if (privacy === 'anonymous' && command.request.person !== null) return refuse('ANONYMOUS_WITH_CALLER', 'R-3');
  const { limits } = context.profile.profile.policy;
  const firstAnswer = limits.firstAnswer[command.request.channel];
  const clocks: ClockChange[] = [
    startClock(context, null, { kind: 'caller', rule: 'H-1', limit: ticketLimit(context, { kind, classCode }) }),
    startClock(context, null, { kind: 'dispatch', rule: 'R-7', limit: limits.acceptAndDispatch }),
  ];
  if (firstAnswer !== undefined) clocks.push(startClock(context, null, { kind: 'firstAnswer', rule: 'R-7', limit: firstAnswer }));
  if (urgency === 'urgent') clocks.push(startClock(context, null, { kind: 'urgentResponse', rule: 'H-1', limit: limits.urgentResponse }));
  const request = { ...command.request, at: context.now, source: null };
  return one(context, 'requestReceived', { ticket, number, queryCodeHash, request, kind, urgency, privacy, classCode, area }, clocks);
}

function archiveClock(context: TicketContext, ticket: Ticket): ClockChange {
  return startClockAt(context, ticket, { kind: 'archive', rule: 'E-7' }, archiveDeadline(context, null));
}

/** Corrects kind, urgency, class or area: the limits follow, from the same start (R-3, D-2, C-4). */
function correct(ticket: Ticket, command: TicketCommandOf<'correct'>, context: TicketContext): Decision {
  const { kind, urgency, classCode, area, reason } = command;
  const fault = faultyText({ field: 'reason', text: reason }) ?? unknownReference(context, classCode, area);
  if (fault !== undefined) return fault;
  if (kind === ticket.kind && urgency === ticket.urgency && classCode === ticket.classCode && area === ticket.area) {
    return refuse('NOTHING_CHANGED', 'R-3');
  }
  if (inLongCycle(ticket) && (classCode === null || !isLongCycle(context.profile, classCode))) return refuse('NOT_LONG_CYCLE_CLASS', 'H-4');
  const misplaced = holderNotAllowed(ticket, classCode, area, context);
  if (misplaced !== undefined) return misplaced;
  const limit = ticketLimit(context, { kind, classCode });
  const clocks: ClockChange[] = limitedByKind(ticket, limit, context).map((clock) =>
    moveClock(context, ticket, clock, relimit(context, clock, limit), 'corrected'),
  );
  if (urgency !== ticket.urgency) {
    clocks.push(...(urgency === 'urgent' ? urgentClock(ticket, context) : releaseAll(ticket, context.now, 'urgentResponse')));
  }
  return one(context, 'ticketCorrected', { kind, urgency, classCode, area, reason }, clocks);
}

/** D-8: a matter does not come to a level that may not hold it by being classed anew while it is there. */
function holderNotAllowed(
  ticket: Ticket,
  classCode: Ticket['classCode'],
  area: Ticket['area'],
  context: TicketContext,
): Decision | undefined {
  if (classCode === null) return undefined;
  const on = context.calendar.localDate(context.now);
  for (const unit of [ticket.dispatch?.lead, ticket.level3?.unit]) {
    const held = unit === undefined ? ok(undefined) : mayHold(context.profile, unit, classCode, area, on);
    if (!held.ok) return refuse('LEVEL_MAY_NOT_HOLD', 'D-8', { ...held.error.params });
  }
  return undefined;
}

/** The clocks whose limit follows from kind and class. A redo and a long-cycle matter have limits of their own. */
function limitedByKind(ticket: Ticket, limit: Limit, context: TicketContext): readonly Clock[] {
  const old = ticketLimit(context, ticket);
  if (ticket.round > 1 || inLongCycle(ticket) || (limit.amount === old.amount && limit.unit === old.unit)) return [];
  return wasLongCycle(ticket) ? running(ticket, 'unit', 'support') : running(ticket, 'caller', 'unit', 'support');
}

/**
 * H-1: thirty minutes from when the matter was called urgent first. Nothing where the caller has been spoken with; where it was urgent
 * before, that clock goes on, or its verdict stays.
 */
function urgentClock(ticket: Ticket, context: TicketContext): readonly ClockChange[] {
  if (ticket.contact !== null) return [];
  if (Object.values(ticket.clocks).some((clock) => clock.kind === 'urgentResponse')) return resumeClock(context, ticket, 'urgentResponse');
  const { urgentResponse } = context.profile.profile.policy.limits;
  return [startClock(context, ticket, { kind: 'urgentResponse', rule: 'H-1', limit: urgentResponse })];
}

/** A new follower may have entered earlier: the master keeps the clock that started first. */
function follow(ticket: Ticket, command: TicketCommandOf<'follow'>, context: TicketContext): Decision {
  const { request, number, person, enteredAt } = command;
  const fault = faultyInstant('enteredAt', enteredAt) ?? faultyText({ field: 'number', text: number, max: MAX_NAME });
  if (fault !== undefined) return fault;
  if (enteredAt > context.now) return refuse('TIME_IN_FUTURE', 'R-5', { field: 'enteredAt' });
  if (ticket.followers.some((follower) => follower.request === request)) return refuse('FOLLOWER_KNOWN', 'R-5');
  const clocks: ClockChange[] = running(ticket, 'caller')
    .filter((clock) => enteredAt < clock.deadline.startedAt)
    .map((clock) => moveClock(context, ticket, clock, relimit(context, clock, clock.deadline.limit, enteredAt), 'merged'));
  const unit = currentUnit(ticket);
  // H-2: an anonymous matter that somebody with a name joins has a caller to contact from now on.
  if (unit !== null && person !== null && ticket.contact === null && running(ticket, 'contact').length === 0) {
    clocks.push(startClock(context, ticket, { kind: 'contact', rule: 'H-2', limit: context.profile.profile.policy.limits.contact, unit }));
  }
  return one(context, 'followerAdded', { request, number, person, enteredAt }, clocks);
}

/** a merge is undone. Who has spoken on this ticket was answered by it and stays (E-5). */
function unfollow(ticket: Ticket, { request }: TicketCommandOf<'unfollow'>, context: TicketContext): Decision {
  const leaving = ticket.followers.find((follower) => follower.request === request);
  if (leaving === undefined || request === ownRequest(ticket)) return refuse('FOLLOWER_UNKNOWN', 'R-5');
  if (leaving.firstRating !== null) return refuse('MASTER_NOT_OPEN', 'E-5');
  const followers = ticket.followers.filter((follower) => follower !== leaving);
  const earliest = firstEntry({ ...ticket, followers });
  const clocks = running(ticket, 'caller')
    .filter((clock) => clock.deadline.startedAt === leaving.enteredAt && earliest !== leaving.enteredAt)
    .map((clock): ClockChange => moveClock(context, ticket, clock, relimit(context, clock, clock.deadline.limit, earliest), 'split'));
  const nobodyToContact = isReachable({ followers }) ? [] : releaseAll(ticket, context.now, 'contact');
  return one(context, 'followerRemoved', { request }, [...clocks, ...nobodyToContact]);
}

/** The request a ticket was opened with has the ticket's own id. */
export function ownRequest(ticket: Ticket): RequestId {
  return ticket.id as string as RequestId;
}

/** 接: rules, E-7 and H-9. */
export const receiveDeciders: Deciders<
  | 'takeOn'
  | 'decline'
  | 'handOver'
  | 'answerDirectly'
  | 'recordFirstAnswer'
  | 'correct'
  | 'protect'
  | 'addStatement'
  | 'mergeInto'
  | 'follow'
  | 'splitFrom'
  | 'unfollow'
  | 'linkRepeat'
  | 'noteRepeat'
> = {
  takeOn: (ticket, { classCode, area }, context) => {
    const fault = unknownReference(context, classCode, area);
    if (fault !== undefined) return fault;
    const limit = ticketLimit(context, { kind: ticket.kind, classCode });
    const clocks = running(ticket, 'caller')
      .filter((clock) => clock.deadline.limit.amount !== limit.amount || clock.deadline.limit.unit !== limit.unit)
      .map((clock) => moveClock(context, ticket, clock, relimit(context, clock, limit), 'classed'));
    return one(context, 'ticketTakenOn', { classCode, area }, [...stopAll(ticket, context.now, 'firstAnswer'), ...clocks]);
  },
  decline: (ticket, { reason, textForCaller, lawfulWay }, context) => {
    const fault = faultyText({ field: 'textForCaller', text: textForCaller }, { field: 'lawfulWay', text: lawfulWay, optional: true });
    if (fault !== undefined) return fault;
    if (needsLawfulWay.has(reason) && (lawfulWay === null || lawfulWay.trim() === '')) return refuse('LAWFUL_WAY_MISSING', 'R-4');
    if (isAnsweredOnce(ticket)) return refuse('NOT_AT_INTAKE', 'R-4');
    if (ticket.followers.length > 1) return refuse('HAS_FOLLOWERS', 'R-5');
    return one(context, 'requestDeclined', { reason, textForCaller, lawfulWay }, [
      ...stopAll(ticket, context.now, 'dispatch', 'firstAnswer'),
      ...releaseAll(ticket, context.now, 'caller', 'urgentResponse'),
      archiveClock(context, ticket),
    ]);
  },
  handOver: (ticket, { to, textForCaller }, context) => {
    const fault = faultyText({ field: 'to', text: to, max: MAX_NAME }, { field: 'textForCaller', text: textForCaller });
    if (fault !== undefined) return fault;
    if (isAnsweredOnce(ticket)) return refuse('NOT_AT_INTAKE', 'R-4');
    return one(context, 'emergencyHandedOver', { to, textForCaller }, [
      ...stopAll(ticket, context.now, 'dispatch', 'firstAnswer', 'urgentResponse'),
      ...releaseAll(ticket, context.now, 'caller'),
      archiveClock(context, ticket),
    ]);
  },
  answerDirectly: (ticket, { answer, knowledgeRef, classCode }, context) => {
    const fault =
      faultyText(
        { field: 'answer', text: answer, max: MAX_LONG_TEXT },
        { field: 'knowledgeRef', text: knowledgeRef, max: MAX_NAME, optional: true },
      ) ?? unknownReference(context, classCode, null);
    if (fault !== undefined) return fault;
    if (ticket.kind !== 'consult') return refuse('ONLY_CONSULT', 'R-6');
    // E-4: somebody else looks at it the second time.
    if (ticket.round > 1 && handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'E-4');
    const stopped = stopAll(ticket, context.now, 'caller', 'dispatch', 'firstAnswer', 'urgentResponse');
    return ok(
      concludeEvents(context, ticket, (clocks) =>
        happened(context, 'answeredDirectly', { answer, knowledgeRef, classCode }, [...stopped, ...clocks]),
      ),
    );
  },
  recordFirstAnswer: (ticket, { text }, context) => {
    const fault = faultyText({ field: 'text', text });
    if (fault !== undefined) return fault;
    if (running(ticket, 'firstAnswer').length === 0) return refuse('CLOCK_UNKNOWN', 'R-7');
    return one(context, 'firstAnswerRecorded', { text }, stopAll(ticket, context.now, 'firstAnswer'));
  },
  correct,
  protect: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (ticket.privacy !== 'open') return refuse('ALREADY_CONFIDENTIAL', 'R-3');
    return one(context, 'privacyProtected', { privacy: 'confidential', reason });
  },
  addStatement: (ticket, { text, files, fromCaller, request }, context) => {
    const fault = faultyText({ field: 'text', text, max: MAX_LONG_TEXT }, ...filesOf('files', files));
    if (fault !== undefined) return fault;
    if (request === undefined) return one(context, 'statementAdded', { text, files, fromCaller });
    if (!ticket.followers.some((follower) => follower.request === request)) return refuse('FOLLOWER_UNKNOWN', 'R-5');
    return one(context, 'statementAdded', { text, files, fromCaller, request });
  },
  mergeInto: (ticket, { master, reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (master === ticket.id) return refuse('MERGE_WITH_ITSELF', 'R-5');
    if (isAnsweredOnce(ticket)) return refuse('NOT_AT_INTAKE', 'R-5');
    if (ticket.followers.length > 1) return refuse('HAS_FOLLOWERS', 'R-5');
    return one(context, 'ticketMerged', { master, reason }, [
      // The master's clock counts for this caller too, from the earlier entry: one delay is not counted twice.
      ...cancelAll(ticket, context.now, 'caller'),
      ...releaseAll(ticket, context.now, 'dispatch', 'urgentResponse'),
      ...stopAll(ticket, context.now, 'firstAnswer'),
    ]);
  },
  follow,
  splitFrom: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (ticket.mergedInto === null) throw new Error(`ticket ${ticket.number} is ${ticket.state} without a master`);
    const { acceptAndDispatch } = context.profile.profile.policy.limits;
    // D-2: the caller's clocks go on from the entry, as if it had never been merged.
    return one(context, 'ticketSplit', { master: ticket.mergedInto, reason }, [
      ...resumeClock(context, ticket, 'caller'),
      ...(ticket.urgency === 'urgent' ? resumeClock(context, ticket, 'urgentResponse') : []),
      startClock(context, ticket, { kind: 'dispatch', rule: 'R-7', limit: acceptAndDispatch }),
    ]);
  },
  unfollow,
  linkRepeat: (ticket, { earlier, reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (earlier === ticket.id) return refuse('REPEAT_OF_ITSELF', 'E-7');
    if (ticket.repeatOf === earlier) return refuse('NOTHING_CHANGED', 'E-7');
    return one(context, 'repeatLinked', { earlier, reason });
  },
  noteRepeat: (ticket, { later }, context) =>
    // E-7: thirty days without a repeat; a repeat starts them anew.
    one(
      context,
      'repeatNoted',
      { later },
      running(ticket, 'archive').map((clock) =>
        moveClock(context, ticket, clock, archiveDeadline(context, objectionEnd(ticket)), 'repeated'),
      ),
    ),
};
