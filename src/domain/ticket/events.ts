import type { AreaCode, ClassCode, PersonId, RequestId, TicketId, UnitCode, UserId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Limit } from '../calendar/types.ts';
import type { ClockChange } from '../loop/clock.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import type { DeclineReason, Privacy, RequestKind, Urgency } from '../vocabulary/request.ts';
import type {
  ContactWay,
  DispatchMode,
  ExclusionReason,
  FinalAnswerGround,
  FollowUpOutcome,
  RedoGround,
  SupervisionGround,
} from '../vocabulary/handling.ts';
import type { ActorRef, FileRef } from '../loop/actor.ts';
import type { CitizenRequest, Rating } from './ticket.ts';

/** What leave in history. */
type ReceiveEvents = {
  requestReceived: {
    readonly ticket: TicketId;
    readonly number: string;
    /** keyed hash of the query code; the code itself is shown once and never stored. */
    readonly queryCodeHash: string;
    readonly request: CitizenRequest;
    readonly kind: RequestKind;
    readonly urgency: Urgency;
    readonly privacy: Privacy;
    readonly classCode: ClassCode | null;
    readonly area: AreaCode | null;
  };
  ticketImported: {
    readonly ticket: TicketId;
    readonly number: string;
    readonly request: CitizenRequest;
    readonly kind: RequestKind;
    readonly urgency: Urgency;
    readonly privacy: Privacy;
    readonly classCode: ClassCode | null;
    readonly area: AreaCode | null;
    readonly unit: UnitCode | null;
    readonly outcome: 'open' | 'concluded' | 'closed' | 'declined';
    readonly dispatchedAt: Instant | null;
    readonly concludedAt: Instant | null;
    readonly closedAt: Instant | null;
    /** Set when the thirty quiet days had passed before the import, or when the source knows no closing time. */
    readonly archivedAt: Instant | null;
    readonly onTimeBySource: boolean | null;
    readonly timePrecision: 'minute' | 'day';
    readonly rating: Rating | null;
  };
  ticketTakenOn: { readonly classCode: ClassCode; readonly area: AreaCode | null };
  requestDeclined: { readonly reason: DeclineReason; readonly textForCaller: string; readonly lawfulWay: string | null };
  emergencyHandedOver: { readonly to: string; readonly textForCaller: string };
  answeredDirectly: { readonly answer: string; readonly knowledgeRef: string | null; readonly classCode: ClassCode | null };
  firstAnswerRecorded: { readonly text: string };
  ticketCorrected: {
    readonly kind: RequestKind;
    readonly urgency: Urgency;
    readonly classCode: ClassCode | null;
    readonly area: AreaCode | null;
    readonly reason: string;
  };
  privacyProtected: { readonly privacy: 'confidential'; readonly reason: string };
  statementAdded: { readonly text: string; readonly files: readonly FileRef[]; readonly fromCaller: boolean; readonly request?: RequestId };
  ticketMerged: { readonly master: TicketId; readonly reason: string };
  ticketSplit: { readonly master: TicketId; readonly reason: string };
  followerAdded: { readonly request: RequestId; readonly number: string; readonly person: PersonId | null; readonly enteredAt: Instant };
  followerRemoved: { readonly request: RequestId };
  repeatLinked: { readonly earlier: TicketId; readonly reason: string };
  repeatNoted: { readonly later: TicketId };
};

/** What D-1 to D-9 leave in history. */
type DispatchEvents = {
  adviceRecorded: {
    readonly model: string;
    readonly suggestions: readonly { readonly unit: UnitCode; readonly score: number; readonly reasons: readonly string[] }[];
    readonly classes?: readonly { readonly classCode: ClassCode; readonly score: number; readonly reasons: readonly string[] }[];
  };
  ticketDispatched: {
    readonly no: number;
    readonly mode: DispatchMode;
    readonly lead: UnitCode;
    readonly supports: readonly UnitCode[];
    readonly classCode: ClassCode;
    readonly area: AreaCode | null;
    readonly basis: string;
    readonly limit: Limit;
    /** D-9: null when there was no advice. */
    readonly adviceTaken: boolean | null;
    /** D-7: minutes of the conference, kept as a precedent of the duty catalogue. */
    readonly minutes: string | null;
  };
  ticketRecalled: { readonly reason: string };
  dispatchSigned: { readonly deemed: boolean };
  sendBackRequested: { readonly reason: string; readonly basis: string; readonly suggestedUnit: UnitCode | null };
  sendBackApproved: { readonly reason: string };
  sendBackRefused: { readonly reason: string };
  conferenceCalled: { readonly step: number; readonly reason: string };
};

