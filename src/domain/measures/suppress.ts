import type { MeasureKind } from './definition.ts';
import type { Figure, Share } from './figure.ts';

/** A figure of which nothing may be shown. */
export const hidden: Figure = { before: null, after: null, excluded: null };

/**
 * M-7: hides what would show a cell of 1 to `below` - 1 rows: the denominator, and for a ratio the numerator and the rest.
 * When only the excluded rows are that few, the figure before exclusions stays and the other form goes, since the two
 * together would tell about those few.
 */
export function suppressFigure(kind: MeasureKind, figure: Figure, below: number): Figure {
  if (figure.before === null || hasSmallCell(kind, figure.before, below)) return hidden;
  if (figure.after === null || isSmall(figure.excluded ?? 0, below) || hasSmallCell(kind, figure.after, below)) {
    return { before: figure.before, after: null, excluded: null };
  }
  return figure;
}

/**
 * M-7 for the groups of one measure, whose total may be known: hides small ones, and then the next smallest until what is
 * hidden cannot be had by subtraction: all hidden groups together have no small cell either.
 */
export function suppressGroups(kind: MeasureKind, figures: readonly Figure[], below: number): readonly Figure[] {
  const shown = figures.map((figure) => suppressFigure(kind, figure, below));
  for (;;) {
    const gone = figures.filter((figure, at) => shown[at]?.before === null && size(figure) > 0);
    if (gone.length === 0 || !hasSmallCell(kind, together(gone), below)) return hideFewExcluded(figures, shown, below);
    const smallest = figures.reduce<number | undefined>((best, figure, at) => {
      if (shown[at]?.before === null || size(figure) === 0) return best;
      return best === undefined || size(figure) < size(figures[best]) ? at : best;
    }, undefined);
    if (smallest === undefined) return shown;
    shown[smallest] = hidden;
  }
}

function together(figures: readonly Figure[]): Pick<Share, 'numerator' | 'denominator'> {
  const sum = (part: 'numerator' | 'denominator'): number => figures.reduce((total, { before }) => total + (before?.[part] ?? 0), 0);
  return { numerator: sum('numerator'), denominator: sum('denominator') };
}

/** Where few excluded rows are hidden in one group, the difference to the total must not tell them: all groups with any hide theirs. */
function hideFewExcluded(figures: readonly Figure[], shown: readonly Figure[], below: number): readonly Figure[] {
  const behindHidden = figures.reduce((sum, figure, at) => (shown[at]?.before === null ? sum + (figure.excluded ?? 0) : sum), 0);
  const fewSomewhere = isSmall(behindHidden, below) || shown.some((figure) => figure.before !== null && figure.after === null);
  if (!fewSomewhere) return shown;
  return shown.map((figure) => (figure.excluded === 0 ? figure : { before: figure.before, after: null, excluded: null }));
}

function size(figure: Figure | undefined): number {
  return figure?.before?.denominator ?? 0;
}

function isSmall(count: number, below: number): boolean {
  return count > 0 && count < below;
}

function hasSmallCell(kind: MeasureKind, { numerator, denominator }: Pick<Share, 'numerator' | 'denominator'>, below: number): boolean {
  const cells = kind === 'ratio' ? [denominator, numerator, denominator - numerator] : [denominator];
  return cells.some((cell) => isSmall(cell, below));
}
