import type { PersonId, RequestId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { applyClockChanges } from '../../loop/clock.ts';
import type { PayloadOf, TicketEventOf } from '../events.ts';
import type { Follower, Ticket } from '../ticket.ts';
import type { Changes } from './change.ts';
import { withHandler } from './change.ts';

function newFollower(request: RequestId, number: string, person: PersonId | null, enteredAt: Instant): Follower {
  return {
    request,
    number,
    person,
    enteredAt,
    tries: 0,
    nextTryAt: null,
    outcome: null,
    firstRating: null,
    finalRating: null,
  };
}

const untouched = {
  version: 1,
  state: 'received',
  declineReason: null,
  handedOverTo: null,
  dispatches: 0,
  firstDispatch: null,
  dispatch: null,
  advisedUnits: [],
  sendBack: null,
  hops: 0,
  refusedSendBacks: 0,
  refusedUnits: [],
  recalls: 0,
  recalledFrom: [],
  conference: null,
  level3: null,
  contact: null,
  extensions: 0,
  extensionWorkdays: 0,
  extensionRequest: null,
  longCycle: null,
  longCycleRequest: null,
  answer: null,
  finalAnswer: null,
  round: 1,
  callerRedoUsed: false,
  firstConcludedAt: null,
  concludedAt: null,
  answeredDirectly: false,
  directAnswer: null,
  answeredAt: null,
  handledBy: [],
  acceptedBy: [],
  exclusions: [],
  sheets: [],
  reminders: 0,
  remindedOf: [],
  supervisionLevel: 0,
  repeatOf: null,
  repeats: 0,
  mergedInto: null,
  stateBeforeMerge: null,
  closedAt: null,
  archivedAt: null,
  imported: null,
} as const satisfies Partial<Ticket>;

/** A ticket as it begins: with the request of one caller, who is its first follower. */
export function begin(event: TicketEventOf<'requestReceived'>): Ticket {
  const { ticket, number, request, kind, urgency, privacy, classCode, area } = event.data;
  return {
    ...untouched,
    id: ticket,
    number,
    request,
    kind,
    urgency,
    privacy,
    classCode,
    area,
    followers: [newFollower(ticket as string as RequestId, number, request.person, request.at)],
    clocks: applyClockChanges({}, event.clocks),
  };
}

function importedState({ outcome, unit, archivedAt }: PayloadOf<'ticketImported'>): Ticket['state'] {
  if (outcome === 'open') return unit === null ? 'accepted' : 'handling';
  if (archivedAt !== null) return 'archived';
  return outcome === 'declined' ? 'declined' : 'closed';
}

/** A ticket as another system kept it: its past is one fact, its future runs by our rules. */
export function beginImported(event: TicketEventOf<'ticketImported'>): Ticket {
  const { ticket, number, request, kind, urgency, privacy, classCode, area, unit, outcome, rating } = event.data;
  const { dispatchedAt, concludedAt, closedAt, archivedAt, onTimeBySource, timePrecision } = event.data;
  const follower = newFollower(ticket as string as RequestId, number, request.person, request.at);
  const dispatch: Ticket['dispatch'] =
    unit === null
      ? null
      : {
          no: 1,
          at: dispatchedAt ?? request.at,
          by: event.by,
          mode: 'ordinary',
          lead: unit,
          supports: [],
          limit: { unit: 'workday', amount: 0 },
          basis: '',
          signedAt: dispatchedAt ?? request.at,
          deemed: false,
          sendBackRefused: false,
        };
  return {
    ...untouched,
    id: ticket,
    number,
    request,
    kind,
    urgency,
    privacy,
    classCode,
    area,
    state: importedState(event.data),
    followers: [rating === null ? follower : { ...follower, outcome: 'answered', firstRating: rating, finalRating: rating }],
    clocks: applyClockChanges({}, event.clocks),
    dispatches: unit === null ? 0 : 1,
    dispatch,
    firstConcludedAt: concludedAt,
    concludedAt,
    answeredAt: concludedAt ?? closedAt,
    closedAt: closedAt ?? (outcome === 'closed' || outcome === 'concluded' ? concludedAt : null),
    archivedAt,
    imported: { onTimeBySource, timePrecision },
  };
}

/** 接 */
export const receiveChanges: Changes<
  | 'ticketTakenOn'
  | 'requestDeclined'
  | 'emergencyHandedOver'
  | 'answeredDirectly'
  | 'firstAnswerRecorded'
  | 'ticketCorrected'
  | 'privacyProtected'
  | 'statementAdded'
  | 'ticketMerged'
  | 'ticketSplit'
  | 'followerAdded'
  | 'followerRemoved'
  | 'repeatLinked'
  | 'repeatNoted'
> = {
  ticketTakenOn: (_ticket, { classCode, area }) => ({ state: 'accepted', classCode, area }),
  requestDeclined: (_ticket, { reason }) => ({ state: 'declined', declineReason: reason }),
  emergencyHandedOver: (_ticket, { to }) => ({ state: 'handedOver', handedOverTo: to }),
  answeredDirectly: (ticket, { answer, classCode }, event) => ({
    state: 'concluded',
    classCode: classCode ?? ticket.classCode,
    answeredDirectly: true,
    directAnswer: answer,
    answeredAt: event.at,
    firstConcludedAt: ticket.firstConcludedAt ?? event.at,
    concludedAt: event.at,
    handledBy: withHandler(ticket.handledBy, event.by),
  }),
  firstAnswerRecorded: () => ({}),
  ticketCorrected: (_ticket, { kind, urgency, classCode, area }) => ({ kind, urgency, classCode, area }),
  privacyProtected: (_ticket, { privacy }) => ({ privacy }),
  statementAdded: () => ({}),
  ticketMerged: (ticket, { master }) => ({ state: 'merged', mergedInto: master, stateBeforeMerge: ticket.state }),
  ticketSplit: (ticket) => ({ state: ticket.stateBeforeMerge ?? 'received', mergedInto: null, stateBeforeMerge: null }),
  followerAdded: (ticket, { request, number, person, enteredAt }) => ({
    followers: [...ticket.followers, newFollower(request, number, person, enteredAt)],
  }),
  followerRemoved: (ticket, { request }) => ({
    followers: ticket.followers.filter((follower) => follower.request !== request),
  }),
  repeatLinked: (_ticket, { earlier }) => ({ repeatOf: earlier }),
  repeatNoted: (ticket) => ({ repeats: ticket.repeats + 1 }),
};
