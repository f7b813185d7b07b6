import type { Labels } from './label.ts';

/** Where a ticket stands. One at a time; what runs beside it (extensions, supports, sheets) has its own fields. */
export const ticketStates = {
  received: { zh: '待受理', en: 'Received', citizenZh: '已收到', citizenEn: 'Received' },
  accepted: { zh: '待派单', en: 'To dispatch', citizenZh: '已受理', citizenEn: 'Taken on' },
  dispatched: { zh: '待签收', en: 'To sign', citizenZh: '已派给承办单位', citizenEn: 'Passed to the unit' },
  sendBackRequested: { zh: '待审退', en: 'Send-back to judge', citizenZh: '正在确定承办单位', citizenEn: 'The unit is being settled' },
  inConference: { zh: '疑难会商', en: 'In case conference', citizenZh: '正在会商', citizenEn: 'Several units confer' },
  handling: { zh: '办理中', en: 'Being handled', citizenZh: '办理中', citizenEn: 'Being handled' },
  inUnitReview: { zh: '待单位审核', en: 'In unit review', citizenZh: '办理中', citizenEn: 'Being handled' },
  inCentreReview: { zh: '待中心审核', en: 'In centre review', citizenZh: '答复审核中', citizenEn: 'Answer being checked' },
  inFinalAnswerReview: { zh: '最终答复待批', en: 'Final answer to approve', citizenZh: '答复审核中', citizenEn: 'Answer being checked' },
  concluded: { zh: '待回访', en: 'To follow up', citizenZh: '已答复，请您评价', citizenEn: 'Answered, please rate' },
  closed: { zh: '已结案', en: 'Closed', citizenZh: '已结案', citizenEn: 'Closed' },
  archived: { zh: '已归档', en: 'Archived', citizenZh: '已结案', citizenEn: 'Closed' },
  merged: { zh: '已并入', en: 'Merged', citizenZh: '已与相同诉求合并办理', citizenEn: 'Handled together with the same matter' },
  declined: { zh: '不予受理', en: 'Declined', citizenZh: '不予受理', citizenEn: 'Not taken on' },
  handedOver: { zh: '紧急移交', en: 'Handed over', citizenZh: '已移交紧急处置', citizenEn: 'Handed over at once' },
} as const satisfies Labels;
export type TicketState = keyof typeof ticketStates;

/** What a running limit is about; who it runs against is in its label. */
export const clockKinds = {
  caller: { zh: '诉求人时钟', en: "Caller's clock" },
  dispatch: { zh: '派单时限', en: 'Accept and dispatch' },
  firstAnswer: { zh: '首次回应时限', en: 'First answer' },
  urgentResponse: { zh: '紧急响应时限', en: 'Urgent response' },
  sign: { zh: '签收时限', en: 'Signing' },
  judgeSendBack: { zh: '审退时限', en: 'Judging a send-back' },
  conference: { zh: '会商时限', en: 'Case conference' },
  unit: { zh: '承办时限', en: "Unit's clock" },
  support: { zh: '协办时限', en: "Support's clock" },
  level3: { zh: '三级单位时限', en: "Level-3 unit's clock" },
  contact: { zh: '联系时限', en: 'First contact' },
  decideExtension: { zh: '延期审批时限', en: 'Deciding an extension' },
  longCycleReport: { zh: '长周期报告时限', en: 'Long-cycle report' },
  review: { zh: '审核时限', en: 'Review' },
  followUp: { zh: '回访', en: 'Follow-up' },
  sheetReply: { zh: '督办回复时限', en: 'Reply to a supervision sheet' },
  objection: { zh: '异议期', en: 'Time to object' },
  archive: { zh: '归档', en: 'Archive' },
} as const satisfies Labels;
export type ClockKind = keyof typeof clockKinds;

/** S-1 */
export const lights = {
  green: { zh: '绿灯', en: 'Green' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  red: { zh: '红灯', en: 'Red' },
} as const satisfies Labels;
export type Light = keyof typeof lights;
