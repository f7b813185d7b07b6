import type { Suspect } from '../types.ts';
import type { Mention } from './mention.ts';
import type { Surroundings } from '../text/clauses.ts';

/** A value of a list with 分别 and the metric that has the same place in it. */
export type ListItem = { readonly metric: string; readonly verb: string };

const verbs =
  /分别(?:(?:同比|比上年|较上年)?(?:达到?|增长|下降|提高|提升|减少|增加|上升|降低|完成|实现|为|居|位居|列|新增|突破|超过|稳定在|占|排名)?)*/u;

/**
 * Pairs the values of 分别-lists with the metrics before them, by order (B-3). A list with more or fewer values than metrics is left
 * unpaired and handed to a person.
 */
export function pairLists(
  folded: string,
  values: readonly { readonly mention: Mention; readonly around: Surroundings }[],
): { readonly items: ReadonlyMap<Mention, ListItem>; readonly suspects: readonly Omit<Suspect, 'text'>[] } {
  const items = new Map<Mention, ListItem>();
  const suspects: Omit<Suspect, 'text'>[] = [];
  const seen = new Set<number>();
  for (const { around } of values) {
    const { start, end } = around.clause;
    const clause = folded.slice(start, end);
    const found = verbs.exec(clause);
    if (found === null || seen.has(start)) continue;
    seen.add(start);
    const listEnd = start + found.index + found[0].length;
    const paired = values
      .map(({ mention }) => mention)
      .filter((mention) => mention.kind === 'value' && mention.start >= listEnd && mention.end <= end);
    const names = metricsOf(clause.slice(0, found.index));
    if (names.length === paired.length)
      for (const [index, mention] of paired.entries()) items.set(mention, { metric: names[index] ?? '', verb: found[0] });
    else if (names.length > 1 && paired.length > 1) {
      suspects.push({ start, end, suggestion: null, reason: 'unequalList' });
      for (const mention of paired) items.set(mention, { metric: '', verb: found[0] });
    }
  }
  return { items, suspects };
}

/** 治安、刑事案件 are two: what the last says after its own word belongs to the first as well, which a person completes. */
function metricsOf(words: string): readonly string[] {
  return words
    .split(/[、和与]|以及|及/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
