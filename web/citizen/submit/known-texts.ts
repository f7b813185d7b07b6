import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** Texts of the answers that are offered while a request is written. */
export const knownTexts = {
  title: { zh: '您要问的可能已有答案', en: 'There may already be an answer' },
  source: { zh: '来源：{source}', en: 'From: {source}' },
  itHelps: { zh: '这就是我要的答案', en: 'This answers it' },
  itIsWrong: { zh: '这条不对', en: 'This is wrong' },
  helped: {
    zh: '好的，谢谢。不需要再提交了；还有别的事，接着写就行。',
    en: 'Good, thank you. You need not submit; if there is more, just go on.',
  },
  reason: { zh: '哪里不对？请不要写个人信息', en: 'What is wrong? Please leave out personal data' },
  send: { zh: '告诉我们', en: 'Tell us' },
  thanks: { zh: '谢谢，已转给负责核对的人。', en: 'Thank you. Whoever keeps this entry will look at it.' },
} as const satisfies Record<string, Label>;
