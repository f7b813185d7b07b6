import type { Name } from '../../domain/profile/types.ts';
import type { MessageTemplate } from '../../domain/vocabulary/messages.ts';

/** What a text may speak of: `always` is there for every message of the template, `sometimes` only in parts that can be left out. */
export type TemplateFacts = { readonly always: readonly string[]; readonly sometimes: readonly string[] };

const caller: TemplateFacts = { always: ['city', 'number'], sometimes: ['code', 'url'] };
const staff: TemplateFacts = { always: ['city', 'number', 'unit'], sometimes: ['class', 'urgent', 'deadline'] };

function also(facts: TemplateFacts, sometimes: readonly string[], always: readonly string[] = []): TemplateFacts {
  return { always: [...facts.always, ...always], sometimes: [...facts.sometimes, ...sometimes] };
}

/** The placeholders of each template. `unit` and `reason` tell the matter: of a confidential one a caller's message has neither. */
export const templateFacts: Readonly<Record<MessageTemplate, TemplateFacts>> = {
  receipt: also(caller, ['deadline']),
  declined: also(caller, ['reason']),
  handedOver: also(caller, ['reason']),
  firstAnswer: also(caller, ['reason']),
  newDeadline: also(caller, ['unit'], ['deadline']),
  answered: also(caller, ['unit']),
  finalAnswer: also(caller, ['unit', 'deadline']),
  redo: also(caller, ['unit', 'deadline']),
  followUp: also(caller, ['unit']),
  dispatched: staff,
  supportAsked: staff,
  passedDown: staff,
  reminder: also(staff, ['limit']),
  sheet: also(staff, [], ['level']),
  sheetToJudge: { always: ['city', 'number', 'level'], sometimes: ['unit', 'class', 'urgent'] },
  sendBackApproved: also(staff, ['reason']),
  sendBackRefused: also(staff, ['reason']),
  answerRejected: also(staff, ['reason']),
  redoOrdered: staff,
};

/** The texts of a city that has none of its own; see `fillText` for how they are written. */
export const defaultTexts: Readonly<Record<MessageTemplate, Name>> = {
  receipt: {
    zh: '{city}12345：您的诉求已登记，编号{number}{code?，查询码{code}}。{deadline?我们将在{deadline}前答复。}{url?查看进度：{url}}',
    en: '{city} 12345: your request is entered under {number}{code?, query code {code}}.{deadline? You get an answer by {deadline}.}{url? Progress: {url}}',
  },
  declined: {
    zh: '{city}12345：您的诉求{number}未予受理。{reason?{reason}}{url?详情：{url}}{code?（查询码{code}）}',
    en: '{city} 12345: your request {number} was not taken on.{reason? {reason}}{url? More: {url}}{code? (query code {code})}',
  },
  handedOver: {
    zh: '{city}12345：您的诉求{number}属紧急事项，已立即移交处置。{reason?{reason}}',
    en: '{city} 12345: your request {number} is an emergency and was handed over at once.{reason? {reason}}',
  },
  firstAnswer: {
    zh: '{city}12345：您的诉求{number}已有首次回应。{reason?{reason}}{url?查看进度：{url}}',
    en: '{city} 12345: a first answer to your request {number}.{reason? {reason}}{url? Progress: {url}}',
  },
  newDeadline: {
    zh: '{city}12345：您的诉求{number}需要更多时间办理，答复期限调整为{deadline}。{url?查看进度：{url}}',
    en: '{city} 12345: your request {number} needs more time; you get an answer by {deadline}.{url? Progress: {url}}',
  },
  answered: {
    zh: '{city}12345：您的诉求{number}已办理并答复，请查看并评价{url?：{url}}{code?（查询码{code}）}。',
    en: '{city} 12345: your request {number} is answered. Please read and rate the answer{url?: {url}}{code? (query code {code})}.',
  },
  finalAnswer: {
    zh: '{city}12345：对您的诉求{number}已作出最终答复。{deadline?如有异议，可在{deadline}前提出一次。}{url?查看：{url}}{code?（查询码{code}）}',
    en: '{city} 12345: a final answer to your request {number}.{deadline? You may object once, until {deadline}.}{url? Read it: {url}}{code? (query code {code})}',
  },
  redo: {
    zh: '{city}12345：您的诉求{number}已开始二次办理。{deadline?将在{deadline}前办理完毕。}{url?查看进度：{url}}',
    en: '{city} 12345: your request {number} is handled again.{deadline? It will be done by {deadline}.}{url? Progress: {url}}',
  },
  followUp: {
    zh: '{city}12345：您的诉求{number}办理得怎么样？请评价{url?：{url}}{code?（查询码{code}）}。',
    en: '{city} 12345: how was your request {number} handled? Please rate it{url?: {url}}{code? (query code {code})}.',
  },
  dispatched: {
    zh: '{urgent?（{urgent}）}工单{number}已派至{unit}{class?，事项：{class}}，请及时签收{deadline?，{deadline}前办结}。',
    en: '{urgent?({urgent}) }Ticket {number} was dispatched to {unit}{class?: {class}}. Please sign it{deadline?; due {deadline}}.',
  },
  supportAsked: {
    zh: '{urgent?（{urgent}）}工单{number}请{unit}协办{class?，事项：{class}}{deadline?，{deadline}前反馈}。',
    en: '{urgent?({urgent}) }{unit} is asked to support ticket {number}{class?: {class}}{deadline?; due {deadline}}.',
  },
  passedDown: {
    zh: '{urgent?（{urgent}）}工单{number}已转{unit}办理{class?，事项：{class}}{deadline?，{deadline}前报回}。',
    en: '{urgent?({urgent}) }Ticket {number} was passed down to {unit}{class?: {class}}{deadline?; report by {deadline}}.',
  },
  reminder: {
    zh: '催办：工单{number}{limit?（{limit}）}{deadline?将于{deadline}到期}，请{unit}抓紧办理。',
    en: 'Reminder: ticket {number}{limit? ({limit})}{deadline? is due {deadline}}. {unit}, please see to it.',
  },
  sheet: {
    zh: '督办单（{level}级）：工单{number}，请{unit}{deadline?于{deadline}前}回复督办单。',
    en: 'Supervision sheet of level {level}: ticket {number}. {unit}, please reply{deadline? by {deadline}}.',
  },
  sheetToJudge: {
    zh: '工单{number}已下发{level}级督办单{unit?，对象：{unit}}，回复后请审定。',
    en: 'Ticket {number}: a supervision sheet of level {level} was issued{unit? to {unit}}; please judge the reply.',
  },
  sendBackApproved: {
    zh: '工单{number}的退单申请已获同意{reason?：{reason}}。（{unit}）',
    en: 'Ticket {number}: the send-back asked for by {unit} is approved{reason?: {reason}}.',
  },
  sendBackRefused: {
    zh: '工单{number}的退单申请被驳回{reason?：{reason}}，请{unit}继续办理{deadline?，{deadline}前办结}。',
    en: 'Ticket {number}: the send-back asked for by {unit} is refused{reason?: {reason}}{deadline?; due {deadline}}.',
  },
  answerRejected: {
    zh: '工单{number}的答复被退回{reason?：{reason}}，请{unit}补正后重新提交{deadline?，{deadline}前办结}。',
    en: 'Ticket {number}: the answer of {unit} is rejected{reason?: {reason}}; please submit another{deadline?; due {deadline}}.',
  },
  redoOrdered: {
    zh: '工单{number}须二次办理，请{unit}{deadline?在{deadline}前}办结。',
    en: 'Ticket {number} is to be handled again by {unit}{deadline?; due {deadline}}.',
  },
};
