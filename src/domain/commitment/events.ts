import type { CommitmentId, TicketId, UnitCode } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { ActorRef } from '../loop/actor.ts';
import type { ClockChange } from '../loop/clock.ts';
import type { LedgerClockKind, Verdict } from '../vocabulary/ledger.ts';
import type { Breakdown, CommitmentCommandOf, EnteredRow } from './commands.ts';
import type { DoneStep, LedgerSheet, Milestone, ProgressReport, TargetChange } from './commitment.ts';

/** What history keeps of a promise, by type of event. Values that were computed (ids, limits) are in the event, so that a replay needs no rules. */
type Events = {
  commitmentEntered: EnteredRow & { readonly commitment: CommitmentId };
  commitmentBrokenDown: Breakdown;
  commentsAsked: { readonly units: readonly UnitCode[]; readonly until: LocalDate };
  commentGiven: { readonly unit: UnitCode; readonly agrees: boolean; readonly text: string };
  commitmentIssued: Record<never, never>;
  commitmentTakenOn: { readonly holder: string };
  issueObjected: { readonly reason: string };
  planSet: { readonly text: string; readonly milestones: readonly Milestone[] };
  progressReported: Omit<ProgressReport, 'at' | 'by' | 'verdict'>;
  reportAccepted: { readonly report: string; readonly note: string | null };
  reportRejected: { readonly report: string; readonly reason: string };
  stepRecorded: Omit<DoneStep, 'at' | 'by'>;
  holderChanged: Omit<CommitmentCommandOf<'changeHolder'>, 'type'>;
  sheetIssued: Omit<LedgerSheet, 'at' | 'reply' | 'judged'>;
  sheetReplied: { readonly sheet: string; readonly text: string };
  sheetJudged: { readonly sheet: string; readonly accepted: boolean; readonly text: string };
  changeRequested: Omit<TargetChange, 'at' | 'by' | 'decision'>;
  changeApproved: { readonly change: string; readonly note: string | null };
  changeRefused: { readonly change: string; readonly reason: string };
  clearingRequested: Omit<CommitmentCommandOf<'requestClearing'>, 'type'>;
  commitmentCleared: { readonly verdict: Verdict; readonly text: string };
  clearingRefused: { readonly reason: string };
  noteAdded: { readonly text: string };
  ticketLinked: { readonly ticket: TicketId; readonly number: string };
  ticketUnlinked: { readonly ticket: TicketId; readonly reason: string };
  reminderSent: { readonly clock: string };
};

/** Name of an event of a promise. */
export type CommitmentEventType = keyof Events;

/** The facts of one type of event. */
export type CommitmentPayloadOf<Type extends CommitmentEventType> = Events[Type];

/** One event, by its type: what happened, when, by whom, and what it did to the limits. */
export type CommitmentEventOf<Type extends CommitmentEventType> = {
  readonly type: Type;
  readonly at: Instant;
  readonly by: ActorRef;
  readonly data: Events[Type];
  readonly clocks: readonly ClockChange<LedgerClockKind>[];
};

/** Any event of a promise. */
export type CommitmentEvent = { [Type in CommitmentEventType]: CommitmentEventOf<Type> }[CommitmentEventType];
