import type { TicketId } from '../../src/domain/kernel/ids.ts';
import { HOUR_MS, addMs } from '../../src/domain/kernel/time.ts';
import type { Instant } from '../../src/domain/kernel/time.ts';
import type { ImportedTicket } from '../../src/domain/ticket/import-ticket.ts';
import type { Satisfaction } from '../../src/domain/vocabulary/request.ts';
import type { Draw } from './chance.ts';
import { classOf, east, unit } from './small-city.ts';

/** How another system calls a ticket, and how we do. */
type Names = { readonly ticket: TicketId; readonly number: string; readonly sourceNumber: string };

/** What another system might know of a ticket of the last weeks. */
export function randomPast(draw: Draw, now: Instant, names: Names): ImportedTicket {
  const outcome = draw.pick(['open', 'concluded', 'closed', 'declined'] as const);
  const receivedAt = addMs(now, -Math.floor(draw.next() * 200 * HOUR_MS));
  const ended = outcome === 'concluded' || outcome === 'closed' ? addMs(receivedAt, Math.floor(draw.next() * 100 * HOUR_MS)) : null;
  const rated = ended !== null && draw.next() < 0.5;
  return {
    ...names,
    person: null,
    sourceSystem: 'older',
    channel: 'otherPlatform',
    kind: 'complaint',
    urgency: 'ordinary',
    privacy: 'open',
    text: 'words',
    subject: null,
    classCode: draw.pick([null, classOf.heating]),
    area: draw.pick([null, east]),
    unit: draw.pick([null, unit.housing]),
    place: null,
    receivedAt,
    timePrecision: 'minute',
    noLimitBySource: false,
    dueAt: draw.next() < 0.5 ? addMs(receivedAt, 50 * HOUR_MS) : null,
    concludedAt: draw.next() < 0.8 ? ended : null,
    closedAt: outcome === 'closed' ? ended : null,
    onTimeBySource: ended === null ? null : draw.pick([null, true, false]),
    outcome,
    resolved: rated ? draw.pick([null, true, false]) : null,
    satisfaction: rated ? draw.pick<Satisfaction | null>([null, 1, 3, 5]) : null,
  };
}
