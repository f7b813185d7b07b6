import { useMemo } from 'react';
import { useText } from '../frame/language.tsx';
import { figuresTexts, findingTexts, pieceTexts } from './figures-texts.ts';
import type { Finding } from './finding.ts';
import type { FigureForms } from './line-table.tsx';
import type { MeasureFigures, Series } from './use-figures.ts';
import { wordValue } from './word-figure.ts';

type Measure = Pick<MeasureFigures, 'name' | 'kind'>;

/** Words for what charts of a measure show. */
export type Wording = {
  readonly value: (value: number | null | undefined) => string;
  /** A figure in full, for whoever points at its mark. */
  readonly figure: (name: string, figure: FigureForms) => string;
  /** What the chart has found; a piece is what its points are. */
  readonly finding: (finding: Finding, piece?: Series['interval']) => string;
};

/** Words of a measure in the language of the page. */
export function useWording({ name, kind }: Measure): Wording {
  const t = useText();
  return useMemo(() => {
    const value = (one: number | null | undefined): string => {
      const worded = wordValue(kind, one);
      if (worded === null) return t(figuresTexts.noFigure);
      return kind === 'hours' ? t(figuresTexts.hours, { value: worded }) : worded;
    };
    return {
      value,
      figure: (of, { before, after }) =>
        [
          of,
          `${t(figuresTexts.after)} ${value(after?.value)}${after === null ? '' : ` (${shareCounts(kind, after)})`}`,
          `${t(figuresTexts.before)} ${value(before?.value)}${before === null ? '' : ` (${shareCounts(kind, before)})`}`,
        ].join('\n'),
      finding: (finding, piece = 'day') =>
        t(finding.text, {
          ...finding.params,
          ...Object.fromEntries(
            Object.entries(finding.sharing ?? {}).flatMap(([brace, count]) =>
              count < 2 ? [] : [[brace, t(findingTexts.andOthers, { name: finding.params[brace] ?? '', others: count - 1 })]],
            ),
          ),
          ...Object.fromEntries(Object.entries(finding.values).map(([brace, one]) => [brace, value(one)])),
          measure: t(name),
          piece: t(pieceTexts[piece]),
        }),
    };
  }, [name, kind, t]);
}

function shareCounts(kind: Measure['kind'], { numerator, denominator }: NonNullable<FigureForms['after']>): string {
  return `${kind === 'hours' ? numerator.toFixed(0) : String(numerator)}/${String(denominator)}`;
}
