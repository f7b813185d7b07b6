import type { UnitCode } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Deadline, Limit } from '../../calendar/types.ts';
import type { Clock, ClockChange, ClockStep, DueAction } from '../../loop/clock.ts';
import { cancelClock, stopClock } from '../../loop/clock.ts';
import { watchDeadline } from '../../loop/ladder.ts';
import { handlingLimit } from '../../profile/class-rules.ts';
import type { ClockKind } from '../../vocabulary/ticket.ts';
import type { Ticket } from '../ticket.ts';
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
    ladder: supervision.ladderOn.includes(kind) ? supervision.ladder : [],
  });
}

/** Starts a clock with a limit; `offset` tells several clocks of a kind started by one event apart. */
export function startClock(context: TicketContext, ticket: Ticket | null, start: ClockStart, offset = 0): ClockChange {
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
): ClockChange {
  const clock: Clock = {
    id: nextClockId(ticket, start.kind, offset) + (start.tag === undefined ? '' : `:${start.tag}`),
    kind: start.kind,
    unit: start.unit ?? null,
    rule: start.rule,
    deadline,
    originalAt: deadline.at,
    extendedWorkdays: 0,
    ...watch(context, start.kind, deadline),
    stop: null,
  };
  return { type: 'start', clock };
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

/** A change that gives a clock another deadline, light or steps. */
type ClockMove = Extract<ClockChange, { readonly type: 'move' }>;

/** Moves a running clock to another deadline, with new light and steps (C-4: only an event with a reason does). */
export function moveClock(context: TicketContext, clock: Clock, deadline: Deadline, why: string, addedWorkdays = 0): ClockMove {
  const extendedWorkdays = clock.extendedWorkdays + addedWorkdays;
  return { type: 'move', id: clock.id, deadline, extendedWorkdays, ...watch(context, clock.kind, deadline), why };
}

/** Takes the automatic steps off a clock whose answer waits for review: it counts on, but supervises nobody (H-7). */
export function quietClock(clock: Clock, why: string): ClockChange {
  const { id, deadline, extendedWorkdays, yellowAt } = clock;
  return { type: 'move', id, deadline, extendedWorkdays, yellowAt, steps: [], why };
}

/** Gives a clock its automatic steps back, without those that were taken before. */
export function wakeClock(context: TicketContext, ticket: Ticket, clock: Clock, why: string): ClockChange {
  const { yellowAt, steps } = watch(context, clock.kind, clock.deadline);
  const left = steps.filter((step) =>
    step.action === 'supervise' ? (step.level ?? 0) > ticket.supervisionLevel : step.at > context.now,
  );
  return { type: 'move', id: clock.id, deadline: clock.deadline, extendedWorkdays: clock.extendedWorkdays, yellowAt, steps: left, why };
}

/** Running clocks of some kinds. */
export function running(ticket: Ticket, ...kinds: readonly ClockKind[]): readonly Clock[] {
  return Object.values(ticket.clocks).filter((clock) => clock.stop === null && kinds.includes(clock.kind));
}

/** Ends the running clocks of these kinds: their duty is done at `at`. */
export function stopAll(ticket: Ticket, at: Instant, ...kinds: readonly ClockKind[]): readonly ClockChange[] {
  return running(ticket, ...kinds).map((clock) => stopClock(clock, at));
}

/** Ends the running clocks of these kinds without a verdict: the matter went another way. */
export function cancelAll(ticket: Ticket, at: Instant, ...kinds: readonly ClockKind[]): readonly ClockChange[] {
  return running(ticket, ...kinds).map((clock) => cancelClock(clock, at));
}

/** H-1, D-1: the handling limit of the ticket as it is classed now. */
export function ticketLimit(context: TicketContext, ticket: Pick<Ticket, 'kind' | 'classCode'>): Limit {
  return handlingLimit(context.profile, ticket.kind, ticket.classCode);
}

/** D-2: the same start with another limit, keeping the workdays that were granted on top. */
export function relimit(context: TicketContext, clock: Clock, limit: Limit, startedAt = clock.deadline.startedAt): Deadline {
  const deadline = context.calendar.deadline(startedAt, limit);
  return clock.extendedWorkdays === 0 ? deadline : context.calendar.extend(deadline, clock.extendedWorkdays);
}
