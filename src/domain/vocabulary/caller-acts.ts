import type { Labels } from './label.ts';

/** What is out of the ordinary with people who have no account. */
export const callerActs = {
  wrongCode: { zh: '编号或查询码不符', en: 'A number and a code that do not fit' },
  requestsHeld: { zh: '某地址提交过多，暂缓', en: 'One place sent too many requests' },
  uploadsHeld: { zh: '上传过多，暂缓', en: 'Too much was uploaded' },
  lookUpsHeld: { zh: '某地址查询知识过多，暂缓', en: 'One place asked the knowledge base too often' },
  actsHeld: { zh: '某诉求上的操作过多，暂缓', en: 'Too much was done with one request' },
} as const satisfies Labels;
export type CallerAct = keyof typeof callerActs;
