import type { Mention } from './mention.ts';

const lead =
  /^(?:(?:力争|确保|全年|预计|实现|累计|其中|全市|我市|今年|同时|进一步|持续|继续|集中|将|并|新一年|争取|每年|共|已|有望|努力)+)/u;
const tail =
  /(?:分别|均|各|都|达到|达|为|突破|超过|超|至少|不低于|不少于|稳定在|保持在|控制在|增长|下降|提高|提升|减少|增加|上升|降低|占|约|近|到|至|在|共|计|的|以|了|将|居|位居|位列|排名|高于|突破了|不超过|要)+$/u;

/** What a value measures: the words before it, or those after it where it counts the thing that follows; of a list, its own item. */
export function readMetric(mention: Mention, left: string, right: string, item: string | null): string {
  if (item !== null) return item;
  const before = left.replace(lead, '').replace(/[“”"「」]/gu, '');
  const counted = /^(?:\p{Script=Han}|[“(])[^,，。;；、：:]*/u.exec(right)?.[0] ?? '';
  const after = counted.replace(/^(?:以上|以下|以内|左右)(?:的)?/u, '').replace(/^的/u, '');
  const ofAfter = mention.unit !== '%' && mention.unit !== '位' && after !== '';
  const last = before.split('、').at(-1) ?? '';
  if (ofAfter) return after;
  const own = last.replace(tail, '');
  return own === '' ? before.replace(tail, '') : own;
}
