import { formatProblem, type Problem, type ProblemTexts } from '../structured/problem.ts';
import { structuredProblemTexts } from '../structured/problem-texts.ts';

/** What the problem codes of a profile mean. */
export const profileProblemTexts = {
  ...structuredProblemTexts,
  noProfileHere: {
    zh: '这个目录里没有城市配置{nearest?，是不是其中的“{nearest}”}',
    en: 'there is no profile in this folder{nearest?, did you mean "{nearest}" inside it}',
  },
  missingFile: { zh: '缺少这个文件', en: 'this file is missing' },
  unknownFile: {
    zh: '配置目录中没有这个文件的位置{nearest?，是不是“{nearest}”}（可用：{allowed} calendar/YYYY.yaml）',
    en: 'a profile has no such file{nearest?, did you mean "{nearest}"} (known: {allowed} calendar/YYYY.yaml)',
  },
  emptyTable: { zh: '表中没有任何一行', en: 'the table has no rows' },
  emptyList: { zh: '至少要有一项', en: 'at least one item is needed' },
  duplicateCode: { zh: '“{found}”已在第 {line} 行出现', en: '"{found}" already stands in line {line}' },
  unknownParent: {
    zh: '没有上级“{found}”{nearest?，是不是“{nearest}”}',
    en: 'there is no parent "{found}"{nearest?, did you mean "{nearest}"}',
  },
  unknownUnitKind: {
    zh: '没有单位类别“{found}”{nearest?，是不是“{nearest}”}',
    en: 'there is no kind of unit "{found}"{nearest?, did you mean "{nearest}"}',
  },
  unknownArea: {
    zh: '没有区域“{found}”{nearest?，是不是“{nearest}”}',
    en: 'there is no area "{found}"{nearest?, did you mean "{nearest}"}',
  },
  unknownUnit: {
    zh: '没有单位“{found}”{nearest?，是不是“{nearest}”}',
    en: 'there is no unit "{found}"{nearest?, did you mean "{nearest}"}',
  },
  unknownClass: {
    zh: '没有事项分类“{found}”{nearest?，是不是“{nearest}”}',
    en: 'there is no class "{found}"{nearest?, did you mean "{nearest}"}',
  },
  unknownRole: { zh: 'roles.yaml 中没有角色“{found}”', en: 'the role "{found}" is not in roles.yaml' },
  roleMissing: { zh: '闭环离不开角色“{name}”', en: 'the loop needs the role "{name}"' },
  parentCycle: { zh: '“{found}”成了自己的上级', en: '"{found}" is above itself' },
  unknownTownship: {
    zh: '该区域没有名为“{found}”的乡镇（街道），请先加一行 kind 为 township 的地点',
    en: 'the area has no town named "{found}"; add a row for it with the kind township',
  },
  halfPoint: {
    zh: '“{found}”的经纬度要么都写，要么都不写',
    en: 'the point of "{found}" needs both a latitude and a longitude, or neither',
  },
  level2WithParent: { zh: '二级单位“{found}”不能有上级', en: 'the level-2 unit "{found}" must have no parent' },
  level3WithoutParent: { zh: '三级单位“{found}”必须有二级上级', en: 'the level-3 unit "{found}" needs a parent of level 2' },
  parentNotLevel2: { zh: '上级“{found}”不是二级单位', en: 'the parent "{found}" is not of level 2' },
  classNotLeaf: { zh: '分类“{found}”下还有分类，工单不能用它', en: 'the class "{found}" has classes under it, a ticket cannot carry it' },
  areaTooDeep: { zh: '区域“{found}”超过五级', en: 'the area "{found}" lies below the fifth level' },
  classTooDeep: { zh: '分类“{found}”超过三级', en: 'the class "{found}" lies below the third level' },
  dutyBelowLowestLevel: {
    zh: '该行规定最低由二级单位承办，“{found}”却是三级单位（D-8）',
    en: 'the line keeps the class at level 2, but "{found}" is of level 3 (D-8)',
  },
  endsBeforeItStarts: { zh: '止于 {to}，早于起始的 {from}', en: 'ends on {to}, before it begins on {from}' },
  overlappingDuties: {
    zh: '分类 {classCode}{area?、区域 {area}} 在同一时期已有 {other}（第 {line} 行）',
    en: 'class {classCode}{area?, area {area}} already has {other} (line {line}) at that time',
  },
  classWithoutDuty: {
    zh: '分类 {classCode} {name} 自 {on} 起在 {count} 个区域没有承办单位：{areas}',
    en: "class {classCode} {nameEn} is nobody's duty from {on} in {count} areas: {areas}",
  },
  expectedLimit: {
    zh: '“{found}”不是时限，应写作 5 workdays、0.5 workday、30 minutes、24 hours、180 calendarDays',
    en: '"{found}" is no limit, expected 5 workdays, 0.5 workday, 30 minutes, 24 hours or 180 calendarDays',
  },
  negativeLimit: { zh: '时限不能为负：“{found}”', en: 'a limit cannot be negative: "{found}"' },
  zeroLimit: { zh: '时限不能为零', en: 'the limit must be longer than nothing' },
  limitTooLong: { zh: '“{found}”过长，最多 {max}', en: '"{found}" is too long, at most {max}' },
  signLongerThanHandling: { zh: '签收时限长于最短的办理时限', en: 'signing may take longer than the shortest handling limit' },
  level3LongerThanHandling: {
    zh: '三级单位的时限长于最长的办理时限（H-5）',
    en: 'the level-3 limit is longer than any handling limit (H-5)',
  },
  extensionHalfZero: {
    zh: '可延 {maxCount} 次、每次 {maxWorkdaysEach} 个工作日，互相矛盾',
    en: '{maxCount} extensions of {maxWorkdaysEach} workdays contradict each other',
  },
  extensionsPassLongCycle: {
    zh: '办理时限加全部延期约 {sum} 天，超过长周期事项的 {max} 天',
    en: 'handling and all extensions take about {sum} days, more than the {max} days of a long-cycle matter',
  },
  reportAfterEnd: {
    zh: '报告间隔 {found} 天，长于全部期限 {max} 天',
    en: 'a report every {found} days, longer than all {max} days allowed',
  },
  notIncreasing: { zh: '{found} 应大于前一项的 {before}', en: '{found} must be greater than {before} before it' },
  ladderLevel: { zh: '此处应为第 {expected} 级，实为 {found}', en: 'expected step {expected} here, found {found}' },
  ladderUnits: {
    zh: '计时单位 {found} 与前一级的 {before} 不同，无法比较先后',
    en: 'counted in {found}, the step before in {before}: they cannot be ordered',
  },
  contactHoursEmpty: { zh: '联系时段 {from} 至 {to} 为空', en: 'contact hours from {from} to {to} are empty' },
  repeatedValue: { zh: '“{found}”重复', en: '"{found}" appears twice' },
  yearNotOfFile: { zh: '文件名与年份 {found} 不符', en: 'the file is named for another year than {found}' },
  unknownTimeZone: { zh: '没有这个时区（例：Asia/Shanghai）', en: 'no such time zone (example: Asia/Shanghai)' },
  noSuchWeekday: { zh: '星期应为 1（周一）至 7（周日）', en: 'a weekday is 1 (Monday) to 7 (Sunday)' },
  noWorkday: { zh: '七天全为休息日', en: 'every day of the week is free' },
  noHours: { zh: '没有作息时间', en: 'there are no working hours' },
  noSuchDay: { zh: '没有这一天', en: 'there is no such day' },
  repeatedHours: { zh: '同一天有两套作息时间', en: 'two sets of hours begin on the same day' },
  noSegments: { zh: '这套作息时间没有时段', en: 'these hours have no segment' },
  noSuchTime: { zh: '没有这个时刻', en: 'there is no such time of day' },
  segmentEmpty: { zh: '时段的结束不晚于开始', en: 'the segment ends before it begins' },
  segmentsOverlap: { zh: '时段与前一时段重叠或次序颠倒', en: 'the segment overlaps the one before it or is out of order' },
  repeatedYear: { zh: '这一年已有安排', en: 'the year is already there' },
  noSuchDate: { zh: '没有这一天', en: 'there is no such date' },
  outsideItsYear: { zh: '日期不在这一年', en: 'the date lies outside its year' },
  holidayEndsBeforeItStarts: { zh: '假期的结束早于开始', en: 'the holiday ends before it begins' },
  holidaysOverlap: { zh: '与另一个假期重叠', en: 'overlaps another holiday' },
  makeUpInsideHoliday: { zh: '调休上班日在假期之内', en: 'a make-up workday inside a holiday' },
  makeUpOnWorkday: { zh: '调休上班日本来就是工作日', en: 'a make-up workday that is a workday anyway' },
  followUpTryLast: {
    zh: '第 {found} 次回访不能用短信：共 {tries} 次，最后一次之后即记为未接通（E-1）',
    en: 'try {found} of {tries} cannot go by text message: after the last one the caller counts as not reached (E-1)',
  },
  brokenPlaceholder: { zh: '花括号不成对', en: 'a brace opens or closes nothing' },
  unknownPlaceholder: {
    zh: '没有占位符“{found}”{nearest?，是不是“{nearest}”}（可用：{allowed}）',
    en: 'there is no placeholder "{found}"{nearest?, did you mean "{nearest}"} (known: {allowed})',
  },
  placeholderMayBeEmpty: {
    zh: '占位符“{found}”可能为空，请写入可省略的部分，如 （{found}?……）（花括号）',
    en: 'the placeholder "{found}" may be empty: write it inside a part that can be left out, in braces: {found}?...',
  },
  smsTooLong: {
    zh: '填入内容后最长 {found} 字，超过短信的 {max} 字',
    en: 'up to {found} characters when filled in, more than the {max} of a text message',
  },
  noPublishedYear: {
    zh: '没有任何一年的放假安排，所有时限都是暂定的（C-3）',
    en: 'no year has a published notice: every deadline is provisional (C-3)',
  },
  yearNotPublished: {
    zh: '{years} 年没有放假安排，其时限为暂定（C-3）',
    en: 'no notice for {years}: deadlines of those years are provisional (C-3)',
  },
  sameName: { zh: '名称“{found}”重复，使用者分不清', en: 'the name "{found}" appears twice, people cannot tell them apart' },
  unitsWithoutDuty: { zh: '{count} 个二级单位不在派单目录中：{units}', en: '{count} level-2 units have no line in the catalogue: {units}' },
  linesOutsideEdition: { zh: '有效期不在本版之内的行：{found}', en: 'lines that are valid at no time of this edition: {found}' },
  noLongCycleClass: {
    zh: '没有列为长周期的分类，任何工单都不能转长周期（H-4）',
    en: 'no class is listed as long-cycle, so no ticket can become one (H-4)',
  },
  noLadderClock: { zh: '没有任何时限触发督办（S-2）', en: 'no clock ever brings a supervision sheet (S-2)' },
  repeatedMakeUp: { zh: '调休上班日重复', en: 'the make-up workday appears twice' },
} as const satisfies ProblemTexts;

/** One line for people: `units.csv:12 [parent] …`. */
export function formatProfileProblem(problem: Problem, language: 'zh' | 'en'): string {
  return formatProblem(problem, profileProblemTexts, language);
}
