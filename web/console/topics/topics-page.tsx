import { Button, Skeleton } from 'antd';
import { useState, type CSSProperties, type ReactElement } from 'react';
import { topicStates } from '../../../src/domain/vocabulary/topics.ts';
import { Sparkline } from '../figures/sparkline.tsx';
import { useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { RisesPanel } from './rises-panel.tsx';
import { TopicView } from './topic-view.tsx';
import { topicsTexts as texts } from './topics-texts.ts';
import './topics.css';
import { useTopics, type Topic } from './use-topics.ts';

const SHOWN = 100;

/** D-9: what many people turn to the city for, one matter at one place each, the hottest first. */
export function TopicsPage(): ReactElement {
  const t = useText();
  const { data, error, refetch } = useTopics(SHOWN);
  const [open, setOpen] = useState<string | null>(null);
  const most = data?.items[0]?.heat ?? 1;
  return (
    <div className={open === null ? 'topics' : 'topics is-open'}>
      <section className="page topics-list" aria-labelledby="topics-title">
        <h1 id="topics-title">{t(texts.title)}</h1>
        {error === null ? null : <Fault error={error} onRetry={() => void refetch()} />}
        {data === undefined ? error === null ? <Skeleton active /> : null : <RisesPanel topics={data} />}
        {data?.items.length === 0 ? <p className="soft">{t(texts.none)}</p> : null}
        <ol>
          {data?.items.map((topic) => (
            <Line key={topic.id} topic={topic} share={topic.heat / most} isOpen={topic.id === open} onOpen={() => setOpen(topic.id)} />
          ))}
        </ol>
      </section>
      <section className="page topics-topic" aria-live="polite">
        {open === null || data === undefined ? (
          <p className="soft">{t(texts.choose)}</p>
        ) : (
          <>
            <Button className="topics-back" size="small" onClick={() => setOpen(null)}>
              {t(texts.back)}
            </Button>
            <TopicView key={open} id={open} all={data.items} formula={data.formula} />
          </>
        )}
      </section>
    </div>
  );
}

function Line({
  topic: { title, place, tickets, heat, state, area, figures },
  share,
  isOpen,
  onOpen,
}: {
  readonly topic: Topic;
  readonly share: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const t = useText();
  const names = useCityNames();
  return (
    <li>
      <button type="button" className="topics-line" aria-current={isOpen} onClick={onOpen}>
        <span className="topics-name">{title === '' ? t(texts.unnamed) : title}</span>
        <span className="soft">
          {[place, names.area(area), t(texts.tickets, { count: tickets }), t(topicStates[state])]
            .filter((word) => word !== null && word !== '')
            .join(' · ')}
        </span>
        <span className="topics-heat" style={{ '--share': share } as CSSProperties}>
          {t(texts.heat, { heat: heat.toFixed(1) })}
        </span>
        <Sparkline values={figures.trend} />
      </button>
    </li>
  );
}
