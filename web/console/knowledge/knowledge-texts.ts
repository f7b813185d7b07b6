import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** What the knowledge desk says. */
export const knowledgeTexts = {
  title: { zh: '知识库', en: 'Knowledge' },
  waiting: { zh: '待处理的知识', en: 'Entries that wait' },
  search: { zh: '标题、问题、答复中的词', en: 'Words of title, question or answer' },
  show: { zh: '显示', en: 'Show' },
  write: { zh: '新建', en: 'New entry' },
  none: { zh: '没有符合的知识', en: 'No entry matches' },
  choose: { zh: '选一条查看，或新建', en: 'Choose an entry, or write one' },
  edit: { zh: '修改', en: 'Change' },
  retire: { zh: '停用', en: 'Retire' },
  retireReason: { zh: '停用理由', en: 'Why it is retired' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '返回', en: 'Back' },
  entryTitle: { zh: '标题', en: 'Title' },
  question: { zh: '群众怎么问', en: 'As people ask it' },
  answer: { zh: '怎么答', en: 'As it is answered' },
  classOf: { zh: '事项', en: 'Class' },
  unit: { zh: '责任单位', en: 'Unit that answers for it' },
  validFrom: { zh: '生效日期', en: 'Valid from' },
  validTo: { zh: '失效日期（空为长期）', en: 'Valid until (empty: without end)' },
  reviewDay: { zh: '复核日期', en: 'To be reviewed on' },
  reviewOn: { zh: '复核日期（可空）', en: 'To be reviewed on (optional)' },
  source: { zh: '来源', en: 'Source' },
  missing: { zh: '请填写', en: 'Fill this in' },
  backwards: { zh: '不能早于生效日期', en: 'Not before the first day' },
  history: { zh: '经过', en: 'History' },
  expired: { zh: '已过期', en: 'Expired' },
  notYet: { zh: '尚未生效', en: 'Not valid yet' },
  retired: { zh: '已停用', en: 'Retired' },
  reported: { zh: '{count} 人报错', en: '{count} said it is wrong' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  validity: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  forever: { zh: '长期', en: 'no end' },
  system: { zh: '系统', en: 'the system' },
} as const satisfies Record<string, Label>;

/** Which entries are shown. */
export const knowledgeShows = {
  living: { zh: '在用', en: 'In use' },
  expired: { zh: '已过期', en: 'Expired' },
  reviewDue: { zh: '该复核了', en: 'Review due' },
  reported: { zh: '有人报错', en: 'Said to be wrong' },
  retired: { zh: '已停用', en: 'Retired' },
} as const satisfies Record<string, Label>;
