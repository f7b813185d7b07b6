import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import type { WorkList } from '../../../src/domain/vocabulary/work-lists.ts';
import { desksOf } from '../frame/desks.ts';
import { useText } from '../frame/language.tsx';
import { useListCounts, type ListCount } from '../frame/list-counts.ts';
import { hasRole, useSession, type Session } from '../frame/session.ts';
import { KnowledgeDue } from '../knowledge/knowledge-due.tsx';
import { HottestTile } from '../topics/hottest-tile.tsx';
import './home.css';
import { homeTexts as texts } from './home-texts.ts';
import { MonthRates } from './month-rates.tsx';
import { NewToday } from './new-today.tsx';

/** Lists that show what is going on rather than what somebody has to do. */
const inSight: ReadonlySet<WorkList> = new Set<WorkList>(['open', 'due', 'overdue', 'level3', 'longCycle', 'merged', 'supervised', 'mine']);

/** What waits for somebody, what is late, what is new: each a number that opens the list behind it. */
export function HomePage(): ReactElement {
  const t = useText();
  const session = useSession();
  const counts = useListCounts();
  const { account, lists } = session;
  const all = [...(counts?.values() ?? [])];
  const waiting = all.filter(({ list, total }) => total > 0 && !inSight.has(list));
  const seen = all.filter(({ list }) => inSight.has(list));
  const judgesCity = hasRole(session, 'supervisor', 'assessor', 'qualityChecker', 'deputySecretaryGeneral', 'viceMayor', 'mayor');
  return (
    <div className="page home">
      <h1>{t(texts.greeting, { name: account.name })}</h1>
      {lists.length === 0 ? <NoLists /> : null}
      {counts === undefined && lists.length > 0 ? <Skeleton active /> : null}
      {counts === undefined ? null : (
        <>
          <section aria-labelledby="home-waiting">
            <h2 id="home-waiting">{t(texts.waiting)}</h2>
            {waiting.length === 0 ? <p className="soft">{t(texts.nothing)}</p> : <Counts session={session} items={waiting} />}
          </section>
          <section aria-labelledby="home-seen">
            <h2 id="home-seen">{t(texts.inSight)}</h2>
            <Counts session={session} items={seen} />
          </section>
        </>
      )}
      {hasRole(session, 'knowledgeEditor') ? <KnowledgeDue /> : null}
      {judgesCity ? <HottestTile /> : null}
      {judgesCity ? <MonthRates /> : null}
      {lists.length > 0 ? <NewToday /> : null}
    </div>
  );
}

function NoLists(): ReactElement {
  const t = useText();
  return (
    <p>
      {t(texts.administrationHint)} <Link to="/administration">{t(texts.administration)}</Link>
    </p>
  );
}

function Counts({ session, items }: { readonly session: Session; readonly items: readonly ListCount[] }): ReactElement {
  const t = useText();
  return (
    <ul className="home-counts">
      {items.map(({ list, name, total, due, overdue }) => (
        <li key={list}>
          <Link to={addressOf(session, list)}>
            <span className={`home-number${list === 'overdue' && total > 0 ? ' light-red' : ''}`}>{total}</span>
            <span>{t(name)}</span>
          </Link>
          <span className="home-lights">
            {overdue === 0 || list === 'overdue' ? null : (
              <Link className="light light-red" to={`/lists/${list}?light=red`}>
                {t(texts.overdue, { count: overdue })}
              </Link>
            )}
            {due === 0 || list === 'due' ? null : (
              <Link className="light light-yellow" to={`/lists/${list}?light=yellow`}>
                {t(texts.due, { count: due })}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A list that is worked through has a desk; the others open as tables. */
function addressOf(session: Session, list: WorkList): string {
  const desk = desksOf(session).find((one) => one.path.startsWith('/desks/') && one.lists.includes(list));
  return desk === undefined ? `/lists/${list}` : `${desk.path}?list=${list}`;
}
