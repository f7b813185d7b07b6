import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { workPage } from '../../../src/contract/lists.ts';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { api } from '../frame/api.ts';
import { useLiveChanges } from '../frame/live.tsx';

type WorkPage = Static<typeof workPage>;

/** What waits in a list: a ticket, and which request, sheet or exclusion of it (empty: the ticket itself). */
export type QueueItem = Required<WorkPage['items'][number]>;

const PAGE = 50;

/** The waiting items of a list in the order of their ends; old ones stay in sight while new ones load. */
export type Queue = {
  readonly items: readonly QueueItem[];
  readonly loading: boolean;
  readonly error: unknown;
  readonly more: (() => void) | null;
  /** Reads it anew and gives what waits now, as far as it is shown. */
  readonly reload: () => Promise<readonly QueueItem[]>;
};

/** The queue of a list; live. */
export function useQueue(list: WorkList): Queue {
  const client = useQueryClient();
  const key = ['queue', list];
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => await api.get<WorkPage>(`/lists/${list}`, { limit: PAGE, after: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
  });
  useLiveChanges(({ lists }) => {
    if (lists.includes(list)) void client.invalidateQueries({ queryKey: key });
  });
  return {
    items: itemsOf(query.data),
    loading: query.isPending,
    error: query.error,
    more: query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : null,
    reload: async () => {
      await client.invalidateQueries({ queryKey: key });
      return itemsOf(client.getQueryData<InfiniteData<WorkPage>>(key));
    },
  };
}

function itemsOf(data: InfiniteData<WorkPage> | undefined): readonly QueueItem[] {
  // The pages were asked for without a selection of fields, so every line has all of them.
  return (data?.pages.flatMap((page) => page.items) ?? []) as readonly QueueItem[];
}

/** What tells an item from the others of its list. */
export function keyOf({ ticket, item }: Pick<QueueItem, 'ticket' | 'item'>): string {
  return item === '' ? ticket : `${ticket}.${item}`;
}

/** The item that follows one that is done, as the queue was before: the next below it, else the one above; null when it was the last. */
export function itemAfter(items: readonly QueueItem[], done: string): QueueItem | null {
  const at = items.findIndex((item) => keyOf(item) === done);
  return items[at + 1] ?? items[at - 1] ?? null;
}
