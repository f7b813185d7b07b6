import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { topicsTexts as texts } from './topics-texts.ts';
import { useTopics } from './use-topics.ts';

/** Names what the city speaks of most; nothing while there is no topic. */
export function HottestTile(): ReactElement | null {
  const t = useText();
  const [hottest] = useTopics(1).data?.items ?? [];
  if (hottest === undefined) return null;
  const { title, tickets, heat } = hottest;
  return (
    <section aria-labelledby="home-topic">
      <h2 id="home-topic">{t(texts.hottest)}</h2>
      <p>
        <Link to="/topics">{title === '' ? t(texts.unnamed) : title}</Link>{' '}
        <span className="soft">
          {t(texts.tickets, { count: tickets })} · {t(texts.heat, { heat: heat.toFixed(1) })}
        </span>
      </p>
    </section>
  );
}
