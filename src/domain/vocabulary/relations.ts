import type { Labels } from './label.ts';

/** R-5, E-7: what another ticket is to this one. */
export const relations = {
  master: { zh: '主单', en: 'Master' },
  merged: { zh: '并入本单', en: 'Merged into this one' },
  earlier: { zh: '前件', en: 'Repeats' },
  later: { zh: '后续重复件', en: 'Repeated by' },
} as const satisfies Labels;
export type Relation = keyof typeof relations;
