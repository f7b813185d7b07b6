import type { TicketEvent } from '../../domain/ticket/events.ts';
import { followerFacts, ticketFacts } from '../../domain/ticket/facts.ts';
import type { Clock } from '../../domain/loop/clock.ts';
import type { Follower, Ticket } from '../../domain/ticket/ticket.ts';
import type { ClockRow, RequestRow, TicketRows } from '../ports.ts';
import { listRows } from './list-rows.ts';

/**
 * The rows that change when a ticket goes from one state to the next; all of them when it begins. `first` is the event
 * that began the ticket, needed only then. A follower or clock that is the same object as before has not changed.
 */
export function ticketRows(before: Ticket | null, after: Ticket, first: TicketEvent | undefined): TicketRows {
  const { request } = after;
  const queryCodeHash = before === null && first?.type === 'requestReceived' ? first.data.queryCodeHash : null;
  const kept = new Set(after.followers.map((follower) => follower.request));
  return {
    ticket: {
      ...ticketFacts(after),
      personId: request.person,
      subject: request.subject,
      text: request.text,
      placeText: request.place?.text ?? null,
      latitude: request.place?.latitude ?? null,
      longitude: request.place?.longitude ?? null,
    },
    requests: after.followers
      .filter((follower) => before === null || !before.followers.includes(follower))
      .map((follower) => requestRow(after, follower, queryCodeHash)),
    removedRequests: (before?.followers ?? []).map((follower) => follower.request).filter((id) => !kept.has(id)),
    clocks: Object.values(after.clocks)
      .filter((clock) => before?.clocks[clock.id] !== clock)
      .map(clockRow),
    lists: listRows(before, after),
  };
}

function requestRow(ticket: Ticket, follower: Follower, queryCodeHash: string | null): RequestRow {
  const own = follower.number === ticket.number;
  return {
    ...followerFacts(follower),
    own,
    queryCodeHash: own ? queryCodeHash : null,
    personId: follower.person,
    tries: follower.tries,
    nextTryAt: follower.nextTryAt,
  };
}

function clockRow(clock: Clock): ClockRow {
  const next = clock.stop === null ? clock.steps[0] : undefined;
  return {
    clockId: clock.id,
    kind: clock.kind,
    unit: clock.unit,
    rule: clock.rule,
    startedAt: clock.deadline.startedAt,
    dueAt: clock.deadline.at,
    originalDueAt: clock.originalAt,
    provisional: clock.deadline.provisional,
    calendarEdition: clock.deadline.calendarEdition,
    extendedWorkdays: clock.extendedWorkdays,
    yellowAt: clock.yellowAt,
    nextDueAt: next?.at ?? null,
    nextAction: next?.action ?? null,
    nextLevel: next?.level ?? null,
    stoppedAt: clock.stop?.at ?? null,
    outcome: clock.stop?.outcome ?? null,
  };
}
