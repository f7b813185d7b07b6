import type { RequestId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { ok } from '../../kernel/result.ts';
import type { FollowUpOutcome, FollowUpWay } from '../../vocabulary/handling.ts';
import type { CallersWord, TicketCommandOf } from '../commands.ts';
import type { TicketEvent } from '../events.ts';
import type { Follower, Rating, Ticket } from '../ticket.ts';
import { closeEvent, redoEvent } from './conclude.ts';
import { running } from './clocks.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { currentUnit, handledIt, happened, one } from './decision.ts';
import { sheetEvent } from './sheets.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText, filesOf } from '../../loop/texts.ts';

/** E-4: what gives a right to be handled again. */
function isUnhappy(word: Pick<Rating, 'resolved' | 'satisfaction'>): boolean {
  return word.resolved === false || (word.satisfaction !== null && word.satisfaction <= 2);
}

/** E-1: follow-ups only inside the city's contact hours. */
function outsideContactHours(context: TicketContext): Decision | undefined {
  const { from, to } = context.profile.profile.policy.followUp.contactHours;
  const today = context.calendar.localDate(context.now);
  const inside = context.now >= context.calendar.instantAt(today, from) && context.now < context.calendar.instantAt(today, to);
  return inside ? undefined : refuse('OUTSIDE_CONTACT_HOURS', 'E-1', { from, to });
}

function openFollower(ticket: Ticket, request: RequestId): Follower | Decision {
  const follower = ticket.followers.find((candidate) => candidate.request === request);
  if (follower === undefined) return refuse('FOLLOWER_UNKNOWN', 'E-1');
  if (follower.person === null) return refuse('CALLER_UNKNOWN', 'E-1');
  return follower.outcome === null ? follower : refuse('FOLLOW_UP_ENDED', 'E-2');
}

/** The opening of contact hours on the day of the next try, counted in workdays from the conclusion. */
function nextTryAt(context: TicketContext, ticket: Ticket, triesDone: number): Instant | null {
  const { tryAfterWorkdays, contactHours } = context.profile.profile.policy.followUp;
  const offset = tryAfterWorkdays[triesDone];
  if (offset === undefined) return null;
  const started = Object.values(ticket.clocks).findLast((clock) => clock.kind === 'followUp')?.deadline.startedAt ?? context.now;
  const day = context.calendar.localDate(context.calendar.deadline(started, { unit: 'workday', amount: offset }).at);
  const at = context.calendar.instantAt(day, contactHours.from);
  return at > context.now ? at : context.now;
}

/** What follows when one caller's follow-up has ended: the next one is waited for, or the ticket closes. */
function afterwards(ticket: Ticket, request: RequestId, context: TicketContext): readonly TicketEvent[] {
  const waiting = ticket.followers.some((other) => other.request !== request && other.outcome === null && other.person !== null);
  return waiting || ticket.state !== 'concluded' ? [] : [closeEvent(context, ticket, 'followedUp')];
}

function endWithoutAnswer(ticket: Ticket, request: RequestId, outcome: FollowUpOutcome, context: TicketContext): readonly TicketEvent[] {
  return [happened(context, 'followUpEnded', { request, outcome, rating: null }), ...afterwards(ticket, request, context)];
}

/** S-3: several callers of one ticket who are dissatisfied after the same redo bring one sheet. */
function alreadySupervised(ticket: Ticket): boolean {
  const since = ticket.answeredAt ?? ticket.request.at;
  return ticket.sheets.some((sheet) => sheet.ground === 'dissatisfiedAfterRedo' && sheet.issuedAt >= since);
}

/** E-2 to E-5, S-3: the caller's word, and what it sets off. */
function takeWord(
  ticket: Ticket,
  request: RequestId,
  word: CallersWord,
  way: FollowUpWay,
  wantsRedo: boolean,
  context: TicketContext,
): Decision {
  const fault = faultyText({ field: 'leftOpen', text: word.leftOpen, optional: true });
  if (fault !== undefined) return fault;
  const rating: Rating = { at: context.now, round: ticket.round, way, ...word };
  // the rating keeps the words; what goes on to the unit repeats them only where the caller does not hide.
  const forUnit = ticket.privacy === 'open' ? (word.leftOpen ?? '') : '';
  const events: TicketEvent[] = [happened(context, 'followUpEnded', { request, outcome: 'answered', rating })];
  if (isUnhappy(word) && ticket.round > 1 && !alreadySupervised(ticket)) {
    const receiver = currentUnit(ticket);
    events.push(
      sheetEvent(context, ticket, { level: 1, ground: 'dissatisfiedAfterRedo', text: forUnit, receiver, supervisors: [], step: null }),
    );
  }
  if (isUnhappy(word) && wantsRedo && !ticket.callerRedoUsed) {
    events.push(redoEvent(context, ticket, 'callerRight', forUnit));
  } else {
    events.push(...afterwards(ticket, request, context));
  }
  return ok(events);
}

function recordFollowUpTry(ticket: Ticket, command: TicketCommandOf<'recordFollowUpTry'>, context: TicketContext): Decision {
  const { request, way } = command;
  if (handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'E-3');
  const follower = openFollower(ticket, request);
  if ('ok' in follower) return follower;
  const hours = outsideContactHours(context);
  if (hours !== undefined) return hours;
  if (follower.nextTryAt !== null && context.now < follower.nextTryAt) {
    return refuse('TRY_TOO_EARLY', 'E-1', { at: follower.nextTryAt });
  }
  const next = nextTryAt(context, ticket, follower.tries + 1);
  const tried = happened(context, 'followUpTried', { request, way, nextTryAt: next });
  return ok(next === null ? [tried, ...endWithoutAnswer(ticket, request, 'notReached', context)] : [tried]);
}

function recordFollowUp(ticket: Ticket, command: TicketCommandOf<'recordFollowUp'>, context: TicketContext): Decision {
  if (handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'E-3');
  const follower = openFollower(ticket, command.request);
  if ('ok' in follower) return follower;
  return outsideContactHours(context) ?? takeWord(ticket, command.request, command.word, command.way, command.wantsRedo, context);
}

/** E-3: true while the caller may still speak on this round, counted from when the answer could be read. */
function insideRatingTime(ticket: Ticket, context: TicketContext): boolean {
  const { rateWithinCalendarDays } = context.profile.profile.policy.followUp;
  if (ticket.answeredAt === null) return false;
  const limit = { unit: 'calendarDay', amount: rateWithinCalendarDays } as const;
  return context.now <= context.calendar.deadline(ticket.answeredAt, limit).at;
}

function rate(ticket: Ticket, command: TicketCommandOf<'rate'>, context: TicketContext): Decision {
  const follower = ticket.followers.find((candidate) => candidate.request === command.request);
  if (follower === undefined) return refuse('FOLLOWER_UNKNOWN', 'E-3');
  if (follower.finalRating?.round === ticket.round) return refuse('ALREADY_RATED', 'E-5');
  if (!insideRatingTime(ticket, context)) return refuse('RATING_TOO_LATE', 'E-3');
  return takeWord(ticket, command.request, command.word, 'web', command.wantsRedo, context);
}

function requestRedo(ticket: Ticket, { request, reason }: TicketCommandOf<'requestRedo'>, context: TicketContext): Decision {
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const follower = ticket.followers.find((candidate) => candidate.request === request);
  if (follower === undefined) return refuse('FOLLOWER_UNKNOWN', 'E-4');
  if (ticket.callerRedoUsed) return refuse('REDO_USED', 'E-4');
  // The word on this round counts, not the one on a round before.
  const word = follower.finalRating?.round === ticket.round ? follower.finalRating : null;
  if (word === null || !isUnhappy(word)) return refuse('REDO_NOT_DUE', 'E-4');
  if (!insideRatingTime(ticket, context)) return refuse('RATING_TOO_LATE', 'E-3');
  return ok([redoEvent(context, ticket, 'callerRight', reason)]);
}

function decideExclusion(ticket: Ticket, command: TicketCommandOf<'decideExclusion'>, context: TicketContext): Decision {
  const { id, approved, reason } = command;
  const fault = faultyText({ field: 'reason', text: reason });
  if (fault !== undefined) return fault;
  const exclusion = ticket.exclusions.find((candidate) => candidate.id === id);
  if (exclusion === undefined) return refuse('EXCLUSION_UNKNOWN', 'E-6');
  if (exclusion.decision !== null) return refuse('EXCLUSION_DECIDED', 'E-6');
  if (isSamePerson(context.actor, exclusion.applicant)) return refuse('OWN_ACT', 'E-6');
  if (context.actor.unit !== null && context.actor.unit === exclusion.applicant.unit) return refuse('SAME_UNIT', 'E-6');
  return one(context, 'exclusionDecided', { id, approved, reason });
}

/** 评: rules E-1 to E-7. */
export const evaluateDeciders: Deciders<
  | 'recordFollowUpTry'
  | 'recordRefusedFollowUp'
  | 'recordFollowUp'
  | 'rate'
  | 'requestRedo'
  | 'orderRedo'
  | 'requestExclusion'
  | 'decideExclusion'
  | 'closeUnanswered'
  | 'archive'
> = {
  recordFollowUpTry,
  recordRefusedFollowUp: (ticket, { request }, context) => {
    if (handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'E-3');
    const follower = openFollower(ticket, request);
    return 'ok' in follower ? follower : ok(endWithoutAnswer(ticket, request, 'refused', context));
  },
  recordFollowUp,
  rate,
  requestRedo,
  orderRedo: (ticket, { reason }, context) =>
    faultyText({ field: 'reason', text: reason }) ?? ok([redoEvent(context, ticket, 'centre', reason)]),
  requestExclusion: (ticket, { measure, reason, evidence, files }, context) => {
    const fault = faultyText({ field: 'evidence', text: evidence }, ...filesOf('files', files));
    if (fault !== undefined) return fault;
    if (ticket.exclusions.some((other) => other.measure === measure && other.decision?.approved !== false)) {
      return refuse('EXCLUSION_PENDING', 'E-6');
    }
    const id = `X${String(ticket.exclusions.length + 1)}`;
    return one(context, 'exclusionRequested', { id, measure, reason, evidence, files });
  },
  decideExclusion,
  closeUnanswered: (ticket, _command, context) => {
    const clock = Object.values(ticket.clocks).find((candidate) => candidate.kind === 'followUp' && candidate.stop === null);
    if (clock === undefined) return refuse('CLOCK_UNKNOWN', 'E-1');
    if (context.now < clock.deadline.at) return refuse('NOT_DUE', 'E-1', { at: clock.deadline.at });
    const unanswered = ticket.followers
      .filter((follower) => follower.outcome === null && follower.person !== null)
      .map(({ request, tries }) =>
        happened(context, 'followUpEnded', { request, outcome: tries > 0 ? 'notReached' : 'notTried', rating: null }),
      );
    return ok([...unanswered, closeEvent(context, ticket, 'unanswered')]);
  },
  archive: (ticket, _command, context) => {
    const clock = Object.values(ticket.clocks).find((candidate) => candidate.kind === 'archive' && candidate.stop === null);
    if (clock === undefined) return refuse('CLOCK_UNKNOWN', 'E-7');
    if (context.now < clock.deadline.at) return refuse('NOT_DUE', 'E-7', { at: clock.deadline.at });
    const ended = [clock, ...running(ticket, 'objection')];
    return one(
      context,
      'ticketArchived',
      {},
      ended.map(({ id, deadline }) => ({ type: 'stop', id, at: deadline.at, outcome: 'met' })),
    );
  },
};
