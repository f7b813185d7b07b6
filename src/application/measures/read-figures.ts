import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Tally } from '../../domain/measures/figure.ts';
import { addTallies, emptyTally } from '../../domain/measures/figure.ts';
import type { MeasureId } from '../../domain/vocabulary/measure.ts';
import type { Grouping, MeasureGroup } from './group-keys.ts';
import type { MeasureScope, MeasureStore, TallyQuery } from './ports.ts';

/** The sums of one measure for one group of each grouping, and one piece of the period. */
export type GroupedTally = {
  readonly measure: MeasureId;
  readonly start: LocalDate | null;
  readonly groups: readonly (MeasureGroup | null)[];
  readonly tally: Tally;
};

/** Reads sums and puts the keys together that are shown under one group. Rejects when the database fails. */
export async function readGrouped(
  store: MeasureStore,
  scope: MeasureScope,
  query: Omit<TallyQuery, 'by'>,
  groupings: readonly Grouping[],
): Promise<readonly GroupedTally[]> {
  const tallies = await store.tallies(scope, { ...query, by: groupings.map(({ dimension }) => dimension) });
  const sums = new Map<string, GroupedTally>();
  for (const { measure, start, keys, tally } of tallies) {
    const groups = groupings.map((grouping, at) => grouping.groupOf(keys[at] ?? null));
    const place = JSON.stringify([measure, start, ...groups.map((group) => group?.code ?? null)]);
    sums.set(place, { measure, start, groups, tally: addTallies(sums.get(place)?.tally ?? emptyTally, tally) });
  }
  return [...sums.values()].sort((one, other) => {
    for (const [at, grouping] of groupings.entries()) {
      const order = grouping.place(one.groups[at] ?? null) - grouping.place(other.groups[at] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  });
}
