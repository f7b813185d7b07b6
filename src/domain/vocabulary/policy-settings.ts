import type { Label } from './label.ts';

/** Every number that a city may change, with the rule that asks for it. */
export const policySettings = {
  acceptAndDispatch: { zh: '受理并派单', en: 'Taking on and dispatching', rule: 'R-7' },
  firstAnswer: { zh: '首次回应', en: 'First answer', rule: 'R-7' },
  urgentResponse: { zh: '紧急诉求响应', en: 'Response to an urgent request', rule: 'H-1' },
  handling: { zh: '办理', en: 'Handling', rule: 'H-1' },
  handlingByClass: { zh: '按事项办理', en: 'Handling of a class', rule: 'D-1' },
  sign: { zh: '签收或退单', en: 'Signing or sending back', rule: 'D-3' },
  judgeSendBack: { zh: '审核退单', en: 'Judging a send-back', rule: 'D-5' },
  contact: { zh: '首次联系诉求人', en: 'First contact with the caller', rule: 'H-2' },
  decideExtension: { zh: '审批延期', en: 'Deciding an extension', rule: 'H-3' },
  level3: { zh: '下级单位办理', en: 'Handling by a level-3 unit', rule: 'H-5' },
  review: { zh: '审核答复', en: 'Reviewing an answer', rule: 'H-6' },
  conference: { zh: '疑难会商', en: 'Case conference', rule: 'D-7' },
  redo: { zh: '二次办理', en: 'Redo', rule: 'E-4' },
  objection: { zh: '对最终答复提出异议', en: 'Objecting to a final answer', rule: 'H-8' },
  maxSendBacks: { zh: '准予退单上限', en: 'Approved send-backs at most', rule: 'D-6' },
  maxExtensions: { zh: '延期次数上限', en: 'Extensions at most', rule: 'H-3' },
  extensionEach: { zh: '每次延期上限', en: 'Each extension at most', rule: 'H-3' },
  longCycleAtMost: { zh: '长周期上限', en: 'Long-cycle matter at most', rule: 'H-4' },
  longCycleReport: { zh: '长周期进展报告间隔', en: 'Reports of a long-cycle matter', rule: 'H-4' },
  followUpTry: { zh: '办结后回访', en: 'Follow-up after conclusion', rule: 'E-1' },
  rateWithin: { zh: '可评价时间', en: 'Rating is open for', rule: 'E-3' },
  archive: { zh: '办结后归档', en: 'Archiving after closing', rule: 'E-7' },
  yellowBefore: { zh: '到期前亮黄灯', en: 'Yellow light before the limit', rule: 'S-1' },
  classSureFrom: { zh: '建议类别视为有把握', en: 'A suggested class is sure from', rule: 'D-9' },
  satisfiedLevels: { zh: '计为满意的档次', en: 'Levels that count as satisfied', rule: 'M-3' },
  suppressBelow: { zh: '公开数据小格不公布', en: 'Public cells hidden below', rule: 'M-7' },
} as const satisfies Readonly<Record<string, Label & { readonly rule: string }>>;
export type PolicySetting = keyof typeof policySettings;

/** What a setting is counted in. */
export const policyUnits = {
  workday: { zh: '个工作日', en: 'workdays' },
  minute: { zh: '分钟', en: 'minutes' },
  hour: { zh: '小时', en: 'hours' },
  calendarDay: { zh: '个自然日', en: 'calendar days' },
  times: { zh: '次', en: 'times' },
  levels: { zh: '档', en: 'levels' },
  cases: { zh: '件', en: 'cases' },
  points: { zh: '分（满分 100）', en: 'of 100' },
} as const satisfies Readonly<Record<string, Label>>;
export type PolicyUnit = keyof typeof policyUnits;
