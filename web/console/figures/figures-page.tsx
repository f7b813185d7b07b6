import { Link } from '@tanstack/react-router';
import { Select, Skeleton } from 'antd';
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import type { Instant } from '../../../src/domain/kernel/time.ts';
import { dayIn, wholeMoment } from '../../kit/working-time.ts';
import { useCity, type City } from '../frame/city.ts';
import { useNow } from '../frame/countdown.tsx';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { BehindDrawer, type Behind } from './behind-drawer.tsx';
import { Charts } from './charts.tsx';
import { narrowings, useFigureAddress, type Narrowing } from './figure-address.ts';
import './figures.css';
import { figuresTexts as texts } from './figures-texts.ts';
import { FilterBar } from './filter-bar.tsx';
import { OtherMeasures } from './other-measures.tsx';
import { daysBefore, intervalOf } from './period.ts';
import { rateIds, RateTiles } from './rate-tiles.tsx';
import { useFigures, useSeries, type MeasureFigures } from './use-figures.ts';
import { useLiveFigures } from './use-live-figures.ts';
import { useOpenTickets } from './use-open-tickets.ts';

/** M-1 to M-7: the measures of the loop by time, unit, class, area and channel; every mark opens its tickets. */
export function FiguresPage(): ReactElement {
  const city = useCity();
  const now = useNow();
  return city === undefined ? (
    <div className="page">
      <Skeleton active />
    </div>
  ) : (
    <FiguresOf city={city} now={now} />
  );
}

function FiguresOf({ city, now }: { readonly city: City; readonly now: Instant }): ReactElement {
  const t = useText();
  useLiveFigures();
  const today = dayIn(city.timeZone, now);
  const { address, change } = useFigureAddress(today);
  const { days, narrowing, measure: chosen } = address;
  const [behind, setBehind] = useState<Behind | null>(null);
  const [medianOf, setMedianOf] = useState<string | null>(null);
  const asked = JSON.stringify([days, narrowing]);
  const figures = useFigures(days, narrowing);
  const before = useFigures(daysBefore(days), narrowing, { measure: rateIds });
  const hours = useFigures(days, narrowing, { measure: ['hoursToConclusion'], medians: true }, medianOf === asked);
  const interval = intervalOf(days);
  const series = useSeries(
    days,
    narrowing,
    interval,
    useMemo(() => [...new Set([...rateIds, chosen])], [chosen]),
  );
  const measure = figures.data?.measures.find(({ id }) => id === chosen);
  const openTickets = useOpenTickets(setBehind, days, narrowing);
  const openMeasure = useCallback((one: MeasureFigures) => openTickets(one, t(one.name), {}), [openTickets, t]);
  const isEmpty = figures.data?.measures.every((one) => (one.before?.denominator ?? 0) === 0) === true;

  return (
    <div className="page figures">
      <header className="figures-head">
        <h1>{t(texts.title)}</h1>
        <p className="soft">
          {days.from} – {days.to}
          {figures.data === undefined ? '' : ` · ${t(texts.asOf, { at: wholeMoment(city.timeZone, figures.data.asOf) })}`}
        </p>
        <Link to="/wall">{t(texts.wall)}</Link>
      </header>
      <FilterBar address={address} onChange={change} />
      {figures.error === null ? null : <Fault error={figures.error} onRetry={() => void figures.refetch()} />}
      {isEmpty ? <p className="figures-empty">{t(texts.empty)}</p> : null}
      <RateTiles
        figures={figures.data}
        before={before.data}
        series={series.data}
        today={today}
        chosen={chosen}
        onChoose={(id) => change({ measure: id })}
        onOpen={openMeasure}
      />
      {measure === undefined ? null : (
        <Charts
          city={city}
          measure={measure}
          series={series.data}
          seriesLoading={series.isPlaceholderData}
          days={days}
          narrowing={narrowing}
          note={[t(measure.name), `${days.from} – ${days.to}`, ...wordNarrowing(city, narrowing, t)].join(' · ')}
          onOpen={openTickets}
          measurePicker={
            <Select
              aria-label={t(texts.measure)}
              value={chosen}
              showSearch={{ optionFilterProp: 'label' }}
              options={figures.data?.measures.map(({ id, name }) => ({ value: id, label: t(name) })) ?? []}
              onChange={(id) => change({ measure: id })}
              popupMatchSelectWidth={false}
            />
          }
        />
      )}
      {figures.data === undefined ? null : (
        <OtherMeasures
          figures={figures.data}
          chosen={chosen}
          onChoose={(id) => change({ measure: id })}
          onOpen={openMeasure}
          median={medianOf === asked ? (hours.data?.measures[0]?.after?.median ?? null) : null}
          onMedian={() => setMedianOf(asked)}
        />
      )}
      <BehindDrawer behind={behind} onClose={() => setBehind(null)} />
    </div>
  );
}

function wordNarrowing(city: City, narrowing: Narrowing, t: ReturnType<typeof useText>): readonly string[] {
  return narrowings.flatMap((name) => {
    const code = narrowing[name];
    if (code === undefined) return [];
    const items = { unit: city.units, unitKind: city.unitKinds, class: city.classes, area: city.areas, channel: [] }[name];
    const found = items.find((item) => item.code === code);
    return [found === undefined ? code : t(found.name)];
  });
}
