import type { UnitCode } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Deadline, Limit } from '../../calendar/types.ts';
import type { Clock, ClockChange, ClockStep, DueAction } from '../../loop/clock.ts';
import { cancelClock, inOrder, redAt, releaseClock, stopClock } from '../../loop/clock.ts';
import { watchDeadline } from '../../loop/ladder.ts';
import { handlingLimit } from '../../profile/class-rules.ts';
import type { ClockKind } from '../../vocabulary/ticket.ts';
import type { SupervisionSheet, Ticket } from '../ticket.ts';
import type { TicketContext } from './decision.ts';

/** Clocks that end in something by themselves instead of turning yellow and red. */
const endsBy: Partial<Readonly<Record<ClockKind, DueAction>>> = {
  sign: 'deemSigned',
  objection: 'lapse',
  followUp: 'closeUnanswered',
  archive: 'archive',
};

/** What a new clock is about. The limit runs from `startedAt`, which is now unless said. */
export type ClockStart = {
  readonly kind: ClockKind;
  readonly rule: string;
  readonly limit: Limit;
  readonly unit?: UnitCode | null;
  readonly startedAt?: Instant;
  /** Ends the id, so that the clock of one thing among several (a sheet) can be found again. */
  readonly tag?: string;
  /** What an earlier clock that this one goes on from was granted on top, and its deadline without that. */
  readonly granted?: Pick<Clock, 'originalAt' | 'extendedWorkdays'>;
};

/** Ids are `kind:n` (with `:tag`), counted per ticket, so that history can speak of each clock that ever ran. */
function nextClockId(ticket: Ticket | null, kind: ClockKind, offset: number): string {
  const count = ticket === null ? 0 : Object.values(ticket.clocks).filter((clock) => clock.kind === kind).length;
  return `${kind}:${String(count + 1 + offset)}`;
}

/** S-1, S-2: light and automatic steps of a clock kind, from the city's policy. */
function watch(context: TicketContext, kind: ClockKind, deadline: Deadline): { yellowAt: Instant | null; steps: readonly ClockStep[] } {
  const action = endsBy[kind];
  if (action !== undefined) return { yellowAt: null, steps: [{ at: deadline.at, action, level: null }] };
  const { supervision, lights } = context.profile.profile.policy;
  return watchDeadline(context.calendar, deadline, lights.yellowBefore, {
    remind: supervision.remindOn.includes(kind),
    // A sheet about every sheet without reply would breed without end: those climb with the ladder that brought them (S-2).
    ladder: kind !== 'sheetReply' && supervision.ladderOn.includes(kind) ? supervision.ladder : [],
  });
}

/** Starts a clock with a limit; `offset` tells several clocks of a kind started by one event apart. */
export function startClock(context: TicketContext, ticket: Ticket | null, start: ClockStart, offset = 0): ClockStarted {
  const deadline = context.calendar.deadline(start.startedAt ?? context.now, start.limit);
  return startClockAt(context, ticket, start, deadline, offset);
}

/** Starts a clock whose deadline was agreed rather than computed. */
export function startClockAt(
  context: TicketContext,
  ticket: Ticket | null,
  start: Omit<ClockStart, 'limit' | 'startedAt'>,
  deadline: Deadline,
  offset = 0,
): ClockStarted {
  const clock: Clock = {
    id: nextClockId(ticket, start.kind, offset) + (start.tag === undefined ? '' : `:${start.tag}`),
    kind: start.kind,
    unit: start.unit ?? null,
    rule: start.rule,
    deadline,
    originalAt: start.granted?.originalAt ?? deadline.at,
    extendedWorkdays: start.granted?.extendedWorkdays ?? 0,
    ...watch(context, start.kind, deadline),
    stop: null,
  };
  return { type: 'start', clock: { ...clock, steps: stepsLeft(context, ticket, clock, deadline, clock.steps) } };
}

/** The steps still to be taken: no sheet twice for the same delay, and no reminder once the light is red. */
function stepsLeft(
  context: TicketContext,
  ticket: Ticket | null,
  clock: Duty,
  deadline: Deadline,
  steps: readonly ClockStep[],
): readonly ClockStep[] {
  return steps.filter((step) => {
    if (step.action === 'remind') return context.now < redAt(deadline) && !reminded(ticket, clock, step);
    return step.action !== 'supervise' || ticket === null || !sheetBrought(ticket, clock, step);
  });
}

