import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** Texts of the public figures. */
export const figuresTexts = {
  title: { zh: '公开数据', en: 'Public figures' },
  lead: {
    zh: '三项比率，按月、按县（市、区）。每项都写明怎么算；剔除前、剔除后两个数都给您看。',
    en: 'Three rates, by month and by county. Each says how it is counted, and is shown with and without exclusions.',
  },
  hiddenNote: {
    zh: '少于 {min} 件的不公开，以免看出是谁；能由它推算出少于 {min} 件的，也一并不公开。',
    en: 'Numbers below {min} are withheld, so that nobody can be recognised, and so are those from which such a number, below {min}, could be worked out.',
  },
  loading: { zh: '正在取数…', en: 'Fetching the figures…' },
  none: {
    zh: '还没有满一个月的数据，下个月初就有了。',
    en: 'No month is complete yet; there will be figures at the beginning of the next one.',
  },
  retry: { zh: '再试一次', en: 'Try again' },
  formula: { zh: '怎么算', en: 'How it is counted' },
  formulaText: { zh: '{numerator} ÷ {denominator}', en: '{numerator} ÷ {denominator}' },
  formulaDay: { zh: '记入月份：{day}', en: 'Counted in the month of: {day}' },
  byMonth: { zh: '{name}，按月', en: '{name}, by month' },
  byArea: { zh: '各县（市、区）', en: 'By county' },
  byAreaOf: { zh: '{month}各县（市、区）', en: 'By county, {month}' },
  month: { zh: '月份', en: 'Month' },
  area: { zh: '县（市、区）', en: 'County' },
  noArea: { zh: '未分到县区', en: 'No county' },
  after: { zh: '剔除后', en: 'After exclusions' },
  before: { zh: '剔除前', en: 'Before exclusions' },
  excluded: { zh: '剔除', en: 'Excluded' },
  countOf: { zh: '{numerator} / {denominator}', en: '{numerator} / {denominator}' },
  hidden: { zh: '未公开', en: 'withheld' },
  empty: { zh: '无', en: 'none' },
  csv: { zh: '下载表格（CSV）', en: 'Download the table (CSV)' },
  xlsx: { zh: '下载表格（Excel）', en: 'Download the table (Excel)' },
  asOf: { zh: '数据截至 {time}', en: 'As of {time}' },
} as const satisfies Record<string, Label>;
