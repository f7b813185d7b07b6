import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** Texts of the first page. */
export const homeTexts = {
  motto: { zh: '件件有着落，事事有回音', en: 'Every matter lands somewhere, every voice gets an echo' },
  what: {
    zh: '您遇到的难事、看到的问题、想提的建议，在这里说一声，由负责的单位限时办理并答复您。',
    en: 'Something is wrong, unclear or could be better: say it here. Whoever is responsible deals with it in time and answers you.',
  },
  doors: { zh: '您想做什么', en: 'What would you like to do?' },
  submit: { zh: '我要反映', en: 'Tell us something' },
  submitHint: { zh: '说清事情，约三分钟；不用注册', en: 'About three minutes; no account needed' },
  progress: { zh: '查进展、评价', en: 'Look up and rate' },
  progressHint: { zh: '凭编号和查询码，看办到哪一步', en: 'With your number and query code' },
  figures: { zh: '公开数据', en: 'Public figures' },
  figuresHint: { zh: '按期办结、问题解决、群众满意各是多少', en: 'How many are answered in time, solved, and to people’s satisfaction' },
  call: { zh: '拨打 12345', en: 'Call 12345' },
  callHint: { zh: '想直接说，或不方便打字', en: 'When you would rather speak than type' },
  danger: {
    zh: '遇到火灾、犯罪、急病，请直接拨打 119、110、120。',
    en: 'For a fire, a crime or an emergency of health call 119, 110 or 120.',
  },
  loop: { zh: '您说了以后', en: 'What happens then' },
} as const satisfies Record<string, Label>;

/** The five steps of the loop as a caller meets them, in order. */
export const loopSteps: readonly { readonly sign: Label; readonly text: Label }[] = [
  {
    sign: { zh: '接', en: '1' },
    text: { zh: '热线中心登记，给您编号和查询码', en: 'The centre enters it and gives you a number and a code' },
  },
  { sign: { zh: '派', en: '2' }, text: { zh: '转给负责的单位', en: 'It is passed to whoever is responsible' } },
  { sign: { zh: '办', en: '3' }, text: { zh: '单位联系您，在期限内办理', en: 'They contact you and deal with it in time' } },
  { sign: { zh: '评', en: '4' }, text: { zh: '给您答复，由您评价', en: 'You get an answer, and you rate it' } },
  { sign: { zh: '督', en: '5' }, text: { zh: '没办好的，重新办理并督办', en: 'What was not done well is done again, under supervision' } },
];
