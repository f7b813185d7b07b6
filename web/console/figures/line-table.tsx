import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { figuresTexts as texts } from './figures-texts.ts';
import type { MeasureFigures } from './use-figures.ts';
import { wordValue, type FigureKind } from './word-figure.ts';

/** A figure before and after exclusions. */
export type FigureForms = Pick<MeasureFigures, 'before' | 'after' | 'excluded'>;

/** One mark of a chart: its name, its figure, and how the tickets behind it are opened. */
export type FigureLine = { readonly key: string; readonly name: string; readonly figure: FigureForms; readonly onOpen: () => void };

type LineTableProps = {
  readonly caption: string;
  readonly lineName: string;
  readonly kind: FigureKind;
  readonly lines: readonly FigureLine[];
};

/** The marks of a chart as a table, for keyboard, screen reader and whoever likes numbers; each line opens its tickets. */
export function LineTable({ caption, lineName, kind, lines }: LineTableProps): ReactElement {
  const t = useText();
  const counts = ({ numerator, denominator }: NonNullable<FigureForms['after']>): string =>
    `${kind === 'hours' ? numerator.toFixed(0) : String(numerator)} / ${String(denominator)}`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section className="line-table" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{lineName}</th>
            <th scope="col" className="number">
              {t(texts.after)}
            </th>
            <th scope="col" className="number">
              {t(texts.numerator)} / {t(texts.denominator)}
            </th>
            <th scope="col" className="number">
              {t(texts.before)}
            </th>
            <th scope="col" className="number">
              {t(texts.numerator)} / {t(texts.denominator)}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, figure: { before, after }, onOpen }) => (
            <tr key={key}>
              <th scope="row">
                {(before?.denominator ?? 0) === 0 ? (
                  name
                ) : (
                  <button type="button" className="line-link" onClick={onOpen} aria-label={t(texts.ticketsBehind, { name })}>
                    {name}
                  </button>
                )}
              </th>
              <td className="number">{wordValue(kind, after?.value) ?? t(texts.noFigure)}</td>
              <td className="number soft">{after === null ? '' : counts(after)}</td>
              <td className="number">{wordValue(kind, before?.value) ?? t(texts.noFigure)}</td>
              <td className="number soft">{before === null ? '' : counts(before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
