import type { MeasureGroup } from '../application/measures/group-keys.ts';
import type { MeasureReport, ReportedMeasure } from '../application/measures/report-measures.ts';
import type { MeasureDefinition, MeasureKind } from '../domain/measures/definition.ts';
import type { Figure, Share } from '../domain/measures/figure.ts';
import { measureNames } from '../domain/vocabulary/measure.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';
import { localMinute } from './local-time.ts';
import { measuresTexts } from './measures-texts.ts';
import type { Alignment } from './text-table.ts';
import { textTable } from './text-table.ts';

const ALIGNMENTS: readonly Alignment[] = ['left', 'right', 'right', 'right', 'right', 'right'];

/** What a person reads: the period, then one line a measure, or one table a measure when grouped. */
export function measuresLines(report: MeasureReport, formula: boolean): readonly string[] {
  const lines = [periodLine(report), ''];
  if (report.by === null) {
    const rows = report.measures.map(({ definition, total }) => figureRow(measureName(definition), definition.kind, total, report));
    lines.push(...textTable([header(measuresTexts.measure), ...rows], ALIGNMENTS));
    if (formula)
      for (const { definition } of report.measures) lines.push('', bilingual(measureNames[definition.id]), ...formulaLines(definition));
    else lines.push('', bilingual(measuresTexts.formulas));
  } else {
    for (const measure of report.measures) lines.push(...groupedLines(measure, report), '');
  }
  lines.push(bilingual(measuresTexts.exclusions));
  if (report.suppressedBelow !== null) lines.push('', bilingual(measuresTexts.suppressed(report.suppressedBelow)));
  return lines;
}

function periodLine({ cityName, from, to, asOf, timeZone }: MeasureReport): string {
  return `${cityName.zh} ${cityName.en}  ${from} … ${to}  ${bilingual(measuresTexts.asOf)} ${localMinute(asOf, timeZone)} (${timeZone})`;
}

function groupedLines({ definition, total, groups }: ReportedMeasure, report: MeasureReport): readonly string[] {
  const rows = groups.map(({ group, figure }) => {
    return figureRow(groupName(group), definition.kind, figure, report);
  });
  const all = figureRow(bilingual(measuresTexts.total), definition.kind, total, report);
  return [
    `${bilingual(measureNames[definition.id])} (${definition.rule})`,
    ...formulaLines(definition),
    ...textTable([header(measuresTexts.group), ...rows, all], ALIGNMENTS, 2),
  ];
}

function groupName(group: MeasureGroup | null): string {
  if (group === null) return bilingual(measuresTexts.none);
  return group.name === null || group.name.zh === group.code ? group.code : `${group.code} ${group.name.zh}`;
}

function header(first: Label): readonly string[] {
  const { after, before, counts, excluded } = measuresTexts;
  return [bilingual(first), bilingual(after), counts.zh, bilingual(before), counts.zh, bilingual(excluded)];
}

function measureName(definition: MeasureDefinition): string {
  return bilingual(measureNames[definition.id]);
}

function formulaLines({ words }: MeasureDefinition): readonly string[] {
  const { numerator, denominator, day } = measuresTexts;
  return [
    `  ${numerator.zh}：${words.numerator.zh}；${denominator.zh}：${words.denominator.zh}；${day.zh}：${words.day.zh}`,
    `  ${words.numerator.en} / ${words.denominator.en}; ${words.day.en}`,
  ];
}

function figureRow(
  name: string,
  kind: MeasureKind,
  { before, after, excluded }: Figure,
  { suppressedBelow }: MeasureReport,
): readonly string[] {
  const hidden = `<${String(suppressedBelow)}`;
  const form = (share: Share | null): readonly string[] =>
    share === null ? [hidden, ''] : [valueText(kind, share), countsText(kind, share)];
  return [name, ...form(after), ...form(before), excluded === null ? hidden : String(excluded)];
}

function valueText(kind: MeasureKind, { value, median }: Share): string {
  if (value === null) return '-';
  if (kind === 'ratio') return `${(value * 100).toFixed(2)}%`;
  if (kind === 'mean') return value.toFixed(3);
  return median === null ? value.toFixed(1) : `${value.toFixed(1)} (${bilingual(measuresTexts.median)} ${median.toFixed(1)})`;
}

function countsText(kind: MeasureKind, { numerator, denominator }: Share): string {
  return `${kind === 'hours' ? numerator.toFixed(1) : String(numerator)}/${String(denominator)}`;
}
