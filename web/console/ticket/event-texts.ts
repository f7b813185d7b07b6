import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What one event says: its sentence, whose braces name fields of its data, and the fields that are quoted whole below it. */
export type EventText = {
  readonly says: Label;
  readonly quotes?: readonly string[];
  /** Other words for data of another shape; the first that holds wins. */
  readonly or?: readonly { readonly when: (data: Readonly<Record<string, unknown>>) => boolean; readonly says: Label }[];
};

const has = (field: string) => (data: Readonly<Record<string, unknown>>) => data[field] !== null && data[field] !== undefined;
const isTrue = (field: string) => (data: Readonly<Record<string, unknown>>) => data[field] === true;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const is = (field: string, value: unknown) => (data: Readonly<Record<string, unknown>>) => data[field] === value;

/** What every event of a ticket says, along the loop. */
export const eventTexts = {
  // 接
  requestReceived: {
    says: { zh: '登记{kind}诉求 {number}（{urgency}，{privacy}）', en: 'entered a request: {kind}, {number} ({urgency}, {privacy})' },
  },
  ticketImported: { says: { zh: '从其他系统导入 {number}', en: 'imported {number} from another system' } },
  ticketTakenOn: { says: { zh: '受理，事项“{classCode}”，区划{area}', en: 'took it on: {classCode}, {area}' } },
  requestDeclined: {
    says: { zh: '不予受理：{declineReason}', en: 'declined it: {declineReason}' },
    quotes: ['lawfulWay', 'textForCaller'],
  },
  emergencyHandedOver: { says: { zh: '紧急移交给{to}', en: 'handed the emergency over to {to}' }, quotes: ['textForCaller'] },
  answeredDirectly: { says: { zh: '直接答复并办结', en: 'answered on the call' }, quotes: ['answer', 'knowledgeRef'] },
  firstAnswerRecorded: { says: { zh: '首次回应诉求人', en: 'gave the first answer' }, quotes: ['text'] },
  ticketCorrected: {
    says: { zh: '更正为{kind}、{urgency}，事项“{classCode}”，区划{area}', en: 'corrected it: {kind}, {urgency}, {classCode}, {area}' },
    quotes: ['reason'],
  },
  privacyProtected: { says: { zh: '转为保密', en: 'made it confidential' }, quotes: ['reason'] },
  statementAdded: {
    says: { zh: '补充说明', en: 'added a statement' },
    or: [{ when: isTrue('fromCaller'), says: { zh: '记下诉求人补充的话', en: 'added what the caller said' } }],
    quotes: ['text'],
  },
  ticketMerged: { says: { zh: '并入主单', en: 'merged it into a master' }, quotes: ['reason'] },
  ticketSplit: { says: { zh: '从主单拆出', en: 'split it from the master' }, quotes: ['reason'] },
  followerAdded: { says: { zh: '接收并入诉求 {number}', en: 'took in the merged request {number}' } },
  followerRemoved: { says: { zh: '移出一件并入的诉求', en: 'let a merged request go' } },
  repeatLinked: { says: { zh: '认定为重复件，关联前件', en: 'linked it to the earlier ticket that it repeats' }, quotes: ['reason'] },
  repeatNoted: { says: { zh: '之后又有重复件', en: 'noted that a later ticket repeats it' } },
  // 派
  adviceRecorded: { says: { zh: '给出派单建议：{suggestions}', en: 'advised: {suggestions}' } },
  ticketDispatched: {
    says: {
      zh: '派给{lead}{withSupports}；事项“{classCode}”，限{limit}',
      en: 'dispatched it to {lead}{withSupports}; {classCode}, {limit}',
    },
    or: [
      {
        when: is('mode', 'named'),
        says: {
          zh: '指定{lead}承办{withSupports}；事项“{classCode}”，限{limit}',
          en: 'named {lead}{withSupports}; {classCode}, {limit}',
        },
      },
      {
        when: is('mode', 'conference'),
        says: {
          zh: '会商确定由{lead}承办{withSupports}；事项“{classCode}”，限{limit}',
          en: 'decided in conference on {lead}{withSupports}; {classCode}, {limit}',
        },
      },
    ],
    quotes: ['basis', 'minutes'],
  },
  ticketRecalled: { says: { zh: '收回工单', en: 'recalled it' }, quotes: ['reason'] },
  dispatchSigned: {
    says: { zh: '签收', en: 'signed' },
    or: [{ when: isTrue('deemed'), says: { zh: '到期未签收，视为签收', en: 'deemed it signed, as the time to sign had passed' } }],
  },
  sendBackRequested: {
    says: { zh: '申请退单', en: 'asked to send it back' },
    or: [
      { when: has('suggestedUnit'), says: { zh: '申请退单，建议由{suggestedUnit}承办', en: 'asked to send it back, to {suggestedUnit}' } },
    ],
    quotes: ['reason', 'basis'],
  },
  sendBackApproved: { says: { zh: '同意退单', en: 'approved the send-back' }, quotes: ['reason'] },
  sendBackRefused: { says: { zh: '驳回退单', en: 'refused the send-back' }, quotes: ['reason'] },
  conferenceCalled: { says: { zh: '提请第 {step} 级疑难会商', en: 'called a case conference, step {step}' }, quotes: ['reason'] },
  // 办
  ticketPassedDown: { says: { zh: '转交{unit}', en: 'passed it down to {unit}' } },
  ticketTakenBack: { says: { zh: '从下级单位收回', en: 'took it back from the unit below' }, quotes: ['reason'] },
  level3Reported: { says: { zh: '报回办理情况', en: 'reported up' }, quotes: ['account'] },
  contactRecorded: {
    says: { zh: '{contactedAt} {contactWay}联系诉求人，未联系上', en: 'tried to reach the caller, {contactedAt}, {contactWay}' },
    or: [
      {
        when: isTrue('reached'),
        says: { zh: '{contactedAt} {contactWay}联系上诉求人', en: 'reached the caller, {contactedAt}, {contactWay}' },
      },
    ],
  },
  supportReported: { says: { zh: '{unit}提交协办意见', en: '{unit} reported as a support' }, quotes: ['account'] },
  extensionRequested: { says: { zh: '申请延期 {workdays} 个工作日', en: 'asked for {workdays} workdays more' }, quotes: ['reason'] },
  extensionGranted: { says: { zh: '同意延期 {workdays} 个工作日', en: 'granted {workdays} workdays more' } },
  extensionRefused: { says: { zh: '不同意延期', en: 'refused the extension' }, quotes: ['reason'] },
  longCycleRequested: {
    says: { zh: '申请长周期，{nextReportAt}前报告', en: 'asked for a long cycle, next report by {nextReportAt}' },
    quotes: ['reason', 'plan'],
  },
  longCycleGranted: { says: { zh: '同意长周期，{nextReportAt}前报告', en: 'granted a long cycle, next report by {nextReportAt}' } },
  longCycleRefused: { says: { zh: '不同意长周期', en: 'refused the long cycle' }, quotes: ['reason'] },
  longCycleReported: {
    says: { zh: '报告长周期进展，{nextReportAt}前再报', en: 'reported progress, next report by {nextReportAt}' },
    quotes: ['text'],
  },
  answerSubmitted: {
    says: { zh: '提交答复，未解决', en: 'submitted an answer, not solved' },
    or: [{ when: isTrue('solved'), says: { zh: '提交答复，已解决', en: 'submitted an answer, solved' } }],
    quotes: ['publicAnswer', 'account', 'unsolvedReason'],
  },
  unitAnswerApproved: { says: { zh: '单位审核通过', en: 'approved the answer for the unit' } },
  unitAnswerRejected: { says: { zh: '单位审核退回', en: 'returned the answer in the unit' }, quotes: ['reason'] },
  answerAccepted: { says: { zh: '中心审核通过，{concludedAt}办结', en: 'accepted the answer; concluded {concludedAt}' } },
  answerRejected: { says: { zh: '中心审核退回', en: 'returned the answer to the unit' }, quotes: ['reason'] },
  finalAnswerRequested: {
    says: { zh: '申请最终答复：{finalGround}', en: 'asked for a final answer: {finalGround}' },
    quotes: ['publicAnswer', 'account'],
  },
  finalAnswerApproved: { says: { zh: '批准最终答复，{concludedAt}办结', en: 'approved the final answer; concluded {concludedAt}' } },
  finalAnswerRefused: { says: { zh: '不批准最终答复', en: 'refused the final answer' }, quotes: ['reason'] },
  // 评
  followUpTried: {
    says: { zh: '{followUpWay}，未接通', en: 'tried to follow up: {followUpWay}, not reached' },
    or: [
      {
        when: has('nextTryAt'),
        says: { zh: '{followUpWay}，未接通，{nextTryAt}后再试', en: 'tried to follow up: {followUpWay}; again after {nextTryAt}' },
      },
    ],
  },
  followUpEnded: {
    says: { zh: '回访结果：{outcome}', en: 'noted the follow-up: {outcome}' },
    or: [
      { when: ({ rating }) => isRecord(rating) && rating['way'] === 'web', says: { zh: '网上评价：{rating}', en: 'rated it: {rating}' } },
      { when: has('rating'), says: { zh: '记下诉求人的评价：{rating}', en: "noted the caller's word: {rating}" } },
    ],
  },
  redoOrdered: {
    says: { zh: '要求二次办理（{redoGround}）', en: 'asked for another handling ({redoGround})' },
    or: [{ when: is('ground', 'centre'), says: { zh: '责令二次办理', en: 'ordered another handling' } }],
    quotes: ['reason'],
  },
  ticketClosed: {
    says: { zh: '结案，已回访', en: 'closed it after the follow-up' },
    or: [
      { when: is('reason', 'noFollowUpPossible'), says: { zh: '结案，无法回访', en: 'closed it: no follow-up is possible' } },
      { when: is('reason', 'unanswered'), says: { zh: '结案，回访期满', en: 'closed it: the time to follow up is over' } },
    ],
  },
  ticketArchived: { says: { zh: '归档', en: 'archived it' } },
  exclusionRequested: {
    says: { zh: '申请从“{measure}”剔除：{exclusionReason}', en: 'asked to leave it out of "{measure}": {exclusionReason}' },
    quotes: ['evidence'],
  },
  exclusionDecided: {
    says: { zh: '不同意剔除', en: 'refused the exclusion' },
    or: [{ when: isTrue('approved'), says: { zh: '同意剔除', en: 'approved the exclusion' } }],
    quotes: ['reason'],
  },
  // 督
  reminderSent: {
    says: { zh: '自动催办{receiver}：{clockName}', en: 'sent a reminder to {receiver}: {clockName}' },
    or: [{ when: is('channel', 'person'), says: { zh: '人工催办{receiver}：{clockName}', en: 'reminded {receiver}: {clockName}' } }],
  },
  sheetIssued: {
    says: {
      zh: '向{receiver}下发 {level} 级督办单：{sheetGround}',
      en: 'issued a level {level} sheet to {receiver}: {sheetGround}',
    },
    quotes: ['text'],
  },
  sheetReplied: { says: { zh: '回复督办单', en: 'replied to the supervision sheet' }, quotes: ['text'] },
  sheetJudged: {
    says: { zh: '督办回复未通过，须重新回复', en: 'did not accept the reply to the sheet' },
    or: [{ when: isTrue('accepted'), says: { zh: '认可督办回复，督办办结', en: 'accepted the reply; the sheet is closed' } }],
    quotes: ['reason'],
  },
  deliveryRecorded: {
    says: { zh: '通知已送达（{channelName}）', en: 'noted that a message was delivered ({channelName})' },
    or: [
      {
        when: is('status', 'failed'),
        says: { zh: '通知未送达（{channelName}）', en: 'noted that a message could not be delivered ({channelName})' },
      },
    ],
    quotes: ['detail'],
  },
  deadlinesRecomputed: {
    says: { zh: '按日历“{calendarEdition}”重算期限', en: 'computed the deadlines again by the calendar {calendarEdition}' },
    quotes: ['reason'],
  },
  clockLapsed: { says: { zh: '异议期满', en: 'noted that the time to object is over' } },
} as const satisfies Readonly<Record<string, EventText>>;

