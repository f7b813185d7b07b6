import type { Labels } from './label.ts';

/** How an export stands. A file can be taken while it is ready. */
export const exportStates = {
  ready: { zh: '可下载', en: 'Ready' },
  waiting: { zh: '待审批', en: 'Waits for approval' },
  refused: { zh: '未批准', en: 'Refused' },
  expired: { zh: '已过期', en: 'Expired' },
} as const satisfies Labels;
export type ExportState = keyof typeof exportStates;

/** What the log of exports tells of. */
export const exportActs = {
  asked: { zh: '申请导出', en: 'Asked for' },
  granted: { zh: '批准', en: 'Granted' },
  refused: { zh: '不批准', en: 'Refused' },
  taken: { zh: '下载', en: 'Taken' },
} as const satisfies Labels;
export type ExportAct = keyof typeof exportActs;
