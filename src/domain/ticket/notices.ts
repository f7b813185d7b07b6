import type { RequestId, UnitCode, UserId } from '../kernel/ids.ts';
import { runningClock, type Clock } from '../loop/clock.ts';
import type { LadderStep } from '../profile/types.ts';
import type { MessageTemplate } from '../vocabulary/messages.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { ClockKind } from '../vocabulary/ticket.ts';
import type { TicketEvent, TicketEventType } from './events.ts';
import type { Ticket } from './ticket.ts';

/** Who is to be told something: a caller by the request, a unit, the centre, one member of staff, or everybody with a role. */
export type Receiver =
  | { readonly kind: 'request'; readonly request: RequestId }
  | { readonly kind: 'unit'; readonly unit: UnitCode }
  | { readonly kind: 'centre' }
  | { readonly kind: 'account'; readonly user: UserId }
  | { readonly kind: 'role'; readonly role: Role };

/** Something that somebody must be told because of one event. `clock` is the limit whose end belongs to it. */
export type Notice = { readonly template: MessageTemplate; readonly to: Receiver; readonly clock: Clock | null };

/** A ticket before and after one event of its history. */
export type Step = { readonly before: Ticket | null; readonly event: TicketEvent; readonly after: Ticket };

const NOTHING: readonly Notice[] = [];

/** Events that anybody is told of; the others need not be looked at. */
export const tellingEvents: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  ...(['requestReceived', 'requestDeclined', 'emergencyHandedOver', 'firstAnswerRecorded', 'answeredDirectly'] as const),
  ...(['ticketTakenOn', 'ticketCorrected', 'extensionGranted', 'longCycleGranted', 'deadlinesRecomputed'] as const),
  ...(['ticketDispatched', 'ticketPassedDown', 'sendBackApproved', 'sendBackRefused'] as const),
  ...(['answerAccepted', 'answerRejected', 'finalAnswerApproved', 'finalAnswerRefused', 'redoOrdered', 'followUpTried'] as const),
  ...(['reminderSent', 'sheetIssued'] as const),
]);

/**
 * H-3, H-8, E-1, S-2: whom an event must be told to, and as what. Follows from history alone, so that it can be said again at
 * any time. Callers without a person (anonymous) are told nothing. `ladder` is the city's supervision ladder.
 */
export function noticesOf({ before, event, after }: Step, ladder: readonly LadderStep[]): readonly Notice[] {
  switch (event.type) {
    case 'requestReceived':
      return toCallers(after, 'receipt', latestClock(after, 'caller'));
    case 'requestDeclined':
      return toCallers(after, 'declined');
    case 'emergencyHandedOver':
      return toCallers(after, 'handedOver');
    case 'firstAnswerRecorded':
      return toCallers(after, 'firstAnswer');
    case 'answeredDirectly':
    case 'answerAccepted':
      return toCallers(after, 'answered');
    case 'finalAnswerApproved':
      return toCallers(after, 'finalAnswer', latestClock(after, 'objection'));
    case 'followUpTried':
      // A try that an officer made by text message was made by hand.
      return event.data.way === 'sms' && event.by.user === null
        ? [{ template: 'followUp', to: { kind: 'request', request: event.data.request }, clock: null }]
        : NOTHING;
    case 'ticketTakenOn':
    case 'ticketCorrected':
    case 'extensionGranted':
    case 'longCycleGranted':
    case 'deadlinesRecomputed':
      return newDeadline(before, after);
    case 'redoOrdered':
      return [...toCallers(after, 'redo', latestClock(after, 'unit')), ...toLead(after, 'redoOrdered')];
    case 'ticketDispatched':
      return [...toLead(after, 'dispatched'), ...toSupports(after)];
    case 'ticketPassedDown':
      return [{ template: 'passedDown', to: { kind: 'unit', unit: event.data.unit }, clock: latestClock(after, 'level3') }];
    case 'sendBackApproved':
    case 'sendBackRefused':
      return toAsker(before, after, event.type);
    case 'answerRejected':
    case 'finalAnswerRefused':
      return toLead(after, 'answerRejected');
    case 'reminderSent':
      return [{ template: 'reminder', to: unitOrCentre(event.data.receiver), clock: runningClock(after.clocks, event.data.clock) ?? null }];
    case 'sheetIssued':
      return sheetNotices(event, after, ladder);
    default:
      return NOTHING;
  }
}

