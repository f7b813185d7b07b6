import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { ticketPage } from '../../../src/contract/lists.ts';
import { ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { dayIn, wordMoment } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity, useCityNames } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { useLiveChanges } from '../frame/live.tsx';
import { homeTexts as texts } from './home-texts.ts';

/** As many as are counted; beyond it the number is "at least". */
const COUNTED = 200;
const SHOWN = 6;

/** How much came in today, and the latest of it. */
export function NewToday(): ReactElement | null {
  const t = useText();
  const { language } = useLanguage();
  const city = useCity();
  const names = useCityNames();
  const now = useNow();
  const today = city === undefined ? null : dayIn(city.timeZone, now);
  const { data, error, refetch } = useQuery({
    queryKey: ['new-today', today],
    enabled: today !== null,
    queryFn: async () =>
      await api.get<Static<typeof ticketPage>>('/tickets', {
        from: today,
        to: today,
        limit: COUNTED,
        fields: 'ticket,number,title,state,classCode,area,receivedAt',
      }),
  });
  useLiveChanges(() => void refetch());
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  if (data === undefined || city === undefined) return <Skeleton active />;
  const count = data.next === null ? String(data.items.length) : t(texts.atLeast, { count: COUNTED });
  return (
    <section aria-labelledby="home-new">
      <h2 id="home-new">
        {t(texts.newToday)} <span className="number">{count}</span>
      </h2>
      {data.items.length === 0 ? <p className="soft">{t(texts.newNone)}</p> : null}
      <ul className="home-new">
        {data.items.slice(0, SHOWN).map(({ ticket, title, number, state, classCode, area, receivedAt }) => (
          <li key={ticket}>
            <Link to={`/tickets/${ticket}`}>{title === undefined || title === '' ? number : title}</Link>
            <span className="soft">
              {[
                ...(receivedAt === undefined || receivedAt === null ? [] : [wordMoment(city.timeZone, now, receivedAt, language)]),
                ...(state === undefined ? [] : [t(ticketStates[state])]),
                names.classOf(classCode),
                names.area(area),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {data.items.length <= SHOWN ? null : <Link to={`/tickets?from=${String(today)}&to=${String(today)}`}>{t(texts.allNew)}</Link>}
    </section>
  );
}
