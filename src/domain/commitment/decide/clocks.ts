import type { UnitCode } from '../../kernel/ids.ts';
import type { Instant, LocalDate, LocalTime } from '../../kernel/time.ts';
import type { Deadline, Limit } from '../../calendar/types.ts';
import type { Clock } from '../../loop/clock.ts';
import { cancelClock, releaseClock, stopClock } from '../../loop/clock.ts';
import { watchDeadline } from '../../loop/ladder.ts';
import type { LedgerClockKind } from '../../vocabulary/ledger.ts';
import type { Commitment, Month } from '../commitment.ts';
import { addMonths, dayOfMonth, monthOf } from '../months.ts';
import type { CommitmentContext, LedgerClockChange } from './decision.ts';
import { ledgerPolicy, today } from './decision.ts';

/** K-2: whose delay climbs the ladder; the other limits remind only. */
const climbing: readonly LedgerClockKind[] = ['takeOn', 'plan', 'report'];

/** A limit that begins; `tag` ends the id: the month of a report, the sheet of a reply. */
type ClockStart = {
  readonly kind: LedgerClockKind;
  readonly rule: string;
  readonly unit: UnitCode | null;
  readonly deadline: Deadline;
  readonly tag?: string;
};

/** K-2: starts a limit, with its light and the automatic steps of the city's ladder. */
export function startClock(
  context: CommitmentContext,
  commitment: Commitment,
  { kind, rule, unit, deadline, tag }: ClockStart,
): LedgerClockChange {
  const { lights, supervision } = context.profile.profile.policy;
  const count = Object.values(commitment.clocks).filter((clock) => clock.kind === kind).length;
  const watched = watchDeadline(context.calendar, deadline, lights.yellowBefore, {
    remind: true,
    ladder: climbing.includes(kind) ? supervision.ladder : [],
  });
  const clock: Clock<LedgerClockKind> = {
    id: `${kind}:${String(count + 1)}${tag === undefined ? '' : `:${tag}`}`,
    kind,
    unit,
    rule,
    deadline,
    originalAt: deadline.at,
    extendedWorkdays: 0,
    ...watched,
    stop: null,
  };
  return { type: 'start', clock };
}

/** The deadline of a limit that begins now. */
export function within(context: CommitmentContext, limit: Limit): Deadline {
  return context.calendar.deadline(context.now, limit);
}

/** A deadline at the end of an agreed day. */
export function byEndOf(context: CommitmentContext, day: LocalDate): Deadline {
  return {
    at: context.calendar.instantAt(day, '23:59' as LocalTime),
    startedAt: context.now,
    limit: { unit: 'minute', amount: 0 },
    provisional: false,
    calendarEdition: context.calendar.edition,
  };
}

/** Running limits of these kinds. */
export function running({ clocks }: Commitment, ...kinds: readonly LedgerClockKind[]): readonly Clock<LedgerClockKind>[] {
  return Object.values(clocks).filter((clock) => clock.stop === null && kinds.includes(clock.kind));
}

/** Ends the running limits of these kinds: the duty is done. */
export function stopAll(commitment: Commitment, at: Instant, ...kinds: readonly LedgerClockKind[]): readonly LedgerClockChange[] {
  return running(commitment, ...kinds).map((clock) => stopClock(clock, at));
}

/** Ends the running limits of these kinds because the matter went another way; one that had passed stays missed. */
export function releaseAll(commitment: Commitment, at: Instant, ...kinds: readonly LedgerClockKind[]): readonly LedgerClockChange[] {
  return running(commitment, ...kinds).map((clock) => releaseClock(clock, at));
}

/** Ends every running limit: nothing is owed any more. */
export function releaseEvery({ clocks }: Commitment, at: Instant): readonly LedgerClockChange[] {
  return Object.values(clocks).flatMap((clock) => (clock.stop === null ? [releaseClock(clock, at)] : []));
}

/** The month that a report's limit runs for. */
export function reportMonth(clock: Pick<Clock<string>, 'id'>): Month {
  return clock.id.slice(-7);
}

/** K-2: the first month to report on: this one, unless its reporting day is over. */
export function firstReportMonth(context: CommitmentContext): Month {
  const day = today(context);
  const month = monthOf(day);
  return day > dayOfMonth(month, ledgerPolicy(context).reportDay) ? addMonths(month, 1) : month;
}

/** K-2: waits for the report of a month, by the city's reporting day; never shorter than the limit for handing in again. */
export function awaitReport(context: CommitmentContext, commitment: Commitment, month: Month): LedgerClockChange {
  const { reportDay, limits } = ledgerPolicy(context);
  const regular = byEndOf(context, dayOfMonth(month, reportDay));
  const again = within(context, limits.reportAgain);
  const deadline = again.at > regular.at ? again : regular;
  return startClock(context, commitment, { kind: 'report', rule: 'K-2', unit: commitment.responsibility.lead, deadline, tag: month });
}

/** Ends the waiting for reports without a verdict on this month's; for one that was rejected it starts anew. */
export function cancelReports(commitment: Commitment, at: Instant): readonly LedgerClockChange[] {
  return running(commitment, 'report').map((clock) => cancelClock(clock, at));
}