/** H-9, LOOP 8: limits that do not run from the caller's entry, so that their end tells a unit nothing of its minute. */
const forUnits: ReadonlySet<ClockKind> = new Set(['unit', 'level3', 'support', 'sheetReply', 'longCycleReport']);

/** What a unit is told of a matter whose caller is protected must not say when that caller entered. */
export function mayNameEnd(notice: Notice, isProtected: boolean): boolean {
  return notice.to.kind !== 'unit' || !isProtected || (notice.clock !== null && forUnits.has(notice.clock.kind));
}

function latestClock(ticket: Ticket, kind: ClockKind): Clock | null {
  return Object.values(ticket.clocks).findLast((clock) => clock.kind === kind && clock.stop === null) ?? null;
}

/** each caller who waits on the ticket. */
function toCallers(ticket: Ticket, template: MessageTemplate, clock: Clock | null = null): readonly Notice[] {
  return ticket.followers
    .filter(({ person }) => person !== null)
    .map(({ request }) => ({ template, to: { kind: 'request', request }, clock }));
}

/** H-3: a later date than the one the caller was told. An earlier one disappoints nobody. */
function newDeadline(before: Ticket | null, after: Ticket): readonly Notice[] {
  const [told, now] = [before === null ? null : latestClock(before, 'caller'), latestClock(after, 'caller')];
  return told !== null && now !== null && now.deadline.at > told.deadline.at ? toCallers(after, 'newDeadline', now) : NOTHING;
}

function toLead(ticket: Ticket, template: MessageTemplate): readonly Notice[] {
  if (ticket.dispatch === null) return NOTHING;
  return [{ template, to: { kind: 'unit', unit: ticket.dispatch.lead }, clock: latestClock(ticket, 'unit') }];
}

function toSupports(ticket: Ticket): readonly Notice[] {
  return (ticket.dispatch?.supports ?? []).map(({ unit }) => ({
    template: 'supportAsked',
    to: { kind: 'unit', unit },
    clock: Object.values(ticket.clocks).findLast((clock) => clock.kind === 'support' && clock.unit === unit && clock.stop === null) ?? null,
  }));
}

/** D-5: the unit that asked to send back. */
function toAsker(before: Ticket | null, after: Ticket, template: 'sendBackApproved' | 'sendBackRefused'): readonly Notice[] {
  const unit = before?.sendBack?.by.unit ?? null;
  if (unit === null) return NOTHING;
  return [{ template, to: { kind: 'unit', unit }, clock: template === 'sendBackRefused' ? latestClock(after, 'unit') : null }];
}

/** S-2 to S-4: who has to reply to a sheet, and who will judge the reply; whoever issued it knows. */
function sheetNotices(
  event: Extract<TicketEvent, { readonly type: 'sheetIssued' }>,
  after: Ticket,
  ladder: readonly LadderStep[],
): readonly Notice[] {
  const { id, level, receiver, supervisors } = event.data;
  const clock =
    Object.values(after.clocks).findLast(({ kind, id: clockId }) => kind === 'sheetReply' && clockId.endsWith(`:${id}`)) ?? null;
  const role = ladder.find((step) => step.level === level)?.role;
  const judges: readonly Receiver[] =
    supervisors.length > 0
      ? supervisors.filter((user) => user !== event.by.user).map((user) => ({ kind: 'account', user }))
      : role === undefined
        ? []
        : [{ kind: 'role', role }];
  return [
    { template: 'sheet', to: unitOrCentre(receiver), clock },
    ...judges.map((to): Notice => ({ template: 'sheetToJudge', to, clock: null })),
  ];
}

function unitOrCentre(unit: UnitCode | null): Receiver {
  return unit === null ? { kind: 'centre' } : { kind: 'unit', unit };
}
