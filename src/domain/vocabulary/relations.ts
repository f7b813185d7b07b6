import type { Labels } from './label.ts';

/** R-5, E-7: what another ticket is to this one. */
export const relations = {
  master: { zh: '主单', en: 'Master' },
  merged: { zh: '并入本单', en: 'Merged into this one' },
  earlier: { zh: '前件', en: 'Repeats' },
  later: { zh: '后续重复件', en: 'Repeated by' },
} as const satisfies Labels;
export type Relation = keyof typeof relations;

/** R-5, E-7: what two requests about one matter are to each other, as it is advised. */
export const pairRelations = {
  sameMatterNow: { zh: '同一件事', en: 'The same matter now' },
  samePersonAgain: { zh: '同一人再次反映', en: 'The same person again' },
  repeatAfterClosing: { zh: '办结后再次反映', en: 'Again after it was closed' },
} as const satisfies Labels;
export type PairRelation = keyof typeof pairRelations;
