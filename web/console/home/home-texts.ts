import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the home page says. */
export const homeTexts = {
  greeting: { zh: '{name}，您好', en: 'Good day, {name}' },
  waiting: { zh: '等您办的', en: 'Waiting for you' },
  inSight: { zh: '您能看到的', en: 'In your sight' },
  due: { zh: '将到期 {count}', en: '{count} due soon' },
  overdue: { zh: '已超期 {count}', en: '{count} overdue' },
  nothing: { zh: '没有等您办的事项。有新的会自动出现。', en: 'Nothing is waiting for you. New items appear by themselves.' },
  newToday: { zh: '今天新进', en: 'New today' },
  newNone: { zh: '今天还没有新进的工单。', en: 'Nothing has come in today yet.' },
  atLeast: { zh: '{count}+', en: '{count}+' },
  allNew: { zh: '今天新进的全部工单', en: 'All of today' },
  rates: { zh: '本月三率', en: 'The three rates this month' },
  before: { zh: '未剔除 {value}', en: '{value} before exclusions' },
  noFigure: { zh: '暂无', en: 'none yet' },
  figures: { zh: '看全部数据', en: 'All figures' },
  formula: { zh: '{numerator} ÷ {denominator}', en: '{numerator} ÷ {denominator}' },
  administration: { zh: '去管理', en: 'To administration' },
  administrationHint: {
    zh: '您的岗位不办理工单。人员、角色、日志与运行状况在“管理”里。',
    en: 'Your role handles no tickets. People, roles, logs and health are under Administration.',
  },
} as const satisfies Record<string, Label>;
