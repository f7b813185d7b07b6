import type { Label } from '../../domain/vocabulary/label.ts';

/** What stands in tables of figures beside names. */
export const figureTexts = {
  figures: { zh: '指标', en: 'Measures' },
  publicFigures: { zh: '公开指标', en: 'Public measures' },
  measure: { zh: '指标', en: 'Measure' },
  unit: { zh: '单位', en: 'Unit' },
  unitKind: { zh: '单位类别', en: 'Kind of unit' },
  class: { zh: '事项类别', en: 'Class' },
  area: { zh: '区域', en: 'Area' },
  channel: { zh: '渠道', en: 'Channel' },
  code: { zh: '代码', en: 'Code' },
  total: { zh: '合计', en: 'Total' },
  none: { zh: '（无）', en: '(none)' },
  month: { zh: '月份', en: 'Month' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  valueAfter: { zh: '剔除后', en: 'After exclusions' },
  numeratorAfter: { zh: '分子（剔除后）', en: 'Numerator after exclusions' },
  denominatorAfter: { zh: '分母（剔除后）', en: 'Denominator after exclusions' },
  medianAfter: { zh: '中位数（剔除后）', en: 'Median after exclusions' },
  valueBefore: { zh: '剔除前', en: 'Before exclusions' },
  numeratorBefore: { zh: '分子（剔除前）', en: 'Numerator before exclusions' },
  denominatorBefore: { zh: '分母（剔除前）', en: 'Denominator before exclusions' },
  medianBefore: { zh: '中位数（剔除前）', en: 'Median before exclusions' },
  excluded: { zh: '剔除数', en: 'Excluded' },
  formula: { zh: '公式', en: 'Formula' },
  narrowed: { zh: '范围', en: 'Narrowed to' },
  asOf: { zh: '统计截至', en: 'as of' },
  source: { zh: '来源：回音系统，由工单事件重新计数', en: 'Source: Huiyin, counted from the events of the tickets' },
} as const satisfies Readonly<Record<string, Label>>;

/** M-7, for whoever finds a cell empty. */
export function hiddenNote(below: number): Label {
  return {
    zh: `不足 ${String(below)} 件的数不公开，可由相减得出的也不公开，均留空。`,
    en: `Numbers under ${String(below)} are not published, nor what would give them away by subtraction; these cells are empty.`,
  };
}
