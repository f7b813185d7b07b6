import type { AlikeGraph } from './alike-graph.ts';

const MOST_PASSES = 20;
const MOST_LEVELS = 10;
/** Differences below are rounding. */
const NOTHING = 1e-12;

type Level = { readonly graph: AlikeGraph; readonly sizes: readonly number[] };

/**
 * Parts a graph so that members of a group are, on the average, more alike than `density`, and joining two groups would change that: the
 * constant Potts model, found by moving single members and then whole groups. The group of each member, numbered from 0.
 */
export function communities(graph: AlikeGraph, density: number): readonly number[] {
  let level: Level = { graph, sizes: graph.map(() => 1) };
  let groups: readonly number[] = [...graph.keys()];
  for (let round = 0; round < MOST_LEVELS; round += 1) {
    const moved = moveMembers(level, density);
    if (moved === undefined) break;
    groups = groups.map((group) => moved[group] ?? group);
    level = joined(level, moved);
  }
  return groups;
}

/** Moves each member to the group where it gains most, until none moves; undefined when none moved at all. */
function moveMembers({ graph, sizes }: Level, density: number): readonly number[] | undefined {
  const groups = [...graph.keys()];
  const groupSizes = [...sizes];
  let any = false;
  for (let pass = 0, moves = 1; pass < MOST_PASSES && moves > 0; pass += 1) {
    moves = 0;
    for (const [member, others] of graph.entries()) {
      const size = sizes[member] ?? 0;
      const own = groups[member] ?? 0;
      groupSizes[own] = (groupSizes[own] ?? 0) - size;
      const best = bestGroup(tiesTo(groups, others), own, (group) => density * size * (groupSizes[group] ?? 0));
      groupSizes[best] = (groupSizes[best] ?? 0) + size;
      if (best === own) continue;
      groups[member] = best;
      moves += 1;
      any = true;
    }
  }
  return any ? numbered(groups) : undefined;
}

function tiesTo(groups: readonly number[], others: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const ties = new Map<number, number>();
  for (const [other, alike] of others) {
    const group = groups[other] ?? 0;
    ties.set(group, (ties.get(group) ?? 0) + alike);
  }
  return ties;
}

/** Where a member gains most by its ties, less what is expected of them; its own group when no other is better. */
function bestGroup(ties: ReadonlyMap<number, number>, own: number, expected: (group: number) => number): number {
  let best = own;
  let most = (ties.get(own) ?? 0) - expected(own) + NOTHING;
  for (const [group, tie] of ties) {
    const gain = tie - expected(group);
    if (group === own || gain <= most) continue;
    most = gain;
    best = group;
  }
  return best;
}

function numbered(groups: readonly number[]): readonly number[] {
  const numbers = new Map<number, number>();
  for (const group of groups) if (!numbers.has(group)) numbers.set(group, numbers.size);
  return groups.map((group) => numbers.get(group) ?? 0);
}

/** The graph of groups: each a member of the next level. */
function joined({ graph, sizes }: Level, groups: readonly number[]): Level {
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const next = Array.from({ length: count }, () => new Map<number, number>());
  const nextSizes = Array.from({ length: count }, () => 0);
  for (const [member, others] of graph.entries()) {
    const group = groups[member] ?? 0;
    nextSizes[group] = (nextSizes[group] ?? 0) + (sizes[member] ?? 0);
    for (const [other, alike] of others) {
      const otherGroup = groups[other] ?? 0;
      if (otherGroup !== group) next[group]?.set(otherGroup, (next[group]?.get(otherGroup) ?? 0) + alike);
    }
  }
  return { graph: next, sizes: nextSizes };
}
