import type { ProblemTexts } from './problem.ts';

/** What the codes of `structured/` mean. Files that add codes of their own spread these in. */
export const structuredProblemTexts = {
  unreadableText: {
    zh: '不是文本文件：既不是 UTF-8，也不是 GB18030 或带标记的 UTF-16',
    en: 'not a text file: neither UTF-8 nor GB18030 nor UTF-16 with a mark',
  },
  damagedText: {
    zh: '这里有损坏的字节，其余是 UTF-8；请重新保存文件',
    en: 'damaged bytes here in a file that is UTF-8 otherwise: save it again',
  },
  emptyFile: { zh: '文件是空的', en: 'the file is empty' },
  yamlSyntax: { zh: 'YAML 语法错误：{detail}', en: 'YAML syntax: {detail}' },
  yamlDuplicateKey: { zh: '同一个字段写了两次', en: 'the same field is written twice' },
  yamlTab: { zh: '缩进只能用空格，不能用制表符', en: 'indent with spaces, not with tabs' },
  yamlIndent: { zh: '缩进与上文不齐', en: 'the indentation does not fit the lines above' },
  yamlSeveral: { zh: '一个文件只能有一份内容，不能有“---”分隔的第二份', en: 'a file holds one document, not a second one after "---"' },
  yamlAlias: { zh: '不支持锚点与引用（& *），请直接写出内容', en: 'anchors and aliases (& *) are not supported, write the value out' },
  yamlTag: { zh: '不支持标签 {found}', en: 'tags are not supported: {found}' },
  yamlKey: { zh: '字段名必须是文字', en: 'a field name must be plain text' },
  tooDeep: { zh: '嵌套过深', en: 'nested too deeply' },
  csvSyntax: { zh: 'CSV 格式错误：{detail}', en: 'CSV syntax: {detail}' },
  csvQuoteOpen: { zh: '引号没有结束', en: 'a quotation mark is never closed' },
  csvQuoteInside: {
    zh: '含引号的格子，整格要用引号括起，格内的引号写两个',
    en: 'a cell with quotation marks is put in marks itself, and those inside are doubled',
  },
  csvNoHeader: { zh: '第一行应为列名', en: 'the first line must name the columns' },
  csvDuplicateColumn: { zh: '列名“{found}”重复', en: 'the column "{found}" appears twice' },
  csvRagged: { zh: '这一行有 {found} 格，应为 {expected} 格', en: 'this row has {found} cells, expected {expected}' },
  unknownField: {
    zh: '没有“{found}”这个字段{nearest?，是不是“{nearest}”}（可用：{allowed}）',
    en: 'unknown field "{found}"{nearest?, did you mean "{nearest}"} (known: {allowed})',
  },
  missingField: { zh: '缺少字段“{name}”', en: 'the field "{name}" is missing' },
  expectedMap: { zh: '应为一组“字段: 值”，实为{found}', en: 'expected fields with values, found {found}' },
  expectedList: { zh: '应为列表，实为{found}', en: 'expected a list, found {found}' },
  expectedText: { zh: '应为文字，实为{found}', en: 'expected text, found {found}' },
  emptyText: { zh: '不能为空', en: 'must not be empty' },
  textTooLong: { zh: '文字过长：{found} 字，最多 {max} 字', en: 'too long: {found} characters, at most {max}' },
  badCharacter: { zh: '含有不可用的字符 {found}', en: 'contains a character that cannot be used: {found}' },
  expectedCode: {
    zh: '“{found}”不能作代码：只可用字母、数字和 . _ - ，最多 64 位',
    en: '"{found}" is no code: letters, digits and . _ - only, at most 64',
  },
  expectedNumber: { zh: '应为数字，实为“{found}”', en: 'expected a number, found "{found}"' },
  expectedWhole: { zh: '应为整数，实为“{found}”', en: 'expected a whole number, found "{found}"' },
  outOfRange: { zh: '{found} 超出范围，应在 {min} 到 {max} 之间', en: '{found} is out of range, expected {min} to {max}' },
  expectedYesNo: { zh: '应为 true 或 false，实为“{found}”', en: 'expected true or false, found "{found}"' },
  expectedDate: {
    zh: '“{found}”不是存在的日期，应写作 2026-01-31',
    en: '"{found}" is not a day that exists, expected the form 2026-01-31',
  },
  expectedMonthDay: { zh: '“{found}”不是月日，应写作 05-01', en: '"{found}" is not a day of the year, expected the form 05-01' },
  expectedTime: { zh: '“{found}”不是时刻，应写作 08:30', en: '"{found}" is not a time of day, expected the form 08:30' },
  expectedOneOf: {
    zh: '“{found}”不在可用值之中{nearest?，是不是“{nearest}”}（可用：{allowed}）',
    en: '"{found}" is not one of the values{nearest?, did you mean "{nearest}"} (known: {allowed})',
  },
} as const satisfies ProblemTexts;
