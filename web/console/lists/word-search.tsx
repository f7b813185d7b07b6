import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Skeleton } from 'antd';
import { useCallback, useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { searchPage } from '../../../src/contract/search.ts';
import { queryText } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { FilterBar } from './filter-bar.tsx';
import { listTexts, searchTexts as texts } from './list-texts.ts';
import { SearchHit, type Hit } from './search-hit.tsx';
import { useShown, type Filters, type Place } from './shown.ts';
import { ViewTabs } from './view-tabs.tsx';

const place: Place = { list: null, search: true };
const PAGE_HITS = 20;

type HitPage = { readonly items: readonly Hit[]; readonly next: string | null };

/** Tickets that have some words, latest first; what is asked stands in the address. */
export function WordSearch(): ReactElement {
  const t = useText();
  const { shown, view, change, narrow, open } = useShown(place);
  const clear = useCallback(() => change({ filters: {} }), [change]);
  const { filters } = shown;
  const asked = (shown.search ?? '').trim();
  const [typed, setTyped] = useState({ asked, text: asked });
  // A search that came by the address, from the bar above or from a view, is what stands in the field.
  const text = typed.asked === asked ? typed.text : asked;
  const isLongEnough = [...asked].length >= 2;

  return (
    <>
      <Input.Search
        className="search-words"
        autoFocus
        aria-label={t(texts.words)}
        placeholder={t(texts.words)}
        enterButton={t(texts.go)}
        maxLength={200}
        value={text}
        onChange={({ target }) => setTyped({ asked, text: target.value })}
        onSearch={(next) => change({ search: next.trim() })}
      />
      <ViewTabs {...{ place, shown, view }} onOpen={open} />
      <FilterBar filters={filters} onNarrow={narrow} onClear={clear} />
      {isLongEnough ? (
        <FoundHits asked={asked} filters={filters} />
      ) : (
        <p className="soft">{t(asked === '' ? texts.hint : texts.shortQuery)}</p>
      )}
    </>
  );
}

/** What was found so far; what was found before stays until the new is there. */
function FoundHits({ asked, filters }: { readonly asked: string; readonly filters: Filters }): ReactElement {
  const t = useText();
  const { data, error, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['search', asked, queryText(filters)],
    queryFn: async ({ pageParam, signal }): Promise<HitPage> =>
      // Every field is asked for, so every field is there.
      (await api.get<Static<typeof searchPage>>(
        '/search',
        { q: asked, ...filters, after: pageParam, limit: PAGE_HITS },
        signal,
      )) as HitPage,
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const hits = data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <>
      {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Skeleton active /> : null}
      {data !== undefined ? (
        <output className="soft">
          {hits.length === 0 && !hasNextPage
            ? t(texts.nothing, { q: asked })
            : t(hasNextPage ? texts.foundMore : texts.found, { count: hits.length })}
        </output>
      ) : null}
      <ol className={`hits${isPlaceholderData ? ' is-old' : ''}`} aria-busy={isPlaceholderData}>
        {hits.map((hit) => (
          <SearchHit key={hit.ticket} hit={hit} />
        ))}
      </ol>
      {hasNextPage ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? listTexts.loadingMore : texts.more)}
        </Button>
      ) : null}
    </>
  );
}
