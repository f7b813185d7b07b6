import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { workLists, type WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { useListCounts } from '../frame/list-counts.ts';
import { useSession } from '../frame/session.ts';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { deskTexts as texts } from './desk-texts.ts';
import './desks.css';
import { itemAfter, keyOf, useQueue, type Queue, type QueueItem } from './queue.ts';
import { QueueLine } from './queue-line.tsx';

/** What a desk shows of the item that is open; after `done` the next one opens, if the item has left the list. */
export type DeskItemProps = { readonly item: QueueItem; readonly done: () => void };

type DeskPageProps = {
  readonly title: Label;
  /** The lists of the desk; a person sees those that are theirs. */
  readonly lists: readonly WorkList[];
  readonly render: (props: DeskItemProps, list: WorkList) => ReactNode;
};

/**
 * A desk: what waits on the left, the open item on the right. After an act the next item opens by itself; `j` and `k` go on and back.
 * List and item stand in the address, so that a page that is loaded again shows the same.
 */
export function DeskPage({ title, lists, render }: DeskPageProps): ReactElement {
  const t = useText();
  const session = useSession();
  const counts = useListCounts();
  const own = lists.filter((list) => session.lists.includes(list));
  const chosen = useAddress();
  const list = own.find((one) => one === chosen.list) ?? own.find((one) => (counts?.get(one)?.total ?? 0) > 0) ?? own[0];
  if (list === undefined) return <p className="page soft">{t(texts.empty)}</p>;
  return (
    <div className={`desk${chosen.item === null ? '' : ' desk-open'}`}>
      <section className="desk-queue" aria-label={t(texts.queue)}>
        <h1>{t(title)}</h1>
        {own.length < 2 ? null : (
          <nav aria-label={t(texts.lists)} className="desk-lists">
            {own.map((one) => (
              <Button
                key={one}
                size="small"
                type={one === list ? 'primary' : 'default'}
                aria-current={one === list}
                onClick={() => chosen.go({ list: one, item: null })}
              >
                {t(workLists[one])} {counts?.get(one)?.total ?? ''}
              </Button>
            ))}
          </nav>
        )}
        <QueueOf key={list} list={list} others={own} render={render} />
      </section>
    </div>
  );
}

type QueueOfProps = { readonly list: WorkList; readonly others: readonly WorkList[]; readonly render: DeskPageProps['render'] };

function QueueOf({ list, others, render }: QueueOfProps): ReactElement {
  const t = useText();
  const queue = useQueue(list);
  const { item: key, go } = useAddress();
  const { items } = queue;
  const open = items.find((item) => keyOf(item) === key) ?? null;
  const select = useCallback(
    (item: QueueItem | null) => {
      go({ list, item: item === null ? null : keyOf(item) });
    },
    [go, list],
  );

  // On a wide screen the most urgent item is open from the start; on a phone the list comes first.
  useEffect(() => {
    const [first] = items;
    if (key === null && first !== undefined && globalThis.innerWidth >= 1000) select(first);
  }, [key, items, select]);

  useShortcuts(
    useMemo(() => {
      const step = (by: number): void => {
        const at = items.findIndex((item) => keyOf(item) === key);
        const next = items[at + by];
        if (next !== undefined) select(next);
      };
      return [
        { keys: 'j', label: texts.next, run: () => step(1) },
        { keys: 'k', label: texts.previous, run: () => step(-1) },
      ];
    }, [items, key, select]),
  );

  const { reload } = queue;
  const done = useCallback(async () => {
    if (key === null) return;
    const next = itemAfter(items, key);
    const waiting = await reload();
    if (!waiting.some((item) => keyOf(item) === key)) select(next);
  }, [items, key, select, reload]);

  return (
    <>
      <QueueLines queue={queue} openKey={key} onSelect={select} empty={<NothingWaits list={list} others={others} />} />
      {key === null ? null : (
        <section className="desk-item">
          <Button className="desk-back" type="link" onClick={() => select(null)}>
            {t(texts.back)}
          </Button>
          {open === null ? (
            <Gone loading={queue.loading} onNext={() => select(items[0] ?? null)} />
          ) : (
            render({ item: open, done: () => void done() }, list)
          )}
        </section>
      )}
    </>
  );
}

type QueueLinesProps = {
  readonly queue: Queue;
  readonly openKey: string | null;
  readonly onSelect: (item: QueueItem) => void;
  readonly empty: ReactNode;
};

function QueueLines({ queue, openKey, onSelect, empty }: QueueLinesProps): ReactElement {
  const t = useText();
  if (queue.error !== null) return <Fault error={queue.error} onRetry={() => void queue.reload()} />;
  if (queue.loading) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (queue.items.length === 0) return <div className="soft desk-empty">{empty}</div>;
  return (
    <ol className="queue">
      {queue.items.map((item) => (
        <QueueLine key={keyOf(item)} item={item} open={keyOf(item) === openKey} onSelect={onSelect} />
      ))}
      {queue.more === null ? null : (
        <li>
          <Button block type="text" onClick={queue.more}>
            {t(texts.more)}
          </Button>
        </li>
      )}
    </ol>
  );
}

function NothingWaits({ list, others }: { readonly list: WorkList; readonly others: readonly WorkList[] }): ReactElement {
  const t = useText();
  const counts = useListCounts();
  const other = others.find((one) => one !== list && (counts?.get(one)?.total ?? 0) > 0);
  return (
    <>
      <p>{t(texts.empty)}</p>
      <p>
        {other === undefined
          ? t(texts.emptyAll)
          : t(texts.emptyHint, { other: t(workLists[other]), count: counts?.get(other)?.total ?? 0 })}
      </p>
    </>
  );
}

function Gone({ loading, onNext }: { readonly loading: boolean; readonly onNext: () => void }): ReactElement {
  const t = useText();
  if (loading) return <Skeleton active />;
  return (
    <p className="page">
      {t(texts.gone)} <Button onClick={onNext}>{t(texts.openNext)}</Button>
    </p>
  );
}

type DeskAddress = { readonly list: string | null; readonly item: string | null };

/** The list and the item in the address, and the way to others. */
function useAddress(): DeskAddress & { readonly go: (to: { readonly list: WorkList; readonly item: string | null }) => void } {
  const navigate = useNavigate();
  const search = useRouterState({ select: ({ location }) => location.search as { readonly list?: string; readonly item?: string } });
  const go = useCallback(
    ({ list, item }: { readonly list: WorkList; readonly item: string | null }) => {
      void navigate({ to: '.', search: { list, ...(item === null ? {} : { item }) }, replace: true });
    },
    [navigate],
  );
  return { list: search.list ?? null, item: search.item ?? null, go };
}
