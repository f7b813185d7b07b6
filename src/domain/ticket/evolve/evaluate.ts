import type { Instant } from '../../kernel/time.ts';
import type { RedoGround } from '../../vocabulary/handling.ts';
import type { Ticket } from '../ticket.ts';
import type { Changes } from './change.ts';
import { withFollower, withHandler } from './change.ts';

function higher(ticket: Ticket, level: 1 | 2 | 3): Ticket['supervisionLevel'] {
  return level > ticket.supervisionLevel ? level : ticket.supervisionLevel;
}

/** H-8: a redo overtakes a final answer; what stays is that the one objection was used. */
function finalAnswerAfterRedo({ finalAnswer }: Ticket, ground: RedoGround, at: Instant): Ticket['finalAnswer'] {
  if (finalAnswer === null) return null;
  if (ground === 'objection') return { ...finalAnswer, objectedAt: at };
  return finalAnswer.objectedAt === null ? null : finalAnswer;
}

function changeSheet(ticket: Ticket, id: string, change: Partial<Ticket['sheets'][number]>): Ticket['sheets'] {
  return ticket.sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...change } : sheet));
}

/** 评 and 督 */
export const evaluateChanges: Changes<
  | 'followUpTried'
  | 'followUpEnded'
  | 'redoOrdered'
  | 'ticketClosed'
  | 'ticketArchived'
  | 'exclusionRequested'
  | 'exclusionDecided'
  | 'reminderSent'
  | 'sheetIssued'
  | 'sheetReplied'
  | 'sheetJudged'
  | 'deliveryRecorded'
  | 'deadlinesRecomputed'
  | 'clockLapsed'
> = {
  followUpTried: (ticket, { request, nextTryAt }) => {
    const tries = ticket.followers.find((follower) => follower.request === request)?.tries ?? 0;
    return { followers: withFollower(ticket, request, { tries: tries + 1, nextTryAt }) };
  },
  followUpEnded: (ticket, { request, outcome, rating }) => {
    const firstRating = ticket.followers.find((follower) => follower.request === request)?.firstRating ?? null;
    const ratings = rating === null ? {} : { firstRating: firstRating ?? rating, finalRating: rating };
    return { followers: withFollower(ticket, request, { outcome, nextTryAt: null, ...ratings }) };
  },
  redoOrdered: (ticket, { ground }, event) => ({
    state: ticket.dispatch === null ? 'accepted' : 'handling',
    round: ticket.round + 1,
    callerRedoUsed: ticket.callerRedoUsed || ground === 'callerRight',
    concludedAt: null,
    closedAt: null,
    level3: null,
    answeredAt: null,
    recalledFrom: [],
    finalAnswer: finalAnswerAfterRedo(ticket, ground, event.at),
    followers: ticket.followers.map((follower) => ({ ...follower, tries: 0, nextTryAt: null, outcome: null })),
  }),
  ticketClosed: (_ticket, _data, event) => ({ state: 'closed', closedAt: event.at }),
  ticketArchived: (_ticket, _data, event) => ({ state: 'archived', archivedAt: event.at }),
  exclusionRequested: (ticket, { id, measure, reason }, event) => ({
    exclusions: [...ticket.exclusions, { id, measure, reason, applicant: event.by, requestedAt: event.at, decision: null }],
  }),
  exclusionDecided: (ticket, { id, approved }, event) => ({
    exclusions: ticket.exclusions.map((exclusion) =>
      exclusion.id === id ? { ...exclusion, decision: { approved, by: event.by, at: event.at } } : exclusion,
    ),
  }),
  reminderSent: (ticket, { channel, clock, dueAt }) => ({
    reminders: ticket.reminders + 1,
    remindedOf: channel === 'system' ? [...ticket.remindedOf, { clock, dueAt }] : ticket.remindedOf,
  }),
  sheetIssued: (ticket, { id, level, ground, receiver, supervisors, clock, dueAt }, event) => ({
    supervisionLevel: higher(ticket, level),
    sheets: [
      ...ticket.sheets,
      {
        id,
        level,
        ground,
        issuedAt: event.at,
        receiver,
        supervisors,
        reply: null,
        step: clock === null ? null : { clock, dueAt },
        closedAt: null,
      },
    ],
  }),
  sheetReplied: (ticket, { id }, event) => ({
    sheets: changeSheet(ticket, id, { reply: { by: event.by, at: event.at } }),
    ...(event.by.unit === null ? {} : { handledBy: withHandler(ticket.handledBy, event.by) }),
  }),
  sheetJudged: (ticket, { id, accepted }, event) => ({
    sheets: changeSheet(ticket, id, accepted ? { closedAt: event.at } : { reply: null }),
  }),
  deliveryRecorded: () => ({}),
  deadlinesRecomputed: () => ({}),
  clockLapsed: () => ({}),
};
