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

/** So many bits for each run: few of the marks are by chance. */
const BITS_A_RUN = 16;
const LEAST_BITS = 1_024;

/** How rare each fragment is among these texts. Copies of what was there before are not counted: a petition sent by thousands is rare still. */
export function rarityAmong(texts: readonly ComparedText[]): RarityOf {
  const counts = new Map<number, number>();
  const isCopy = watchCopies(texts);
  let counted = 0;
  for (const text of texts) {
    if (isCopy(text)) continue;
    counted += 1;
    for (const pair of text.pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const known = new Map<number, number>();
  const rarityOf = (pair: number): number => rarity(pair, ((counts.get(pair) ?? 0) + 0.5) / (counted + OTHERS));
  for (const pair of counts.keys()) known.set(pair, rarityOf(pair));
  return (pair) => known.get(pair) ?? rarityOf(pair);
}

/** How much a fragment says that this share of requests has. */
export function rarity(pair: number, share: number): number {
  const says = Math.min(MOST_RARITY, Math.max(0, -Math.log(share)));
  const letters = pairOf(pair);
  return BINDING.test(letters) || SAID_ALWAYS.has(letters) ? says * OF_LITTLE : says;
}

/** Tells of one text after the other whether more than half of its runs stood in those before; by marks, which cost less than lists. */
function watchCopies(texts: readonly ComparedText[]): (text: ComparedText) => boolean {
  const runs = texts.reduce((sum, text) => sum + text.runs.length, 0);
  const marks = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(LEAST_BITS, runs * BITS_A_RUN))) / 8);
  return (text) => {
    let known = 0;
    for (const run of text.runs) {
      const at = (run >>> 3) % marks.length;
      const bit = 1 << (run & 7);
      const mark = marks[at] ?? 0;
      if ((mark & bit) !== 0) known += 1;
      else marks[at] = mark | bit;
    }
    return known * 2 > text.runs.length;
  };
}
