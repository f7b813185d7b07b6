import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { workLists } from '../../../src/domain/vocabulary/work-lists.ts';
import { useText } from '../frame/language.tsx';
import { useListCounts } from '../frame/list-counts.ts';
import { useSession } from '../frame/session.ts';
import './lists.css';
import { exportTexts, listTexts as texts, viewTexts } from './list-texts.ts';
import { addressOf } from './shown.ts';
import { useViews } from './use-views.ts';

/** Every list of somebody with how much is in it, his views, and his exports. */
export function ListsPage(): ReactElement {
  const t = useText();
  const { lists } = useSession();
  const counts = useListCounts();
  const views = useViews();
  return (
    <div className="page lists-page">
      <h1>{t(texts.lists)}</h1>
      <ul className="list-links">
        <li>
          <Link to="/tickets">{t(texts.allTickets)}</Link>
        </li>
        {lists.map((list) => {
          const count = counts?.get(list);
          return (
            <li key={list}>
              <Link to={`/lists/${list}`}>{t(workLists[list])}</Link>
              <span className="number">{count?.total ?? ''}</span>
              <span className="list-lights">
                {count === undefined || count.overdue === 0 || list === 'overdue' ? null : (
                  <Link className="light light-red" to={`/lists/${list}?light=red`}>
                    {t(texts.overdueCount, { count: count.overdue })}
                  </Link>
                )}
                {count === undefined || count.due === 0 || list === 'due' ? null : (
                  <Link className="light light-yellow" to={`/lists/${list}?light=yellow`}>
                    {t(texts.dueCount, { count: count.due })}
                  </Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {views === undefined || views.length === 0 ? null : (
        <>
          <h2>{t(viewTexts.views)}</h2>
          <ul className="list-links">
            {views.map(({ id, name, shows }) => (
              <li key={id}>
                <Link to={addressOf(shows, id)}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t(exportTexts.export)}</h2>
      <ul className="list-links">
        <li>
          <Link to="/exports">{t(exportTexts.toExports)}</Link>
        </li>
      </ul>
    </div>
  );
}
