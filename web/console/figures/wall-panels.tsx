import { useMemo, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { Chart } from './chart.tsx';
import { figuresTexts } from './figures-texts.ts';
import type { FigureLine } from './line-table.tsx';
import { mapOption, useCityMap } from './map-card.tsx';
import { Sparkline } from './sparkline.tsx';
import type { Figures, MeasureFigures, MeasureSeries, Series } from './use-figures.ts';
import { useWording } from './use-wording.ts';
import { wallTexts as texts } from './wall-texts.ts';

const MOST_CLASSES = 8;
const nothing = (): void => undefined;

/** The three rates of the month, as big as they go. */
export function WallRates({ figures }: { readonly figures: Figures | undefined }): ReactElement {
  const t = useText();
  return (
    <>
      <h2>{t(texts.rates)}</h2>
      <div className="wall-rates">
        {figures?.measures.map((measure) => (
          <WallRate key={measure.id} measure={measure} />
        ))}
      </div>
    </>
  );
}

function WallRate({ measure }: { readonly measure: MeasureFigures }): ReactElement {
  const t = useText();
  const wording = useWording(measure);
  const { name, after, before } = measure;
  return (
    <div className="wall-rate">
      <p>{t(name)}</p>
      <strong>{wording.value(after?.value)}</strong>
      <p className="soft">
        {t(figuresTexts.beforeValue, { value: wording.value(before?.value) })}
        <br />
        {t(figuresTexts.counts, { numerator: after?.numerator ?? 0, denominator: after?.denominator ?? 0 })}
      </p>
    </div>
  );
}

/** The areas on the map, and beside it from the highest to the lowest. */
export function WallAreas({ figures }: { readonly figures: Figures | undefined }): ReactElement | null {
  const measure = figures?.measures[0];
  return measure === undefined ? null : <WallAreasOf measure={measure} />;
}

function WallAreasOf({ measure }: { readonly measure: MeasureFigures }): ReactElement {
  const t = useText();
  const hasMap = useCityMap();
  const wording = useWording(measure);
  const lines = useMemo(
    () =>
      measure.groups.flatMap(({ group, ...figure }): readonly FigureLine[] =>
        group === null ? [] : [{ key: group.code, name: group.name === null ? group.code : t(group.name), figure, onOpen: nothing }],
      ),
    [measure, t],
  );
  const ranked = lines.toSorted((one, other) => (other.figure.after?.value ?? -1) - (one.figure.after?.value ?? -1));
  const option = useMemo(() => mapOption(lines, wording, 18), [lines, wording]);
  return (
    <>
      <h2>{t(texts.byArea)}</h2>
      {lines.length === 0 ? <p>{t(texts.nothing)}</p> : null}
      <div className="wall-areas">
        {hasMap === true && lines.length > 0 ? <Chart option={option} height={640} label={t(texts.byArea)} /> : null}
        <ol>
          {ranked.map(({ key, name, figure }) => (
            <li key={key}>
              <span>{name}</span>
              <strong>{wording.value(figure.after?.value)}</strong>
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

/** How the three rates went, week by week. */
export function WallWeeks({ series }: { readonly series: Series | undefined }): ReactElement {
  const t = useText();
  return (
    <>
      <h2>{t(texts.weeks)}</h2>
      <div className="wall-weeks">
        {series?.measures.map((measure) => (
          <WallWeek key={measure.id} measure={measure} />
        ))}
      </div>
    </>
  );
}

function WallWeek({ measure }: { readonly measure: MeasureSeries }): ReactElement {
  const t = useText();
  const wording = useWording(measure);
  const values = measure.points.map(({ after }) => after?.value ?? null);
  return (
    <div>
      <span>{t(measure.name)}</span>
      <Sparkline values={values} />
      <strong>{wording.value(values.findLast((value) => value !== null))}</strong>
    </div>
  );
}

/** What most people asked about. */
export function WallClasses({ figures }: { readonly figures: Figures | undefined }): ReactElement {
  const t = useText();
  const counted = (figures?.measures[0]?.groups ?? [])
    .flatMap(({ group, before }) =>
      group === null ? [] : [{ code: group.code, name: group.name === null ? group.code : t(group.name), count: before?.denominator ?? 0 }],
    )
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_CLASSES);
  const most = counted[0]?.count ?? 1;
  return (
    <>
      <h2>{t(texts.classes)}</h2>
      {counted.length === 0 && figures !== undefined ? <p>{t(texts.nothing)}</p> : null}
      <ol className="wall-classes">
        {counted.map(({ code, name, count }) => (
          <li key={code}>
            <span>{name}</span>
            <i style={{ width: `${String((count / most) * 100)}%` }} aria-hidden="true" />
            <strong>{t(texts.count, { count })}</strong>
          </li>
        ))}
      </ol>
    </>
  );
}
