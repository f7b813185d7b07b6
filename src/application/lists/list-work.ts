import { listDesks, storedList } from '../../domain/access/list-desks.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { fail, ok } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { RefusalCode } from '../../domain/vocabulary/refusals.ts';
import type { Light } from '../../domain/vocabulary/ticket.ts';
import type { WorkList } from '../../domain/vocabulary/work-lists.ts';
import { findFilters, type WantedFilters } from './find-filters.ts';
import { lightTime } from './light-time.ts';
import type { ListPorts } from './list-ports.ts';
import { callersToMask } from './mask-callers.ts';
import { cursorOf, itemPlace } from './page-cursor.ts';
import { ticketLine, type TicketLine } from './ticket-line.ts';

/** What waits in a work list: the ticket, what of it (a request, a sheet, an exclusion; '' for itself), at which desk, until when. */
export type WorkLine = Omit<TicketLine, 'dueAt'> & { readonly desk: string; readonly item: string; readonly dueAt: Instant };

/** A page of a list; `next` is null at its end. */
export type ListPage<Line> = { readonly items: readonly Line[]; readonly next: string | null };

/** A page of one of somebody's work lists, the first end first. Refuses whose roles do not have the list. */
export async function listWork(
  ports: ListPorts,
  wish: {
    readonly city: CityId;
    readonly actor: Actor;
    readonly list: WorkList;
    readonly filters: WantedFilters;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<Result<ListPage<WorkLine>, Refusal<RefusalCode>>> {
  const { city, actor, list, filters, limit } = wish;
  const now = ports.time.now();
  const rules = await ports.profiles.at(city, now);
  const desks = listDesks(actor, list, rules.profile);
  if (!desks.ok) return desks;
  const after = wish.after === null ? null : itemPlace(wish.after);
  if (after === undefined) return fail({ code: 'PAGE_UNKNOWN', rule: null, params: {} });
  const light = lightIn(list, filters.light);
  if (light === 'none') return ok({ items: [], next: null });
  const found = await ports.lists.items(city, {
    list: storedList(list),
    desks: desks.value,
    light,
    time: lightTime(now, rules),
    filters: findFilters(filters, rules, actor.unit !== null),
    after,
    limit: limit + 1,
    masked: actor.unit !== null,
  });
  const page = found.slice(0, limit);
  const viewer = { unit: actor.unit, now, dayOf: rules.calendar.localDate, callers: await callersToMask(ports, city, actor.unit, page) };
  const last = page.at(-1);
  return ok({
    items: page.map(({ desk, item, ...ticket }) => ({ ...ticketLine(ticket, viewer), desk, item, dueAt: ticket.dueAt })),
    next: last === undefined || found.length <= limit ? null : cursorOf(last.dueAt, last.ticket, last.item),
  });
}

/** The light that a list shows anyway, together with the one asked for; `none` where no item can have both. */
function lightIn(list: WorkList, asked: Light | undefined): Light | 'none' | null {
  const own = list === 'due' ? 'yellow' : list === 'overdue' ? 'red' : null;
  if (own === null) return asked ?? null;
  return asked === undefined || asked === own ? own : 'none';
}
