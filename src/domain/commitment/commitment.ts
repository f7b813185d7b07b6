import type { AreaCode, CommitmentId, ReportId, TicketId, UnitCode, UserId } from '../kernel/ids.ts';
import type { Instant, LocalDate } from '../kernel/time.ts';
import type { Clock } from '../loop/clock.ts';
import type { ActorRef, FileRef } from '../loop/actor.ts';
import type {
  CommitmentCheckWay,
  CommitmentKind,
  CommitmentState,
  LedgerClockKind,
  ProjectStep,
  TargetComparator,
  TargetSeries,
  Verdict,
} from '../vocabulary/ledger.ts';

/** A month, `YYYY-MM`; two of them compare as strings. */
export type Month = string;

/** Where a promise was made (B-1): offsets are Unicode code points of the report's text as given; null for one that was entered by hand or imported. */
export type CommitmentSource = {
  readonly report: ReportId;
  readonly row: string;
  readonly start: number;
  readonly end: number;
} | null;

/** K-1, K-6: what is to be reached, in base units; `value` is null for a relative target, whose words are in `metric`. */
export type Target = {
  readonly id: string;
  readonly metric: string;
  readonly comparator: TargetComparator;
  readonly value: number | readonly [low: number, high: number] | null;
  readonly unit: string;
  readonly series: TargetSeries;
  /** The value before it began; progress of a `level` target counts from here. */
  readonly baseline: number | null;
  /** K-6: the promise and target that a relative one is measured against, and by how many points it must be above. */
  readonly relativeTo: { readonly commitment: CommitmentId; readonly target: string; readonly atLeast: number } | null;
};

/** K-1: what is planned by the end of a month: the share of the whole, 0 to 100, never falling. */
export type Milestone = { readonly month: Month; readonly title: string; readonly share: number };

/** K-1: money in yuan. */
export type Money = { readonly planned: number | null; readonly received: number | null; readonly paid: number | null };

/** K-1: who holds the responsible post, and since when. The post answers, whoever holds it. */
export type Holder = { readonly name: string; readonly since: LocalDate; readonly by: ActorRef };

/** K-5: a project's own dates; null where that step is not planned. */
export type ProjectDates = { readonly [Step in ProjectStep]: LocalDate | null };

/** K-5: a step that was done, with its proof. */
export type DoneStep = {
  readonly step: ProjectStep;
  readonly on: LocalDate;
  readonly evidence: readonly FileRef[];
  readonly at: Instant;
  readonly by: ActorRef;
};

/** Who answers for a promise. */
export type Responsibility = {
  /** The leader in charge: account of a vice mayor or the like; null until it is broken down. */
  readonly leader: { readonly user: UserId | null; readonly name: string } | null;
  readonly lead: UnitCode | null;
  readonly supports: readonly UnitCode[];
  /** K-4: a unit that checks beside the inspection office; never the lead or a supporting one. */
  readonly checker: UnitCode | null;
  readonly post: string | null;
  readonly holders: readonly Holder[];
};

/** K-4: what a lead unit says of one month. It counts once it is accepted. */
export type ProgressReport = {
  readonly id: string;
  readonly month: Month;
  /** Share of the whole that is done, 0 to 100. */
  readonly share: number;
  readonly values: readonly { readonly target: string; readonly value: number }[];
  readonly text: string;
  readonly problems: string | null;
  /** What is asked of others (K-1). */
  readonly asks: string | null;
  readonly money: Money | null;
  readonly evidence: readonly FileRef[];
  /** K-4: why a cumulative value fell. */
  readonly fallReason: string | null;
  readonly at: Instant;
  readonly by: ActorRef;
  readonly verdict: { readonly accepted: boolean; readonly reason: string | null; readonly at: Instant; readonly by: ActorRef } | null;
};

/** K-9: a change of the target that was asked for; the old value stays beside the new one. */
export type TargetChange = {
  readonly id: string;
  readonly before: { readonly targets: readonly Target[]; readonly deadline: LocalDate };
  /** Null: the promise is dropped. */
  readonly after: { readonly targets: readonly Target[]; readonly deadline: LocalDate } | null;
  readonly reason: string;
  readonly evidence: readonly FileRef[];
  readonly at: Instant;
  readonly by: ActorRef;
  readonly decision: { readonly approved: boolean; readonly reason: string | null; readonly at: Instant; readonly by: ActorRef } | null;
};

/** A supervision sheet, by the ladder or by hand (K-2). */
export type LedgerSheet = {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly automatic: boolean;
  readonly reason: string;
  readonly unit: UnitCode;
  readonly at: Instant;
  readonly replyBy: Instant;
  readonly reply: { readonly text: string; readonly at: Instant; readonly by: ActorRef } | null;
  readonly judged: { readonly accepted: boolean; readonly text: string; readonly at: Instant; readonly by: ActorRef } | null;
};

/** K-8: how it ended, with the proof. */
export type Clearing = {
  readonly claim: Verdict;
  readonly text: string;
  readonly evidence: readonly FileRef[];
  readonly at: Instant;
  readonly by: ActorRef;
};

/** K-2: a word of a unit on the breakdown. */
export type UnitComment = { readonly unit: UnitCode; readonly agrees: boolean; readonly text: string; readonly at: Instant };

/** L-1: a ticket that touches the promise, confirmed by a person. */
export type LinkedTicket = { readonly ticket: TicketId; readonly number: string; readonly at: Instant; readonly by: ActorRef };

/** One promise of the work report, as its history has made it. */
export type Commitment = {
  readonly id: CommitmentId;
  readonly version: number;
  /** Unique in its city, e.g. `2026-0147`. */
  readonly number: string;
  readonly year: number;
  readonly state: CommitmentState;
  readonly source: CommitmentSource;
  /** The sentence it was promised with, word for word. */
  readonly sentence: string;
  readonly section: string;
  readonly theme: string;
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly place: string | null;
  readonly area: AreaCode | null;
  readonly check: CommitmentCheckWay;
  /** K-7: names of the yearly lists it stands on. */
  readonly lists: readonly string[];
  readonly responsibility: Responsibility;
  readonly start: LocalDate;
  readonly deadline: LocalDate;
  readonly targets: readonly Target[];
  readonly milestones: readonly Milestone[];
  readonly project: ProjectDates | null;
  readonly steps: readonly DoneStep[];
  readonly money: Money;
  readonly plan: { readonly text: string; readonly at: Instant; readonly by: ActorRef } | null;
  readonly commentsAsked: readonly UnitCode[];
  readonly comments: readonly UnitComment[];
  readonly reports: readonly ProgressReport[];
  readonly sheets: readonly LedgerSheet[];
  readonly reminders: number;
  readonly changes: readonly TargetChange[];
  readonly clearing: Clearing | null;
  readonly verdict: { readonly verdict: Verdict; readonly text: string; readonly at: Instant; readonly by: ActorRef } | null;
  readonly links: readonly LinkedTicket[];
  readonly clocks: Readonly<Record<string, Clock<LedgerClockKind>>>;
};
