import type { TopicVector } from './text-vectors.ts';

/** For each message those that are like it, by place in the list, with how alike they are (0 to 1). */
export type AlikeGraph = readonly ReadonlyMap<number, number>[];

/** The most like ones of a message that are kept: the largest topic that can be told from noise in one run. */
const MOST_ALIKE = 800;

/**
 * Compares each message with those before it that share a fragment. Pairs that `agreement` (0 to 1) leaves below `least` are left out.
 */
export function alikeGraph(vectors: readonly TopicVector[], least: number, agreement: (a: number, b: number) => number): AlikeGraph {
  const holders = new Map<number, { readonly messages: number[]; readonly weights: number[] }>();
  const graph = vectors.map(() => new Map<number, number>());
  const sums = new Float64Array(vectors.length);
  for (const [at, { fragments, weights }] of vectors.entries()) {
    const touched: number[] = [];
    for (const [index, fragment] of fragments.entries()) {
      const weight = weights[index] ?? 0;
      const list = holders.get(fragment);
      if (list === undefined) {
        holders.set(fragment, { messages: [at], weights: [weight] });
        continue;
      }
      for (let holder = 0; holder < list.messages.length; holder += 1) {
        const other = list.messages[holder] as number;
        if (sums[other] === 0) touched.push(other);
        sums[other] = (sums[other] as number) + weight * (list.weights[holder] as number);
      }
      list.messages.push(at);
      list.weights.push(weight);
    }
    for (const other of touched) {
      const alike = sums[other] ?? 0;
      sums[other] = 0;
      if (alike < least) continue;
      const agreed = alike * agreement(at, other);
      if (agreed < least) continue;
      graph[at]?.set(other, agreed);
      graph[other]?.set(at, agreed);
    }
  }
  for (const [at, others] of graph.entries()) {
    if (others.size <= MOST_ALIKE) continue;
    const far = [...others].toSorted((a, b) => b[1] - a[1]).slice(MOST_ALIKE);
    for (const [other] of far) {
      others.delete(other);
      graph[other]?.delete(at);
    }
  }
  return graph;
}
