import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withChineseMarks } from '../../scripts/chinese-marks.ts';

/** Text as it is typed, and as it has to stand; `~` before a mark is the full-width one, which no keyboard of code has. */
const cases: readonly (readonly [typed: string, wanted: string])[] = [
  ['已签收,请办理', '已签收~,请办理'],
  ['端口应为 0 到 9,现为“x”', '端口应为 0 到 9~,现为“x”'],
  ['没有“{found}”{nearest?,是不是“{nearest}”}(可用:{allowed})', '没有“{found}”{nearest?~,是不是“{nearest}”}~(可用~:{allowed}~)'],
  ['按期办结率(不计延期)', '按期办结率~(不计延期~)'],
  ['旧版 Excel 文件(.xls),请另存', '旧版 Excel 文件~(.xls~)~,请另存'],
  ['默认 12345;0 为任意端口', '默认 12345~;0 为任意端口'],
  ['好吗?', '好吗~?'],
  // Two pieces of one template.
  ['已升级(', '已升级~('],
  [' 个文件)', ' 个文件~)'],
  // A sample of code, words of another language and times stay as they are.
  ['应为“字段: 值”', '应为“字段: 值”'],
  ['编号 number, queryCode', '编号 number, queryCode'],
  ['联系时段 08:30 至 17:30', '联系时段 08:30 至 17:30'],
  ['{count?是 {count} 件}', '{count?是 {count} 件}'],
  ['plain (English), with marks: all!', 'plain (English), with marks: all!'],
];

for (const [typed, wanted] of cases) {
  test(`full-width marks: ${typed}`, () => {
    const wide = wanted.replaceAll(/~(.)/gu, (_, mark: string) => String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0));
    assert.equal(withChineseMarks(typed), wide);
    assert.equal(withChineseMarks(wide), wide);
  });
}
