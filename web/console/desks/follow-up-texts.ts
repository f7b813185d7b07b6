import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the follow-up desk says: the script of four questions, and what to press. */
export const followUpTexts = {
  dial: { zh: '拨打', en: 'Call' },
  showNumber: { zh: '显示电话', en: 'Show the number' },
  revealReason: { zh: '回访（E-1）', en: 'Follow-up call (E-1)' },
  noPhone: { zh: '没有留电话。', en: 'No phone number was left.' },
  callNow: { zh: '现在可以拨打', en: 'May be called now' },
  callLater: { zh: '不早于 {at} 拨打', en: 'Not to be called before {at}' },
  tries: { zh: '此前 {count} 次未接通', en: 'Not reached {count} times before' },
  opening: {
    zh: '您好，这里是 12345 热线回访。您反映的“{title}”，{unit}已答复，想听听您的评价，只需一分钟。',
    en: 'Hello, this is the 12345 hotline. You told us about "{title}"; {unit} has answered. May I ask how it went? It takes a minute.',
  },
  contacted: { zh: '1. 单位联系过您吗？', en: '1. Did the unit contact you?' },
  resolved: { zh: '2. 事情解决了吗？', en: '2. Is the matter resolved?' },
  satisfied: { zh: '3. 您满意吗？（按 1–5）', en: '3. How satisfied are you? (press 1–5)' },
  leftOpen: { zh: '4. 还有什么没办好？', en: '4. What is left open?' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  unknown: { zh: '记不清', en: 'Cannot say' },
  wantsRedo: { zh: '要求重新办理', en: 'Wants it handled again' },
  save: { zh: '记下并下一位', en: 'Save and next' },
  notReached: { zh: '未接通', en: 'Not reached' },
  refused: { zh: '拒绝回访', en: 'Refused to answer' },
  answered: { zh: '答复内容', en: 'The answer' },
  asked: { zh: '当时的诉求', en: 'What was asked' },
  missing: { zh: '还没问到：{fields}', en: 'Still to ask: {fields}' },
  resolvedShort: { zh: '是否解决', en: 'resolved or not' },
  satisfiedShort: { zh: '满意程度', en: 'satisfaction' },
  tried: {
    zh: '已记下未接通；还要再拨的会按计划回到清单。',
    en: 'Noted as not reached; if another call is planned it comes back to the list.',
  },
  saved: { zh: '已记下。', en: 'Saved.' },
  keyResolved: { zh: '已解决', en: 'Resolved' },
  keyUnresolved: { zh: '未解决', en: 'Not resolved' },
} as const satisfies Record<string, Label>;
