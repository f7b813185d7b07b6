import type { UnitCode } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { MINUTE_MS, addMs, instantToMs } from '../kernel/time.ts';
import type { Deadline, Limit, WorkCalendar } from '../calendar/types.ts';
import type { ClockKind, Light } from '../vocabulary/ticket.ts';

/** What happens by itself when an instant of a clock falls due. */
export type DueAction = 'remind' | 'supervise' | 'deemSigned' | 'lapse' | 'closeUnanswered' | 'archive';

/** One instant of a clock at which something happens without anyone's click (S-2, D-4, E-7). */
export type ClockStep = { readonly at: Instant; readonly action: DueAction; readonly level: 1 | 2 | 3 | null };

/** How a clock ended: inside its limit, after it, or because the matter went another way. */
export type ClockOutcome = 'met' | 'missed' | 'cancelled';

/**
 * A running limit. The deadline was computed once and is stored with its reasons; only an event changes it (C-4).
 * `steps` are the instants still to come, in order.
 */
export type Clock<Kind extends string = ClockKind> = {
  readonly id: string;
  readonly kind: Kind;
  /** The unit it runs against; null when it runs against the centre or the caller. */
  readonly unit: UnitCode | null;
  readonly rule: string;
  readonly deadline: Deadline;
  /** The deadline without what was granted on top (H-3, H-4); a limit that is counted anew (class corrected, calendar published) takes it along. */
  readonly originalAt: Instant;
  /** H-3: workdays granted on top of the limit. */
  readonly extendedWorkdays: number;
  /** S-1; null for clocks without lights (follow-up, archive, objection). */
  readonly yellowAt: Instant | null;
  readonly steps: readonly ClockStep[];
  readonly stop: { readonly at: Instant; readonly outcome: ClockOutcome } | null;
};

/** What an event does to the clocks. */
export type ClockChange<Kind extends string = ClockKind> =
  | { readonly type: 'start'; readonly clock: Clock<Kind> }
  | { readonly type: 'stop'; readonly id: string; readonly at: Instant; readonly outcome: ClockOutcome }
  | {
      readonly type: 'move';
      readonly id: string;
      readonly deadline: Deadline;
      readonly extendedWorkdays: number;
      readonly yellowAt: Instant | null;
      readonly steps: readonly ClockStep[];
      readonly why: string;
    }
  | { readonly type: 'step'; readonly id: string };

/** The clocks of one thing, by id. */
export type Clocks<Kind extends string = ClockKind> = Readonly<Record<string, Clock<Kind>>>;

/** Applies what an event says of the clocks. Throws when the event speaks of a clock that is not there: history is broken. */
export function applyClockChanges<Kind extends string>(clocks: Clocks<Kind>, changes: readonly ClockChange<Kind>[]): Clocks<Kind> {
  if (changes.length === 0) return clocks;
  const next: Record<string, Clock<Kind>> = { ...clocks };
  for (const change of changes) {
    if (change.type === 'start') {
      next[change.clock.id] = change.clock;
      continue;
    }
    const clock = next[change.id];
    if (clock === undefined) throw new Error(`event changes the unknown clock ${change.id}`);
    switch (change.type) {
      case 'stop':
        next[change.id] = { ...clock, steps: [], stop: { at: change.at, outcome: change.outcome } };
        break;
      case 'move':
        next[change.id] = {
          ...clock,
          deadline: change.deadline,
          originalAt: originalAfterMove(clock, change),
          extendedWorkdays: change.extendedWorkdays,
          yellowAt: change.yellowAt,
          steps: change.steps,
        };
        break;
      case 'step':
        next[change.id] = { ...clock, steps: clock.steps.slice(1) };
        break;
    }
  }
  return next;
}

/** A clock that was lengthened before, or is now, keeps its original deadline. */
function originalAfterMove(clock: Clock<string>, move: Extract<ClockChange, { type: 'move' }>): Instant {
  const lengthened = clock.deadline.at !== clock.originalAt || move.extendedWorkdays > clock.extendedWorkdays || move.why === 'longCycle';
  return lengthened ? clock.originalAt : move.deadline.at;
}

/** The clock while it runs; undefined when it never started or has ended. */
export function runningClock<Kind extends string>(clocks: Clocks<Kind>, id: string): Clock<Kind> | undefined {
  const clock = clocks[id];
  return clock === undefined || clock.stop !== null ? undefined : clock;
}

/** Steps in the order in which they fall due. */
export function inOrder(...steps: readonly ClockStep[]): readonly ClockStep[] {
  return steps.toSorted((one, other) => (one.at === other.at ? 0 : one.at < other.at ? -1 : 1));
}

/** Ends a clock: met when `at` is not after its deadline. */
export function stopClock(clock: Clock<string>, at: Instant): ClockChange<never> {
  return { type: 'stop', id: clock.id, at, outcome: at <= clock.deadline.at ? 'met' : 'missed' };
}

/** Ends a clock because the matter went another way; it counts for nobody. */
export function cancelClock(clock: Clock<string>, at: Instant): ClockChange<never> {
  return { type: 'stop', id: clock.id, at, outcome: 'cancelled' };
}

/** Ends a clock because the matter went another way. A limit that had passed by then stays missed: taking the matter away undoes no delay. */
export function releaseClock(clock: Clock<string>, at: Instant): ClockChange<never> {
  return { type: 'stop', id: clock.id, at, outcome: at <= clock.deadline.at ? 'cancelled' : 'missed' };
}

/** S-1: red from the first minute after the limit. */
export function redAt(deadline: Pick<Deadline, 'at'>): Instant {
  return addMs(deadline.at, MINUTE_MS);
}

/** S-1: the light of a running clock, never set by hand; null for an ended clock or one without lights. */
export function lightOf(
  clock: Pick<Clock<string>, 'stop' | 'yellowAt'> & { readonly deadline: Pick<Deadline, 'at'> },
  now: Instant,
): Light | null {
  if (clock.stop !== null || clock.yellowAt === null) return null;
  if (now >= redAt(clock.deadline)) return 'red';
  return now >= clock.yellowAt ? 'yellow' : 'green';
}

/** The worst light of several clocks; null when none has a light. */
export function worstLight(clocks: Clocks<string>, now: Instant): Light | null {
  let worst: Light | null = null;
  for (const clock of Object.values(clocks)) {
    const light = lightOf(clock, now);
    if (light === 'red') return 'red';
    if (light === 'yellow' || (light === 'green' && worst === null)) worst = light;
  }
  return worst;
}

/**
 * S-1: when a limit turns yellow. A limit that is not longer than the warning itself turns yellow at its half,
 * else everything short would be yellow from the start and warn of nothing.
 */
export function yellowAt(calendar: WorkCalendar, deadline: Deadline, yellowBefore: Limit): Instant {
  const at = calendar.before(deadline.at, yellowBefore);
  return at > deadline.startedAt ? at : halfOf(calendar, deadline);
}

function halfOf(calendar: WorkCalendar, { at, startedAt, limit }: Deadline): Instant {
  const middle = addMs(startedAt, Math.floor((instantToMs(at) - instantToMs(startedAt)) / 2));
  if (limit.unit !== 'workday') return middle;
  const worked = calendar.deadline(startedAt, { unit: 'workday', amount: limit.amount / 2 }).at;
  return worked < at ? worked : middle;
}
