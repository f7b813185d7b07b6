import { Select, Skeleton } from 'antd';
import { useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { dayIn } from '../../kit/working-time.ts';
import type { City } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { Behind } from './behind-drawer.tsx';
import type { Narrowing } from './figure-address.ts';
import { chartTexts, figuresTexts as texts } from './figures-texts.ts';
import type { FigureLine } from './line-table.tsx';
import { MapCard } from './map-card.tsx';
import { MatrixCard, type CellCodes } from './matrix-card.tsx';
import { intervalOf, type Days } from './period.ts';
import { RankingCard } from './ranking-card.tsx';
import { TrendCard } from './trend-card.tsx';
import { useFigures, useMatrix, type Figures, type MeasureFigures, type Series } from './use-figures.ts';
import type { OpenTickets } from './use-open-tickets.ts';

type ChartsProps = {
  readonly city: City;
  readonly measure: MeasureFigures;
  readonly series: Series | undefined;
  readonly seriesLoading: boolean;
  readonly days: Days;
  readonly narrowing: Narrowing;
  readonly note: string;
  readonly measurePicker: ReactNode;
  readonly onOpen: OpenTickets;
};

/** One measure over time, by area, by unit within its kind, and by unit and class. */
export function Charts({ city, measure, series, seriesLoading, days, narrowing, note, measurePicker, onOpen }: ChartsProps): ReactElement {
  const t = useText();
  const { id } = measure;
  const asked = useMemo(() => ({ ...days, ...narrowing, measure: [id] }), [days, narrowing, id]);
  const byArea = useFigures(days, narrowing, { measure: [id], by: 'area' });
  const byUnit = useFigures(days, narrowing, { measure: [id], by: 'unit' });
  const { kind, kinds, choose } = useKind(city, byUnit.data, narrowing);
  const matrix = useMatrix(days, narrowing.unit === undefined ? { unitKind: kind, ...narrowing } : narrowing, id);
  const areaLines = useLines(byArea.data, measure, 'area', onOpen);
  const unitLines = useLines(byUnit.data, measure, 'unit', onOpen);
  const kindOf = useMemo(() => new Map<string, string>(city.units.map((unit) => [unit.code, unit.kind])), [city]);
  const likes = useMemo(() => unitLines.filter(({ key }) => (kindOf.get(key) ?? '-') === kind), [unitLines, kindOf, kind]);
  const drawn = series?.measures.find((one) => one.id === id);
  const openPoint = useCallback((name: string, point: Behind['days']) => onOpen(measure, name, { days: point }), [measure, onOpen]);
  const openCell = useCallback((name: string, codes: CellCodes) => onOpen(measure, name, { narrowing: codes }), [measure, onOpen]);
  const error = byArea.error ?? byUnit.error ?? matrix.error;
  const kindPicker = (label: string) => (
    <Select
      size="small"
      aria-label={`${label}: ${t(texts.unitKind)}`}
      title={t(chartTexts.kindOfUnits)}
      value={kind}
      options={[...kinds]}
      onChange={choose}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <>
      <p className="measure-picker">
        {t(texts.measure)} {measurePicker}
      </p>
      {error === null ? null : <Fault error={error} />}
      <div className="chart-grid">
        <div className="chart-column">
          {drawn === undefined ? (
            <Skeleton active />
          ) : (
            <TrendCard
              measure={drawn}
              interval={series?.interval ?? intervalOf(days)}
              today={series === undefined ? days.to : dayIn(city.timeZone, series.asOf)}
              note={note}
              loading={seriesLoading}
              file={{ path: '/measures/series', query: { ...asked, interval: intervalOf(days) } }}
              onOpen={openPoint}
            />
          )}
          <RankingCard
            measure={measure}
            name={t(chartTexts.ranking)}
            lineName={t(texts.unit)}
            lines={likes}
            note={note}
            choices={kindPicker(t(chartTexts.ranking))}
            loading={byUnit.data === undefined || byUnit.isPlaceholderData}
            file={{ path: '/measures', query: { ...asked, by: 'unit', unitKind: kind } }}
          />
        </div>
        <MapCard
          measure={measure}
          lines={areaLines}
          note={note}
          loading={byArea.data === undefined || byArea.isPlaceholderData}
          file={{ path: '/measures', query: { ...asked, by: 'area' } }}
        />
        {matrix.data === undefined ? (
          <Skeleton active />
        ) : (
          <MatrixCard
            matrix={matrix.data}
            note={note}
            choices={kindPicker(t(chartTexts.matrix))}
            loading={matrix.isPlaceholderData}
            file={{ path: `/measures/${id}/matrix`, query: { ...days, unitKind: kind, ...narrowing, rows: 'unit', columns: 'class' } }}
            onOpen={openCell}
          />
        )}
      </div>
    </>
  );
}

/** Units are compared with their like: the kind that was chosen, or that of the unit the page is narrowed to, or the first with figures. */
function useKind(city: City, byUnit: Figures | undefined, narrowing: Narrowing) {
  const t = useText();
  const [chosen, choose] = useState<string | null>(null);
  const kindOf = useMemo(() => new Map<string, string>(city.units.map((unit) => [unit.code, unit.kind])), [city]);
  const present = new Set(byUnit?.measures[0]?.groups.map(({ group }) => kindOf.get(group?.code ?? '') ?? '-'));
  const kinds = [
    ...city.unitKinds
      .filter(({ code }) => present.size === 0 || present.has(code))
      .map(({ code, name }) => ({ value: code, label: t(name) })),
    ...(present.has('-') ? [{ value: '-', label: t(texts.none) }] : []),
  ];
  const given = narrowing.unitKind ?? (narrowing.unit === undefined ? undefined : kindOf.get(narrowing.unit));
  const usable = chosen !== null && kinds.some(({ value }) => value === chosen) ? chosen : undefined;
  return { kind: given ?? usable ?? kinds[0]?.value ?? city.unitKinds[0]?.code ?? '-', kinds, choose };
}

/** The groups of the one measure of an answer as marks. */
function useLines(figures: Figures | undefined, measure: MeasureFigures, by: 'area' | 'unit', onOpen: OpenTickets): readonly FigureLine[] {
  const t = useText();
  return useMemo(
    () =>
      (figures?.measures[0]?.groups ?? []).map(({ group, ...figure }) => {
        const code = group?.code ?? '-';
        const name = group === null ? t(texts.none) : group.name === null ? group.code : t(group.name);
        return { key: code, name, figure, onOpen: () => onOpen(measure, `${t(measure.name)} · ${name}`, { narrowing: { [by]: code } }) };
      }),
    [figures, measure, by, onOpen, t],
  );
}
