import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useText } from '../frame/language.tsx';
import { useListCounts } from '../frame/list-counts.ts';
import { useSession } from '../frame/session.ts';
import './home.css';

const texts = {
  title: { zh: '{name}，现在等您办的', en: 'Waiting for you, {name}' },
  waiting: { zh: '件', en: 'waiting' },
  due: { zh: '将到期 {count}', en: '{count} due soon' },
  overdue: { zh: '已超期 {count}', en: '{count} overdue' },
  nothing: { zh: '没有等您办的事项。', en: 'Nothing is waiting for you.' },
} as const satisfies Record<string, Label>;

/** What waits for somebody, each number opening the list behind it. */
export function HomePage(): ReactElement {
  const t = useText();
  const { account, lists } = useSession();
  const counts = useListCounts();
  if (counts === undefined && lists.length > 0) return <Skeleton active className="page" />;
  const shown = [...(counts?.values() ?? [])].filter(({ total }) => total > 0);
  return (
    <div className="page">
      <h1>{t(texts.title, { name: account.name })}</h1>
      {shown.length === 0 ? <p className="soft">{t(texts.nothing)}</p> : null}
      <ul className="waiting-lists">
        {shown.map(({ list, name, total, due, overdue }) => (
          <li key={list}>
            <Link to={`/lists/${list}`}>
              <span className="waiting-number">{total}</span>
              <span>{t(name)}</span>
            </Link>
            <span className="waiting-lights">
              {overdue === 0 ? null : (
                <Link className="light light-red" to={`/lists/${list}?light=red`}>
                  {t(texts.overdue, { count: overdue })}
                </Link>
              )}
              {due === 0 ? null : (
                <Link className="light light-yellow" to={`/lists/${list}?light=yellow`}>
                  {t(texts.due, { count: due })}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
