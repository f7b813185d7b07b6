import { Button, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import type { MeasureId } from '../../../src/domain/vocabulary/measure.ts';
import { useText } from '../frame/language.tsx';
import { figuresTexts as texts } from './figures-texts.ts';
import { Formula } from './formula.tsx';
import { Sparkline } from './sparkline.tsx';
import type { Figures, MeasureFigures, Series } from './use-figures.ts';
import { useWording } from './use-wording.ts';
import { wordChange } from './word-figure.ts';

/** M-1, M-2, M-3: on time, resolved, satisfied. */
export const rateIds = ['onTimeRate', 'resolutionRate', 'satisfactionRate'] as const satisfies readonly MeasureId[];

type RateTilesProps = {
  readonly figures: Figures | undefined;
  /** The same of the period before. */
  readonly before: Figures | undefined;
  readonly series: Series | undefined;
  /** Pieces of the series that hold it are not over, and are left out. */
  readonly today: string;
  readonly chosen: MeasureId;
  readonly onChoose: (measure: MeasureId) => void;
  readonly onOpen: (measure: MeasureFigures) => void;
};

/** The three rates, each with both values and the way it went. */
export function RateTiles({ figures, before, series, today, chosen, onChoose, onOpen }: RateTilesProps): ReactElement {
  if (figures === undefined) return <Skeleton active paragraph={{ rows: 3 }} />;
  return (
    <div className="rate-tiles">
      {rateIds.map((id) => {
        const measure = figures.measures.find((one) => one.id === id);
        if (measure === undefined) return null;
        const points = series?.measures.find((one) => one.id === id)?.points.filter(({ to }) => to < today) ?? [];
        return (
          <RateTile
            key={id}
            measure={measure}
            earlier={before?.measures.find((one) => one.id === id)?.after?.value ?? null}
            values={points.map(({ after }) => after?.value ?? null)}
            isChosen={id === chosen}
            onChoose={() => onChoose(id)}
            onOpen={() => onOpen(measure)}
          />
        );
      })}
    </div>
  );
}

type RateTileProps = {
  readonly measure: MeasureFigures;
  readonly earlier: number | null;
  readonly values: readonly (number | null)[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
};

function RateTile({ measure, earlier, values, isChosen, onChoose, onOpen }: RateTileProps): ReactElement {
  const t = useText();
  const wording = useWording(measure);
  const { name, kind, after, before, excluded } = measure;
  const value = after?.value ?? null;
  const change = value === null || earlier === null ? null : wordChange(kind, earlier, value);
  return (
    <article className="rate-tile" aria-label={t(name)}>
      <Formula measure={measure}>
        <button type="button" className="rate-choose" aria-pressed={isChosen} onClick={onChoose}>
          <span className="rate-name">{t(name)}</span>
          <span className="rate-value">{wording.value(value)}</span>
          <span className="rate-before">{t(texts.beforeValue, { value: wording.value(before?.value) })}</span>
          <Sparkline values={values} />
        </button>
      </Formula>
      <p className="rate-foot">
        <span>{change === null ? t(texts.noBefore) : t(texts.change, { change: t(texts.points, { change }) })}</span>
        {(before?.denominator ?? 0) === 0 ? null : (
          <Button type="link" size="small" onClick={onOpen}>
            <span className="visually-hidden">{t(texts.ticketsBehind, { name: t(name) })} </span>
            {t(texts.counts, { numerator: after?.numerator ?? 0, denominator: after?.denominator ?? 0 })}
            {(excluded ?? 0) === 0 ? '' : ` · ${t(texts.excluded, { count: excluded ?? 0 })}`}
          </Button>
        )}
      </p>
    </article>
  );
}
