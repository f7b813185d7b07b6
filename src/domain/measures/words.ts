import type { Label } from '../vocabulary/label.ts';

/** What a measure's day can be of. */
export const dayWords = {
  due: { zh: '诉求人时限（含批准的延期）到期日', en: "day the caller's limit fell due, approved extensions included" },
  originalDue: { zh: '诉求人原时限到期日', en: "day the caller's original limit fell due" },
  unitDue: { zh: '承办时限到期日', en: "day the unit's limit fell due" },
  dispatchDue: { zh: '派单时限到期日', en: 'day the dispatch fell due' },
  dispatched: { zh: '首次派单日', en: 'day of the first dispatch' },
  signDue: { zh: '首次派单的退单期届满日', en: "day the first dispatch's send-back window ended" },
  contactDue: { zh: '联系时限到期日', en: 'day the first contact fell due' },
  rated: { zh: '最终评价日', en: 'day of the final rating' },
  firstRated: { zh: '首次评价日', en: 'day of the first rating' },
  received: { zh: '诉求进入日', en: 'day of entry' },
  firstConcluded: { zh: '首次办结日', en: 'day of the first conclusion' },
  concluded: { zh: '最近一次办结日', en: 'day of the latest conclusion' },
  closed: { zh: '结案日', en: 'day of closing' },
} as const satisfies Readonly<Record<string, Label>>;
