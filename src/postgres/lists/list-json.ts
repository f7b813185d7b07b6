import type { ListRows } from '../../application/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { WorkItem } from '../../domain/ticket/work-items.ts';
import { rowJson } from '../row-json.ts';
import { facetsOf } from './facets.ts';

/** A change of a list as `ticket_change` keeps it; the instants only where there is a light. */
export type StoredListChange = {
  readonly list: string;
  readonly desk: string;
  readonly due?: Instant;
  readonly yellow?: Instant;
  readonly n: number;
};

/** The parts of an entry of `append_ticket_events` that concern lists; what does not change is left out. */
export function listJson(city: CityId, lists: ListRows): Readonly<Record<string, unknown>> {
  const { came, gone, filter, newUnits, leftUnits, concerned } = lists;
  return {
    ...(came.length === 0 ? {} : { items: came.map((item) => rowJson({}, item)) }),
    ...(gone.length === 0 ? {} : { gone: gone.map((item) => rowJson({}, item)) }),
    ...(filter === null ? {} : { filter: { city_id: city, ...rowJson({}, filter), facets: facetsOf(city, filter) } }),
    ...(newUnits.length === 0 ? {} : { newUnits }),
    ...(leftUnits.length === 0 ? {} : { leftUnits }),
    units: concerned,
    changes: listChanges([lists]),
  };
}

/** What came and went in the lists with some writes, summed up. */
export function listChanges(writes: Iterable<Pick<ListRows, 'came' | 'gone'>>): readonly StoredListChange[] {
  const sums = new Map<string, StoredListChange>();
  const add = ({ list, desk, dueAt, yellowAt }: WorkItem, n: number): void => {
    const lit = yellowAt === null ? {} : { due: dueAt, yellow: yellowAt };
    const key = `${list} ${desk} ${lit.due ?? ''} ${lit.yellow ?? ''}`;
    sums.set(key, { list, desk, ...lit, n: (sums.get(key)?.n ?? 0) + n });
  };
  for (const { came, gone } of writes) {
    for (const item of gone) add(item, -1);
    for (const item of came) add(item, 1);
  }
  return [...sums.values()].filter(({ n }) => n !== 0);
}
