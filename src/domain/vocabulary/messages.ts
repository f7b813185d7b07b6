import type { Labels } from './label.ts';

/** What a caller is told, by message. */
export const callerMessages = {
  receipt: { zh: '诉求登记回执', en: 'Receipt of a request' },
  declined: { zh: '不予受理告知', en: 'Request not taken on' },
  handedOver: { zh: '紧急移交告知', en: 'Request handed over' },
  firstAnswer: { zh: '首次回应', en: 'First answer' },
  newDeadline: { zh: '答复期限调整告知', en: 'New date of the answer' },
  answered: { zh: '答复告知', en: 'Answer' },
  finalAnswer: { zh: '最终答复告知', en: 'Final answer' },
  redo: { zh: '二次办理告知', en: 'Handled again' },
  followUp: { zh: '短信回访', en: 'Follow-up' },
} as const satisfies Labels;

/** What units and members of staff are told, by message. */
export const staffMessages = {
  dispatched: { zh: '派单提醒', en: 'Ticket dispatched' },
  supportAsked: { zh: '协办提醒', en: 'Support asked for' },
  passedDown: { zh: '转办提醒', en: 'Ticket passed down' },
  reminder: { zh: '催办提醒', en: 'Reminder' },
  sheet: { zh: '督办单', en: 'Supervision sheet' },
  sheetToJudge: { zh: '督办单已发', en: 'Supervision sheet issued' },
  sendBackApproved: { zh: '退单获准', en: 'Send-back approved' },
  sendBackRefused: { zh: '退单驳回', en: 'Send-back refused' },
  answerRejected: { zh: '答复退回', en: 'Answer rejected' },
  redoOrdered: { zh: '二次办理', en: 'Redo' },
} as const satisfies Labels;

/** Everything that goes out by message, each with a text that a city may change. */
export const messageTemplates = { ...callerMessages, ...staffMessages } as const satisfies Labels;
export type MessageTemplate = keyof typeof messageTemplates;

/** S-2: messages whose delivery is written into the ticket's history. */
export const recordedMessages: readonly MessageTemplate[] = ['reminder', 'sheet'];

/** The ways in which messages go out. */
export const messageChannels = {
  sms: { zh: '短信', en: 'Text message' },
  mail: { zh: '电子邮件', en: 'Mail' },
} as const satisfies Labels;
export type MessageChannelKind = keyof typeof messageChannels;

/** What became of a message. */
export const messageStates = {
  waiting: { zh: '待发', en: 'Waiting' },
  sent: { zh: '已发出', en: 'Sent' },
  failed: { zh: '未送达', en: 'Failed' },
  expired: { zh: '已过期', en: 'Too old to send' },
} as const satisfies Labels;
export type MessageState = keyof typeof messageStates;

/** Why a message could not be sent, or not yet. */
export const messageProblems = {
  noAddress: { zh: '没有联系方式', en: 'There is no address' },
  notMobile: { zh: '不是手机号码', en: 'Not the number of a mobile phone' },
  outdated: { zh: '内容已不适用，或工单历史有误', en: 'There is nothing to tell any more, or the history of the ticket is broken' },
  rejected: { zh: '被网关拒收', en: 'Rejected by the gateway' },
  busy: { zh: '网关要求稍后再试', en: 'The gateway asks to try later' },
  brokenOff: { zh: '连接中断，结果不明', en: 'The connection broke; it is not known what became of it' },
  unreachable: { zh: '网关连接不上', en: 'The gateway cannot be reached' },
  notAllowed: { zh: '网关不接受我方身份', en: 'The gateway does not accept us' },
  strange: { zh: '网关的回答无法理解', en: 'The answer of the gateway is not understood' },
} as const satisfies Labels;
export type MessageProblem = keyof typeof messageProblems;
