import type { CommandEntry } from './command.ts';
import type { Services } from './services.ts';

/** Every command that needs no wiring of its own, in the order of `--help`. */
export const commands: readonly CommandEntry<Services>[] = [
  {
    name: 'deadline',
    summary: { zh: '计算时限的截止时刻', en: 'when a limit ends, day by day' },
    load: async () => (await import('./deadline.ts')).deadlineCommand,
  },
  {
    name: 'accounts list',
    summary: { zh: '列出账号', en: 'list who can sign in' },
    load: async () => (await import('./accounts-list.ts')).accountsListCommand,
  },
  {
    name: 'accounts add',
    summary: { zh: '新建账号', en: 'add an account' },
    load: async () => (await import('./accounts-add.ts')).accountsAddCommand,
  },
  {
    name: 'accounts reset',
    summary: { zh: '重设密码', en: 'give an account a new password' },
    load: async () => (await import('./accounts-reset.ts')).accountsResetCommand,
  },
  {
    name: 'profile check',
    summary: { zh: '检查城市配置', en: 'check the profile of a city' },
    load: async () => (await import('./profile-check.ts')).profileCheckCommand,
  },
  {
    name: 'profile show',
    summary: { zh: '显示城市配置', en: 'show the profile of a city' },
    load: async () => (await import('./profile-show.ts')).profileShowCommand,
  },
  {
    name: 'profile duty',
    summary: { zh: '查询承办单位', en: 'who would handle a matter, and why' },
    load: async () => (await import('./profile-duty.ts')).profileDutyCommand,
  },
  {
    name: 'profile place',
    summary: { zh: '试读诉求中的地点', en: 'try where a request would be placed' },
    load: async () => (await import('./profile-place.ts')).profilePlaceCommand,
  },
  {
    name: 'profile load',
    summary: { zh: '启用城市配置', en: 'put a profile into use' },
    load: async () => (await import('./profile-load.ts')).profileLoadCommand,
  },
  {
    name: 'classes learn',
    summary: { zh: '用已受理的工单学习分类建议', en: 'learn from tickets which class to suggest' },
    load: async () => (await import('./classes-learn.ts')).classesLearnCommand,
  },
  {
    name: 'classes list',
    summary: { zh: '列出分类模型及其成绩', en: 'models of classes and how they did' },
    load: async () => (await import('./classes-list.ts')).classesListCommand,
  },
  {
    name: 'classes roll-back',
    summary: { zh: '退回到以前的分类模型', en: 'go back to an earlier model of classes' },
    load: async () => (await import('./classes-roll-back.ts')).classesRollBackCommand,
  },
  {
    name: 'units learn',
    summary: { zh: '用已派出的工单学习承办单位建议', en: "learn from a city's own tickets which unit to suggest" },
    load: async () => (await import('./units-learn.ts')).unitsLearnCommand,
  },
  {
    name: 'dispatch learn',
    summary: { zh: '用已派出的工单学习承办单位建议', en: 'learn from dispatched orders which unit to suggest' },
    load: async () => (await import('./dispatch-learn.ts')).dispatchLearnCommand,
  },
  {
    name: 'dispatch suggest',
    summary: { zh: '建议承办单位', en: 'suggest units for orders, with reasons' },
    load: async () => (await import('./dispatch-suggest.ts')).dispatchSuggestCommand,
  },
  {
    name: 'report read',
    summary: { zh: '读政府工作报告', en: 'figures and promises of a work report, as a draft' },
    load: async () => (await import('./report-read.ts')).reportReadCommand,
  },
  {
    name: 'text check-answer',
    summary: { zh: '检查答复是否回答了诉求', en: 'whether answers answer their requests' },
    load: async () => (await import('./text-check-answer.ts')).textCheckAnswerCommand,
  },
  {
    name: 'text mask',
    summary: { zh: '遮盖文本中的个人信息', en: 'mask personal data in a text' },
    load: async () => (await import('./text-mask.ts')).textMaskCommand,
  },
  {
    name: 'measures',
    summary: { zh: '统计指标', en: 'measures of a period, with and without exclusions' },
    load: async () => (await import('./measures.ts')).measuresCommand,
  },
  {
    name: 'simulate',
    summary: { zh: '按虚拟时钟模拟一座城市', en: 'live a city on a virtual clock' },
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  {
    name: 'ticket receive',
    summary: { zh: '登记诉求', en: 'a request enters' },
    load: async () => (await import('./ticket-receive.ts')).ticketReceiveCommand,
  },
  {
    name: 'ticket act',
    summary: { zh: '办理工单', en: 'do something with a ticket' },
    load: async () => (await import('./ticket-act.ts')).ticketActCommand,
  },
  {
    name: 'ticket show',
    summary: { zh: '查看工单', en: 'show a ticket, which leaves a trace' },
    load: async () => (await import('./ticket-show.ts')).ticketShowCommand,
  },
  {
    name: 'ticket reveal',
    summary: { zh: '查看诉求人（须写理由）', en: 'show who called, for a reason' },
    load: async () => (await import('./ticket-reveal.ts')).ticketRevealCommand,
  },
  {
    name: 'ticket seen',
    summary: { zh: '谁看过这件工单', en: 'who saw a ticket' },
    load: async () => (await import('./ticket-seen.ts')).ticketSeenCommand,
  },
  {
    name: 'ticket merge',
    summary: { zh: '并入相同诉求', en: 'merge the same matter' },
    load: async () => (await import('./ticket-pair.ts')).ticketMergeCommand,
  },
  {
    name: 'ticket split',
    summary: { zh: '拆分误并的诉求', en: 'undo a merge' },
    load: async () => (await import('./ticket-pair.ts')).ticketSplitCommand,
  },
  {
    name: 'ticket repeat',
    summary: { zh: '登记重复诉求', en: 'link a repeat' },
    load: async () => (await import('./ticket-pair.ts')).ticketRepeatCommand,
  },
  {
    name: 'precedents',
    summary: { zh: '会商先例', en: 'decisions of case conferences' },
    load: async () => (await import('./precedents.ts')).precedentsCommand,
  },
  {
    name: 'messages list',
    summary: { zh: '列出发出的消息', en: 'messages and how they fare' },
    load: async () => (await import('./messages-list.ts')).messagesListCommand,
  },
  {
    name: 'messages show',
    summary: { zh: '查看一条消息', en: 'show a message and its tries' },
    load: async () => (await import('./messages-list.ts')).messagesShowCommand,
  },
  {
    name: 'messages retry',
    summary: { zh: '重发未成的消息', en: 'send again what failed' },
    load: async () => (await import('./messages-list.ts')).messagesRetryCommand,
  },
  {
    name: 'contacts list',
    summary: { zh: '列出单位和人员的联系方式', en: 'where units and staff are reached' },
    load: async () => (await import('./contacts.ts')).contactsListCommand,
  },
  {
    name: 'contacts add',
    summary: { zh: '登记联系方式', en: 'add a contact point' },
    load: async () => (await import('./contacts.ts')).contactsAddCommand,
  },
  {
    name: 'contacts remove',
    summary: { zh: '删除联系方式', en: 'remove a contact point' },
    load: async () => (await import('./contacts.ts')).contactsRemoveCommand,
  },
  {
    name: 'due',
    summary: { zh: '执行到期事项', en: 'do what fell due' },
    load: async () => (await import('./due.ts')).dueCommand,
  },
  {
    name: 'check',
    summary: { zh: '核对数据与历史', en: 'compare rows with history' },
    load: async () => (await import('./check.ts')).checkCommand,
  },
  {
    name: 'reindex',
    summary: { zh: '重建检索索引', en: 'build the search index anew' },
    load: async () => (await import('./reindex.ts')).reindexCommand,
  },
];
