import type { MappedTicket } from '../../src/application/import/mapped-ticket.ts';
import { classOf, east, unit } from './small-city.ts';
import { local } from './ticket-script.ts';

/** A ticket of another system, mapped to the small city: the `index`-th of its file. */
export function mappedTicket(index: number, change: Partial<MappedTicket> = {}): MappedTicket {
  return {
    sourceSystem: 'old',
    sourceNumber: `N-${String(index)}`,
    channel: 'phone',
    kind: 'complaint',
    urgency: 'ordinary',
    privacy: 'open',
    text: `The heating is cold, ${String(index)}.`,
    subject: null,
    classCode: classOf.heating,
    area: east,
    unit: unit.housing,
    place: null,
    receivedAt: local(`2026-01-${String((index % 28) + 1).padStart(2, '0')} 09:00`),
    timePrecision: 'minute',
    dueAt: null,
    noLimitBySource: false,
    concludedAt: null,
    closedAt: null,
    onTimeBySource: true,
    outcome: 'closed',
    resolved: null,
    satisfaction: null,
    caller: null,
    line: index + 2,
    ...change,
  };
}

/** The first `count` tickets of a file. */
export function mappedTickets(count: number, change: Partial<MappedTicket> = {}): readonly MappedTicket[] {
  return Array.from({ length: count }, (_, index) => mappedTicket(index, change));
}
