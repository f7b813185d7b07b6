import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveChanges } from '../frame/live.tsx';
import { keyOfLine, lineKey, LOOK_AGAIN_LINES, PAGE_LINES, readLines, type Line, type LinePage } from './lines.ts';
import type { Shown } from './shown.ts';

/** A line, and what has become of it since it was read. */
export type LiveLine = { readonly key: string; readonly line: Line; readonly mark: 'changed' | 'gone' | null };

/** What is known to have happened since the lines were read. */
type Since = { readonly lines: ReadonlyMap<string, Line | 'gone'>; readonly news: ReadonlySet<string> };

const nothingSince: Since = { lines: new Map(), news: new Set() };
/** Changes come in bursts: one look for all of a burst. */
const SETTLE_MS = 400;

/** The lines of a list as far as they were scrolled to. They stay where they are: changes are marked, new ones offered. */
export function useLines(shown: Shown): {
  readonly lines: readonly LiveLine[];
  readonly isLoading: boolean;
  /** True while lines of something else are still shown. */
  readonly isOld: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly news: number;
  loadMore(): void;
  /** Begins again at the top. */
  refresh(): void;
} {
  const client = useQueryClient();
  const key = useMemo(() => lineKey(shown), [shown]);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam, signal }) => await readLines(shown, pageParam, PAGE_LINES, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // Lines never move by themselves; what changes is told by the live stream.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data, hasNextPage, isFetchingNextPage, isFetching, fetchNextPage, refetch, isPlaceholderData, error } = query;
  const [since, forget] = useSince(key, shown, isPlaceholderData ? undefined : data?.pages);

  const lines = useMemo(() => {
    const seen = new Set<string>();
    // A line whose end was moved on is found in two pages; the first place counts.
    return (data?.pages.flatMap(({ items }) => items) ?? []).flatMap((line): LiveLine[] => {
      const own = keyOfLine(line);
      if (seen.has(own)) return [];
      seen.add(own);
      const now = since.lines.get(own);
      if (now === undefined) return [{ key: own, line, mark: null }];
      return [now === 'gone' ? { key: own, line, mark: 'gone' } : { key: own, line: now, mark: 'changed' }];
    });
  }, [data, since]);

  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const refresh = useCallback(() => {
    // Of many pages only the first is read anew.
    client.setQueryData<InfiniteData<LinePage, string | null>>(key, (old) =>
      old === undefined ? old : { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
    );
    forget();
    void refetch();
  }, [client, key, forget, refetch]);

  return {
    lines,
    isLoading: data === undefined && error === null,
    isOld: isPlaceholderData && isFetching && !isFetchingNextPage,
    error,
    hasMore: hasNextPage,
    news: since.news.size,
    loadMore,
    refresh,
  };
}

/** Looks again at the pages whose tickets have changed, and at the first one when the list has. */
function useSince(key: readonly unknown[], shown: Shown, pages: readonly LinePage[] | undefined): readonly [Since, () => void] {
  const [state, setState] = useState<{ readonly key: readonly unknown[]; readonly since: Since }>({ key, since: nothingSince });
  const touched = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ key, shown, pages });
  useEffect(() => {
    latest.current = { key, shown, pages };
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  const look = useCallback(async () => {
    const begun = latest.current;
    const tickets = touched.current;
    touched.current = new Set();
    if (begun.pages === undefined) return;
    const again = begun.pages.filter(({ items }, index) => index === 0 || items.some(({ ticket }) => tickets.has(ticket)));
    const known = new Set(begun.pages.flatMap(({ items }) => items.map(keyOfLine)));
    const found = await Promise.all(
      again.map(async (page) => ({ page, now: await readLines(begun.shown, page.after, LOOK_AGAIN_LINES, AbortSignal.timeout(20_000)) })),
    );
    // Meanwhile somebody may have gone on to another list.
    if (latest.current.key !== begun.key) return;
    setState(({ since }) => ({ key: begun.key, since: addTo(since, found, known) }));
  }, []);

  useLiveChanges(({ tickets, lists }) => {
    const { pages: shownPages, shown: now } = latest.current;
    const loaded = new Set<string>(shownPages?.flatMap(({ items }) => items.map(({ ticket }) => ticket)));
    const own = tickets.filter(({ ticket }) => loaded.has(ticket));
    const list = now.list;
    const concerns =
      list === null ? tickets.length > 0 : lists.includes(list) || ((list === 'due' || list === 'overdue') && lists.includes('open'));
    if (own.length === 0 && !concerns) return;
    for (const { ticket } of own) touched.current.add(ticket);
    clearTimeout(timer.current);
    // What cannot be looked up now is shown as it was; the next change looks again.
    timer.current = setTimeout(() => void look().catch(() => undefined), SETTLE_MS);
  });

  const forget = useCallback(() => setState({ key: latest.current.key, since: nothingSince }), []);
  return [state.key === key ? state.since : nothingSince, forget];
}

function addTo(since: Since, found: readonly { readonly page: LinePage; readonly now: LinePage }[], known: ReadonlySet<string>): Since {
  const lines = new Map(since.lines);
  const news = new Set(since.news);
  for (const { page, now } of found) {
    const present = new Map(now.items.map((line) => [keyOfLine(line), line]));
    for (const line of page.items) {
      const own = keyOfLine(line);
      const is = present.get(own);
      if (is === undefined) lines.set(own, 'gone');
      else if (is.version !== line.version || is.dueAt !== line.dueAt) lines.set(own, is);
      else lines.delete(own);
    }
    // Lines behind the last known one belong to pages that were not scrolled to.
    const end = now.items.findLastIndex((line) => known.has(keyOfLine(line)));
    for (const line of now.items.slice(0, end + 1)) if (!known.has(keyOfLine(line))) news.add(keyOfLine(line));
    if (end === -1 && page.items.length === 0) for (const line of now.items) news.add(keyOfLine(line));
  }
  return { lines, news };
}
