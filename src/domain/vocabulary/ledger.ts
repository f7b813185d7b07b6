import type { Labels } from './label.ts';

/** Where a promise stands on its way from the confirmed report to its verdict (K-2). */
export const commitmentStates = {
  entered: { zh: '待分解', en: 'Entered', citizenZh: '已列入台账', citizenEn: 'In the ledger' },
  commenting: { zh: '征求意见', en: 'Out for comments', citizenZh: '已列入台账', citizenEn: 'In the ledger' },
  issued: { zh: '已下达', en: 'Issued', citizenZh: '已交办', citizenEn: 'Given out' },
  takenOn: { zh: '已认领', en: 'Taken on', citizenZh: '已交办', citizenEn: 'Given out' },
  running: { zh: '推进中', en: 'Under way' },
  clearing: { zh: '申请销号', en: 'Clearing asked for', citizenZh: '正在核查', citizenEn: 'Being checked' },
  cleared: { zh: '已销号', en: 'Cleared', citizenZh: '已办结', citizenEn: 'Concluded' },
  dropped: { zh: '已撤销', en: 'Dropped' },
} as const satisfies Labels;
export type CommitmentState = keyof typeof commitmentStates;

/** What a promise is (K-1). */
export const commitmentKinds = {
  indicator: { zh: '主要指标', en: 'Indicator' },
  project: { zh: '工程项目', en: 'Project' },
  livelihood: { zh: '民生实事', en: 'Livelihood item' },
  reform: { zh: '改革事项', en: 'Reform' },
  measure: { zh: '工作举措', en: 'Measure of work' },
} as const satisfies Labels;
export type CommitmentKind = keyof typeof commitmentKinds;

/** How one can tell that it was kept (B-4). `none`: cannot be measured. */
export const commitmentChecks = {
  number: { zh: '看数字', en: 'By number' },
  milestone: { zh: '看节点', en: 'By milestone' },
  relative: { zh: '看另一数字', en: 'Relative to another figure' },
  activity: { zh: '只看是否开展', en: 'As an activity only' },
  none: { zh: '无法衡量', en: 'Cannot be measured' },
} as const satisfies Labels;
export type CommitmentCheckWay = keyof typeof commitmentChecks;

/** K-8: how a promise ended. */
export const verdicts = {
  fulfilled: { zh: '兑现', en: 'Fulfilled' },
  fulfilledInPart: { zh: '部分兑现', en: 'Fulfilled in part' },
  notFulfilled: { zh: '未兑现', en: 'Not fulfilled' },
  changed: { zh: '已调整', en: 'Changed' },
  cannotBeMeasured: { zh: '无法衡量', en: 'Cannot be measured' },
} as const satisfies Labels;
export type Verdict = keyof typeof verdicts;

/** How a target is meant; the words of report reading (B-3). */
export const targetComparators = {
  exactly: { zh: '等于', en: 'equals' },
  atLeast: { zh: '不低于', en: 'at least' },
  atMost: { zh: '不高于', en: 'at most' },
  moreThan: { zh: '高于', en: 'more than' },
  lessThan: { zh: '低于', en: 'less than' },
  about: { zh: '左右', en: 'about' },
  range: { zh: '区间', en: 'between' },
  relative: { zh: '与另一指标相比', en: 'relative to another indicator' },
} as const satisfies Labels;
export type TargetComparator = keyof typeof targetComparators;

/** K-6: how a value of a month is to be read. */
export const targetSeries = {
  level: { zh: '当期值', en: 'Value' },
  cumulative: { zh: '累计值', en: 'Cumulative value' },
  growth: { zh: '增速', en: 'Growth' },
  cumulativeGrowth: { zh: '累计增速', en: 'Cumulative growth' },
} as const satisfies Labels;
export type TargetSeries = keyof typeof targetSeries;

/** K-3: why a light is as it is. */
export const lightReasons = {
  onSchedule: { zh: '按进度推进', en: 'On schedule' },
  slightlyBehind: { zh: '略慢于进度', en: 'A little behind schedule' },
  behind: { zh: '进度滞后', en: 'Behind schedule' },
  farBehind: { zh: '进度严重滞后', en: 'Far behind schedule' },
  startDue: { zh: '本月应开工尚未开工', en: 'Should start this month' },
  notStarted: { zh: '应开工未开工', en: 'Should have started' },
  reportMissing: { zh: '本月进展未报', en: 'The monthly report did not come' },
  offTarget: { zh: '偏离目标', en: 'Off the target' },
  limitPassed: { zh: '环节超期', en: 'A step is late' },
} as const satisfies Labels;
export type LightReason = keyof typeof lightReasons;

/** K-5: what happens to a project on its own dates. */
export const projectSteps = {
  started: { zh: '开工', en: 'Started' },
  resumed: { zh: '复工', en: 'Resumed' },
  completed: { zh: '竣工', en: 'Completed' },
} as const satisfies Labels;
export type ProjectStep = keyof typeof projectSteps;

/** What the limits of a promise run for. */
export const ledgerClockKinds = {
  comments: { zh: '征求意见', en: 'Comments' },
  takeOn: { zh: '认领', en: 'Taking on' },
  plan: { zh: '报送方案', en: 'Plan' },
  report: { zh: '月度报告', en: 'Monthly report' },
  check: { zh: '核查', en: 'Check' },
  sheetReply: { zh: '督办单回复', en: 'Reply to a sheet' },
  clearing: { zh: '销号', en: 'Clearing' },
} as const satisfies Labels;
export type LedgerClockKind = keyof typeof ledgerClockKinds;

/** Every action on a promise, as its button says. */
export const commitmentActions = {
  enter: { zh: '列入台账', en: 'Enter in the ledger' },
  breakDown: { zh: '分解', en: 'Break down' },
  askComments: { zh: '征求意见', en: 'Ask for comments' },
  comment: { zh: '反馈意见', en: 'Comment' },
  issue: { zh: '下达', en: 'Issue' },
  takeOn: { zh: '认领', en: 'Take on' },
  objectToIssue: { zh: '提出异议', en: 'Object' },
  setPlan: { zh: '报送方案', en: 'Hand in the plan' },
  report: { zh: '报告进展', en: 'Report progress' },
  acceptReport: { zh: '核查通过', en: 'Accept the report' },
  rejectReport: { zh: '退回报告', en: 'Reject the report' },
  recordStep: { zh: '登记项目节点', en: 'Record a project step' },
  changeHolder: { zh: '更换责任人', en: 'Change the holder' },
  issueSheet: { zh: '下发督办单', en: 'Issue a supervision sheet' },
  replyToSheet: { zh: '回复督办单', en: 'Reply to the sheet' },
  judgeSheet: { zh: '审核回复', en: 'Judge the reply' },
  requestChange: { zh: '申请调整目标', en: 'Ask for a changed target' },
  approveChange: { zh: '同意调整', en: 'Approve the change' },
  refuseChange: { zh: '不同意调整', en: 'Refuse the change' },
  requestClearing: { zh: '申请销号', en: 'Ask for clearing' },
  clear: { zh: '销号', en: 'Clear' },
  refuseClearing: { zh: '不予销号', en: 'Refuse clearing' },
  note: { zh: '记一笔', en: 'Note' },
  link: { zh: '关联工单', en: 'Link a ticket' },
  unlink: { zh: '取消关联', en: 'Remove a link' },
  remind: { zh: '催办', en: 'Remind' },
  supervise: { zh: '督办', en: 'Supervise' },
} as const satisfies Labels;
