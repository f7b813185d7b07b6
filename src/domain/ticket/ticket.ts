import type { AreaCode, ClassCode, PersonId, RequestId, TicketId, UnitCode, UserId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Limit } from '../calendar/types.ts';
import type { ActorRef, FileRef } from '../loop/actor.ts';
import type { Clocks } from '../loop/clock.ts';
import type { MeasureId } from '../vocabulary/measure.ts';
import type { Channel, DeclineReason, Privacy, RequestKind, Satisfaction, Urgency } from '../vocabulary/request.ts';
import type { TicketState } from '../vocabulary/ticket.ts';
import type {
  ContactWay,
  DispatchMode,
  ExclusionReason,
  FinalAnswerGround,
  FollowUpOutcome,
  FollowUpWay,
  SupervisionGround,
} from '../vocabulary/handling.ts';

/** Where the matter is: the words as given, and a point where known (WGS-84 degrees). */
export type Place = { readonly text: string; readonly latitude: number | null; readonly longitude: number | null };

/** What one person said, kept word for word (H-9). Personal data is elsewhere, under `person`. */
export type CitizenRequest = {
  readonly at: Instant;
  readonly channel: Channel;
  readonly subject: string | null;
  readonly text: string;
  readonly place: Place | null;
  readonly person: PersonId | null;
  readonly source: { readonly system: string; readonly number: string } | null;
  /** What came with it; absent where nothing did. */
  readonly files?: readonly FileRef[];
};

/** A word of the caller, as given in a follow-up or on the progress page. */
export type Rating = {
  readonly at: Instant;
  readonly round: number;
  readonly way: FollowUpWay;
  readonly contactedByUnit: boolean | null;
  /** Null only for tickets of other systems that did not ask. */
  readonly resolved: boolean | null;
  readonly satisfaction: Satisfaction | null;
  readonly leftOpen: string | null;
};

/** R-5, E-1: one caller who waits for an answer, with an own number and an own follow-up. */
export type Follower = {
  readonly request: RequestId;
  readonly number: string;
  readonly person: PersonId | null;
  readonly enteredAt: Instant;
  readonly tries: number;
  /** E-1: not before this; null once the follow-up has ended. */
  readonly nextTryAt: Instant | null;
  /** Of the present round; null while the follow-up is still open. */
  readonly outcome: FollowUpOutcome | null;
  /** E-5: both kept for ever. */
  readonly firstRating: Rating | null;
  readonly finalRating: Rating | null;
};

/** A supporting unit and what it gave. */
export type Support = { readonly unit: UnitCode; readonly reportedAt: Instant | null };

/** D-1: the present dispatch. */
export type Dispatch = {
  readonly no: number;
  readonly at: Instant;
  readonly by: ActorRef;
  readonly mode: DispatchMode;
  readonly lead: UnitCode;
  readonly supports: readonly Support[];
  readonly limit: Limit;
  readonly basis: string;
  readonly signedAt: Instant | null;
  /** D-4: by silence. */
  readonly deemed: boolean;
  /** D-5: the judge kept the ticket with the unit; it cannot send back again. */
  readonly sendBackRefused: boolean;
};

/** H-6: two texts, never one. */
export type Answer = {
  readonly account: string;
  readonly publicAnswer: string;
  readonly solved: boolean;
  readonly unsolvedReason: string | null;
  readonly proof: readonly FileRef[];
  readonly by: ActorRef;
  readonly draftedAt: Instant;
  /** H-7: the moment it left the unit. */
  readonly submittedAt: Instant | null;
  readonly unitReviewer: UserId | null;
};

/** H-8: what makes an answer final. */
export type FinalAnswer = {
  readonly ground: FinalAnswerGround;
  readonly requestedAt: Instant;
  readonly by: ActorRef;
  readonly approvedAt: Instant | null;
  readonly objectedAt: Instant | null;
};

/** E-6: a record, not a deletion. */
export type Exclusion = {
  readonly id: string;
  readonly measure: MeasureId;
  readonly reason: ExclusionReason;
  readonly applicant: ActorRef;
  readonly requestedAt: Instant;
  readonly decision: { readonly approved: boolean; readonly by: ActorRef; readonly at: Instant } | null;
};

