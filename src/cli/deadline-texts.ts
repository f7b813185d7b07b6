import type { Limit } from '../domain/calendar/types.ts';
import type { Label } from '../domain/vocabulary/label.ts';

/** Units of limits. */
export const limitUnits: Readonly<Record<Limit['unit'], Label>> = {
  workday: { zh: '个工作日', en: 'workdays' },
  minute: { zh: '分钟', en: 'minutes' },
  hour: { zh: '小时', en: 'hours' },
  calendarDay: { zh: '个自然日', en: 'calendar days' },
};

/** What the command `deadline` says. */
export const deadlineTexts = {
  limit: { zh: '时限', en: 'Limit' },
  entered: { zh: '提出', en: 'Entered' },
  countsFrom: { zh: '起算', en: 'Counts from' },
  deadline: { zh: '截止', en: 'Deadline' },
  yellow: { zh: '黄灯', en: 'Yellow from' },
  calendar: { zh: '日历', en: 'Calendar' },
  provisional: (years: readonly number[]): Label => ({
    zh: `暂定：${years.join('、')} 年的放假安排未载入，只按周末和固定节日推算；载入后重算。`,
    en: `Provisional: the holidays of ${years.join(', ')} are not loaded; weekends and fixed holidays only, to be recomputed.`,
  }),
  missingAt: { zh: '请用 --at 写明起点，例如 2026-02-13T16:40+08:00。', en: 'Say when it starts with --at, e.g. 2026-02-13T16:40+08:00.' },
  badAt: (text: string): Label => ({
    zh: `“${text}”不是存在的时刻。请写作 2026-02-13T16:40+08:00；不写时差即为该市当地时间。`,
    en: `"${text}" is not a time that exists. Write 2026-02-13T16:40+08:00; without an offset it is the city's local time.`,
  }),
  farAt: (text: string, first: number, last: number): Label => ({
    zh: `“${text}”超出可计算的范围（${String(first)} 至 ${String(last)} 年）。`,
    en: `"${text}" is out of range (the years ${String(first)} to ${String(last)}).`,
  }),
  oneLimit: {
    zh: '请写一个时限，且只写一个：--workdays、--minutes、--hours 或 --days。',
    en: 'Give one limit, and only one: --workdays, --minutes, --hours or --days.',
  },
  badAmount: (option: string, text: string, most: number): Label => ({
    zh: `${option} 应为 0 至 ${String(most)} 的整数，实为“${text}”。`,
    en: `${option} must be a whole number from 0 to ${String(most)}, found "${text}".`,
  }),
  badWorkdays: (text: string, most: number): Label => ({
    zh: `--workdays 应为 0 至 ${String(most)}，可以带半天（0.5），实为“${text}”。`,
    en: `--workdays must be 0 to ${String(most)}, halves allowed (0.5), found "${text}".`,
  }),
} as const;