type Duty = Pick<Clock, 'id' | 'kind' | 'unit'>;

/** True for the clock itself, and for one of the same kind against the same unit, which it may go on from after a recall or a split. */
function isSameDuty(ticket: Ticket, id: string, clock: Duty): boolean {
  const other = ticket.clocks[id];
  return id === clock.id || (other?.kind === clock.kind && other.unit === clock.unit);
}

function reminded(ticket: Ticket | null, clock: Duty, step: ClockStep): boolean {
  return ticket?.remindedOf.some((earlier) => earlier.dueAt === step.at && isSameDuty(ticket, earlier.clock, clock)) ?? false;
}

function sheetBrought(ticket: Ticket, clock: Duty, step: ClockStep): boolean {
  return ticket.sheets.some((sheet) => sheet.level === step.level && sheet.step?.dueAt === step.at && isSheetAbout(ticket, clock, sheet));
}

/** S-2: true for a sheet about this clock's delay; the clock of the reply to another such sheet may have carried the step. */
export function isSheetAbout(ticket: Ticket, clock: Duty, { step }: SupervisionSheet): boolean {
  if (step === null) return false;
  const carrier = ticket.clocks[step.clock];
  if (carrier?.kind !== 'sheetReply') return isSameDuty(ticket, step.clock, clock);
  const before = ticket.sheets.find(({ id }) => carrier.id.endsWith(`:${id}`));
  return before !== undefined && isSheetAbout(ticket, clock, before);
}

/** A deadline on an agreed instant. */
export function agreedDeadline(context: TicketContext, at: Instant): Deadline {
  return {
    at,
    startedAt: context.now,
    limit: { unit: 'minute', amount: 0 },
    provisional: false,
    calendarEdition: context.calendar.edition,
  };
}

/** A change that starts a clock. */
type ClockStarted = Extract<ClockChange, { readonly type: 'start' }>;

/** A change that gives a clock another deadline, light or steps. */
type ClockMove = Extract<ClockChange, { readonly type: 'move' }>;

/** H-7: clocks of the unit that count on and supervise nobody while the centre reads an answer. */
export const quietInReview: readonly ClockKind[] = ['unit', 'caller', 'support', 'longCycleReport'];

function isQuiet(ticket: Ticket, kind: ClockKind): boolean {
  return (ticket.state === 'inCentreReview' || ticket.state === 'inFinalAnswerReview') && quietInReview.includes(kind);
}

/** Moves a running clock to another deadline, with new light and steps (C-4: only an event with a reason does). */
export function moveClock(
  context: TicketContext,
  ticket: Ticket,
  clock: Clock,
  deadline: Deadline,
  why: string,
  extendedWorkdays = clock.extendedWorkdays,
): ClockMove {
  const { id, yellowAt, steps } = clock;
  if (deadline.at === clock.deadline.at) return { type: 'move', id, deadline, extendedWorkdays, yellowAt, steps, why };
  const anew = watch(context, clock.kind, deadline);
  const carried = clock.kind === 'sheetReply' ? steps.filter((step) => step.action === 'supervise') : [];
  const left = isQuiet(ticket, clock.kind) ? [] : inOrder(...stepsLeft(context, ticket, clock, deadline, anew.steps), ...carried);
  return { type: 'move', id, deadline, extendedWorkdays, yellowAt: anew.yellowAt, steps: left, why };
}

/** Gives a clock other automatic steps; all else stays. */
export function withSteps(clock: Clock, steps: readonly ClockStep[], why: string): ClockMove {
  const { id, deadline, extendedWorkdays, yellowAt } = clock;
  return { type: 'move', id, deadline, extendedWorkdays, yellowAt, steps, why };
}

/** Gives a silent clock its automatic steps back, without those that were taken before. */
export function wakeClock(context: TicketContext, ticket: Ticket, clock: Clock, why: string): ClockMove {
  const { steps } = watch(context, clock.kind, clock.deadline);
  return withSteps(clock, stepsLeft(context, ticket, clock, clock.deadline, steps), why);
}

