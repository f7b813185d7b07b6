import { nearest } from '../domain/kernel/nearest.ts';
import type { Label } from '../domain/vocabulary/label.ts';

/** What the command `measures` says. */
export const measuresTexts = {
  measure: { zh: '指标', en: 'Measure' },
  group: { zh: '分组', en: 'Group' },
  after: { zh: '剔除后', en: 'After' },
  before: { zh: '剔除前', en: 'Before' },
  counts: { zh: '分子/分母', en: 'numerator/denominator' },
  excluded: { zh: '剔除', en: 'Excluded' },
  median: { zh: '中位数', en: 'median' },
  total: { zh: '合计', en: 'Total' },
  exclusions: {
    zh: '剔除后、剔除前：不计与计入经批准剔除的工单。',
    en: 'After and before: without and with the tickets that approved exclusions leave out.',
  },
  none: { zh: '（无）', en: '(none)' },
  asOf: { zh: '截至', en: 'as of' },
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  day: { zh: '归属日', en: 'day' },
  formulas: { zh: '各指标的公式见 docs/measures.md，或加 --formula。', en: 'Formulas: docs/measures.md, or add --formula.' },
  counting: (events: number): Label => ({ zh: `正在计入 ${String(events)} 条事件`, en: `counting ${String(events)} events` }),
  suppressed: (below: number): Label => ({
    zh: `“<${String(below)}”：不足 ${String(below)} 件的数不公开，可由相减得出的也不公开。`,
    en: `"<${String(below)}": numbers under ${String(below)} are not published, nor what would give them away by subtraction.`,
  }),
  noTickets: { zh: '没有这样的工单。', en: 'There is no such ticket.' },
  more: (limit: number): Label => ({
    zh: `只列出前 ${String(limit)} 件；用 --limit 和 --offset 查看其余。`,
    en: `Only the first ${String(limit)} are listed; see the rest with --limit and --offset.`,
  }),
  missingPeriod: {
    zh: '须写明 --from 和 --to，例如 --from 2026-01-01 --to 2026-03-31。',
    en: '--from and --to are needed, e.g. --from 2026-01-01 --to 2026-03-31.',
  },
  badDay: (option: string, text: string): Label => ({
    zh: `${option} “${text}”不是日期，应写作 2026-03-31。`,
    en: `${option} "${text}" is no day; write 2026-03-31.`,
  }),
  wrongOrder: { zh: '--from 晚于 --to。', en: '--from lies after --to.' },
  badAsOf: (text: string): Label => ({
    zh: `--as-of “${text}”不是时刻，应写作 2026-03-31T18:00+08:00。`,
    en: `--as-of "${text}" is no instant; write 2026-03-31T18:00+08:00.`,
  }),
  unknownChoice: (option: string, text: string, choices: readonly string[]): Label => {
    const meant = nearest(text, choices);
    return {
      zh: `${option} 不能是“${text}”${meant === undefined ? '' : `，是否要用“${meant}”`}。可用：${choices.join('、')}。`,
      en: `${option} cannot be "${text}".${meant === undefined ? '' : ` Did you mean "${meant}"?`} Possible: ${choices.join(', ')}.`,
    };
  },
  badCount: (option: string, text: string): Label => ({
    zh: `${option} “${text}”不是 0 到 1000000 的整数。`,
    en: `${option} "${text}" is no whole number from 0 to 1000000.`,
  }),
  oneMeasure: { zh: '--tickets 要配合恰好一个 --measure。', en: '--tickets needs exactly one --measure.' },
  onlyRatio: { zh: '均值类指标没有 rest 一栏。', en: 'A mean has no part "rest".' },
  groupNeedsBy: { zh: '--group 要配合 --by。', en: '--group needs --by.' },
} as const;
