import type { LocalDate } from '../kernel/time.ts';
import type { WorkCalendar } from '../calendar/types.ts';
import type { LedgerPolicy } from '../profile/types.ts';
import type { LightReason } from '../vocabulary/ledger.ts';
import type { Commitment } from './commitment.ts';
import { addMonths, dayAfter, dayOfMonth, monthOf } from './months.ts';
import { plannedShare } from './planned-share.ts';
import { acceptedReports, acceptedValue, doneShare, pendingReport } from './reports.ts';
import { growsOverTheYear, shareOfTheWay, targetGap } from './target-gap.ts';

/** K-3: green with a note counts as green, and says that something is behind. */
export type LedgerLight = 'green' | 'note' | 'yellow' | 'red';

/** From this day on the promise has at least this light, for this reason, until something happens. */
export type LightTurn = { readonly on: LocalDate; readonly light: LedgerLight; readonly reason: LightReason };

/** What lights are judged by beside the promise; `others` answers what a relative target is measured against, null where unknown. */
export type LightContext = {
  readonly calendar: WorkCalendar;
  readonly policy: LedgerPolicy;
  readonly others?: (commitment: string, target: string) => number | null;
};

const order: readonly LedgerLight[] = ['green', 'note', 'yellow', 'red'];
const lit: readonly Commitment['state'][] = ['issued', 'takenOn', 'running', 'clearing'];

/**
 * K-3: the days on which a promise gets its light, and why, as long as nothing happens to it: it is judged by what was accepted (K-4), and
 * each month's plan counts from the day after that month's reporting day. In the order of days, each worse than the one before; empty
 * before it is issued and after its end. Never set by hand.
 */
export function lightTurns(commitment: Commitment, context: LightContext): readonly LightTurn[] {
  if (!lit.includes(commitment.state)) return [];
  const candidates = [
    ...limitTurns(commitment, context),
    ...startTurns(commitment, context.policy),
    ...scheduleTurns(commitment, context.policy),
    ...targetTurns(commitment, context),
  ].toSorted((one, other) => (one.on === other.on ? rank(other) - rank(one) : one.on < other.on ? -1 : 1));
  const turns: LightTurn[] = [{ on: issuedOn(commitment), light: 'green', reason: 'onSchedule' }];
  for (const turn of candidates) {
    const last = turns.at(-1);
    if (last !== undefined && rank(turn) > rank(last)) turns.push(turn);
  }
  return turns;
}

/** K-3: the light on a day; null where the promise has none then. */
export function lightOn(turns: readonly LightTurn[], day: LocalDate): LightTurn | null {
  return turns.findLast(({ on }) => on <= day) ?? null;
}

function rank({ light }: Pick<LightTurn, 'light'>): number {
  return order.indexOf(light);
}

function issuedOn({ start, clocks }: Commitment): LocalDate {
  const issued = clocks['takeOn:1']?.deadline.startedAt;
  return issued === undefined ? start : (issued.slice(0, 10) as LocalDate);
}

/** S-1, K-3: a limit of the lead unit that passed; a report that did not come is red by itself; and so is the promise's own deadline. */
function limitTurns({ clocks, state, deadline, responsibility }: Commitment, { calendar }: LightContext): readonly LightTurn[] {
  const turns: LightTurn[] = Object.values(clocks).flatMap(({ kind, stop, unit, deadline: limit }) =>
    stop === null && unit !== null && unit === responsibility.lead
      ? [{ on: dayAfter(calendar.localDate(limit.at)), light: 'red', reason: kind === 'report' ? 'reportMissing' : 'limitPassed' }]
      : [],
  );
  return state === 'clearing' ? turns : [...turns, { on: dayAfter(deadline), light: 'red', reason: 'limitPassed' }];
}

/** K-3: not started (or resumed): yellow in the month it is planned for, red three months after the day. */
function startTurns({ project, steps }: Commitment, { lights }: LedgerPolicy): readonly LightTurn[] {
  return (['started', 'resumed'] as const).flatMap((step): readonly LightTurn[] => {
    const planned = project?.[step] ?? null;
    if (planned === null || steps.some((done) => done.step === step)) return [];
    const late = Temporal.PlainDate.from(planned).add({ months: lights.notStartedRedAfterMonths }).toString() as LocalDate;
    return [
      { on: dayOfMonth(monthOf(planned), 1), light: 'yellow', reason: 'startDue' },
      { on: dayAfter(late), light: 'red', reason: 'notStarted' },
    ];
  });
}

function lagLight(lag: number, { yellowFrom, redAbove }: LedgerPolicy['lights']): Pick<LightTurn, 'light' | 'reason'> | null {
  if (lag <= 0) return null;
  if (lag > redAbove) return { light: 'red', reason: 'farBehind' };
  return lag >= yellowFrom ? { light: 'yellow', reason: 'behind' } : { light: 'note', reason: 'slightlyBehind' };
}

/** K-3: points behind the plan of each month to come; the month of a report that waits to be checked is not held against the unit. */
function scheduleTurns(commitment: Commitment, { lights, reportDay }: LedgerPolicy): readonly LightTurn[] {
  const { targets, start, deadline } = commitment;
  const done = Math.min(
    doneShare(commitment),
    ...targets.filter(growsOverTheYear).flatMap((target) => {
      const value = acceptedValue(commitment, target.id);
      return value === null ? [] : [shareOfTheWay(target, value)];
    }),
  );
  const pending = pendingReport(commitment)?.month;
  const turns: LightTurn[] = [];
  for (let month = monthOf(start); month <= monthOf(deadline); month = addMonths(month, 1)) {
    const light = month === pending ? null : lagLight(plannedShare(commitment, month) - done, lights);
    if (light !== null) turns.push({ on: dayAfter(dayOfMonth(month, reportDay)), ...light });
  }
  return turns;
}

/** K-3, K-6: targets that hold at any time (growth, a range, "at most") are judged by the value that was accepted last, from its acceptance on. */
function targetTurns(commitment: Commitment, { calendar, policy, others }: LightContext): readonly LightTurn[] {
  const last = acceptedReports(commitment).at(-1)?.verdict?.at;
  if (last === undefined) return [];
  return commitment.targets.flatMap((target): readonly LightTurn[] => {
    const value = acceptedValue(commitment, target.id);
    if (value === null || growsOverTheYear(target)) return [];
    const { relativeTo } = target;
    const other = relativeTo === null ? null : (others?.(relativeTo.commitment, relativeTo.target) ?? null);
    const light = lagLight(targetGap(target, value, other) ?? 0, policy.lights);
    return light === null ? [] : [{ on: calendar.localDate(last), light: light.light, reason: 'offTarget' }];
  });
}
