import { Link } from '@tanstack/react-router';
import { Checkbox, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { topicActs, topicStates } from '../../../src/domain/vocabulary/topics.ts';
import { wholeMoment } from '../../kit/working-time.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { hasRole, useSession } from '../frame/session.ts';
import { TopicDeeds } from './topic-deeds.tsx';
import { topicsTexts as texts } from './topics-texts.ts';
import { useTopic, type Topic } from './use-topics.ts';

/** One topic: its figures, its tickets, what was done with it, and what can be done. */
export function TopicView({
  id,
  all,
  formula,
}: {
  readonly id: string;
  readonly all: readonly Topic[];
  readonly formula: string;
}): ReactElement {
  const t = useText();
  const city = useCity();
  const names = useCityNames();
  const session = useSession();
  const { data, error, refetch } = useTopic(id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (data === undefined || city === undefined) return <Skeleton active />;
  const { topic, tickets, changes } = data;
  const { people, likes, spanDays, quietDays, trend } = topic.figures;
  const keeps = hasRole(session, 'dispatcher', 'supervisor', 'assessor', 'deputySecretaryGeneral', 'viceMayor', 'mayor');
  const turn = (ticket: string): void => {
    setChosen(chosen.includes(ticket) ? chosen.filter((each) => each !== ticket) : [...chosen, ticket]);
  };
  return (
    <>
      <h2>{topic.title === '' ? t(texts.unnamed) : topic.title}</h2>
      <p>
        {t(topicStates[topic.state])}
        {topic.unit === null ? null : ` · ${t(texts.owner, { unit: names.unit(topic.unit), day: topic.dueOn ?? '' })}`}
      </p>
      <p>
        {t(texts.heat, { heat: topic.heat.toFixed(1) })} · {t(texts.parts, { people, likes, span: spanDays, quiet: quietDays })}
      </p>
      <p className="soft">{t(texts.trend, { counts: trend.join(' ') })}</p>
      <p className="soft">{t(texts.formula, { formula })}</p>
      {keeps ? (
        <TopicDeeds topic={topic} others={all.filter((other) => other.id !== id)} chosen={chosen} onDone={() => setChosen([])} />
      ) : null}
      <h3>{t(texts.tickets, { count: tickets.length })}</h3>
      <ul className="topics-tickets">
        {tickets.map(({ ticket, title, receivedAt, area }) => (
          <li key={ticket}>
            {keeps ? <Checkbox aria-label={title} checked={chosen.includes(ticket)} onChange={() => turn(ticket)} /> : null}{' '}
            <Link to={`/tickets/${ticket}`}>{title}</Link>{' '}
            <span className="soft">
              {wholeMoment(city.timeZone, receivedAt)} {names.area(area)}
            </span>
          </li>
        ))}
      </ul>
      {changes.length === 0 ? null : (
        <>
          <h3>{t(texts.trail)}</h3>
          <ul className="topics-tickets">
            {changes.map(({ act, at, reason }) => (
              <li key={at}>
                {wholeMoment(city.timeZone, at)} {t(topicActs[act])}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
