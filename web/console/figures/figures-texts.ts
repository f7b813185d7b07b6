import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the page of figures says. */
export const figuresTexts = {
  title: { zh: '数据', en: 'Figures' },
  wall: { zh: '大屏', en: 'Wall display' },
  period: { zh: '期间', en: 'Period' },
  thisMonth: { zh: '本月', en: 'This month' },
  lastMonth: { zh: '上月', en: 'Last month' },
  quarter: { zh: '本季度', en: 'This quarter' },
  year: { zh: '本年', en: 'This year' },
  ownPeriod: { zh: '自定', en: 'Own days' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  badDays: { zh: '止日不能早于起日', en: 'The last day must not lie before the first' },
  unit: { zh: '单位', en: 'Unit' },
  unitKind: { zh: '单位类别', en: 'Kind of unit' },
  class: { zh: '事项', en: 'Class' },
  area: { zh: '区域', en: 'Area' },
  channel: { zh: '渠道', en: 'Channel' },
  measure: { zh: '指标', en: 'Measure' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  none: { zh: '（无）', en: '(none)' },
  asOf: { zh: '截至 {at}', en: 'As of {at}' },
  rates: { zh: '三率', en: 'The three rates' },
  others: { zh: '其他指标', en: 'Other measures' },
  after: { zh: '剔除后', en: 'After exclusions' },
  before: { zh: '剔除前', en: 'Before exclusions' },
  beforeValue: { zh: '剔除前 {value}', en: '{value} before exclusions' },
  beforeShort: { zh: '剔除前 {value}', en: 'before {value}' },
  excluded: { zh: '剔除 {count} 件', en: '{count} excluded' },
  counts: { zh: '{numerator} / {denominator} 件', en: '{numerator} of {denominator}' },
  change: { zh: '较上期 {change}', en: '{change} on the period before' },
  points: { zh: '{change} 个百分点', en: '{change} points' },
  noBefore: { zh: '上期无数据', en: 'nothing in the period before' },
  formula: { zh: '公式', en: 'Formula' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  day: { zh: '归属日', en: 'Day' },
  rule: { zh: '规则', en: 'Rule' },
  noFigure: { zh: '暂无', en: 'none' },
  median: { zh: '中位数 {value}', en: 'median {value}' },
  showMedian: { zh: '算中位数', en: 'Count the median' },
  hours: { zh: '{value} 小时', en: '{value} h' },
  value: { zh: '数值', en: 'Value' },
  ticketsBehind: { zh: '{name}：查看背后的工单', en: '{name}: the tickets behind it' },
  empty: {
    zh: '这段时间没有计入的工单。可换一个期间，或清除筛选。',
    en: 'Nothing counts in these days. Choose another period, or clear the filters.',
  },
} as const satisfies Record<string, Label>;

/** What charts and their corners say. */
export const chartTexts = {
  trend: { zh: '走势', en: 'Over time' },
  ranking: { zh: '单位排名', en: 'Units' },
  map: { zh: '区域', en: 'Areas' },
  matrix: { zh: '单位 × 事项', en: 'Units × classes' },
  asChart: { zh: '图', en: 'Chart' },
  asTable: { zh: '表', en: 'Table' },
  view: { zh: '显示方式', en: 'View' },
  keep: { zh: '下载', en: 'Download' },
  asImage: { zh: '图片（PNG）', en: 'Image (PNG)' },
  asWorkbook: { zh: 'Excel（XLSX）', en: 'Excel (XLSX)' },
  asCsv: { zh: 'CSV', en: 'CSV' },
  kindOfUnits: { zh: '只与同类单位比较', en: 'Compared with their like only' },
  noMap: { zh: '没有这座城市的地图，以表格显示。', en: 'There is no map of this city; shown as a table.' },
  keyHint: { zh: '用键盘或读屏时，请切换到“表”。', en: 'With the keyboard or a screen reader, use the table.' },
  nothing: { zh: '没有可画的数。', en: 'There is nothing to draw.' },
  failed: { zh: '这张图没能画出', en: 'This chart could not be drawn' },
  period: { zh: '时间', en: 'Time' },
} as const satisfies Record<string, Label>;

/** What a chart has found, as its title. `{measure}` is the measure, `{piece}` a day, a week or a month. */
export const findingTexts = {
  nothing: { zh: '{measure}：期内没有计入的工单', en: '{measure}: nothing counts in this period' },
  rising: { zh: '{measure}连续 {count} {piece}上升，最近为 {value}', en: '{measure} has risen {count} {piece}s in a row, to {value}' },
  falling: { zh: '{measure}连续 {count} {piece}下降，最近为 {value}', en: '{measure} has fallen {count} {piece}s in a row, to {value}' },
  single: { zh: '{measure}为 {value}', en: '{measure} is {value}' },
  fromTo: { zh: '{measure}由 {first} 到 {value}', en: '{measure} went from {first} to {value}' },
  only: { zh: '只有{name}有数据：{value}', en: 'Only {name} has figures: {value}' },
  allAlike: { zh: '{count} 个都是 {value}', en: 'All {count} stand at {value}' },
  andOthers: { zh: '{name}及另外 {others} 个', en: '{name} and {others} more' },
  highLow: { zh: '{high}最高（{highest}），{low}最低（{lowest}）', en: '{high} is highest ({highest}), {low} lowest ({lowest})' },
} as const satisfies Record<string, Label>;

/** Pieces of a period, as they are counted. */
export const pieceTexts = {
  day: { zh: '天', en: 'day' },
  week: { zh: '周', en: 'week' },
  month: { zh: '个月', en: 'month' },
} as const satisfies Record<string, Label>;

/** What the list of tickets behind a figure says. */
export const behindTexts = {
  title: { zh: '{name}背后的工单', en: 'Tickets behind: {name}' },
  part: { zh: '哪一部分', en: 'Which part' },
  numerator: { zh: '计入分子', en: 'In the numerator' },
  rest: { zh: '未计入分子', en: 'Only in the denominator' },
  counted: { zh: '计入的', en: 'Counted' },
  excluded: { zh: '已剔除', en: 'Excluded' },
  number: { zh: '工单号', en: 'Number' },
  state: { zh: '状态', en: 'State' },
  at: { zh: '计入时间', en: 'Counted at' },
  more: { zh: '再显示 {count} 件', en: 'Show {count} more' },
  shown: { zh: '已显示 {count} 件', en: '{count} shown' },
  nothing: { zh: '没有这样的工单。', en: 'There is no such ticket.' },
  meaning: { zh: '分子：{numerator}', en: 'Numerator: {numerator}' },
} as const satisfies Record<string, Label>;
