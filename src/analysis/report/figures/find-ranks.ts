import { chineseNumber } from '../numbers/chinese-number.ts';
import type { Mention } from './mention.ts';

const field =
  '全省|全国|全市|全球|世界|亚洲|全县|全区|省内|国内|我省|我国|中部|西部|东部|山西|江苏|四川|浙江|安徽|湖北|广西|内蒙古|海南|全自治区|自治区|长三角|晋东南|副省级[^,，。]{0,6}|省会[^,，。]{0,6}|同类[^,，。]{0,6}|沿海[^,，。]{0,8}|城市|地区';
const ordinal = '(?<n>\\d{1,3}|[一二两三四五六七八九十]{1,3})';

/** 全省第三, 居全国第2位, 位列第七: a place from the top. */
const place = new RegExp(
  `(?:(?:${field})(?:的|中|内)?\\p{Script=Han}{0,6}?|居|位列|位居|名列|列|排名|排在|排|跃居|升至|升到|跃升至|上升至|上升到|跻身|并列|达到|前移至|总量|稳居|保持|(?<=第[\\d一二三四五六七八九十]{1,2}(?:位|名)?、))(?<t>第${ordinal}(?:位|名)?)(?=[,，。、;；!！”"）)(以和并的\\n]|$|方阵)`,
  'gu',
);
/** 全省前三, 前10位, 后20位: among so many from one end. */
const among = new RegExp(`(?<t>(?<end>[前后])${ordinal}(?:位|名|强)?)(?=[,，。、;；!！”"）)的\\n行列]|$)`, 'gu');
/** 全省唯一: the only one. */
const only = /(?<=全省|全国|全市|省内|国内|我省|世界|全球|中部地区|西部地区|自治区|山西|城市)(?:目前)?(?<t>唯一)/gu;

/** Places in an order: 全省第四, 后20位, 全省唯一. */
export function findRanks(folded: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const match of folded.matchAll(place)) add(match, 'top-rank');
  for (const match of folded.matchAll(among)) {
    const leaves = /(?:退出|脱离|摆脱|退后)[^,，。;；]{0,10}$/u.test(folded.slice(Math.max(0, match.index - 14), match.index));
    add(match, match.groups?.['end'] === '后' ? (leaves ? 'out-of-last' : '<=') : 'top-rank');
  }
  for (const match of folded.matchAll(only)) {
    const start = match.index + match[0].lastIndexOf('唯一');
    found.push({ kind: 'value', start, end: start + 2, value: 1, unit: '个', comparator: '=', direction: 'count' });
  }
  return found;

  function add(match: RegExpExecArray, comparator: Mention['comparator']): void {
    const text = match.groups?.['t'] ?? match[0];
    const digits = match.groups?.['n'] ?? '';
    const value = /^\d/u.test(digits) ? Number(digits) : chineseNumber(digits);
    const start = match.index + match[0].lastIndexOf(text);
    if (value !== null) found.push({ kind: 'value', start, end: start + text.length, value, unit: '位', comparator, direction: 'level' });
  }
}
