import type { AreaCode, CommitmentId, TicketId, UnitCode, UserId } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { FileRef } from '../loop/actor.ts';
import type { CommitmentCheckWay, CommitmentKind, ProjectStep, Verdict } from '../vocabulary/ledger.ts';
import type { CommitmentSource, Milestone, Money, Month, ProjectDates, Target } from './commitment.ts';

/** A row, confirmed by a person, of a report, or of an imported table. */
export type EnteredRow = {
  readonly number: string;
  readonly year: number;
  readonly source: CommitmentSource;
  readonly sentence: string;
  readonly section: string;
  readonly theme: string;
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly place: string | null;
  readonly area: AreaCode | null;
  readonly check: CommitmentCheckWay;
  readonly lists: readonly string[];
  readonly deadline: LocalDate;
  readonly targets: readonly Target[];
};

/** K-1: what the inspection office lays down before a promise is issued. */
export type Breakdown = {
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly theme: string;
  readonly area: AreaCode | null;
  readonly check: CommitmentCheckWay;
  readonly lists: readonly string[];
  readonly leader: { readonly user: UserId | null; readonly name: string } | null;
  readonly lead: UnitCode;
  readonly supports: readonly UnitCode[];
  readonly checker: UnitCode | null;
  readonly post: string | null;
  readonly start: LocalDate;
  readonly deadline: LocalDate;
  readonly targets: readonly Target[];
  readonly milestones: readonly Milestone[];
  readonly project: ProjectDates | null;
  readonly planned: number | null;
};

/** What is asked to be done with a promise, by action. Time, actor and id come from the context, never from here. */
type Commands = {
  enter: EnteredRow;
  breakDown: Breakdown;
  askComments: { readonly units: readonly UnitCode[]; readonly until: LocalDate };
  comment: { readonly agrees: boolean; readonly text: string };
  issue: Record<never, never>;
  takeOn: { readonly holder: string };
  objectToIssue: { readonly reason: string };
  setPlan: { readonly text: string; readonly milestones: readonly Milestone[] };
  report: {
    readonly month: Month;
    readonly share: number;
    readonly values: readonly { readonly target: string; readonly value: number }[];
    readonly text: string;
    readonly problems: string | null;
    readonly asks: string | null;
    readonly money: Money | null;
    readonly evidence: readonly FileRef[];
    readonly fallReason: string | null;
  };
  acceptReport: { readonly report: string; readonly note: string | null };
  rejectReport: { readonly report: string; readonly reason: string };
  recordStep: { readonly step: ProjectStep; readonly on: LocalDate; readonly evidence: readonly FileRef[] };
  changeHolder: { readonly holder: string; readonly since: LocalDate; readonly reason: string };
  issueSheet: { readonly level: 1 | 2 | 3; readonly reason: string };
  replyToSheet: { readonly sheet: string; readonly text: string };
  judgeSheet: { readonly sheet: string; readonly accepted: boolean; readonly text: string };
  requestChange: {
    readonly after: { readonly targets: readonly Target[]; readonly deadline: LocalDate } | null;
    readonly reason: string;
    readonly evidence: readonly FileRef[];
  };
  approveChange: { readonly change: string; readonly note: string | null };
  refuseChange: { readonly change: string; readonly reason: string };
  requestClearing: { readonly claim: Verdict; readonly text: string; readonly evidence: readonly FileRef[] };
  clear: { readonly verdict: Verdict; readonly text: string };
  refuseClearing: { readonly reason: string };
  note: { readonly text: string };
  link: { readonly ticket: TicketId; readonly number: string };
  unlink: { readonly ticket: TicketId; readonly reason: string };
  remind: { readonly clock: string };
  supervise: { readonly clock: string; readonly level: 1 | 2 | 3 };
};

/** Name of an action on a promise. */
export type CommitmentAction = keyof Commands;

/** One command, by its action. */
export type CommitmentCommandOf<Action extends CommitmentAction> = { readonly type: Action } & Commands[Action];

/** Any command on a promise. */
export type CommitmentCommand = { [Action in CommitmentAction]: CommitmentCommandOf<Action> }[CommitmentAction];

/** Where a new promise gets its identity from: the caller of `decide` gives it, so that deciding stays without chance. */
export type NewCommitment = { readonly id: CommitmentId; readonly at: Instant };
