import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { knowledgeList } from '../../../src/contract/knowledge.ts';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { knowledgeShows, knowledgeTexts as texts } from './knowledge-texts.ts';

/** As many as are counted; beyond it the number is "at least". */
const COUNTED = 200;
const counted = ['expired', 'reviewDue', 'reported'] as const;

/** entries that wait for whoever keeps them: expired, to be reviewed, said to be wrong. */
export function KnowledgeDue(): ReactElement | null {
  const t = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['knowledge', 'due'],
    queryFn: async () =>
      await Promise.all(
        counted.map(async (show) => {
          const { items } = await api.get<Static<typeof knowledgeList>>('/knowledge', { show, limit: COUNTED });
          return { show, count: items.length };
        }),
      ),
  });
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  const waiting = (data ?? []).filter(({ count }) => count > 0);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="home-knowledge">
      <h2 id="home-knowledge">{t(texts.waiting)}</h2>
      <ul className="home-counts">
        {waiting.map(({ show, count }) => (
          <li key={show}>
            <Link to={`/knowledge?show=${show}`}>
              <span className="home-number">{count === COUNTED ? `≥ ${String(COUNTED)}` : count}</span>
              <span>{t(knowledgeShows[show])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
