import type { AreaCode, ClassCode, RequestId, TicketId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Clock } from '../loop/clock.ts';
import type { Name } from '../profile/types.ts';
import type { TicketCommand } from '../ticket/commands.ts';
import { decide } from '../ticket/decide.ts';
import type { TicketContext } from '../ticket/decide/decision.ts';
import type { TicketEvent, TicketEventOf, TicketEventType } from '../ticket/events.ts';
import { evolve, fold } from '../ticket/evolve.ts';
import type { FileRef } from '../loop/actor.ts';
import type { Place, Rating, Ticket } from '../ticket/ticket.ts';
import { callerActions, callerStage, type CallerAction, type CallerStage } from '../vocabulary/citizen.ts';
import { codesOf } from '../vocabulary/label.ts';
import type { DeclineReason, Privacy, RequestKind } from '../vocabulary/request.ts';
import { may } from './may.ts';

/** An answer that the caller was given. */
export type AnswerForCaller = {
  readonly at: Instant;
  readonly text: string;
  /** The unit's word; null for an answer on the call. */
  readonly solved: boolean | null;
  /** H-8 */
  readonly final: boolean;
  readonly files: readonly FileRef[];
};

/** The deadline that runs, or ran. */
export type DeadlineForCaller = {
  readonly at: Instant;
  /** H-3, H-4: as it was without what was granted on top. */
  readonly originalAt: Instant;
  readonly extended: boolean;
  readonly provisional: boolean;
  /** E-4: of the second handling. */
  readonly ofRedo: boolean;
  readonly running: boolean;
  /** H-4: when the unit reports next on a long-cycle matter. */
  readonly nextReportAt: Instant | null;
};

/** What one caller reads of the own request. What is not listed here is not shown. */
export type ProgressView = {
  readonly number: string;
  readonly enteredAt: Instant;
  readonly kind: RequestKind;
  readonly privacy: Privacy;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly subject: string | null;
  readonly text: string;
  readonly place: Place | null;
  readonly files: readonly FileRef[];
  readonly stage: CallerStage;
  /** handled together with the same matter of others. */
  readonly merged: boolean;
  readonly steps: readonly { readonly at: Instant; readonly stage: CallerStage }[];
  /** Who handles it, once it was passed on. */
  readonly unit: Name | null;
  readonly deadline: DeadlineForCaller | null;
  /** */
  readonly firstAnswer: { readonly at: Instant; readonly text: string } | null;
  /** */
  readonly declined: { readonly reason: DeclineReason; readonly text: string; readonly lawfulWay: string | null } | null;
  readonly handedOver: { readonly to: string; readonly text: string } | null;
  /** The latest last. */
  readonly answers: readonly AnswerForCaller[];
  readonly statements: readonly { readonly at: Instant; readonly text: string; readonly files: readonly FileRef[] }[];
  /** E-5: first and final one. */
  readonly ratings: readonly Omit<Rating, 'way'>[];
  /** What can be done now, and until when. */
  readonly possible: readonly { readonly action: CallerAction; readonly until: Instant | null }[];
};

/** The histories that a caller's page is made of. `matter` is the master's where the request was merged, otherwise the own one again. */
export type ProgressSources = {
  readonly own: readonly TicketEvent[];
  readonly matter: readonly TicketEvent[];
  readonly context: TicketContext;
  /** Removes what would tell other callers of the same matter from a text that was written to all. */
  hideOthers(text: string): string;
};

const caller = { user: null, roles: ['caller'], unit: null } as const;

/**
 * the progress page of one caller. Shows answers once they are accepted, with the public text alone; never the internal account,
 * a member of staff, another caller, or what a merged matter was before this caller joined it.
 */
