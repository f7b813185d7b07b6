import type { Labels } from './label.ts';

/** Columns of lists of tickets, in the order in which they stand. */
export const listColumns = {
  number: { zh: '工单编号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  light: { zh: '亮灯', en: 'Light' },
  dueAt: { zh: '办理时限', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  kind: { zh: '诉求类型', en: 'Kind' },
  urgency: { zh: '紧急程度', en: 'Urgency' },
  privacy: { zh: '公开程度', en: 'Privacy' },
  channel: { zh: '来源渠道', en: 'Channel' },
  classCode: { zh: '事项分类', en: 'Class' },
  area: { zh: '区域', en: 'Area' },
  unit: { zh: '主办单位', en: 'Lead' },
  level3Unit: { zh: '下级承办单位', en: 'Level-3 unit' },
  receivedAt: { zh: '收到时间', en: 'Received' },
  followers: { zh: '诉求人数', en: 'Callers' },
  hops: { zh: '退单次数', en: 'Hops' },
  extensions: { zh: '延期次数', en: 'Extensions' },
  round: { zh: '办理轮次', en: 'Round' },
  supervisionLevel: { zh: '督办级别', en: 'Supervision' },
  longCycle: { zh: '长周期', en: 'Long-cycle' },
} as const satisfies Labels;
export type ListColumn = keyof typeof listColumns;
