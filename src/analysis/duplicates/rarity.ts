import type { RarityOf } from './compare-texts.ts';
import { pairOf, type ComparedText } from './read-text.ts';

/** Few texts say little of what is common: as if so many others were there that have none of the fragments. */
const OTHERS = 500;
/** What one of thousands has says no more than this: it may be a slip of the pen. */
const MOST_RARITY = 9;
/** Letters that hold sentences together: fragments with one of them say less of a matter than their rarity makes believe. */
const BINDING = /[的了是我在你您他她它们这那和就也都很没有吗呢吧啊把被给请要不一个上下来去说]/u;
/** What people say whatever they complain of. Counts of a large file tell so by themselves, those of a small one do not. */
const PHRASES =
  '您好你好领导市长书记局长尊敬百忙之中打扰非常感谢谢谢万分盼复希望能够恳请请求要求建议麻烦尽快及时早日处理解决答复回复核实调查落实重视帮忙帮助反映情况投诉举报咨询问题有关部门相关部门政府人员工作市民群众居民业主老百姓来电人表示认为多次一直至今目前现在最近每天每次时候为什么怎么办什么时候是否可以应该已经因为所以但是而且严重影响正常生活休息安全隐患存在造成导致没有人管派人看看受不了周边附近';
const SAID_ALWAYS = new Set(Array.from(PHRASES.slice(1), (_, at) => PHRASES.slice(at, at + 2)));
const OF_LITTLE = 0.5;

/** How rare each fragment is among these texts. */
export function rarityAmong(texts: readonly ComparedText[]): RarityOf {
  const counts = new Map<number, number>();
  for (const { pairs } of texts) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const known = new Map<number, number>();
  const rarityOf = (pair: number): number => rarity(pair, ((counts.get(pair) ?? 0) + 0.5) / (texts.length + OTHERS));
  for (const pair of counts.keys()) known.set(pair, rarityOf(pair));
  return (pair) => known.get(pair) ?? rarityOf(pair);
}

/** How much a fragment says that this share of requests has. */
export function rarity(pair: number, share: number): number {
  const says = Math.min(MOST_RARITY, Math.max(0, -Math.log(share)));
  const letters = pairOf(pair);
  return BINDING.test(letters) || SAID_ALWAYS.has(letters) ? says * OF_LITTLE : says;
}
