import type { Label } from '../../domain/vocabulary/label.ts';

/** What `start` says to the operator. */
export const startTexts = {
  startingDatabase: { zh: '正在启动数据库…', en: 'Starting the database…' },
  migrated: (files: number): Label => ({ zh: `表结构已升级（${files} 个文件）`, en: `Schema brought up to date (${files} files)` }),
  stopping: { zh: '正在停止…', en: 'Stopping…' },
  stopped: { zh: '已停止。', en: 'Stopped.' },
  forced: { zh: '强制停止。', en: 'Stopped by force.' },
  running: { zh: '回音已启动', en: 'Huiyin is running' },
  citizens: { zh: '市民', en: 'Citizens' },
  console: { zh: '工作台', en: 'Console' },
  data: { zh: '数据', en: 'Data' },
  database: { zh: '数据库', en: 'Database' },
  key: { zh: '密钥', en: 'Key' },
  backUpKey: { zh: '请另行备份密钥：丢失后个人信息无法解读。', en: 'Back the key up: without it personal data cannot be read.' },
  accounts: { zh: '演示城市的账号，密码只显示这一次：', en: 'Accounts of the demo city; the passwords are shown only this once:' },
  filled: (tickets: number): Label => ({
    zh: `演示城市已有过去一个月的 ${String(tickets)} 件工单`,
    en: `The demo city has ${String(tickets)} tickets of the past month`,
  }),
  dueProblems: (steps: number): Label => ({
    zh: `${String(steps)} 项到期事项未能执行`,
    en: `${String(steps)} steps that fell due could not be done`,
  }),
  brokenHistory: { zh: '工单历史有误，未能告知任何人', en: 'The history of a ticket is broken; nobody is told of it' },
  jobFailed: { zh: '后台任务暂不能执行，稍后再试', en: 'A job of the worker cannot be done now and is tried again' },
  workerRuns: { zh: '后台进程已启动，按 Ctrl-C 停止。', en: 'The worker runs; Ctrl-C stops it.' },
  filledPartly: (tickets: number): Label => ({
    zh: `演示工单只生成了 ${String(tickets)} 件就已停止；要完整的，请删去数据目录重新启动`,
    en: `Stopped after ${String(tickets)} demo tickets; for all of them remove the data folder and start again`,
  }),
  notFilled: { zh: '演示工单未能全部生成', en: 'Not all demo tickets could be made' },
  forgotten: { zh: '忘记密码', en: 'Forgotten' },
  noAccounts: { zh: '还没有账号，新建一个：', en: 'There is no account yet; add one:' },
  howToStop: { zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops it.' },
  portOption: { zh: '端口，优先于 PORT', en: 'port, wins over PORT' },
  hostOption: { zh: '监听地址，优先于 HOST', en: 'address to listen on, wins over HOST' },
  noDemoOption: { zh: '首次启动时不建演示城市，同 HUIYIN_DEMO=0', en: 'no demo city on the first start, like HUIYIN_DEMO=0' },
  noWorkerOption: { zh: '只提供网页服务，到期事项由 ./huiyin worker 执行', en: 'serve alone; ./huiyin worker does what falls due' },
  environment: { zh: '环境变量', en: 'Environment' },
} as const;
