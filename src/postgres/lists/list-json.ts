import type { ListRows } from '../../application/ports.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { WorkItem } from '../../domain/ticket/work-items.ts';
import { rowJson } from '../row-json.ts';
import { facetsOf } from './facets.ts';

/** A change of a list as `ticket_change` keeps it; `yellow` only where there is a light. */
type StoredListChange = {
  readonly list: string;
  readonly desk: string;
  readonly item: string;
  readonly due: Instant;
  readonly yellow?: Instant;
  readonly n: number;
};

/** The parts of an entry of `append_ticket_events` that concern lists; what does not change is left out. */
export function listJson(city: CityId, lists: ListRows): Readonly<Record<string, unknown>> {
  const { came, gone, filter, newUnits, leftUnits, concerned } = lists;
  return {
    ...(filter === null ? {} : { filter: { city_id: city, ...rowJson({}, filter), facets: facetsOf(city, filter) } }),
    ...(newUnits.length === 0 ? {} : { newUnits }),
    ...(leftUnits.length === 0 ? {} : { leftUnits }),
    // As PostgreSQL writes an array, which it reads quicker than one of JSON.
    units: `{${concerned.map((unit) => `"${unit.replaceAll(/["\\]/gu, '\\$&')}"`).join(',')}}`,
    changes: [...gone.map((item) => changeOf(item, -1)), ...came.map((item) => changeOf(item, 1))],
  };
}

function changeOf({ list, desk, item, dueAt: due, yellowAt: yellow }: WorkItem, n: number): StoredListChange {
  return { list, desk, item, due, ...(yellow === null ? {} : { yellow }), n };
}

/** What came to the lists with some new tickets, summed up: without a light all ends are one. */
export function summedChanges(tickets: readonly ListRows[]): readonly StoredListChange[] {
  const sums = new Map<string, StoredListChange>();
  for (const item of tickets.flatMap(({ came }) => came)) {
    const { list, desk, dueAt, yellowAt } = item;
    const key = [list, desk, ...(yellowAt === null ? [] : [dueAt, yellowAt])].join(' ');
    sums.set(key, { ...changeOf(item, (sums.get(key)?.n ?? 0) + 1), item: '' });
  }
  return [...sums.values()];
}
