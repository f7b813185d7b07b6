import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { MeasureId } from '../../../src/domain/vocabulary/measure.ts';
import { useText } from '../frame/language.tsx';
import { figuresTexts as texts } from './figures-texts.ts';
import { Formula } from './formula.tsx';
import { rateIds } from './rate-tiles.tsx';
import type { Figures, MeasureFigures } from './use-figures.ts';
import { useWording } from './use-wording.ts';

type OtherMeasuresProps = {
  readonly figures: Figures;
  readonly chosen: MeasureId;
  readonly onChoose: (measure: MeasureId) => void;
  readonly onOpen: (measure: MeasureFigures) => void;
  /** The median hours once they were asked for; null before. */
  readonly median: number | null;
  readonly onMedian: () => void;
};

/** Every measure but the three rates: name, both values, what they are made of. */
export function OtherMeasures({ figures, chosen, onChoose, onOpen, median, onMedian }: OtherMeasuresProps): ReactElement {
  const t = useText();
  const others = figures.measures.filter(({ id }) => !rateIds.some((rate) => rate === id));
  return (
    <section className="other-measures" aria-labelledby="other-measures">
      <h2 id="other-measures">{t(texts.others)}</h2>
      <ul>
        {others.map((measure) => (
          <li key={measure.id} className={measure.id === chosen ? 'measure-chosen' : undefined}>
            <OtherMeasure
              measure={measure}
              isChosen={measure.id === chosen}
              onChoose={() => onChoose(measure.id)}
              onOpen={() => onOpen(measure)}
            />
            {measure.id !== 'hoursToConclusion' ? null : median === null ? (
              <Button type="link" size="small" onClick={onMedian}>
                {t(texts.showMedian)}
              </Button>
            ) : (
              <span className="soft">{t(texts.median, { value: median.toFixed(1) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type OtherMeasureProps = {
  readonly measure: MeasureFigures;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
};

function OtherMeasure({ measure, isChosen, onChoose, onOpen }: OtherMeasureProps): ReactElement {
  const t = useText();
  const wording = useWording(measure);
  const { name, before, after, kind } = measure;
  const numerator = kind === 'hours' ? (after?.numerator ?? 0).toFixed(0) : String(after?.numerator ?? 0);
  return (
    <>
      <Formula measure={measure}>
        <button type="button" className="measure-choose" aria-pressed={isChosen} onClick={onChoose}>
          <span>{t(name)}</span>
          <strong>{wording.value(after?.value)}</strong>
          <span className="soft">{t(texts.beforeShort, { value: wording.value(before?.value) })}</span>
        </button>
      </Formula>
      {(before?.denominator ?? 0) === 0 ? (
        <span className="soft measure-counts">—</span>
      ) : (
        <Button type="link" size="small" className="measure-counts" onClick={onOpen}>
          <span className="visually-hidden">{t(texts.ticketsBehind, { name: t(name) })} </span>
          {numerator} / {after?.denominator ?? 0}
        </Button>
      )}
    </>
  );
}
