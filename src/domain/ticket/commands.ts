import type { AreaCode, ClassCode, PersonId, RequestId, TicketId, UnitCode, UserId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import type { DeclineReason, Privacy, RequestKind, Satisfaction, Urgency } from '../vocabulary/request.ts';
import type { ContactWay, ExclusionReason, FinalAnswerGround, SupervisionGround } from '../vocabulary/handling.ts';
import type { FileRef } from '../loop/actor.ts';
import type { CitizenRequest } from './ticket.ts';

/** The caller's word in a follow-up (E-2) or on the progress page (E-3). */
export type CallersWord = {
  readonly contactedByUnit: boolean | null;
  readonly resolved: boolean;
  readonly satisfaction: Satisfaction;
  readonly leftOpen: string | null;
};

/** D-1: who shall handle it, and on what basis. */
type DispatchFields = {
  readonly lead: UnitCode;
  readonly supports: readonly UnitCode[];
  readonly classCode: ClassCode;
  readonly area: AreaCode | null;
  /** Null: the duty catalogue's entry is the basis; a text is needed where the catalogue says otherwise or nothing. */
  readonly basis: string | null;
};

/** D-9: units that were suggested, and by what. */
type UnitAdvice = {
  readonly model: string;
  readonly suggestions: readonly { readonly unit: UnitCode; readonly score: number; readonly reasons: readonly string[] }[];
};

/** D-9: what was suggested to whoever dispatched, as it was shown; absent where nothing was. */
type AdvisedFields = DispatchFields & { readonly advice?: UnitAdvice };

type Fields = {
  // 接
  receive: {
    readonly ticket: TicketId;
    readonly number: string;
    readonly queryCodeHash: string;
    readonly request: Omit<CitizenRequest, 'at' | 'source'>;
    readonly kind: RequestKind;
    readonly urgency: Urgency;
    readonly privacy: Privacy;
    readonly classCode: ClassCode | null;
    readonly area: AreaCode | null;
  };
  takeOn: { readonly classCode: ClassCode; readonly area: AreaCode | null };
  decline: { readonly reason: DeclineReason; readonly textForCaller: string; readonly lawfulWay: string | null };
  handOver: { readonly to: string; readonly textForCaller: string };
  answerDirectly: { readonly answer: string; readonly knowledgeRef: string | null; readonly classCode: ClassCode | null };
  recordFirstAnswer: { readonly text: string };
  correct: {
    readonly kind: RequestKind;
    readonly urgency: Urgency;
    readonly classCode: ClassCode | null;
    readonly area: AreaCode | null;
    readonly reason: string;
  };
  protect: { readonly reason: string };
  /** `request` says whose words they are where several callers wait. */
  addStatement: { readonly text: string; readonly files: readonly FileRef[]; readonly fromCaller: boolean; readonly request?: RequestId };
  mergeInto: { readonly master: TicketId; readonly reason: string };
  follow: { readonly request: RequestId; readonly number: string; readonly person: PersonId | null; readonly enteredAt: Instant };
  splitFrom: { readonly reason: string };
  unfollow: { readonly request: RequestId };
  linkRepeat: { readonly earlier: TicketId; readonly reason: string };
  noteRepeat: { readonly later: TicketId };
  // 派
  recordAdvice: UnitAdvice & {
    /** Classes that were suggested with it, the likeliest first; absent where only units were. */
    readonly classes?: readonly { readonly classCode: ClassCode; readonly score: number; readonly reasons: readonly string[] }[];
  };
  dispatch: AdvisedFields;
  nameUnit: AdvisedFields;
  recall: { readonly reason: string };
  sign: Readonly<Record<never, never>>;
  requestSendBack: { readonly reason: string; readonly basis: string; readonly suggestedUnit: UnitCode | null };
  approveSendBack: { readonly reason: string };
  refuseSendBack: { readonly reason: string };
  callConference: { readonly reason: string };
  escalateConference: { readonly reason: string };
  decideConference: DispatchFields & { readonly minutes: string };
  // 办
  passDown: { readonly unit: UnitCode };
  takeBack: { readonly reason: string };
  reportUp: { readonly account: string; readonly proof: readonly FileRef[] };
  recordContact: { readonly way: ContactWay; readonly contactedAt: Instant; readonly reached: boolean; readonly proof: readonly FileRef[] };
  reportSupport: { readonly account: string };
  requestExtension: { readonly workdays: number; readonly reason: string };
  grantExtension: Readonly<Record<never, never>>;
  refuseExtension: { readonly reason: string };
  requestLongCycle: { readonly reason: string; readonly plan: string; readonly nextReportAt: Instant };
  grantLongCycle: { readonly nextReportAt: Instant };
  refuseLongCycle: { readonly reason: string };
  reportLongCycle: { readonly text: string; readonly nextReportAt: Instant };
  submitAnswer: {
    readonly account: string;
    readonly publicAnswer: string;
    readonly solved: boolean;
    readonly unsolvedReason: string | null;
    readonly proof: readonly FileRef[];
    /** Why the lead answers although a support has not reported; null when none is missing. */
    readonly withoutSupports: string | null;
  };
  approveUnitAnswer: Readonly<Record<never, never>>;
  rejectUnitAnswer: { readonly reason: string };
  acceptAnswer: Readonly<Record<never, never>>;
  rejectAnswer: { readonly reason: string };
  requestFinalAnswer: {
    readonly ground: FinalAnswerGround;
    readonly account: string;
    readonly publicAnswer: string;
    readonly seal: FileRef;
    readonly redHeaderDocument: FileRef;
    readonly evidence: readonly FileRef[];
  };
  approveFinalAnswer: Readonly<Record<never, never>>;
  refuseFinalAnswer: { readonly reason: string };
  objectToFinalAnswer: { readonly reason: string };
  // 评
  recordFollowUpTry: { readonly request: RequestId; readonly way: 'phone' | 'sms' };
  recordRefusedFollowUp: { readonly request: RequestId };
  recordFollowUp: { readonly request: RequestId; readonly way: 'phone' | 'sms'; readonly word: CallersWord; readonly wantsRedo: boolean };
  rate: { readonly request: RequestId; readonly word: CallersWord; readonly wantsRedo: boolean };
  requestRedo: { readonly request: RequestId; readonly reason: string };
  orderRedo: { readonly reason: string };
  requestExclusion: {
    readonly measure: MeasureId;
    readonly reason: ExclusionReason;
    readonly evidence: string;
    readonly files: readonly FileRef[];
  };
  decideExclusion: { readonly id: string; readonly approved: boolean; readonly reason: string };
  // 督
  sendReminder: { readonly clock: string };
  issueSheet: {
    readonly level: 1 | 2 | 3;
    readonly ground: Exclude<SupervisionGround, 'overdue'>;
    readonly receiver: UnitCode;
    /** S-3: joint supervision names a second supervisor beside the one who issues; null otherwise. */
    readonly jointSupervisor: UserId | null;
    readonly text: string;
  };
  replyToSheet: { readonly id: string; readonly text: string; readonly files: readonly FileRef[] };
  judgeSheet: { readonly id: string; readonly accepted: boolean; readonly reason: string };
  recordDelivery: {
    readonly of: string;
    readonly channel: string;
    readonly status: 'delivered' | 'failed';
    readonly detail: string | null;
  };
  // by itself, when an instant falls due
  deemSigned: Readonly<Record<never, never>>;
  remind: { readonly clock: string };
  supervise: { readonly clock: string };
  lapse: { readonly clock: string };
  closeUnanswered: Readonly<Record<never, never>>;
  archive: Readonly<Record<never, never>>;
  recomputeDeadlines: { readonly reason: string };
};

/** Everything that can be done with a ticket; the keys of the transition table. */
export type TicketAction = keyof Fields;

/** A wish to do something, not yet a fact. */
export type TicketCommandOf<Action extends TicketAction> = { readonly type: Action } & Fields[Action];

/** Any command to a ticket. */
export type TicketCommand = { readonly [Action in TicketAction]: TicketCommandOf<Action> }[TicketAction];
