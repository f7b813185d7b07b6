import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What every desk says. */
export const deskTexts = {
  queue: { zh: '待办', en: 'Waiting' },
  lists: { zh: '待办清单', en: 'Lists' },
  empty: { zh: '这里没有等您办的了。', en: 'Nothing is waiting here.' },
  emptyHint: {
    zh: '有新的会自动出现；也可看看“{other}”（{count}）。',
    en: 'New items appear by themselves; or look at {other} ({count}).',
  },
  emptyAll: { zh: '有新的会自动出现。', en: 'New items appear by themselves.' },
  more: { zh: '再显示一些', en: 'Show more' },
  next: { zh: '下一件', en: 'Next' },
  previous: { zh: '上一件', en: 'Previous' },
  back: { zh: '‹ 返回清单', en: '‹ Back to the list' },
  gone: { zh: '这件已不在清单里，可能刚由他人办理。', en: 'This item has left the list; somebody may just have dealt with it.' },
  openNext: { zh: '打开下一件', en: 'Open the next' },
  since: { zh: '自 {at} 等候', en: 'waiting since {at}' },
  notBefore: { zh: '不早于 {at}', en: 'not before {at}' },
  untitled: { zh: '（无标题）', en: '(no title)' },
} as const satisfies Record<string, Label>;

/** The names of the desks, as headings. */
export const deskTitles = {
  dispatch: { zh: '派单台', en: 'Dispatch desk' },
  judge: { zh: '审退台', en: 'Send-back desk' },
  conference: { zh: '会商台', en: 'Case conferences' },
  handling: { zh: '办理台', en: 'Handling desk' },
  review: { zh: '审核台', en: 'Review desk' },
  decisions: { zh: '审批台', en: 'Decisions' },
  followUp: { zh: '回访台', en: 'Follow-up desk' },
  supervision: { zh: '督办台', en: 'Supervision desk' },
} as const satisfies Record<string, Label>;
