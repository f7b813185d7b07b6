import type { GroupFigure, MeasureReport } from '../application/measures/report-measures.ts';
import type { Figure } from '../domain/measures/figure.ts';
import { measureNames } from '../domain/vocabulary/measure.ts';

/** The report for machines. Ratios are 0 to 1; hidden figures are null. */
export function measuresRecord(report: MeasureReport): unknown {
  const { city, cityName, from, to, asOf, timeZone, by, suppressedBelow } = report;
  return {
    ...{ city, cityName, from, to, asOf, timeZone, by, suppressedBelow },
    measures: report.measures.map(({ definition, total, groups }) => ({
      id: definition.id,
      name: measureNames[definition.id],
      rule: definition.rule,
      kind: definition.kind,
      counts: definition.source,
      formula: definition.words,
      ...figureRecord(total),
      ...(by === null ? {} : { groups: groups.map(({ group, figure }) => ({ group, ...figureRecord(figure) })) }),
    })),
  };
}

function figureRecord({ before, after, excluded }: Figure): object {
  return { before, after, excluded };
}

const COLUMNS = [
  ...['measure', 'name_zh', 'name_en', 'group', 'group_name', 'from', 'to', 'as_of'],
  ...['numerator_before', 'denominator_before', 'value_before', 'median_before'],
  ...['numerator_after', 'denominator_after', 'value_after', 'median_after', 'excluded'],
];

/** The report as CSV (RFC 4180), one line a figure; the whole city has an empty group. Hidden and missing values are empty. */
export function measuresCsv(report: MeasureReport): readonly string[] {
  const lines = report.measures.flatMap(({ definition, total, groups }) => {
    const { zh, en } = measureNames[definition.id];
    const line = (group: string, groupName: string, { before, after, excluded }: Figure): string =>
      csvLine([
        ...[definition.id, zh, en, group, groupName, report.from, report.to, report.asOf],
        ...[before?.numerator, before?.denominator, before?.value, before?.median],
        ...[after?.numerator, after?.denominator, after?.value, after?.median, excluded],
      ]);
    return [line('', '', total), ...groups.map((entry) => line(groupCode(entry), entry.group?.name?.zh ?? '', entry.figure))];
  });
  return [csvLine(COLUMNS), ...lines];
}

function groupCode({ group }: GroupFigure): string {
  return group === null ? '-' : group.code;
}

/** Cells as one line; text that a spreadsheet would take for a formula gets a quote before it. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return cells
    .map((cell) => {
      if (typeof cell === 'number') return String(cell);
      const text = /^[=+\-@\t\r]./u.test(cell ?? '') ? `'${cell ?? ''}` : (cell ?? '');
      return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}
