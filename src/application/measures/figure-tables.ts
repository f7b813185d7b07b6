import type { Instant } from '../../domain/kernel/time.ts';
import type { MeasureDefinition } from '../../domain/measures/definition.ts';
import type { Figure, Share } from '../../domain/measures/figure.ts';
import type { Name } from '../../domain/profile/types.ts';
import { measureNames } from '../../domain/vocabulary/measure.ts';
import type { Table, TableCell, TableColumn } from '../tables/ports.ts';
import { figureTexts, hiddenNote } from './figure-texts.ts';
import type { MeasureGroup } from './group-keys.ts';
import type { FigureHead } from './measure-scope.ts';
import type { MatrixReport } from './report-matrix.ts';
import type { MeasureReport } from './report-measures.ts';
import type { PublicFigures } from './report-public-figures.ts';
import type { SeriesReport } from './report-series.ts';

/** The language of a table, and words for what its figures are narrowed to, empty for nothing. */
export type TableWords = { readonly language: keyof Name; readonly narrowed: string };

/** Figures of a period, a line each: the whole, then its groups. */
export function figuresTable(report: MeasureReport, words: TableWords): Table {
  const { language } = words;
  const by = report.by === null ? [] : [column(figureTexts[report.by][language], 30), column(figureTexts.code[language], 16)];
  const group = (one: MeasureGroup | null): readonly TableCell[] => [nameOf(one, language), one?.code ?? null];
  return {
    name: nameOfTable(report, language),
    notes: notesOf(report, words),
    columns: [column(figureTexts.measure[language], 28), ...by, ...figureColumns(language)],
    rows: report.measures.flatMap(({ definition, total, groups }) => [
      [
        measureNames[definition.id][language],
        ...(report.by === null ? [] : [figureTexts.total[language], null]),
        ...figureCells(total, definition, language),
      ],
      ...groups.map(({ group: one, figure }) => [
        measureNames[definition.id][language],
        ...group(one),
        ...figureCells(figure, definition, language),
      ]),
    ]),
  };
}

/** Figures over time, a line for each point. */
export function seriesTable(report: SeriesReport, words: TableWords): Table {
  const { language } = words;
  const { measure, from, to } = figureTexts;
  return {
    name: nameOfTable(report, language),
    notes: notesOf(report, words),
    columns: [column(measure[language], 28), column(from[language], 12), column(to[language], 12), ...figureColumns(language)],
    rows: report.measures.flatMap(({ definition, points }) =>
      points.map((point) => [
        measureNames[definition.id][language],
        point.from,
        point.to,
        ...figureCells(point.figure, definition, language),
      ]),
    ),
  };
}

/** A measure by two dimensions: a line for each cell in which something counts. */
export function matrixTable(report: MatrixReport, words: TableWords): Table {
  const { language } = words;
  const { definition, rowLines, columnLines } = report;
  const line = (row: string, columnName: string, figure: Figure): readonly TableCell[] => [
    row,
    columnName,
    ...figureCells(figure, definition, language),
  ];
  const total = figureTexts.total[language];
  return {
    name: `${measureNames[definition.id][language]} ${nameOfTable(report, language)}`,
    notes: [measureNames[definition.id][language], ...notesOf(report, words)],
    columns: [
      column(figureTexts[report.rows][language], 30),
      column(figureTexts[report.columns][language], 24),
      ...figureColumns(language),
    ],
    rows: [
      line(total, total, report.total),
      ...rowLines.map(({ group, figure }) => line(nameOf(group, language), total, figure)),
      ...columnLines.map(({ group, figure }) => line(total, nameOf(group, language), figure)),
      ...report.cells.map(({ row, column: at, figure }) =>
        line(nameOf(rowLines[row]?.group ?? null, language), nameOf(columnLines[at]?.group ?? null, language), figure),
      ),
    ],
  };
}

/** M-7: the public figures, a line for each month and area; what is hidden is empty. */
export function publicTable(report: PublicFigures, language: keyof Name): Table {
  const { month, measure, area, code, total, publicFigures } = figureTexts;
  return {
    name: `${report.cityName[language]} ${publicFigures[language]}`,
    notes: [provenance(report, language), hiddenNote(report.suppressedBelow)[language]],
    columns: [
      ...[column(month[language], 10), column(measure[language], 28), column(area[language], 20), column(code[language], 10)],
      ...figureColumns(language),
    ],
    rows: report.measures.flatMap(({ definition, months }) =>
      months.flatMap((one) => {
        const line = (name: string, areaCode: string | null, figure: Figure): readonly TableCell[] => [
          ...[one.month, measureNames[definition.id][language], name, areaCode],
          ...figureCells(figure, definition, language),
        ];
        const areas = one.areas.map(({ figure }, at) =>
          line(nameOf(report.areas[at] ?? null, language), report.areas[at]?.code ?? null, figure),
        );
        return [line(total[language], null, one.total), ...areas];
      }),
    ),
  };
}

function figureColumns(language: keyof Name): readonly TableColumn[] {
  const { valueAfter, numeratorAfter, denominatorAfter, medianAfter, excluded, formula } = figureTexts;
  const { valueBefore, numeratorBefore, denominatorBefore, medianBefore } = figureTexts;
  const numbers = [
    valueAfter,
    numeratorAfter,
    denominatorAfter,
    medianAfter,
    valueBefore,
    numeratorBefore,
    denominatorBefore,
    medianBefore,
    excluded,
  ];
  return [...numbers.map((text) => column(text[language], 16)), column(formula[language], 80)];
}

function figureCells({ before, after, excluded }: Figure, { words }: MeasureDefinition, language: keyof Name): readonly TableCell[] {
  const form = (share: Share | null): readonly TableCell[] =>
    [share?.value, share?.numerator, share?.denominator, share?.median].map((cell) => cell ?? null);
  const formula = `${words.numerator[language]} ÷ ${words.denominator[language]}（${words.day[language]}）`;
  return [...form(after), ...form(before), excluded, language === 'zh' ? formula : formula.replace('（', ' (').replace('）', ')')];
}

function column(heading: string, width: number): TableColumn {
  return { heading, width };
}

function nameOf(group: MeasureGroup | null, language: keyof Name): string {
  return group === null ? figureTexts.none[language] : (group.name?.[language] ?? group.code);
}

function nameOfTable({ cityName, from, to }: FigureHead, language: keyof Name): string {
  return `${cityName[language]} ${figureTexts.figures[language]} ${from} ${to}`;
}

function notesOf(head: FigureHead, { language, narrowed }: TableWords): readonly string[] {
  const period = `${head.from} – ${head.to}`;
  return [`${period} · ${provenance(head, language)}`, ...(narrowed === '' ? [] : [`${figureTexts.narrowed[language]}: ${narrowed}`])];
}

function provenance(head: Pick<FigureHead, 'cityName' | 'asOf' | 'timeZone'>, language: keyof Name): string {
  return `${head.cityName[language]} · ${figureTexts.asOf[language]} ${minuteOf(head.asOf, head.timeZone)} · ${figureTexts.source[language]}`;
}

function minuteOf(asOf: Instant, timeZone: string): string {
  return Temporal.Instant.from(asOf).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
