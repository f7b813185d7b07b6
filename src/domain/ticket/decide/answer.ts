import { ok } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import type { ClockChange } from '../../loop/clock.ts';
import type { RequestKind } from '../../vocabulary/request.ts';
import type { TicketCommandOf } from '../commands.ts';
import type { Answer, Ticket } from '../ticket.ts';
import { quietInReview, releaseAll, running, startClock, stopAll, withSteps } from './clocks.ts';
import { concludeEvents, redoEvent } from './conclude.ts';
import { climbUnanswered, wakeClocks } from './sheets.ts';
import type { Decision, Deciders, TicketContext } from './decision.ts';
import { currentDispatch, handledIt, happened, isReachable, one } from './decision.ts';
import { MAX_LONG_TEXT } from '../../vocabulary/limits.ts';
import { isSamePerson } from '../../loop/actor.ts';
import { refuse } from '../../loop/refuse.ts';
import { faultyText, filesOf } from '../../loop/texts.ts';

/** H-6: for these kinds an answer is words, and needs no proof of work done. */
const answeredByWords: ReadonlySet<RequestKind> = new Set(['consult', 'suggestion', 'praise']);

function currentAnswer(ticket: Ticket): Answer {
  if (ticket.answer === null) throw new Error(`ticket ${ticket.number} is ${ticket.state} without an answer`);
  return ticket.answer;
}

/** H-2: contact is owed where there is a caller to contact; anonymous tickets need none. */
function contactMissing(ticket: Ticket): boolean {
  return ticket.contact === null && isReachable(ticket);
}

function submitAnswer(ticket: Ticket, command: TicketCommandOf<'submitAnswer'>, context: TicketContext): Decision {
  const { account, publicAnswer, solved, unsolvedReason, proof, withoutSupports } = command;
  const fault = faultyText(
    { field: 'account', text: account, max: MAX_LONG_TEXT },
    { field: 'publicAnswer', text: publicAnswer, max: MAX_LONG_TEXT },
    { field: 'unsolvedReason', text: unsolvedReason, optional: solved },
    { field: 'withoutSupports', text: withoutSupports, optional: true },
    ...filesOf('proof', proof),
  );
  if (fault !== undefined) return fault;
  if (contactMissing(ticket)) return refuse('CONTACT_MISSING', 'H-2');
  if (ticket.level3 !== null && ticket.level3.reportedAt === null) return refuse('LEVEL3_OUTSTANDING', 'H-5');
  const outstanding = currentDispatch(ticket).supports.filter(({ reportedAt }) => reportedAt === null);
  if (outstanding.length > 0 && (withoutSupports === null || withoutSupports.trim() === '')) {
    return refuse('SUPPORTS_OUTSTANDING', 'H-2', { units: outstanding.map(({ unit }) => unit).join(', ') });
  }
  if (solved && proof.length === 0 && !answeredByWords.has(ticket.kind)) return refuse('PROOF_MISSING', 'H-6');
  return one(context, 'answerSubmitted', { account, publicAnswer, solved, unsolvedReason: solved ? null : unsolvedReason, proof });
}

/** The answer leaves the unit: its clocks count on, but nobody is supervised while the centre reads (H-7). */
function leaveUnit(ticket: Ticket, context: TicketContext): readonly ClockChange[] {
  const { review } = context.profile.profile.policy.limits;
  const quieted = running(ticket, ...quietInReview);
  return [
    ...quieted.map((clock) => withSteps(clock, [], 'submitted')),
    ...climbUnanswered(ticket, quieted),
    startClock(context, ticket, { kind: 'review', rule: 'H-6', limit: review }),
  ];
}

/** A rejected answer never stopped the clock (H-7). */
function backToUnit(ticket: Ticket, context: TicketContext): readonly ClockChange[] {
  return [...stopAll(ticket, context.now, 'review'), ...wakeClocks(context, ticket, running(ticket, ...quietInReview))];
}

/** H-7: the clocks end at the moment the accepted answer left the unit, and all that waited on them is over. */
function endHandling(ticket: Ticket, context: TicketContext, concludedAt: Instant): readonly ClockChange[] {
  return [
    ...stopAll(ticket, concludedAt, 'unit', 'caller', 'longCycleReport', 'urgentResponse'),
    ...stopAll(ticket, context.now, 'review'),
    ...releaseAll(ticket, concludedAt, 'support', 'level3', 'contact'),
    ...releaseAll(ticket, context.now, 'decideExtension'),
  ];
}

