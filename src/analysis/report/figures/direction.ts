import type { Direction } from '../types.ts';
import { unitKind } from './units.ts';

const up =
  /(?:增长|新增|提高|提升|上升|增加|增幅|涨幅|增速|上涨|扩大|净增|再布局建设|增至|(?<!不)高于[^,，。]*|拉动|攀升|跃升(?!级)|进位|前进)[^,，。;；、]{0,12}$|[增升]$/u;
const down = /(?:下降|减少|降低|降幅|压减|压缩|缩短|缩减|下跌|收窄|削减|(?<!不)低于[^,，。]*|回落)[^,，。;；、]{0,10}$|[减降]$/u;
const share = /(?:率|占比|比重|比例|达标|覆盖|系数)[^,，。;；]{0,14}$/u;
const held =
  /(?:达到|达|稳定在|保持在|控制在|降至|降到|增至|提高到|提升到|为|占|总量|总额|规模|产值|收入|余额|存量|产量)[^,，。;；]{0,8}$/u;

/** Whether a value is a change, a level or a count, from the clause before it and its unit. */
export function readDirection(unit: string, clauseBefore: string, list: string | null): Direction {
  // A list's later items share the word before the first: 新增2个…、10个….
  const words = list ?? (clauseBefore.endsWith('、') ? (clauseBefore.split('、')[0] ?? '').replace(/\d.*/u, '') : clauseBefore);
  const reached = /(?:提高到|提升到|增至|增加到|降至|降到|压缩至|压减至|缩短至|上升到|提高至|提升至)[^\p{P}]{0,3}$/u.test(words);
  if (!reached && down.test(words)) return 'decrease';
  if (!reached && up.test(words)) return 'increase';
  const kind = unitKind(unit);
  if (kind === 'share' || kind === 'times') return 'level';
  if (reached || share.test(words)) return 'level';
  if (kind === 'money' || kind === 'measure' || kind === 'capacity') return held.test(words) ? 'level' : 'count';
  return /(?:达到|达|总数|累计达)$/u.test(words) ? 'level' : 'count';
}