/** What H-1 to H-9 leave in history. */
type HandleEvents = {
  ticketPassedDown: { readonly unit: UnitCode };
  ticketTakenBack: { readonly reason: string };
  level3Reported: { readonly account: string; readonly proof: readonly FileRef[] };
  contactRecorded: {
    readonly way: ContactWay;
    readonly contactedAt: Instant;
    readonly reached: boolean;
    readonly proof: readonly FileRef[];
  };
  supportReported: { readonly unit: UnitCode; readonly account: string };
  extensionRequested: { readonly workdays: number; readonly reason: string };
  extensionGranted: { readonly workdays: number };
  extensionRefused: { readonly reason: string };
  longCycleRequested: { readonly reason: string; readonly plan: string; readonly nextReportAt: Instant };
  longCycleGranted: { readonly nextReportAt: Instant };
  longCycleRefused: { readonly reason: string };
  longCycleReported: { readonly text: string; readonly nextReportAt: Instant };
  answerSubmitted: {
    readonly account: string;
    readonly publicAnswer: string;
    readonly solved: boolean;
    readonly unsolvedReason: string | null;
    readonly proof: readonly FileRef[];
  };
  unitAnswerApproved: Readonly<Record<never, never>>;
  unitAnswerRejected: { readonly reason: string };
  answerAccepted: { readonly concludedAt: Instant };
  answerRejected: { readonly reason: string };
  finalAnswerRequested: {
    readonly ground: FinalAnswerGround;
    readonly account: string;
    readonly publicAnswer: string;
    readonly signedBy: UserId;
    readonly seal: FileRef;
    readonly redHeaderDocument: FileRef;
    readonly evidence: readonly FileRef[];
  };
  finalAnswerApproved: { readonly concludedAt: Instant };
  finalAnswerRefused: { readonly reason: string };
};

/** What E-1 to E-7 and S-1 to S-5 leave in history. */
type EvaluateEvents = {
  followUpTried: { readonly request: RequestId; readonly way: 'phone' | 'sms'; readonly nextTryAt: Instant | null };
  followUpEnded: { readonly request: RequestId; readonly outcome: FollowUpOutcome; readonly rating: Rating | null };
  redoOrdered: { readonly ground: RedoGround; readonly reason: string };
  ticketClosed: { readonly reason: 'followedUp' | 'noFollowUpPossible' | 'unanswered' };
  ticketArchived: Readonly<Record<never, never>>;
  exclusionRequested: {
    readonly id: string;
    readonly measure: MeasureId;
    readonly reason: ExclusionReason;
    readonly evidence: string;
    readonly files: readonly FileRef[];
  };
  exclusionDecided: { readonly id: string; readonly approved: boolean; readonly reason: string };
};

type SuperviseEvents = {
  reminderSent: {
    readonly clock: string;
    readonly receiver: UnitCode | null;
    readonly channel: 'system' | 'person';
    readonly dueAt: Instant;
  };
  sheetIssued: {
    readonly id: string;
    readonly level: 1 | 2 | 3;
    readonly ground: SupervisionGround;
    readonly receiver: UnitCode | null;
    readonly supervisors: readonly UserId[];
    readonly text: string;
    /** The clock whose red brought it; null for other grounds (S-3). */
    readonly clock: string | null;
    readonly dueAt: Instant;
  };
  sheetReplied: { readonly id: string; readonly text: string; readonly files: readonly FileRef[] };
  sheetJudged: { readonly id: string; readonly accepted: boolean; readonly reason: string };
  deliveryRecorded: {
    readonly of: string;
    readonly channel: string;
    readonly status: 'delivered' | 'failed';
    readonly detail: string | null;
  };
  deadlinesRecomputed: { readonly calendarEdition: string; readonly reason: string };
  clockLapsed: { readonly clock: string };
};

type Payloads = ReceiveEvents & DispatchEvents & HandleEvents & EvaluateEvents & SuperviseEvents;

/** Names of all events of a ticket. */
export type TicketEventType = keyof Payloads;

/** One fact of a ticket's history. `clocks` says what it did to the running limits. */
export type TicketEventOf<Type extends TicketEventType> = {
  readonly type: Type;
  readonly at: Instant;
  readonly by: ActorRef;
  readonly data: Payloads[Type];
  readonly clocks: readonly ClockChange[];
};

/** Any fact of a ticket's history. */
export type TicketEvent = { readonly [Type in TicketEventType]: TicketEventOf<Type> }[TicketEventType];

/** The facts that an event of this type carries. */
export type PayloadOf<Type extends TicketEventType> = Payloads[Type];