function acceptAnswer(ticket: Ticket, _command: unknown, context: TicketContext): Decision {
  if (handledIt(context.actor, ticket) || isSamePerson(context.actor, currentDispatch(ticket).by)) return refuse('OWN_ACT', 'H-6');
  // E-4: after a redo another reviewer than the first time.
  if (context.actor.user !== null && ticket.acceptedBy.includes(context.actor.user)) return refuse('OWN_ACT', 'E-4');
  const concludedAt = currentAnswer(ticket).submittedAt ?? context.now;
  const ended = endHandling(ticket, context, concludedAt);
  return ok(concludeEvents(context, ticket, (clocks) => happened(context, 'answerAccepted', { concludedAt }, [...ended, ...clocks])));
}

function requestFinalAnswer(ticket: Ticket, command: TicketCommandOf<'requestFinalAnswer'>, context: TicketContext): Decision {
  const { ground, account, publicAnswer, seal, redHeaderDocument, evidence } = command;
  const fault = faultyText(
    { field: 'account', text: account, max: MAX_LONG_TEXT },
    { field: 'publicAnswer', text: publicAnswer, max: MAX_LONG_TEXT },
    ...filesOf('seal', [seal]),
    ...filesOf('redHeaderDocument', [redHeaderDocument]),
    ...filesOf('evidence', evidence),
  );
  if (fault !== undefined) return fault;
  if (evidence.length === 0) return refuse('FINAL_ANSWER_EVIDENCE', 'H-8');
  if (contactMissing(ticket)) return refuse('CONTACT_MISSING', 'H-2');
  const signedBy = context.actor.user;
  if (signedBy === null) return refuse('ROLE_MAY_NOT', 'H-8', { action: 'requestFinalAnswer', roles: 'unitLeader' });
  const data = { ground, account, publicAnswer, signedBy, seal, redHeaderDocument, evidence };
  return one(context, 'finalAnswerRequested', data, leaveUnit(ticket, context));
}

/** H-8: approved by a second person, who neither asked for it, handled, dispatched nor accepted an earlier answer. */
function approveFinalAnswer(ticket: Ticket, _command: unknown, context: TicketContext): Decision {
  const { actor } = context;
  const involved = handledIt(actor, ticket) || isSamePerson(actor, currentDispatch(ticket).by);
  if (involved || (actor.user !== null && ticket.acceptedBy.includes(actor.user))) return refuse('OWN_ACT', 'H-8');
  const concludedAt = ticket.finalAnswer?.requestedAt ?? context.now;
  const { objection } = context.profile.profile.policy.limits;
  const mayObject =
    ticket.finalAnswer?.objectedAt == null ? startClock(context, ticket, { kind: 'objection', rule: 'H-8', limit: objection }) : null;
  const ended = [...endHandling(ticket, context, concludedAt), ...(mayObject === null ? [] : [mayObject])];
  return ok(
    concludeEvents(
      context,
      ticket,
      (clocks) => happened(context, 'finalAnswerApproved', { concludedAt }, [...ended, ...clocks]),
      mayObject?.clock.deadline.at ?? null,
    ),
  );
}

/** 办: rules H-6 to H-8. */
export const answerDeciders: Deciders<
  | 'submitAnswer'
  | 'approveUnitAnswer'
  | 'rejectUnitAnswer'
  | 'acceptAnswer'
  | 'rejectAnswer'
  | 'requestFinalAnswer'
  | 'approveFinalAnswer'
  | 'refuseFinalAnswer'
  | 'objectToFinalAnswer'
> = {
  submitAnswer,
  approveUnitAnswer: (ticket, _command, context) => {
    if (isSamePerson(context.actor, currentAnswer(ticket).by)) return refuse('OWN_ACT', 'H-6');
    return one(context, 'unitAnswerApproved', {}, leaveUnit(ticket, context));
  },
  rejectUnitAnswer: (_ticket, { reason }, context) =>
    faultyText({ field: 'reason', text: reason }) ?? one(context, 'unitAnswerRejected', { reason }),
  acceptAnswer,
  rejectAnswer: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'H-6');
    return one(context, 'answerRejected', { reason }, backToUnit(ticket, context));
  },
  requestFinalAnswer,
  approveFinalAnswer,
  refuseFinalAnswer: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (handledIt(context.actor, ticket)) return refuse('OWN_ACT', 'H-8');
    return one(context, 'finalAnswerRefused', { reason }, backToUnit(ticket, context));
  },
  objectToFinalAnswer: (ticket, { reason }, context) => {
    const fault = faultyText({ field: 'reason', text: reason });
    if (fault !== undefined) return fault;
    if (ticket.finalAnswer?.objectedAt != null) return refuse('OBJECTION_USED', 'H-8');
    if (running(ticket, 'objection').length === 0) return refuse('FINAL_ANSWER_NONE', 'H-8');
    return ok([redoEvent(context, ticket, 'objection', reason)]);
  },
};
