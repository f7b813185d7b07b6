import type { Labels } from '../vocabulary/label.ts';

/** Why a day between start and end of a limit counted or did not. */
export const dayReasons = {
  workday: { zh: '工作日', en: 'workday' },
  makeUpWorkday: { zh: '调休上班', en: 'make-up workday' },
  weekend: { zh: '周末', en: 'weekend' },
  publicHoliday: { zh: '放假', en: 'public holiday' },
  afterHours: { zh: '当天已下班', en: 'entered after closing time' },
  startDay: { zh: '起算日，从次一工作日数起', en: 'the clock starts, counting begins with the next workday' },
  calendarDay: { zh: '自然日', en: 'calendar day' },
  aroundTheClock: { zh: '全天计时', en: 'counted around the clock' },
} as const satisfies Labels;
export type DayReason = keyof typeof dayReasons;
