import type { MatrixReport } from '../application/measures/report-matrix.ts';
import type { MeasureReport } from '../application/measures/report-measures.ts';
import type { PublicFigures } from '../application/measures/report-public-figures.ts';
import type { SeriesReport } from '../application/measures/report-series.ts';
import type { MeasureDefinition } from '../domain/measures/definition.ts';
import { measureNames } from '../domain/vocabulary/measure.ts';

/** Figures of a period as they are answered. */
export function presentFigures({ measures, suppressedBelow: _none, ...report }: MeasureReport) {
  return {
    ...report,
    measures: measures.map(({ definition, total, groups }) => ({
      ...definitionOf(definition),
      ...total,
      groups: groups.map(({ group, figure }) => ({ group, ...figure })),
    })),
  };
}

/** Figures over time as they are answered. */
export function presentSeries({ measures, ...report }: SeriesReport) {
  return {
    ...report,
    measures: measures.map(({ definition, points }) => ({
      ...definitionOf(definition),
      points: points.map(({ figure, ...days }) => ({ ...days, ...figure })),
    })),
  };
}

/** A measure by two dimensions as it is answered. */
export function presentMatrix({ definition, total, rowLines, columnLines, cells, ...report }: MatrixReport) {
  return {
    ...report,
    ...definitionOf(definition),
    ...total,
    rowLines: rowLines.map(({ group, figure }) => ({ group, ...figure })),
    columnLines: columnLines.map(({ group, figure }) => ({ group, ...figure })),
    cells: cells.map(({ figure, ...place }) => ({ ...place, ...figure })),
  };
}

/** The public figures as they are answered. */
export function presentPublicFigures({ measures, ...report }: PublicFigures) {
  return {
    ...report,
    measures: measures.map(({ definition, months }) => ({
      ...definitionOf(definition),
      months: months.map(({ month, total, areas }) => ({
        month,
        ...total,
        areas: areas.map(({ area, figure }) => ({ area, ...figure })),
      })),
    })),
  };
}

function definitionOf({ id, rule, kind, words }: MeasureDefinition) {
  return { id, rule, kind, name: measureNames[id], formula: words };
}
