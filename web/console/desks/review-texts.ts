import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the review desk says. */
export const reviewTexts = {
  request: { zh: '诉求原文', en: 'The request' },
  answer: { zh: '公开答复', en: 'Public answer' },
  account: { zh: '内部说明', en: 'Internal account' },
  checks: { zh: '核对', en: 'Checks' },
  holds: { zh: '符合', en: 'holds' },
  lacks: { zh: '请留意', en: 'look here' },
  solved: { zh: '单位认为已解决', en: 'The unit says: solved' },
  unsolved: { zh: '单位认为未解决：{reason}', en: 'The unit says: not solved. {reason}' },
  round: { zh: '第 {round} 轮办理', en: 'Round {round}' },
  by: { zh: '{unit} · {person} · {at}', en: '{unit} · {person} · {at}' },
  noAnswer: { zh: '没有可审的答复。', en: 'There is no answer to review.' },
  proof: { zh: '佐证', en: 'Proof' },
  whole: { zh: '看整张工单', en: 'The whole ticket' },
} as const satisfies Record<string, Label>;
