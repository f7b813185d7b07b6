import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the wall display says. */
export const wallTexts = {
  title: { zh: '{city} 12345 运行情况', en: '12345 of {city}' },
  thisMonth: { zh: '本月', en: 'This month' },
  today: { zh: '今天', en: 'Today' },
  received: { zh: '今天受理', en: 'Received today' },
  dispatched: { zh: '今天派单', en: 'Dispatched today' },
  concluded: { zh: '今天办结', en: 'Concluded today' },
  open: { zh: '在办', en: 'Open' },
  due: { zh: '将到期', en: 'Due soon' },
  overdue: { zh: '已超期', en: 'Overdue' },
  rates: { zh: '本月三率', en: 'The three rates this month' },
  byArea: { zh: '各县（市、区）本月按期办结率', en: 'On-time rate of the areas this month' },
  weeks: { zh: '近十二周三率走势', en: 'The three rates over twelve weeks' },
  classes: { zh: '近七天反映最多的事项', en: 'What most people asked about in seven days' },
  count: { zh: '{count} 件', en: '{count}' },
  pause: { zh: '暂停轮播', en: 'Pause' },
  goOn: { zh: '继续轮播', en: 'Go on' },
  previous: { zh: '上一屏', en: 'Previous' },
  next: { zh: '下一屏', en: 'Next' },
  fullScreen: { zh: '全屏', en: 'Full screen' },
  leave: { zh: '回数据页', en: 'Back to the figures' },
  nothing: { zh: '还没有数据', en: 'Nothing counts yet' },
  controls: { zh: '轮播', en: 'Rotation' },
} as const satisfies Record<string, Label>;
