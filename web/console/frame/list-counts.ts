import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { listCounts } from '../../../src/contract/lists.ts';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { api } from './api.ts';
import { liveKeys } from './live.tsx';
import { useSession } from './session.ts';

/** How much waits in a list, and how much of it is yellow and red by now. */
export type ListCount = Static<typeof listCounts>['items'][number];

/** Due and overdue move with the clock, which is no event. */
const CLOCK_MS = 60_000;

/** How much waits in each of one's lists; live. */
export function useListCounts(): ReadonlyMap<WorkList, ListCount> | undefined {
  const session = useSession();
  return useQuery({
    queryKey: liveKeys.counts,
    enabled: session.lists.length > 0,
    refetchInterval: CLOCK_MS,
    queryFn: async () => (await api.get<Static<typeof listCounts>>('/lists')).items,
    select: countsByList,
  }).data;
}

function countsByList(items: readonly ListCount[]): ReadonlyMap<WorkList, ListCount> {
  return new Map(items.map((item) => [item.list, item]));
}
