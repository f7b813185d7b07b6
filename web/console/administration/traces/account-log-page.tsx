import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { accountLogAnswer } from '../../../../src/contract/accounts.ts';
import { accountActs, type AccountAct } from '../../../../src/domain/vocabulary/account-acts.ts';
import { codesOf, type Label } from '../../../../src/domain/vocabulary/label.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useAccounts } from '../people/accounts.ts';
import { useMoment } from '../use-moment.ts';
import { wordDetail } from './word-detail.ts';

const texts = {
  title: { zh: '账号日志', en: 'Account log' },
  lead: {
    zh: '登录、失败的尝试，以及系统管理员和安全管理员对账号所做的一切；只能增加，不能改动。',
    en: 'Sign-ins, failed ones, and everything that the system and the security administrator did to accounts. It only grows.',
  },
  account: { zh: '账号', en: 'Account' },
  acts: { zh: '事项', en: 'Acts' },
  by: { zh: '操作人', en: 'Done by' },
  itself: { zh: '本人', en: 'itself' },
  commandLine: { zh: '命令行', en: 'command line' },
  detail: { zh: '内容', en: 'Detail' },
} as const satisfies Record<string, Label>;

type LogPage = Static<typeof accountLogAnswer>;
type Line = LogPage['items'][number];

/** What the audit administrator watches: sign-ins, and every act on accounts, newest first. */
export function AccountLogPage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const moment = useMoment();
  const accounts = useAccounts().data ?? [];
  const [account, setAccount] = useState<string | null>(null);
  const [acts, setActs] = useState<readonly AccountAct[]>([]);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['account-log', account, acts],
    placeholderData: keepPreviousData,
    staleTime: 0,
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam, signal }) => await api.get<LogPage>('/account-log', { account, act: acts, before: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
  });
  const known = new Map<string, { readonly name: string; readonly login: string }>(accounts.map((one) => [one.id, one]));
  const nameOf = (id: string): string => known.get(id)?.name ?? names.person(id);
  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <div className="adm-bar">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(texts.account)}
          placeholder={t(texts.account)}
          value={account}
          onChange={(id: string | undefined) => setAccount(id ?? null)}
          options={accounts.map(({ id, name, login }) => ({ value: id, label: `${name} ${login}` }))}
        />
        <Select<AccountAct[]>
          mode="multiple"
          maxTagCount="responsive"
          aria-label={t(texts.acts)}
          placeholder={t(texts.acts)}
          value={[...acts]}
          onChange={setActs}
          options={codesOf(accountActs).map((act) => ({ value: act, label: t(accountActs[act]) }))}
        />
      </div>
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
          { title: t(adminTexts.what), render: ({ act }) => t(accountActs[act]) },
          {
            title: t(texts.account),
            render: (line) =>
              line.account === null ? '—' : <NameAndLogin name={nameOf(line.account)} login={known.get(line.account)?.login ?? ''} />,
          },
          {
            title: t(texts.by),
            render: (line) => (line.by === null ? t(texts.commandLine) : line.by === line.account ? t(texts.itself) : nameOf(line.by)),
          },
          { title: t(adminTexts.reason), className: 'adm-wrapping', render: ({ reason }) => reason },
          { title: t(texts.detail), className: 'adm-wrapping soft', render: ({ detail }) => wordDetail(detail, t, names.unit) },
          { title: t(adminTexts.place), className: 'soft', render: ({ origin }) => origin },
        ]}
      />
    </AdministrationFrame>
  );
}

function NameAndLogin({ name, login }: { readonly name: string; readonly login: string }): ReactElement {
  return (
    <span>
      {name} <span className="soft">{login}</span>
    </span>
  );
}
