import type { Labels } from './label.ts';

/** D-3, D-6, D-7: how a ticket came to a unit; the last two cannot be sent back. */
export const dispatchModes = {
  ordinary: { zh: '派单', en: 'Dispatch' },
  named: { zh: '指定承办', en: 'Named by the centre' },
  conference: { zh: '会商确定', en: 'Decided by conference' },
} as const satisfies Labels;
export type DispatchMode = keyof typeof dispatchModes;

/** H-2: how the unit reached the caller. */
export const contactWays = {
  phone: { zh: '电话', en: 'Phone' },
  visit: { zh: '上门', en: 'Visit' },
  onSite: { zh: '现场', en: 'On site' },
  sms: { zh: '短信', en: 'Text message' },
  online: { zh: '网络', en: 'Online' },
} as const satisfies Labels;
export type ContactWay = keyof typeof contactWays;

/** H-8: the only two grounds of a final answer. */
export const finalAnswerGrounds = {
  unreasonable: { zh: '诉求不合理，事实清楚', en: 'Unreasonable demand, facts clear' },
  alreadySolved: { zh: '合理诉求已解决，事实清楚', en: 'Reasonable demand already solved, facts clear' },
} as const satisfies Labels;
export type FinalAnswerGround = keyof typeof finalAnswerGrounds;

/** E-1: ways of a follow-up. */
export const followUpWays = {
  phone: { zh: '电话回访', en: 'Phone' },
  sms: { zh: '短信回访', en: 'Text message' },
  web: { zh: '网上评价', en: 'Progress page' },
} as const satisfies Labels;
export type FollowUpWay = keyof typeof followUpWays;

/** E-2: how a follow-up of one caller ended. Only `answered` holds the caller's word. */
export const followUpOutcomes = {
  answered: { zh: '已评价', en: 'Answered' },
  notReached: { zh: '未接通', en: 'Not reached' },
  refused: { zh: '拒绝回访', en: 'Refused to answer' },
  notTried: { zh: '未回访', en: 'Not followed up' },
} as const satisfies Labels;
export type FollowUpOutcome = keyof typeof followUpOutcomes;

/** S-2, S-3: why a supervision sheet was issued. */
export const supervisionGrounds = {
  overdue: { zh: '超期', en: 'Overdue' },
  dissatisfiedAfterRedo: { zh: '二次办理后仍不满意', en: 'Dissatisfied after redo' },
  sendBackRepeated: { zh: '退单被驳回后再次推诿', en: 'Refused send-back repeated' },
  leaderInstruction: { zh: '领导批示', en: "Leader's instruction" },
  media: { zh: '媒体关注', en: 'Media' },
  hotTopic: { zh: '热点问题', en: 'Hot topic' },
  repeatPetition: { zh: '重复信访', en: 'Repeat petition' },
} as const satisfies Labels;
export type SupervisionGround = keyof typeof supervisionGrounds;

/** E-6: why a ticket is left out of a measure. */
export const exclusionReasons = {
  legalProcedure: { zh: '依法须走调解、执法等法定程序', en: 'Bound by a legal procedure' },
  unreasonableDemand: { zh: '认定为不合理诉求', en: 'Demand found unreasonable' },
  maliciousRating: { zh: '恶意差评', en: 'Malicious rating' },
  mistakenRating: { zh: '误评', en: 'Mistaken rating' },
  callerWithdrew: { zh: '诉求人撤回', en: 'Caller withdrew' },
  forceMajeure: { zh: '不可抗力', en: 'Force majeure' },
  systemFault: { zh: '系统故障', en: 'System fault' },
} as const satisfies Labels;
export type ExclusionReason = keyof typeof exclusionReasons;

/** E-4, H-8: why a ticket is handled again. */
export const redoGrounds = {
  callerRight: { zh: '诉求人要求', en: "Caller's right" },
  centre: { zh: '中心决定', en: "Centre's decision" },
  objection: { zh: '对最终答复的异议', en: 'Objection to the final answer' },
} as const satisfies Labels;
export type RedoGround = keyof typeof redoGrounds;
