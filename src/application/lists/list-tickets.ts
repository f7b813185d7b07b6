import { worksWithTickets } from '../../domain/access/may-see.ts';
import { seenUnits } from '../../domain/access/seen-units.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import { findFilters, type WantedFilters } from './find-filters.ts';
import { lightTime } from './light-time.ts';
import type { ListPorts } from './list-ports.ts';
import type { ListPage } from './list-work.ts';
import { callersToMask } from './mask-callers.ts';
import { cursorOf, ticketPlace } from './page-cursor.ts';
import type { TicketQuery } from './ports.ts';
import { ticketLine, type TicketLine } from './ticket-line.ts';

/**
 * A page of all tickets that somebody sees, open or not, in the order of entry: the centre all, a unit its own and those of its level 3.
 * A cursor names the last ticket of a page, never its time, which may be hidden.
 */
export async function listTickets(
  ports: ListPorts,
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly filters: WantedFilters;
    readonly order: TicketQuery['order'];
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Result<ListPage<TicketLine>, Refusal<RefusalCode>>> {
  const { city, actor, filters, order, limit } = wish;
  const working = worksWithTickets(actor);
  if (!working.ok) return working;
  const now = ports.time.now();
  const [rules, after] = await Promise.all([ports.profiles.at(city, now), findPlace(ports, city, wish.after)]);
  if (after === undefined) return fail({ code: 'PAGE_UNKNOWN', rule: null, params: {} });
  const found = await ports.lists.tickets(city, {
    units: actor.unit === null ? null : seenUnits(actor.unit, rules.profile),
    light: filters.light ?? null,
    time: lightTime(now, rules),
    filters: findFilters(filters, rules, actor.unit !== null),
    order,
    after,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const viewer = { unit: actor.unit, now, dayOf: rules.calendar.localDate, callers: await callersToMask(ports, city, actor.unit, page) };
  const last = page.at(-1);
  return ok({
    items: page.map((ticket) => ticketLine(ticket, viewer)),
    next: last === undefined || found.length <= limit ? null : cursorOf(last.ticket),
  });
}

async function findPlace({ lists }: ListPorts, city: CityId, cursor: string | null): Promise<TicketQuery['after'] | undefined> {
  if (cursor === null) return null;
  const ticket = ticketPlace(cursor);
  const receivedAt = ticket === undefined ? undefined : await lists.receivedAt(city, ticket);
  return ticket === undefined || receivedAt === undefined ? undefined : { ticket, receivedAt };
}
