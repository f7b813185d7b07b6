import type { RefusalParams } from '../../domain/kernel/refusal.ts';

/** What a problem did: the row is not imported; one field of it is empty; a value was made storable or a choice was made. */
export type ProblemSeverity = 'rejected' | 'dropped' | 'changed';

/**
 * One thing wrong with one row. `params` never hold what a caller said or who the caller is, so they may be printed and logged.
 * `number` is the source's number where it could be read; `field` the field of the mapping.
 */
export type RowProblem = {
  readonly code: RowProblemCode;
  readonly severity: ProblemSeverity;
  readonly line: number;
  readonly number: string | null;
  readonly field: string | null;
  readonly params: RefusalParams;
};

/** Texts of the problem codes. */
export const rowProblemTexts = {
  badEncoding: { zh: '含有无法解码的字节', en: 'holds bytes that are not text in the file’s encoding' },
  raggedRow: { zh: '有 {found} 格，应为 {expected} 格', en: 'has {found} cells, expected {expected}' },
  unclosedQuote: {
    zh: '引号没有闭合；从下一行继续读取',
    en: 'a quoted field is never closed; reading goes on at the next line',
  },
  strayQuote: { zh: '引号后有多余的字符；从下一行继续读取', en: 'characters follow a closing quote; reading goes on at the next line' },
  recordTooLong: { zh: '一行超过 {max} 个字符', en: 'a record is longer than {max} characters' },
  notJson: { zh: '不是有效的 JSON', en: 'is no valid JSON' },
  notAnObject: { zh: '应为 JSON 对象，实为{found}', en: 'expected a JSON object, found {found}' },
  fileTruncated: {
    zh: '文件在此中断（{reason}），其后内容无法读取',
    en: 'the file breaks off here ({reason}); what follows cannot be read',
  },
  badSheetXml: { zh: '工作表内容有误（{reason}），其后内容无法读取', en: 'the sheet is malformed ({reason}); what follows cannot be read' },
  cellError: { zh: '单元格为错误值 {found}', en: 'the cell holds the error {found}' },
  numberMissing: { zh: '没有来源编号', en: 'has no source number' },
  numberTooLong: { zh: '来源编号有 {found} 字，最多 {max} 字', en: 'the source number has {found} characters, at most {max}' },
  duplicateNumber: { zh: '编号与第 {first} 行重复', en: 'the number is already on line {first}' },
  timeMissing: { zh: '没有时间', en: 'has no time' },
  timeUnreadable: { zh: '“{found}”不符合时间格式 {formats}', en: '"{found}" fits none of the time formats {formats}' },
  timeOutOfRange: { zh: '{found} 超出范围：应在 {from} 与 {to} 之间', en: '{found} is out of range: expected {from} to {to}' },
  timeInGap: {
    zh: '{found} 因夏令时不存在，已顺延为 {used}',
    en: '{found} does not exist (clocks went forward): taken as {used}',
  },
  timeTwice: {
    zh: '{found} 因夏令时出现两次，已取前一次 {used}',
    en: '{found} happened twice (clocks went back): the first, {used}, is taken',
  },
  closedBeforeOpen: { zh: '办结时间 {closed} 早于受理时间 {received}', en: 'closed at {closed}, before it was received at {received}' },
  closedBeforeConcluded: {
    zh: '结案时间 {closed} 早于办结时间 {concluded}',
    en: 'closed at {closed}, before it was concluded at {concluded}',
  },
  openWithClosing: { zh: '状态为未办结，却有办结时间', en: 'is open by its state but has a closing time' },
  unknownValue: { zh: '“{found}”不在映射的取值表中', en: '"{found}" is not in the mapping’s value table' },
  valueMissing: { zh: '没有值', en: 'has no value' },
  nestedValue: { zh: '应为单个值，实为嵌套结构', en: 'expected one value, found a nested structure' },
  textMissing: { zh: '没有诉求内容', en: 'has no text' },
  textTooLong: { zh: '有 {found} 字，最多 {max} 字', en: 'has {found} characters, at most {max}' },
  textTrimmed: { zh: '有 {found} 字，已截为 {max} 字', en: 'has {found} characters, cut to {max}' },
  charactersReplaced: {
    zh: '含有无法存储的字符（空字符或半个代理对），已替换',
    en: 'held characters that cannot be stored (NUL or half a surrogate pair); they were replaced',
  },
  phoneMasked: {
    zh: '电话号码在来源中已脱敏，不能用于联系',
    en: 'the phone number is masked in the source and reaches nobody',
  },
  unitUnknown: { zh: '没有这个单位：“{found}”', en: 'no such unit: "{found}"' },
  areaUnknown: { zh: '没有这个区域：“{found}”', en: 'no such area: "{found}"' },
  classUnknown: { zh: '没有这个类别：“{found}”', en: 'no such class: "{found}"' },
  nameAmbiguous: {
    zh: '“{found}”对应多个代码，请在映射中写明',
    en: '"{found}" is the name of several codes: name the code in the mapping',
  },
  coordinatesUnreadable: { zh: '坐标不是数字', en: 'the coordinates are no numbers' },
  coordinatesOutOfRange: { zh: '坐标超出范围', en: 'the coordinates are out of range' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
export type RowProblemCode = keyof typeof rowProblemTexts;

/** True when what follows in the file could not be read. */
export function breaksOff(problem: RowProblem): boolean {
  return problem.code === 'fileTruncated' || problem.code === 'badSheetXml';
}

/** Words for what a problem did. */
export const severityTexts = {
  rejected: { zh: '未导入', en: 'not imported' },
  dropped: { zh: '该项留空', en: 'field left empty' },
  changed: { zh: '已调整', en: 'adjusted' },
} as const satisfies Readonly<Record<ProblemSeverity, { readonly zh: string; readonly en: string }>>;
