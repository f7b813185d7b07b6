import type { Instant } from '../../kernel/time.ts';
import type { ActorRef } from '../../loop/actor.ts';
import type { Ticket } from '../ticket.ts';
import type { Change, Changes } from './change.ts';
import { withHandler, withPerson } from './change.ts';

/** H-7: the conclusion that counts is the accepted answer's; the first one is kept beside the latest. */
function conclude(ticket: Ticket, concludedAt: Instant, event: { readonly at: Instant; readonly by: ActorRef }): Change {
  return {
    state: 'concluded',
    firstConcludedAt: ticket.firstConcludedAt ?? concludedAt,
    concludedAt,
    answeredAt: event.at,
    answeredDirectly: false,
    acceptedBy: withPerson(ticket.acceptedBy, event.by.user),
    extensionRequest: null,
    longCycleRequest: null,
  };
}

/** 办 */
export const handleChanges: Changes<
  | 'ticketPassedDown'
  | 'ticketTakenBack'
  | 'level3Reported'
  | 'contactRecorded'
  | 'supportReported'
  | 'extensionRequested'
  | 'extensionGranted'
  | 'extensionRefused'
  | 'longCycleRequested'
  | 'longCycleGranted'
  | 'longCycleRefused'
  | 'longCycleReported'
  | 'answerSubmitted'
  | 'unitAnswerApproved'
  | 'unitAnswerRejected'
  | 'answerAccepted'
  | 'answerRejected'
  | 'finalAnswerRequested'
  | 'finalAnswerApproved'
  | 'finalAnswerRefused'
> = {
  ticketPassedDown: (ticket, { unit }, event) => ({
    level3: { unit, at: event.at, reportedAt: null },
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  ticketTakenBack: () => ({ level3: null }),
  level3Reported: (ticket, _data, event) => ({
    level3: ticket.level3 === null ? null : { ...ticket.level3, reportedAt: event.at },
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  contactRecorded: (ticket, { way, contactedAt, reached }, event) => ({
    ...(reached && ticket.contact === null ? { contact: { at: contactedAt, way } } : {}),
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  supportReported: (ticket, { unit }, event) => ({
    ...(ticket.dispatch === null
      ? {}
      : {
          dispatch: {
            ...ticket.dispatch,
            supports: ticket.dispatch.supports.map((support) => (support.unit === unit ? { unit, reportedAt: event.at } : support)),
          },
        }),
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  extensionRequested: (_ticket, { workdays }, event) => ({ extensionRequest: { at: event.at, by: event.by, workdays } }),
  extensionGranted: (ticket, { workdays }) => ({
    extensionRequest: null,
    extensions: ticket.extensions + 1,
    extensionWorkdays: ticket.extensionWorkdays + workdays,
  }),
  extensionRefused: () => ({ extensionRequest: null }),
  longCycleRequested: (_ticket, _data, event) => ({ longCycleRequest: { at: event.at, by: event.by } }),
  longCycleGranted: (_ticket, { nextReportAt }, event) => ({
    longCycleRequest: null,
    longCycle: { grantedAt: event.at, nextReportAt },
  }),
  longCycleRefused: () => ({ longCycleRequest: null }),
  longCycleReported: (ticket, { nextReportAt }) => ({
    longCycle: ticket.longCycle === null ? null : { ...ticket.longCycle, nextReportAt },
  }),
  answerSubmitted: (ticket, { account, publicAnswer, solved, unsolvedReason, proof }, event) => ({
    state: 'inUnitReview',
    answer: {
      account,
      publicAnswer,
      solved,
      unsolvedReason,
      proof,
      by: event.by,
      draftedAt: event.at,
      submittedAt: null,
      unitReviewer: null,
    },
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  unitAnswerApproved: (ticket, _data, event) => ({
    state: 'inCentreReview',
    answer: ticket.answer === null ? null : { ...ticket.answer, submittedAt: event.at, unitReviewer: event.by.user },
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  unitAnswerRejected: (ticket, _data, event) => ({ state: 'handling', handledBy: withHandler(ticket.handledBy, event.by) }),
  answerAccepted: (ticket, { concludedAt }, event) => conclude(ticket, concludedAt, event),
  answerRejected: () => ({ state: 'handling' }),
  finalAnswerRequested: (ticket, { ground, account, publicAnswer, evidence }, event) => ({
    state: 'inFinalAnswerReview',
    answer: {
      account,
      publicAnswer,
      solved: ground === 'alreadySolved',
      unsolvedReason: null,
      proof: evidence,
      by: event.by,
      draftedAt: event.at,
      submittedAt: event.at,
      unitReviewer: event.by.user,
    },
    finalAnswer: { ground, requestedAt: event.at, by: event.by, approvedAt: null, objectedAt: ticket.finalAnswer?.objectedAt ?? null },
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  finalAnswerApproved: (ticket, { concludedAt }, event) => ({
    ...conclude(ticket, concludedAt, event),
    finalAnswer: ticket.finalAnswer === null ? null : { ...ticket.finalAnswer, approvedAt: event.at },
  }),
  finalAnswerRefused: (ticket) => ({
    state: 'handling',
    // An earlier objection stays used, whatever becomes of this request.
    finalAnswer: ticket.finalAnswer?.objectedAt == null ? null : ticket.finalAnswer,
  }),
};
