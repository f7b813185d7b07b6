import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { catalogueAnswer } from '../../../../src/contract/city-rules.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { AreaPicker, ClassPicker, UnitPicker } from '../pickers.tsx';
import { DutyTrial } from './duty-trial.tsx';
import { rulesTexts as texts } from './rules-texts.ts';

type CataloguePart = Static<typeof catalogueAnswer>;
type Filters = { readonly q: string; readonly class: string | null; readonly area: string | null; readonly unit: string | null };

/** The duty catalogue: a box that tries it out, and its lines. */
export function CataloguePage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const [filters, setFilters] = useState<Filters>({ q: '', class: null, area: null, unit: null });
  const wanted = useDeferredValue(filters);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['catalogue', wanted],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) =>
      await api.get<CataloguePart>('/city/catalogue', { ...wanted, q: wanted.q.trim() || null, after: pageParam, limit: 100 }, signal),
    getNextPageParam: ({ next }) => next,
  });
  const change = (part: Partial<Filters>): void => setFilters((known) => ({ ...known, ...part }));

  return (
    <AdministrationFrame title={texts.catalogue} lead={texts.catalogueLead}>
      <DutyTrial />
      <h2>{t(texts.catalogue)}</h2>
      <div className="adm-bar">
        <Input
          allowClear
          aria-label={t(texts.words)}
          placeholder={t(texts.words)}
          value={filters.q}
          maxLength={200}
          onChange={(event) => change({ q: event.target.value })}
        />
        <ClassPicker value={filters.class} onChange={(code) => change({ class: code })} />
        <AreaPicker value={filters.area} onChange={(code) => change({ area: code })} />
        <UnitPicker value={filters.unit} onChange={(code) => change({ unit: code })} />
        <span className="soft">{data === undefined ? '' : t(adminTexts.total, { count: data.pages[0]?.total ?? 0 })}</span>
      </div>
      <DataTable<CataloguePart['items'][number]>
        name={t(texts.catalogue)}
        rowKey={({ id }) => id}
        rows={data?.pages.flatMap(({ items }) => items)}
        error={error}
        onRetry={() => void refetch()}
        more={hasNextPage ? () => void fetchNextPage() : undefined}
        empty={t(adminTexts.none)}
        columns={[
          { title: t(texts.line), render: ({ id }) => id },
          { title: t(adminTexts.class), className: 'adm-wrapping', render: ({ classCode }) => names.classPath(classCode) },
          { title: t(adminTexts.area), render: ({ area }) => (area === null ? t(adminTexts.everywhere) : names.area(area)) },
          { title: t(adminTexts.unit), className: 'adm-wrapping', render: ({ unit }) => names.unit(unit) },
          { title: t(texts.lowest), render: ({ lowestLevel }) => lowestLevel, align: 'right' },
          { title: t(texts.basis), render: ({ basis }) => basis, className: 'adm-wrapping' },
          {
            title: t(texts.valid),
            render: ({ validFrom: from, validTo: to }) => (to === null ? t(texts.validFrom, { from }) : t(texts.validSpan, { from, to })),
          },
        ]}
      />
    </AdministrationFrame>
  );
}
