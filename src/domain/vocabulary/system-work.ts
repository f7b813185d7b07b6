import type { Labels } from './label.ts';

/** Work on the system as a whole that somebody starts and a worker does. */
export const systemTasks = {
  check: { zh: '核对数据', en: 'Check the data' },
  repair: { zh: '核对并改正', en: 'Check and put right' },
  reindex: { zh: '重建检索索引', en: 'Build the search index anew' },
  recount: { zh: '重新统计指标', en: 'Count the measures anew' },
} as const satisfies Labels;
export type SystemTaskKind = keyof typeof systemTasks;

/** What such work means for those who work meanwhile. */
export const systemTaskEffects = {
  check: {
    zh: '逐件重算全部工单，与现有数据逐行比对；不改动任何数据，期间办理照常。',
    en: 'Folds the history of every ticket and compares every row; changes nothing and holds up nobody.',
  },
  repair: {
    zh: '逐件重算，并按历史改正不一致的行。期间所有办理动作都要等待，请在空闲时进行。',
    en: 'Does the same, and makes rows that differ what history says. Everything that people do waits meanwhile: choose a quiet hour.',
  },
  reindex: {
    zh: '按历史逐件重建；期间检索和办理照常。机构、事项分类或区划的上下级关系变更后需要执行。',
    en: 'Ticket by ticket from history, while searching and handling go on. Called for when units, classes or areas have come under others.',
  },
  recount: {
    zh: '从现有数据重新统计全部指标；期间办理照常。',
    en: 'Counts all measures from the rows as they are, while handling goes on.',
  },
} as const satisfies Record<SystemTaskKind, Labels[string]>;

/** How a piece of such work stands. */
export const systemTaskStates = {
  waiting: { zh: '等待中', en: 'Waiting' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '未成', en: 'Failed' },
  stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Labels;
export type SystemTaskState = keyof typeof systemTaskStates;

/** What a check looks at. */
export const storedChecks = {
  differences: { zh: '读模型不一致', en: 'Rows different' },
  clocks: { zh: '时钟不合规则', en: 'Clocks against the rules' },
  historyGaps: { zh: '历史缺失', en: 'Gaps in history' },
  answersWithoutEvents: { zh: '半个命令', en: 'Half commands' },
  personsMissing: { zh: '缺失的诉求人', en: 'Callers missing' },
  personsOrphaned: { zh: '无人引用的诉求人', en: 'Callers nobody refers to' },
  listCounts: { zh: '待办计数不符', en: 'Counts of lists different' },
  searchDiffers: { zh: '检索索引不符', en: 'Search index different' },
  checkpointsAhead: { zh: '投影超前', en: 'Projections ahead' },
  brokenHistories: { zh: '历史无法读取', en: 'Histories that cannot be read' },
} as const satisfies Labels;
export type StoredCheckName = keyof typeof storedChecks;

/** What to do when a check finds something. */
export const checkAdvice = {
  report: {
    zh: '程序不会造成这种情况：请停用写入、保留一份备份，并附上结果报告。若有更早的备份，可先恢复它。',
    en: 'The program does not do this: stop writing, keep a backup, and report it with this result. Restore an earlier backup if there is one.',
  },
  repairRows: {
    zh: '运行 ./huiyin check --repair 或“核对并改正”，按历史改正这些行（办理动作会等待）。',
    en: 'Run ./huiyin check --repair, or "Check and put right": the rows are made what history says (commands wait meanwhile).',
  },
  actByHand: {
    zh: '历史本身有误，不能由程序改正：请用 ./huiyin ticket show 查看并人工办理，同时报告。',
    en: 'History itself is at fault, which no program can mend: look with ./huiyin ticket show, act by hand, and report it.',
  },
  removePersons: {
    zh: '这些个人信息没有保存理由：确认后由系统管理员删除对应的 person 行。',
    en: 'Nobody has a reason to keep these personal data: have the administrator remove their rows of person, once confirmed.',
  },
  recount: {
    zh: '运行 ./huiyin check --repair 或“核对并改正”，计数会重新统计。',
    en: 'Run ./huiyin check --repair, or "Check and put right": they are counted anew.',
  },
  reindex: {
    zh: '运行 ./huiyin reindex 或“重建检索索引”。',
    en: 'Run ./huiyin reindex, or "Build the search index anew".',
  },
  restart: {
    zh: '数据来自另一台服务器：重启回音即可恢复。',
    en: 'The data come from another server: restart Huiyin, which puts it right.',
  },
} as const satisfies Labels;

/** Which advice belongs to which check. */
export const adviceFor: Readonly<Record<StoredCheckName, keyof typeof checkAdvice>> = {
  differences: 'repairRows',
  clocks: 'actByHand',
  historyGaps: 'report',
  answersWithoutEvents: 'report',
  personsMissing: 'report',
  personsOrphaned: 'removePersons',
  listCounts: 'recount',
  searchDiffers: 'reindex',
  checkpointsAhead: 'restart',
  brokenHistories: 'report',
};
