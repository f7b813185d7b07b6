import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { figuresAnswer } from '../../../src/contract/figures.ts';
import { dayIn } from '../../kit/working-time.ts';
import { api } from '../frame/api.ts';
import { useCity } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { homeTexts as texts } from './home-texts.ts';

const RATES = ['onTimeRate', 'resolutionRate', 'satisfactionRate'];

/** The three rates of this month, both values, for those who answer for the city. */
export function MonthRates(): ReactElement {
  const t = useText();
  const city = useCity();
  const now = useNow();
  const today = city === undefined ? null : dayIn(city.timeZone, now);
  const { data, error, refetch } = useQuery({
    queryKey: ['month-rates', today],
    enabled: today !== null,
    queryFn: async () =>
      await api.get<Static<typeof figuresAnswer>>('/measures', { from: `${String(today).slice(0, 8)}01`, to: today, measure: RATES }),
  });
  if (error !== null) return <Fault error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-labelledby="home-rates">
      <h2 id="home-rates">{t(texts.rates)}</h2>
      {data === undefined ? (
        <Skeleton active />
      ) : (
        <ul className="home-counts">
          {data.measures.map(({ id, name, formula, before, after }) => (
            <li key={id} title={t(texts.formula, { numerator: t(formula.numerator), denominator: t(formula.denominator) })}>
              <Link to={`/figures?measure=${id}`}>
                <span className="home-number">{percent(after?.value, t(texts.noFigure))}</span>
                <span>{t(name)}</span>
              </Link>
              <span className="home-lights soft">{t(texts.before, { value: percent(before?.value, t(texts.noFigure)) })}</span>
            </li>
          ))}
        </ul>
      )}
      <Link to="/figures">{t(texts.figures)}</Link>
    </section>
  );
}

function percent(value: number | null | undefined, nothing: string): string {
  return value === null || value === undefined ? nothing : `${(value * 100).toFixed(1)} %`;
}
