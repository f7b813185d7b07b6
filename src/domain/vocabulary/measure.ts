import type { Labels } from './label.ts';

/** M-1 to M-5: every figure of the loop; its definition is in `measures/`. */
export const measureNames = {
  onTimeRate: { zh: '按期办结率', en: 'On-time rate' },
  onTimeRateWithoutExtensions: { zh: '按期办结率（不计延期）', en: 'On-time rate without extensions' },
  unitOnTimeRate: { zh: '承办单位按期办结率', en: "Unit's on-time rate" },
  resolutionRate: { zh: '诉求化解率', en: 'Resolution rate' },
  unitSaysResolvedRate: { zh: '单位自报解决率', en: 'Unit says resolved' },
  notReachedRate: { zh: '回访未接通率', en: 'Share not reached' },
  satisfactionRate: { zh: '群众满意率（最终）', en: 'Satisfaction rate, final' },
  firstSatisfactionRate: { zh: '群众满意率（首次）', en: 'Satisfaction rate, first' },
  dispatchInTimeRate: { zh: '派单及时率', en: 'Dispatch in time' },
  dispatchAccuracyRate: { zh: '派单准确率', en: 'Dispatch accuracy' },
  hopsPerTicket: { zh: '件均流转次数', en: 'Hops per ticket' },
  refusedSendBackRate: { zh: '退单驳回率', en: 'Refused send-backs' },
  adviceTakenRate: { zh: '建议采纳率', en: 'Advice taken' },
  contactInTimeRate: { zh: '联系及时率', en: 'Contact within limit' },
  doneInOneGoRate: { zh: '一次办结率', en: 'Done in one go' },
  redoRate: { zh: '二次办理率', en: 'Redo rate' },
  followUpCoverageRate: { zh: '回访率', en: 'Follow-up coverage' },
  extensionRate: { zh: '延期率', en: 'Extension rate' },
  repeatRate: { zh: '重复诉求率', en: 'Repeat rate' },
  supervisionRate: { zh: '督办率', en: 'Supervised' },
  supervisionLevel2Rate: { zh: '二级以上督办率', en: 'Supervised at level 2 or above' },
  supervisionLevel3Rate: { zh: '三级督办率', en: 'Supervised at level 3' },
  hoursToConclusion: { zh: '办结用时（小时）', en: 'Hours to conclusion' },
} as const satisfies Labels;
export type MeasureId = keyof typeof measureNames;