/** Starts a clock again that was cancelled, as if it had never been: same start, same deadline, same grants. Nothing if it ended otherwise. */
export function resumeClock(context: TicketContext, ticket: Ticket, kind: ClockKind): readonly ClockChange[] {
  const last = Object.values(ticket.clocks).findLast((clock) => clock.kind === kind);
  if (last?.stop?.outcome !== 'cancelled') return [];
  const { deadline, rule, unit, originalAt, extendedWorkdays } = last;
  const outdated = deadline.provisional && deadline.calendarEdition !== context.calendar.edition;
  const due = outdated ? relimit(context, last, deadline.limit) : deadline;
  const granted = { originalAt: outdated && extendedWorkdays === 0 ? due.at : originalAt, extendedWorkdays };
  return [startClockAt(context, ticket, { kind, rule, unit, granted }, due)];
}

/** Running clocks of some kinds. */
export function running(ticket: Ticket, ...kinds: readonly ClockKind[]): readonly Clock[] {
  return Object.values(ticket.clocks).filter((clock) => clock.stop === null && kinds.includes(clock.kind));
}

/** Ends the running clocks of these kinds: their duty is done at `at`. */
export function stopAll(ticket: Ticket, at: Instant, ...kinds: readonly ClockKind[]): readonly ClockChange[] {
  return running(ticket, ...kinds).map((clock) => stopClock(clock, at));
}

/** Ends the running clocks of these kinds because the matter went another way; a limit that had passed stays missed. */
export function releaseAll(ticket: Ticket, at: Instant, ...kinds: readonly ClockKind[]): readonly ClockChange[] {
  return running(ticket, ...kinds).map((clock) => releaseClock(clock, at));
}

/** Ends the running clocks of these kinds without a verdict: what they wait for is no duty any more. */
export function cancelAll(ticket: Ticket, at: Instant, ...kinds: readonly ClockKind[]): readonly ClockChange[] {
  return running(ticket, ...kinds).map((clock) => cancelClock(clock, at));
}

/** H-1, D-1: the handling limit of the ticket as it is classed now. */
export function ticketLimit(context: TicketContext, ticket: Pick<Ticket, 'kind' | 'classCode'>): Limit {
  return handlingLimit(context.profile, ticket.kind, ticket.classCode);
}

/** True for a deadline on an agreed day (a report's, or the one an imported ticket brought): there is no limit to count it anew from. */
function isAgreed(deadline: Deadline): boolean {
  return deadline.limit.unit === 'minute' && deadline.limit.amount === 0;
}

/** D-2: the same start with another limit, keeping the workdays that were granted on top. An agreed day stays. */
export function relimit(context: TicketContext, clock: Clock, limit: Limit, startedAt = clock.deadline.startedAt): Deadline {
  if (isAgreed(clock.deadline)) return { ...clock.deadline, startedAt };
  const deadline = context.calendar.deadline(startedAt, limit);
  return clock.extendedWorkdays === 0 ? deadline : context.calendar.extend(deadline, clock.extendedWorkdays);
}

/** H-4: true once the ticket was a long-cycle matter: the caller's deadline is the one that was granted then. */
export function wasLongCycle(ticket: Ticket): boolean {
  return Object.values(ticket.clocks).some((clock) => clock.kind === 'longCycleReport');
}

/** H-4: true while the ticket is a long-cycle matter, with reports due. */
export function inLongCycle(ticket: Ticket): boolean {
  return running(ticket, 'longCycleReport').length > 0;
}

/** H-5: the level-3 unit's deadline is not later than that of the unit above, as long as that one lies ahead of its start. */
export function notAfter(own: Deadline, above: Deadline | undefined): Deadline {
  return above !== undefined && above.at > own.startedAt && above.at < own.at ? { ...own, at: above.at } : own;
}

/** R-5, D-2: when the first of those who wait for this ticket entered; the caller's clock counts from there. */
export function firstEntry(ticket: Pick<Ticket, 'followers' | 'request'>): Instant {
  return ticket.followers.reduce((first, { enteredAt }) => (enteredAt < first ? enteredAt : first), ticket.request.at);
}
