import { listDesks, listsOf, storedList } from '../../domain/access/list-desks.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import type { WorkList } from '../../domain/vocabulary/work-lists.ts';
import type { ListPorts } from './list-ports.ts';

/** How much waits in a list, and how much of it is yellow and red by now (S-1). */
export type ListCount = { readonly list: WorkList; readonly total: number; readonly due: number; readonly overdue: number };

/** Counts of all lists that somebody has, in the order of the loop; none for whom tickets are no business. */
export async function countLists(
  ports: Pick<ListPorts, 'lists' | 'profiles' | 'time'>,
  { city, actor }: { readonly city: CityId; readonly actor: Actor },
): Promise<readonly ListCount[]> {
  const now = ports.time.now();
  const { profile } = await ports.profiles.at(city, now);
  const asked = listsOf(actor, profile).map((list) => {
    const desks = listDesks(actor, list, profile);
    return { list, stored: storedList(list), desks: desks.ok ? desks.value : [] };
  });
  const places = new Map(asked.flatMap(({ stored, desks }) => desks.map((desk) => [`${stored} ${desk}`, { list: stored, desk }])));
  const counts = await ports.lists.counts(city, [...places.values()], now);
  return asked.map(({ list, stored, desks }) => {
    const own = counts.filter((count) => count.list === stored && desks.includes(count.desk));
    const sum = (part: 'total' | 'yellow' | 'red'): number => own.reduce((all, count) => all + count[part], 0);
    const [total, due, overdue] = [sum('total'), sum('yellow'), sum('red')];
    if (list === 'due') return { list, total: due, due, overdue: 0 };
    if (list === 'overdue') return { list, total: overdue, due: 0, overdue };
    return { list, total, due, overdue };
  });
}
