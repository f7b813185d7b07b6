import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { exportLogAnswer } from '../../../../src/contract/exports.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { exportActs } from '../../../../src/domain/vocabulary/exports.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { useShownWords } from '../../lists/use-shown-words.ts';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '导出日志', en: 'Export log' },
  lead: {
    zh: '谁申请、批准、下载了哪些工单清单；只能增加，不能改动。',
    en: 'Who asked for which list as a file, who granted it, and each time it was taken. It only grows.',
  },
  who: { zh: '人员', en: 'Who' },
  list: { zh: '范围', en: 'Scope' },
  lines: { zh: '件数', en: 'Tickets' },
} as const satisfies Record<string, Label>;

type LogPage = Static<typeof exportLogAnswer>;
type Line = LogPage['items'][number];

/** What the audit administrator watches of lists that left as files, newest first. */
export function ExportLogPage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const moment = useMoment();
  const shownWords = useShownWords();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['export-log'],
    staleTime: 0,
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam, signal }) => await api.get<LogPage>('/export-log', { before: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <DataTable<Line>
        name={t(texts.title)}
        rowKey={({ position }) => String(position)}
        rows={data?.pages.flatMap(({ items }) => items)}
        error={error}
        onRetry={() => void refetch()}
        more={hasNextPage ? () => void fetchNextPage() : undefined}
        empty={t(adminTexts.none)}
        columns={[
          { title: t(adminTexts.when), render: ({ at }) => moment(at) },
          { title: t(adminTexts.what), render: ({ act }) => t(exportActs[act]) },
          {
            title: t(texts.who),
            render: ({ user, unit }) => [names.person(user), ...(unit === null ? [] : [names.unit(unit)])].join(' · '),
          },
          {
            title: t(texts.list),
            className: 'adm-wrapping',
            render: ({ shows, format }) => `${shownWords(shows)} ${format.toUpperCase()}`,
          },
          { title: t(texts.lines), align: 'right', render: ({ lines }) => lines },
          { title: t(adminTexts.reason), className: 'adm-wrapping', render: ({ reason }) => reason },
          { title: t(adminTexts.place), className: 'soft', render: ({ origin }) => origin },
        ]}
      />
    </AdministrationFrame>
  );
}