/** The words of an event; undefined for one that this edition of the page does not know. */
export function textOfEvent(type: string): EventText | undefined {
  return Object.hasOwn(eventTexts, type) ? eventTexts[type as keyof typeof eventTexts] : undefined;
}

/** Names of the fields that are quoted below a sentence. */
export const quoteTexts: Readonly<Record<string, Label>> = {
  reason: { zh: '理由', en: 'Reason' },
  basis: { zh: '依据', en: 'Basis' },
  minutes: { zh: '会商纪要', en: 'Minutes' },
  text: { zh: '内容', en: 'Text' },
  account: { zh: '内部答复', en: 'Account' },
  publicAnswer: { zh: '公开答复', en: 'Public answer' },
  unsolvedReason: { zh: '未解决的原因', en: 'Why it is not solved' },
  textForCaller: { zh: '告知诉求人', en: 'Told the caller' },
  lawfulWay: { zh: '法定途径', en: 'The lawful way' },
  answer: { zh: '答复', en: 'Answer' },
  knowledgeRef: { zh: '知识库条目', en: 'Entry of the knowledge base' },
  plan: { zh: '办理计划', en: 'Plan' },
  evidence: { zh: '情况说明', en: 'Evidence' },
  detail: { zh: '详情', en: 'Detail' },
};