export function viewProgress(sources: ProgressSources): ProgressView {
  const { own: ownEvents, matter: matterEvents, hideOthers } = sources;
  const own = folded(ownEvents);
  const matter = folded(matterEvents);
  const merged = own.id !== matter.id;
  const joinedAt = merged ? (lastOf(ownEvents, 'ticketMerged')?.at ?? null) : null;
  const since = matterEvents.filter(({ at }) => joinedAt === null || at >= joinedAt);
  const context = { ...sources.context, actor: caller };
  const { request } = own;
  const firstAnswer = lastOf(ownEvents, 'firstAnswerRecorded');
  const declined = own.state === 'declined' || own.state === 'archived' ? lastOf(ownEvents, 'requestDeclined')?.data : undefined;
  const handedOver = lastOf(ownEvents, 'emergencyHandedOver')?.data;
  return {
    number: own.number,
    enteredAt: request.at,
    kind: own.kind,
    privacy: own.privacy,
    classCode: own.classCode,
    area: own.area,
    subject: request.subject,
    text: request.text,
    place: request.place,
    files: request.files ?? [],
    stage: callerStage(matter.state),
    merged,
    steps: stepsOf(ownEvents, matterEvents, joinedAt),
    unit: unitOf(matter, context),
    deadline: deadlineOf(matter),
    firstAnswer: firstAnswer === undefined ? null : { at: firstAnswer.at, text: firstAnswer.data.text },
    declined: declined === undefined ? null : { reason: declined.reason, text: declined.textForCaller, lawfulWay: declined.lawfulWay },
    handedOver: handedOver === undefined ? null : { to: handedOver.to, text: handedOver.textForCaller },
    answers: answersIn(since).map((answer) => ({
      ...answer,
      text: hideOthers(answer.text),
      files: answer.files.map(({ id, name }) => ({ id, name: hideOthers(name) })),
    })),
    statements: statementsIn(ownEvents, merged ? since : [], requestOf(own)),
    ratings: ratingsOf(matter, requestOf(own)),
    possible: possibleFor(own, matter, context),
  };
}

/** The files that a caller may open: the own ones, and those of answers. */
export function filesForCaller({ files, statements, answers }: ProgressView): {
  readonly own: readonly FileRef[];
  readonly ofAnswers: readonly FileRef[];
} {
  return {
    own: [...files, ...statements.flatMap((statement) => statement.files)],
    ofAnswers: answers.flatMap((answer) => answer.files),
  };
}

/** The ticket that an action of a caller goes to: the own one, or the matter that it was merged into. */
export function targetOf(action: CallerAction, own: Pick<Ticket, 'id' | 'mergedInto'>): TicketId {
  return action === 'protect' ? own.id : (own.mergedInto ?? own.id);
}

/** A request has the id of the ticket it was opened as, for good. */
export function requestOf(own: Pick<Ticket, 'id'>): RequestId {
  return own.id as string as RequestId;
}

function folded(events: readonly TicketEvent[]): Ticket {
  const ticket = fold(events);
  if (ticket === null) throw new Error('a request without a history');
  return ticket;
}

function lastOf<Type extends TicketEventType>(events: readonly TicketEvent[], type: Type): TicketEventOf<Type> | undefined {
  return events.findLast((event): event is TicketEvent & TicketEventOf<Type> => event.type === type);
}

/** The stages the matter went through in this caller's time: the own ones, and the master's from when it was merged. */
function stepsOf(own: readonly TicketEvent[], matter: readonly TicketEvent[], joinedAt: Instant | null): ProgressView['steps'] {
  const steps: { readonly at: Instant; readonly stage: CallerStage }[] = [];
  const walk = (events: readonly TicketEvent[], from: Instant | null): void => {
    let ticket: Ticket | null = null;
    for (const event of events) {
      ticket = evolve(ticket, event);
      const stage = callerStage(ticket.state);
      if ((from === null || event.at >= from) && steps.at(-1)?.stage !== stage) steps.push({ at: event.at, stage });
    }
  };
  walk(own, null);
  if (joinedAt !== null) walk(matter, joinedAt);
  return steps;
}

/** While a send-back is judged it is open who will handle it. */
function unitOf({ dispatch, state }: Ticket, { profile }: TicketContext): Name | null {
  return dispatch === null || state === 'sendBackRequested' ? null : (profile.units.get(dispatch.lead)?.name ?? null);
}

/** D-2: the caller's clock; after a redo the clock of the second handling (E-4). */
function deadlineOf(matter: Ticket): DeadlineForCaller | null {
  const clocks = Object.values(matter.clocks);
  const ofRedo = matter.round > 1 ? clocks.findLast(({ rule, stop }) => rule === 'E-4' && stop?.outcome !== 'cancelled') : undefined;
  const clock: Clock | undefined = ofRedo ?? clocks.findLast(({ kind }) => kind === 'caller');
  if (clock === undefined || clock.stop?.outcome === 'cancelled') return null;
  return {
    at: clock.deadline.at,
    originalAt: clock.originalAt,
    extended: clock.deadline.at > clock.originalAt,
    provisional: clock.deadline.provisional,
    ofRedo: ofRedo !== undefined,
    running: clock.stop === null,
    nextReportAt: clock.stop === null ? (matter.longCycle?.nextReportAt ?? null) : null,
  };
}

