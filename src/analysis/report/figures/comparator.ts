import type { Comparator } from '../types.ts';

const after: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:\([^)]{0,12}\))?(?:及|和|或|（含）)?以上/u, '>='],
  [/^(?:\([^)]{0,12}\))?(?:及|和|或)?(?:以下|以内|之内)/u, '<='],
  [/^内(?![在部外容涝生河陆需蒙环控])/u, '<='],
  [/^(?:左右|上下)/u, '~'],
  [/^有余/u, '>'],
];
const before: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:不低于|不少于|不小于|不亚于|至少|最少|最低|力保|下限为?|≥|不低於|起码|保底)(?:为|是)?[建新完打培创引]?[成设造育建进]?$/u, '>='],
  [/(?:不超过|不高于|不大于|不多于|最多|至多|控制在|压降至|≤|不超|上限为?)$/u, '<='],
  [/(?:突破|超过|超额|超出|超|高于|大于|多于|逾|赶超|破|越过|跨越|跨过|冲破|>|迈过|迈上|站上|大关|过)(?:了)?$/u, '>'],
  [/(?:低于|小于|少于|不足|不到|不满|未满|<|近|接近|将近|临近|逼近)$/u, '<'],
  [/(?:大约|(?<![签预节条合公契违履制])约|约为|大概|大致|大体|估计)$/u, '~'],
];

/**
 * What the words right before and right after a number say of it. Words after decide when both speak: 超过 and 以上 together mean at least;
 * a limit such as 控制在 together with 左右 means about.
 */
export function readComparator(inside: Comparator, left: string, right: string): Comparator {
  const said = after.find(([pattern]) => pattern.test(right))?.[1];
  if (inside === 'range' || inside === 'top-rank' || inside === 'out-of-last') return inside;
  const led = before.find(([pattern]) => pattern.test(left))?.[1];
  if (led === '<=' && left.endsWith('控制在') && said === undefined && inside === '=') return '<=';
  return said ?? (inside === '=' ? (led ?? '=') : inside);
}
