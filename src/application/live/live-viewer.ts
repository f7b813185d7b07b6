import { listDesks, listsOf, storedList } from '../../domain/access/list-desks.ts';
import { worksWithTickets } from '../../domain/access/may-see.ts';
import type { TicketId, UnitCode } from '../../domain/kernel/ids.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { StoredList, WorkList } from '../../domain/vocabulary/work-lists.ts';
import type { TicketChange } from '../lists/ports.ts';

/** What somebody may hear of: tickets and lists of a person, as far as roles and unit go. */
export type LiveViewer = {
  /** Equal for viewers who hear the same. */
  readonly key: string;
  /** Whose tickets: everybody's, or those of some units. */
  readonly units: 'all' | ReadonlySet<UnitCode>;
  /** The lists that an item at a desk stands in for this viewer, by `deskKey`. */
  readonly lists: ReadonlyMap<string, readonly WorkList[]>;
};

/** Tickets and lists that changed, as one viewer may know it. A ticket that has just left somebody's sight is told of a last time. */
export type LiveNews = {
  readonly tickets: readonly { readonly ticket: TicketId; readonly version: number }[];
  readonly lists: readonly WorkList[];
};

/** LOOP section 8: what an actor hears of, judged as the lists and `maySee` judge it. */
export function liveViewer(actor: Actor, profile: ProfileIndex): LiveViewer {
  const lists = new Map<string, WorkList[]>();
  for (const list of listsOf(actor, profile)) {
    const desks = listDesks(actor, list, profile);
    for (const desk of desks.ok ? desks.value : []) {
      const key = deskKey(storedList(list), desk);
      lists.set(key, [...(lists.get(key) ?? []), list]);
    }
  }
  const units = unitsOf(actor, profile);
  return { key: JSON.stringify([units === 'all' ? units : [...units], ...lists]), units, lists };
}

function unitsOf(actor: Actor, profile: ProfileIndex): LiveViewer['units'] {
  if (!worksWithTickets(actor).ok) return new Set();
  if (actor.unit === null) return 'all';
  return new Set([actor.unit, ...profile.childUnits(actor.unit).map(({ code }) => code)]);
}

/** What changes mean to a viewer, the last version of each ticket; null when nothing, `everything` when no single ticket can be named. */
export function newsFor(
  { units, lists }: Pick<LiveViewer, 'units' | 'lists'>,
  changes: readonly TicketChange[],
): LiveNews | 'everything' | null {
  if (units !== 'all' && units.size === 0) return null;
  const versions = new Map<TicketId, number>();
  const touched = new Set<WorkList>();
  for (const { ticket, version, units: concerned, lists: items } of changes) {
    if (ticket === null || version === null) return 'everything';
    if (units !== 'all' && !concerned.some((unit) => units.has(unit))) continue;
    versions.set(ticket, version);
    for (const { list, desk } of items) for (const name of lists.get(deskKey(list, desk)) ?? []) touched.add(name);
  }
  if (versions.size === 0) return null;
  return { tickets: [...versions].map(([ticket, version]) => ({ ticket, version })), lists: [...touched] };
}

function deskKey(list: StoredList, desk: string): string {
  return `${list} ${desk}`;
}