/** H-6, H-7: an answer counts, and is shown, from the moment it was accepted. */
function answersIn(events: readonly TicketEvent[]): readonly AnswerForCaller[] {
  const answers: AnswerForCaller[] = [];
  let draft: Omit<AnswerForCaller, 'at'> | null = null;
  for (const event of events) {
    switch (event.type) {
      case 'answerSubmitted':
        draft = { text: event.data.publicAnswer, solved: event.data.solved, final: false, files: event.data.proof };
        break;
      case 'finalAnswerRequested':
        draft = {
          text: event.data.publicAnswer,
          solved: event.data.ground === 'alreadySolved',
          final: true,
          files: [event.data.redHeaderDocument],
        };
        break;
      case 'answerAccepted':
      case 'finalAnswerApproved':
        if (draft !== null) answers.push({ ...draft, at: event.at });
        break;
      case 'answeredDirectly':
        answers.push({ at: event.at, text: event.data.answer, solved: null, final: false, files: [] });
        break;
      default:
    }
  }
  return answers;
}

/** H-9. What does not say whose words it is was noted by staff; it is shown only while it cannot have been another caller's. */
function statementsIn(own: readonly TicketEvent[], matter: readonly TicketEvent[], request: RequestId): ProgressView['statements'] {
  const alone = !own.some(({ type }) => type === 'followerAdded');
  const isStatement = (event: TicketEvent): event is TicketEventOf<'statementAdded'> =>
    event.type === 'statementAdded' && event.data.fromCaller;
  const noted = own.filter(isStatement).filter(({ data }) => (data.request === undefined ? alone : data.request === request));
  const joined = matter.filter(isStatement).filter(({ data }) => data.request === request);
  return [...noted, ...joined].map(({ at, data: { text, files } }) => ({ at, text, files }));
}

function ratingsOf(matter: Ticket, request: RequestId): ProgressView['ratings'] {
  const follower = matter.followers.find((candidate) => candidate.request === request);
  const { firstRating = null, finalRating = null } = follower ?? {};
  const both = firstRating?.at === finalRating?.at ? [finalRating] : [firstRating, finalRating];
  return both
    .filter((rating) => rating !== null)
    .map(({ at, round, contactedByUnit, resolved, satisfaction, leftOpen }) => ({
      ...{ at, round, contactedByUnit, resolved, satisfaction, leftOpen },
    }));
}

/** Asks the rules themselves: what they would grant is possible. */
function possibleFor(own: Ticket, matter: Ticket, context: TicketContext): ProgressView['possible'] {
  const request = requestOf(own);
  const word = { contactedByUnit: null, resolved: true, satisfaction: 5, leftOpen: null } as const;
  const samples: Readonly<Record<CallerAction, TicketCommand>> = {
    addStatement: { type: 'addStatement', text: '.', files: [], fromCaller: true, request },
    rate: { type: 'rate', request, word, wantsRedo: false },
    requestRedo: { type: 'requestRedo', request, reason: '.' },
    objectToFinalAnswer: { type: 'objectToFinalAnswer', reason: '.' },
    protect: { type: 'protect', reason: '.' },
  };
  const { rateWithinCalendarDays: amount } = context.profile.profile.policy.followUp;
  const rateUntil = matter.answeredAt === null ? null : context.calendar.deadline(matter.answeredAt, { unit: 'calendarDay', amount }).at;
  const until: Partial<Readonly<Record<CallerAction, Instant | null>>> = {
    rate: rateUntil,
    requestRedo: rateUntil,
    objectToFinalAnswer: Object.values(matter.clocks).findLast(({ kind }) => kind === 'objection')?.deadline.at ?? null,
  };
  return codesOf(callerActions)
    .filter((action) => {
      const ticket = targetOf(action, own) === own.id ? own : matter;
      return may(context.actor, action, ticket).ok && decide(ticket, samples[action], context).ok;
    })
    .map((action) => ({ action, until: until[action] ?? null }));
}
