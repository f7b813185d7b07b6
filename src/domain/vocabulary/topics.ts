import type { Labels } from './label.ts';

/** How far a topic is as a proactive matter (未诉先办). */
export const topicStates = {
  found: { zh: '待研判', en: 'Found' },
  inHand: { zh: '主动办理中', en: 'In hand' },
  done: { zh: '已办结', en: 'Done' },
} as const satisfies Labels;
export type TopicState = keyof typeof topicStates;

/** What is done with a topic by hand. */
export const topicActs = {
  take: { zh: '交办', en: 'Given to a unit' },
  finish: { zh: '办结', en: 'Finished' },
  reopen: { zh: '重新打开', en: 'Opened again' },
  rename: { zh: '改名', en: 'Renamed' },
  join: { zh: '并入', en: 'Joined to another' },
  split: { zh: '拆分', en: 'Split' },
  remove: { zh: '移出工单', en: 'Tickets taken out' },
} as const satisfies Labels;
export type TopicAct = keyof typeof topicActs;