/** S-2, S-3: a supervision sheet. */
export type SupervisionSheet = {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly ground: SupervisionGround;
  readonly issuedAt: Instant;
  readonly receiver: UnitCode | null;
  /** Joint supervision names two. */
  readonly supervisors: readonly UserId[];
  readonly reply: { readonly by: ActorRef; readonly at: Instant } | null;
  /** The clock whose step brought it, and when that step was due; null for other grounds. */
  readonly step: { readonly clock: string; readonly dueAt: Instant } | null;
  readonly closedAt: Instant | null;
};

/** The managed item that answers one or more requests, as the fold of its events. */
export type Ticket = {
  readonly id: TicketId;
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly request: CitizenRequest;
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly followers: readonly Follower[];
  readonly clocks: Clocks;
  /** */
  readonly declineReason: DeclineReason | null;
  readonly handedOverTo: string | null;
  readonly dispatches: number;
  readonly firstDispatch: { readonly at: Instant; readonly unit: UnitCode; readonly adviceTaken: boolean | null } | null;
  readonly dispatch: Dispatch | null;
  /** D-9: the latest advice, best first. */
  readonly advisedUnits: readonly UnitCode[];
  readonly sendBack: { readonly at: Instant; readonly by: ActorRef } | null;
  /** D-5: approved send-backs. */
  readonly hops: number;
  readonly refusedSendBacks: number;
  /** S-3: units whose send-back was refused on this ticket. */
  readonly refusedUnits: readonly UnitCode[];
  /** M-4: the centre took the ticket away from a unit. */
  readonly recalls: number;
  /** D-2: units the ticket was recalled from in this round, with the start of their clock and what was granted on top: it goes on if they get it again. */
  readonly recalledFrom: readonly { readonly unit: UnitCode; readonly since: Instant; readonly extendedWorkdays: number }[];
  readonly conference: { readonly step: number; readonly calledAt: Instant } | null;
  readonly level3: { readonly unit: UnitCode; readonly at: Instant; readonly reportedAt: Instant | null } | null;
  /** H-2: first contact that reached the caller. */
  readonly contact: { readonly at: Instant; readonly way: ContactWay } | null;
  readonly extensions: number;
  readonly extensionWorkdays: number;
  readonly extensionRequest: { readonly at: Instant; readonly by: ActorRef; readonly workdays: number } | null;
  readonly longCycle: { readonly grantedAt: Instant; readonly nextReportAt: Instant } | null;
  readonly longCycleRequest: { readonly at: Instant; readonly by: ActorRef } | null;
  readonly answer: Answer | null;
  readonly finalAnswer: FinalAnswer | null;
  /** First handling is round 1; every redo adds one (E-4). */
  readonly round: number;
  readonly callerRedoUsed: boolean;
  /** H-7: of the first round that was accepted. */
  readonly firstConcludedAt: Instant | null;
  readonly concludedAt: Instant | null;
  /** True when the conclusion was an answer on the call. */
  readonly answeredDirectly: boolean;
  /** what the caller was told on the call. */
  readonly directAnswer: string | null;
  /** E-3: when the caller could first read the answer of this round; rating time runs from here. */
  readonly answeredAt: Instant | null;
  /** E-3: everybody of the units and the centre who handled or answered, and for which unit (null: the centre). */
  readonly handledBy: readonly { readonly user: UserId; readonly unit: UnitCode | null }[];
  /** E-4, H-8: who accepted answers at the centre, by round. */
  readonly acceptedBy: readonly UserId[];
  readonly exclusions: readonly Exclusion[];
  readonly sheets: readonly SupervisionSheet[];
  readonly reminders: number;
  /** S-2: the reminders that came by themselves, so that none comes twice when a deadline moves there and back. */
  readonly remindedOf: readonly { readonly clock: string; readonly dueAt: Instant }[];
  readonly supervisionLevel: 0 | 1 | 2 | 3;
  readonly repeatOf: TicketId | null;
  readonly repeats: number;
  readonly mergedInto: TicketId | null;
  readonly stateBeforeMerge: TicketState | null;
  readonly closedAt: Instant | null;
  readonly archivedAt: Instant | null;
  /** What an import brought along: the source's own verdict where it gave no times. */
  readonly imported: { readonly onTimeBySource: boolean | null; readonly timePrecision: 'minute' | 'day' } | null;
};
