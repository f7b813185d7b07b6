import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { callerLogAnswer } from '../../../../src/contract/callers.ts';
import { callerActs } from '../../../../src/domain/vocabulary/caller-acts.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { api } from '../../frame/api.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '诉求人端日志', en: 'Caller log' },
  lead: {
    zh: '没有账号的人反复输错查询码、提交或上传过频的记录；平常的提交和查询不在此列。',
    en: 'People without an account who got codes wrong again and again, or sent too much. What is ordinary is not here.',
  },
  place: { zh: '网络地址', en: 'Place' },
  ticket: { zh: '涉及工单', en: 'Ticket aimed at' },
  empty: { zh: '没有异常记录。', en: 'Nothing out of the ordinary.' },
} as const satisfies Record<string, Label>;

type LogPage = Static<typeof callerLogAnswer>;

/** What was out of the ordinary with people who have no account, newest first. */
export function CallerLogPage(): ReactElement {
  const t = useText();
  const moment = useMoment();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['caller-log'],
    staleTime: 0,
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam }) => await api.get<LogPage>('/caller-log', { before: pageParam }),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <DataTable<LogPage['items'][number]>
        name={t(texts.title)}
        rowKey={({ position }) => String(position)}
        rows={data?.pages.flatMap(({ items }) => items)}
        error={error}
        onRetry={() => void refetch()}
        more={hasNextPage ? () => void fetchNextPage() : undefined}
        empty={t(texts.empty)}
        columns={[
          { title: t(adminTexts.when), render: ({ at }) => moment(at) },
          { title: t(adminTexts.what), render: ({ act }) => t(callerActs[act]) },
          { title: t(texts.place), render: ({ origin }) => origin },
          { title: t(texts.ticket), className: 'soft', render: ({ ticket }) => ticket },
        ]}
      />
    </AdministrationFrame>
  );
}
