import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Input, Select, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { messageDetails, messageItem, messagesAnswer, retriedAnswer } from '../../../../src/contract/messages.ts';
import { codesOf, isCodeOf, type Label } from '../../../../src/domain/vocabulary/label.ts';
import {
  messageChannels,
  messageProblems,
  messageStates,
  messageTemplates,
  type MessageState,
} from '../../../../src/domain/vocabulary/messages.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useMoment } from '../use-moment.ts';

const texts = {
  title: { zh: '消息', en: 'Messages' },
  lead: {
    zh: '近七天的短信和邮件。内容中的个人信息一律遮盖。',
    en: 'Text messages and mails of the last seven days. Everything personal in them is hidden.',
  },
  notSetUp: {
    zh: '尚未接入：{channels}。相应的消息会一直等待，过期后不再发送。',
    en: 'Not set up: {channels}. Messages on them wait, and end when they are too old.',
  },
  number: { zh: '工单编号', en: 'Number of the ticket' },
  anyState: { zh: '全部状态', en: 'Every state' },
  template: { zh: '内容', en: 'About' },
  receiver: { zh: '收件人', en: 'To' },
  channel: { zh: '方式', en: 'Way' },
  tries: { zh: '次数', en: 'Tries' },
  created: { zh: '产生', en: 'Made' },
  nextTry: { zh: '下次', en: 'Next' },
  ticket: { zh: '工单', en: 'Ticket' },
  problem: { zh: '未成原因', en: 'Problem' },
  retry: { zh: '重发', en: 'Send again' },
  retryAll: { zh: '重发全部未成的', en: 'Send all failed ones again' },
  retried: { zh: '已重新排队 {count} 条', en: '{count} will be sent again' },
  noText: { zh: '内容已不适用。', en: 'There is nothing to tell any more.' },
  details: { zh: '一条消息', en: 'A message' },
  counts: { zh: '{state} {count}', en: '{state} {count}' },
} as const satisfies Record<string, Label>;

const receivers: Readonly<Record<Item['receiver'], Label>> = {
  caller: { zh: '诉求人', en: 'Caller' },
  unit: { zh: '单位', en: 'Unit' },
  centre: { zh: '中心', en: 'Centre' },
  account: { zh: '工作人员', en: 'Staff' },
};

type Item = Static<typeof messageItem>;
type MessagesPart = Static<typeof messagesAnswer>;

const messagesKey = ['messages'] as const;

/** Messages that go out, and how they fare. */
export function MessagesPage(): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const names = useCityNames();
  const moment = useMoment();
  const [state, setState] = useState<MessageState | null>(null);
  const [number, setNumber] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [retried, setRetried] = useState<number | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...messagesKey, state, number],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      await api.get<MessagesPart>('/messages', { state, number: number === '' ? null : number, after: pageParam }),
    getNextPageParam: ({ next }) => next,
  });
  const first = data?.pages[0];
  const missing = first === undefined ? [] : codesOf(messageChannels).filter((channel) => !first.configured.includes(channel));
  const totals = Map.groupBy(first?.counts ?? [], (count) => count.state);
  const retry = (path: string): void => {
    setFault(null);
    api
      .send<Static<typeof retriedAnswer>>('POST', path)
      .then((answer) => setRetried(answer.retried))
      .catch(setFault)
      .finally(() => void client.invalidateQueries({ queryKey: messagesKey }));
  };

  return (
    <AdministrationFrame
      title={texts.title}
      lead={texts.lead}
      extra={<Button onClick={() => retry('/messages/retry')}>{t(texts.retryAll)}</Button>}
    >
      {missing.length === 0 ? null : (
        <Alert type="info" title={t(texts.notSetUp, { channels: missing.map((channel) => t(messageChannels[channel])).join('、') })} />
      )}
      {fault === null ? null : <Fault error={fault} />}
      {retried === null ? null : <output>{t(texts.retried, { count: retried })}</output>}
      <div className="adm-bar adm-spaced">
        <Input.Search
          allowClear
          aria-label={t(texts.number)}
          placeholder={t(texts.number)}
          maxLength={64}
          onSearch={(text) => setNumber(text.trim())}
        />
        <Select
          allowClear
          aria-label={t(adminTexts.state)}
          placeholder={t(texts.anyState)}
          value={state}
          onChange={(value: MessageState | undefined) => setState(value ?? null)}
          options={codesOf(messageStates).map((value) => ({
            value,
            label: t(texts.counts, {
              state: t(messageStates[value]),
              count: (totals.get(value) ?? []).reduce((sum, one) => sum + one.count, 0),
            }),
          }))}
        />
      </div>
      <DataTable<Item>
        rowKey={({ id }) => id}
        rows={data?.pages.flatMap(({ items }) => items)}
        error={error}
        onRetry={() => void refetch()}
        more={hasNextPage ? () => void fetchNextPage() : undefined}
        name={t(texts.title)}
        empty={t(state === null && number === '' ? adminTexts.empty : adminTexts.none)}
        columns={[
          { title: t(texts.created), render: ({ createdAt }) => moment(createdAt) },
          {
            title: t(texts.template),
            render: ({ id, template }) => (
              <Button type="link" size="small" onClick={() => setChosen(id)}>
                {t(messageTemplates[template])}
              </Button>
            ),
          },
          { title: t(texts.ticket), render: ({ number }) => number },
          { title: t(texts.receiver), render: ({ receiver, unit }) => (unit === null ? t(receivers[receiver]) : names.unit(unit)) },
          { title: t(texts.channel), render: ({ channel }) => (channel === null ? '—' : t(messageChannels[channel])) },
          { title: t(adminTexts.state), render: (item) => t(messageStates[item.state]) },
          { title: t(texts.tries), render: ({ tries }) => tries, align: 'right' },
          { title: t(texts.problem), render: ({ problem }) => wordProblem(problem, t) },
          { title: t(texts.nextTry), render: ({ nextTryAt }) => (nextTryAt === null ? '' : moment(nextTryAt)) },
          {
            title: '',
            render: (item) =>
              item.state === 'failed' ? (
                <Button size="small" onClick={() => retry(`/messages/${item.id}/retry`)}>
                  {t(texts.retry)}
                </Button>
              ) : null,
          },
        ]}
      />
      {chosen === null ? null : <MessageDrawer key={chosen} id={chosen} onClose={() => setChosen(null)} />}
    </AdministrationFrame>
  );
}

function MessageDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const t = useText();
  const moment = useMoment();
  const { data, error } = useQuery({
    queryKey: [...messagesKey, 'one', id],
    queryFn: async () => await api.get<Static<typeof messageDetails>>(`/messages/${id}`),
  });
  return (
    <Drawer open onClose={onClose} size={480} title={data === undefined ? t(texts.details) : t(messageTemplates[data.message.template])}>
      {error === null ? null : <Fault error={error} />}
      {data === undefined ? (
        <Skeleton active />
      ) : (
        <>
          <p className="spoken">{data.text ?? t(texts.noText)}</p>
          <ul className="adm-acts">
            {data.tries.map(({ no, begunAt, outcome, problem, reference }) => (
              <li key={no}>
                <span>
                  {`${String(no)} · ${moment(begunAt)}`}
                  <span className="soft">
                    {[outcome ?? '—', wordProblem(problem, t), reference ?? ''].filter((part) => part !== '').join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}

function wordProblem(problem: string | null, t: (label: Label) => string): string {
  if (problem === null) return '';
  return isCodeOf(messageProblems, problem) ? t(messageProblems[problem]) : problem;
}
