import type { Labels } from './label.ts';

/** What is done with an entry of the knowledge base. */
export const knowledgeActs = {
  created: { zh: '新建', en: 'Written' },
  edited: { zh: '修改', en: 'Changed' },
  retired: { zh: '停用', en: 'Retired' },
  helped: { zh: '群众看后不再提交', en: 'Answered a citizen' },
  reportedWrong: { zh: '报错', en: 'Said to be wrong' },
} as const satisfies Labels;
export type KnowledgeAct = keyof typeof knowledgeActs;
